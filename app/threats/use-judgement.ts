// A judgement in the making: ticked examples, another level than they suggest, the reason, who judges. A draft (ST4).
import * as z from 'zod/mini'
import { computed } from 'vue'
import { ThreatLevel } from '../../shared/plan/schemas.ts'
import { suggestedLevel } from '../../shared/rules/violation/threat.ts'
import { useDraftOf } from '../record/state/use-draft.ts'
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

/** `ticked`: what the last one rested on; `proposed`: what the record asks to be weighed. */
export function useJudgement(
  incident: string,
  ticked: readonly string[],
  proposed: Partial<Pick<Judgement, 'level' | 'reason'>> = {},
) {
  const initial = { examples: [...ticked], level: null, reason: '', actor: null, helpedBy: [], ...proposed }
  const { fields, restored, forget, clear } = useDraftOf(`threat ${incident}`, Judgement, initial)
  const part = <K extends keyof Judgement>(key: K) =>
    computed<Judgement[K]>({
      get: () => fields.value[key],
      set: (now) => (fields.value = { ...fields.value, [key]: now }),
    })
  const suggested = computed(() => suggestedLevel(fields.value.examples))
  /** The level to be recorded. */
  const chosen = computed(() => fields.value.level ?? suggested.value)
  return {
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
