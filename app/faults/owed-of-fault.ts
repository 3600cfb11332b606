// The duties that chapter 2 still wants. The form of the first stands open when the fault's screen is opened.
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Duty, DutyAct } from '../../shared/rules/duty.ts'
import { owedDuties } from '../../shared/rules/duties.ts'

const inOrder = [
  'locateFault',
  'checkFault',
  'findFaultCause',
  'checkBugInformation',
  'askMaintainer',
  'askMaintainerForCause',
  'settleFaultCause',
  'askMaintainerForRemedy',
  'weighServer',
  'requestCouncil',
  'reportFault',
  'confirmIntegrity',
  'repairIntegrity',
] as const satisfies readonly DutyAct[]

/** The duties owed by chapter 2 alone: an act can be owed by clauses of several chapters. */
export function owedOfFault(incident: Incident, plan: Plan): Duty[] {
  return owedDuties(incident, plan).filter(({ clause }) => clause.startsWith('2-'))
}

/**
 * The first thing owed in the order of the screen; null: nothing is. What has a condition waits until a person says that
 * it is there.
 */
export function openFirst(incident: Incident, plan: Plan): DutyAct | null {
  const owed = owedOfFault(incident, plan).filter(({ condition }) => condition === null)
  return inOrder.find((act) => owed.some((duty) => duty.act === act)) ?? null
}
