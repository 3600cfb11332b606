// The table of duties: every entry of every clause, in plan order.
import { councilDuties, urgentDecisionDuties } from './council/council.ts'
import type { DutyEntries, DutyEntry } from './duty-entry.ts'
import { faultDuties } from './fault/fault.ts'
import { intakeDuties } from './intake.ts'
import { causeDuties } from './violation/cause.ts'
import { containmentDuties } from './violation/containment.ts'
import { mayorReportDuties } from './violation/mayor-report.ts'
import { notificationDuties } from './violation/notification.ts'
import { faultResumptionDuties, violationResumptionDuties } from './violation/resumption.ts'
import { situationDuties } from './violation/situation.ts'
import { reassessmentDuties, threatDuties } from './violation/threat.ts'

export const dutyTable = {
  ...intakeDuties,
  ...councilDuties,
  ...faultDuties,
  ...urgentDecisionDuties,
  ...faultResumptionDuties,
  ...situationDuties,
  ...notificationDuties,
  ...threatDuties,
  ...containmentDuties,
  ...reassessmentDuties,
  ...causeDuties,
  ...mayorReportDuties,
  ...violationResumptionDuties,
} as const satisfies DutyEntries

export type DutyId = keyof typeof dutyTable
type Known = Pick<(typeof dutyTable)[DutyId], 'act' | 'home'>
export type DutyAct = Known['act']

/** Any entry of the table. */
export type KnownEntry = Omit<DutyEntry, keyof Known> & Known
