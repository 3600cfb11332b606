// Decision 決定 while it is being written: one draft an item of the agenda.
import * as z from 'zod/mini'

export const DecisionDraft = z.object({
  what: z.string(),
  responsible: z.string(),
  due: z.string(),
  urgent: z.boolean(),
  /** The meeting that decided; null: the latest. */
  meeting: z.nullable(z.string()),
  /** For 運用の再開: 'true', 'false' for not yet; '': not said. */
  resumes: z.string(),
  /** 事後承認: the measures ticked. */
  ratifies: z.array(z.string()),
})
export type DecisionDraft = z.infer<typeof DecisionDraft>

export const emptyDecision: DecisionDraft = {
  what: '',
  responsible: '',
  due: '',
  urgent: false,
  meeting: null,
  resumes: '',
  ratifies: [],
}

export const decisionDraft = (incident: string, item: string) => `councilDecided ${incident} ${item}`
