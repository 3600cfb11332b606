// Duties 次にすること: what the plan wants done in an incident, by whom, by which clause. Derived, never stored.
import type { Incident } from '../incident/incident.ts'
import type { Duty } from './duty.ts'
import { isOwed } from './duty.ts'
import { intakeDuties } from './intake.ts'
import { mayorReportDuties } from './mayor-report.ts'
import { notificationDuties } from './notification.ts'
import { resumptionDuties } from './resumption.ts'
import { situationDuties } from './situation.ts'
import { threatDuties } from './threat.ts'

/** Every duty of an incident in plan order, owed and fulfilled. */
export function duties(incident: Incident): Duty[] {
  return [
    ...intakeDuties(incident),
    ...situationDuties(incident),
    ...notificationDuties(incident),
    ...threatDuties(incident),
    ...mayorReportDuties(incident),
    ...resumptionDuties(incident),
  ]
}

/** What is still owed, in the order of the screen. */
export function owedDuties(incident: Incident): Duty[] {
  return inScreenOrder(duties(incident).filter(isOwed))
}

/**
 * Our order: 直ちに, and 3-2(4) with it though the clause has no such word; then 速やかに; then what has no word; last
 * what is 必要に応じて. Within each the plan's own.
 */
function inScreenOrder(owed: readonly Duty[]): Duty[] {
  return owed.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ urgency, clause, whereNeeded }: Duty): number {
  if (urgency === '直ちに' || clause === '3-2(4)') return 0
  if (urgency === '速やかに') return 1
  return whereNeeded ? 3 : 2
}
