// Report to the mayor 町長への報告 (3-8), by 情報保護統括責任者.
import { saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import { officeName } from '../../plan/offices.ts'
import { whereLevel3Was } from './violation-track.ts'
import { following, raisedBy } from '../duty-entry.ts'
import type { DutyEntries } from '../duty-entry.ts'
import { thisRound } from '../round.ts'

/**
 * Owed once level 3 was judged: the event occurred. Judging again never lifts it; 誤入力 of the judgement does. Our
 * reading: a report tells of the event that was judged, so that it follows the first judgement; one that comes back is
 * reported anew.
 */
export const mayorReportDuties = {
  '3-8 report': {
    clause: '3-8',
    office: 'protectionChief',
    urgency: '速やかに',
    act: 'reportToMayor',
    words: { what: `${officeName('mayor')}に報告する`, button: `${officeName('mayor')}へ報告` },
    note: whereLevel3Was,
    home: { form: 'v1.reportedToMayor', given: { damage: null, plans: null }, calls: 'mayor' },
    raised: (incident) =>
      raisedBy(incident, firstLevel3(thisRound(incident, 'violation')) ?? firstLevel3(incident)),
    fulfilledBy: { 'v1.reportedToMayor': following },
  },
} as const satisfies DutyEntries

function firstLevel3(incident: Incident): OperationOf<'v1.threatAssessed'> | undefined {
  return saidOf(incident, 'v1.threatAssessed').find(({ id }) => incident.threat.level3.includes(id))
}
