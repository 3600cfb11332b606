// Correction 訂正 (OP5): which duties it would open or close, said before anybody saves it.
import { foldWith } from '../incident/fold.ts'
import type { Folded } from '../incident/fold.ts'
import type { Bodies } from '../incident/operation-bodies.ts'
import type { Plan } from '../plan/plan.ts'
import type { Duty } from './duty.ts'
import { owedDuties } from './duties.ts'

export type Effect = { opened: Duty[]; closed: Duty[] }

/** Duties owed only with the corrections, and only without them. What they correct and isn't here changes nothing. */
export function effectOf(folded: Folded, corrections: readonly Bodies['v1.corrected'][], plan: Plan): Effect {
  const before = owedDuties(folded.incident, plan)
  const after = owedDuties(corrections.reduce(withCorrection, folded).incident, plan)
  return { opened: after.filter(notAmong(before)), closed: before.filter(notAmong(after)) }
}

function withCorrection(folded: Folded, body: Bodies['v1.corrected']): Folded {
  const target = folded.entries.find(({ read }) => read.operation.id === body.operation)
  if (target === undefined) return folded
  const id = `correction of ${body.operation}`
  return foldWith(folded, { ...target.read.operation, id, type: 'v1.corrected', body })
}

function notAmong(duties: readonly Duty[]): (duty: Duty) => boolean {
  const ids = new Set(duties.map(({ id }) => id))
  return ({ id }) => !ids.has(id)
}

/** 誤入力, without a reason in words. */
export function mistaken(operation: string): Bodies['v1.corrected'] {
  return { operation, nature: 'mistaken', body: null, reason: null }
}
