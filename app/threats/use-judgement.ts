// A judgement in the making: ticked examples, another level than they suggest, the reason, who judges. A draft (ST4).
import * as z from 'zod/mini'
import { computed } from 'vue'
import { ThreatLevel } from '../../shared/plan/schemas.ts'
import { suggestedLevel } from '../../shared/rules/violation/threat.ts'
import { useDraftFields } from '../record/state/use-draft-fields.ts'
import { Actor } from '../forms/actor.ts'

const Judgement = z.object({
  examples: z.array(z.string()),
  /** Null: as the examples suggest. */
  level: z.nullable(ThreatLevel),
  reason: z.string(),
  /** Null: whoever uses this device. */
  actor: z.nullable(Actor),
  helpedBy: z.array(z.string()),
})
type Judgement = z.infer<typeof Judgement>

/** `stands`: what the last one rested on, and what the record asks to be weighed; what nobody touches follows it. */
export function useJudgement(
  incident: string,
  stands: () => Pick<Judgement, 'examples'> & Partial<Pick<Judgement, 'level' | 'reason'>>,
) {
  const { fields, restored, forget, clear } = useDraftFields<Judgement>(
    `threat ${incident}`,
    z.partial(Judgement),
    () => ({ level: null, reason: '', actor: null, helpedBy: [], ...stands() }),
  )
  const part = <K extends keyof Judgement>(key: K) => {
    // Whoever watches it hears of what has changed, not of a list read anew: that closed the question which was being asked.
    const now = computed<Judgement[K]>((before) =>
      before !== undefined && JSON.stringify(before) === JSON.stringify(fields[key]) ? before : fields[key],
    )
    return computed<Judgement[K]>({ get: () => now.value, set: (chosen) => (fields[key] = chosen) })
  }
  const suggested = computed(() => suggestedLevel(fields.examples))
  /** The level to be recorded. */
  const chosen = computed(() => fields.level ?? suggested.value)
  return {
    /** What is asked about now stays, whatever arrives meanwhile. */
    hold: () =>
      Object.assign(fields, { examples: fields.examples, level: fields.level, reason: fields.reason }),
    examples: part('examples'),
    level: part('level'),
    reason: part('reason'),
    actor: part('actor'),
    helpedBy: part('helpedBy'),
    suggested,
    chosen,
    /** Not what the examples suggest, or there are none: each list ends in 等, so that it takes a reason. */
    differs: computed(() => chosen.value !== suggested.value),
    restored,
    forget,
    clear,
  }
}
