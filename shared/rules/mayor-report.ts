// Report to the mayor 町長への報告 (3-8), by 情報保護統括責任者.
import type { Incident } from '../incident/incident.ts'
import { duty, idsOf } from './duty.ts'
import type { Duty } from './duty.ts'
import { levelThreeSince } from './violation-track.ts'

/** Owed once level 3 was judged: the event occurred. Judging again never lifts it; 誤入力 of the judgement does. */
export function mayorReportDuties(incident: Incident): Duty[] {
  const since = levelThreeSince(incident)
  if (since === null) return []
  return [
    duty({
      id: '3-8 report',
      clause: '3-8',
      office: 'protectionChief',
      urgency: '速やかに',
      act: 'reportToMayor',
      since,
      doneBy: idsOf(incident, 'v1.reportedToMayor'),
    }),
  ]
}
