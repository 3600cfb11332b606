// Which form of the fault's screen stands open when it is opened: that of the first thing owed, in the screen's order.
import type { Incident } from '../../shared/incident/incident.ts'
import { plan } from '../../shared/plan/plan.ts'
import type { DutyAct } from '../../shared/rules/duty.ts'
import { owedDuties } from '../../shared/rules/duties.ts'

const inOrder = [
  'locateFault',
  'checkFault',
  'findFaultCause',
  'checkBugInformation',
  'askMaintainer',
  'askMaintainerForCause',
  'askMaintainerForRemedy',
  'weighServer',
  'requestCouncil',
  'reportFault',
  'confirmIntegrity',
  'repairIntegrity',
] as const satisfies readonly DutyAct[]

/** Null: nothing of chapter 2 is owed. What has a condition waits until a person says that it is there. */
export function openFirst(incident: Incident): DutyAct | null {
  const owed = owedDuties(incident, plan).filter(
    ({ clause, condition }) => clause.startsWith('2-') && condition === null,
  )
  return inOrder.find((act) => owed.some((duty) => duty.act === act)) ?? null
}
