// The duties of one subject alone, lifted or not, as its tests ask for them.
import type { Incident } from '../../shared/incident/incident.ts'
import { plan } from '../../shared/plan/plan.ts'
import { dutiesAmong } from '../../shared/rules/duties.ts'
import { dutyIds } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import * as intake from '../../shared/rules/intake.ts'
import * as mayorReport from '../../shared/rules/violation/mayor-report.ts'
import * as notification from '../../shared/rules/violation/notification.ts'
import * as resumption from '../../shared/rules/violation/resumption.ts'
import * as situation from '../../shared/rules/violation/situation.ts'
import * as threat from '../../shared/rules/violation/threat.ts'

export const intakeDuties = among(intake.intakeDuties)
export const situationDuties = among(situation.situationDuties)
export const notificationDuties = among(notification.notificationDuties)
export const threatDuties = among(threat.threatDuties)
export const mayorReportDuties = among(mayorReport.mayorReportDuties)
export const violationResumptionDuties = among(resumption.violationResumptionDuties)

function among(entries: object): (incident: Incident) => Duty[] {
  const ids = dutyIds.filter((id) => id in entries)
  return (incident) => dutiesAmong(ids, incident, plan)
}
