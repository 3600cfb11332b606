// Report to the mayor 町長への報告 (3-8), by 情報保護統括責任者.
import { follows, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import { duty, idsOf } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { thisRound } from '../round.ts'

/**
 * Owed once level 3 was judged: the event occurred. Judging again never lifts it; 誤入力 of the judgement does. Our
 * reading: a report tells of the event that was judged, so that it follows the first judgement; one that comes back is
 * reported anew.
 */
export function mayorReportDuties(incident: Incident): Duty[] {
  const first = firstLevel3(thisRound(incident, 'violation')) ?? firstLevel3(incident)
  if (first === undefined) return []
  return [
    duty({
      id: '3-8 report',
      clause: '3-8',
      office: 'protectionChief',
      urgency: '速やかに',
      act: 'reportToMayor',
      since: first.at,
      doneBy: idsOf(incident, 'v1.reportedToMayor').filter((id) => follows(incident, id, first.id)),
    }),
  ]
}

function firstLevel3(incident: Incident): OperationOf<'v1.threatAssessed'> | undefined {
  return saidOf(incident, 'v1.threatAssessed').find(({ id }) => incident.threat.level3.includes(id))
}
