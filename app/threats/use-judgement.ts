// A judgement in the making: ticked examples, another level than they suggest, the reason. Kept as a draft (ST4).
import * as z from 'zod/mini'
import { computed } from 'vue'
import type { ComputedRef, WritableComputedRef } from 'vue'
import { suggestedLevel } from '../../shared/rules/threat.ts'
import { ThreatLevel } from '../../shared/plan/schemas.ts'
import { useDraft } from '../record/use-draft.ts'

const Judgement = z.object({
  examples: z.array(z.string()),
  /** Null: as the examples suggest. */
  level: z.nullable(ThreatLevel),
  reason: z.string(),
})
type Judgement = z.infer<typeof Judgement>

const nothing: Judgement = { examples: [], level: null, reason: '' }

type Making = {
  examples: WritableComputedRef<string[]>
  level: WritableComputedRef<ThreatLevel | null>
  reason: WritableComputedRef<string>
  suggested: ComputedRef<ThreatLevel | null>
  /** What will be recorded. */
  chosen: ComputedRef<ThreatLevel | null>
  /** It differs from what the examples suggest, or there are none: each list ends in 等. */
  differs: ComputedRef<boolean>
  forget: () => Promise<void>
}

/** `ticked`: what the last one rested on. */
export function useJudgement(incident: string, ticked: readonly string[]): Making {
  const initial = JSON.stringify({ ...nothing, examples: ticked })
  const { text, forget } = useDraft(`threat ${incident}`, initial)
  const made = computed(() => Judgement.safeParse(JSON.parse(text.value)).data ?? nothing)
  const part = <K extends keyof Judgement>(key: K) =>
    computed<Judgement[K]>({
      get: () => made.value[key],
      set: (value) => (text.value = JSON.stringify({ ...made.value, [key]: value })),
    })
  const suggested = computed(() => suggestedLevel(made.value.examples))
  const chosen = computed(() => made.value.level ?? suggested.value)
  const differs = computed(() => chosen.value !== suggested.value)
  return {
    examples: part('examples'),
    level: part('level'),
    reason: part('reason'),
    suggested,
    chosen,
    differs,
    forget,
  }
}
