// What the rules ask for in an incident, as tests ask about it.
import type { Operation } from '../../shared/incident/operation.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { blockers } from '../../shared/rules/gates.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { foldOf } from '../incident/said.ts'

/** Every duty of what was said. */
export function raised(...said: Operation[]): Duty[] {
  return duties(foldOf(...said).incident, plan)
}

/** The ids of those of one clause: raised at all, and still owed. */
export function under(clause: string) {
  const of = (said: Operation[]) => raised(...said).filter((duty) => duty.clause === clause)
  return {
    raised: (...said: Operation[]) => of(said).map(({ id }) => id),
    owed: (...said: Operation[]) =>
      of(said)
        .filter(isOwed)
        .map(({ id }) => id),
  }
}

/** One duty by its id; undefined: it is not raised. */
export function dutyOf(id: string, ...said: Operation[]): Duty | undefined {
  return raised(...said).find((duty) => duty.id === id)
}

/** What fulfils it; undefined: it is not raised. */
export function doneBy(id: string, ...said: Operation[]): string[] | undefined {
  return dutyOf(id, ...said)?.doneBy
}

/** What a gate says is missing. */
export function missing(gate: Gate, ...said: Operation[]): string[] {
  return blockers(foldOf(...said).incident, gate).map(({ id }) => id)
}
