// Report to the mayor 町長への報告 (3-8), by 情報保護統括責任者.
import { saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { duty, idsOf } from './duty.ts'
import type { Duty } from './duty.ts'

/** Owed once level 3 was judged: the event occurred. Judging again never lifts it; 誤入力 of the judgement does. */
export function mayorReportDuties(incident: Incident): Duty[] {
  if (incident.threat.level3.length === 0) return []
  const [first] = saidOf(incident, 'v1.threatAssessed').filter(({ id }) =>
    incident.threat.level3.includes(id),
  )
  return [
    duty({
      id: '3-8 report',
      clause: '3-8',
      office: 'protectionChief',
      urgency: '速やかに',
      act: 'reportToMayor',
      since: first?.at ?? null,
      doneBy: idsOf(incident, 'v1.reportedToMayor'),
    }),
  ]
}
