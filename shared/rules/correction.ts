// Correction 訂正 (OP5): which duties it would open or close, said before anybody saves it.
import { foldWith } from '../incident/fold.ts'
import type { Folded } from '../incident/fold.ts'
import type { Bodies } from '../incident/operation-bodies.ts'
import type { Plan } from '../plan/plan.ts'
import type { Duty } from './duty.ts'
import { owedDuties } from './duties.ts'

export type Effect = { opened: Duty[]; closed: Duty[] }

/** Duties owed only with the correction, and only without it. */
export function effectOf(folded: Folded, correction: Bodies['v1.corrected'], plan: Plan): Effect {
  const target = folded.entries.find(({ read }) => read.operation.id === correction.operation)
  if (target === undefined) return { opened: [], closed: [] }
  const id = `correction of ${correction.operation}`
  const said = { ...target.read.operation, id, type: 'v1.corrected', body: correction } as const
  const before = owedDuties(folded.incident, plan)
  const after = owedDuties(foldWith(folded, said).incident, plan)
  const without = (duties: readonly Duty[]) => {
    const ids = new Set(duties.map((duty) => duty.id))
    return (duty: Duty) => !ids.has(duty.id)
  }
  return { opened: after.filter(without(before)), closed: before.filter(without(after)) }
}
