// Duties 次にすること: what the plan wants done in an incident, by whom, by which clause. Derived, never stored.
import type { Incident } from '../incident/apply.ts'
import type { Duty } from './duty.ts'
import { intakeDuties } from './intake.ts'

/** Every duty of an incident in plan order, owed and fulfilled. */
export function duties(incident: Incident): Duty[] {
  return intakeDuties(incident)
}

/** What is still owed. */
export function owedDuties(incident: Incident): Duty[] {
  return duties(incident).filter(({ doneBy }) => doneBy.length === 0)
}
