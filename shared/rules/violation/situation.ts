// Grasp of the situation 状況の把握 (3-2(1)(2)(3)), by 本人確認情報管理責任者. No urgency word: the clauses have none.
import type { Incident } from '../../incident/incident.ts'
import { duty, idsOf } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { noticesTo } from '../notices.ts'
import { isViolationTrack, violationSince } from './violation-track.ts'

/** The duties of 3-2(1) to (3). Our reading: each is fulfilled by the first record of it. */
export function situationDuties(incident: Incident): Duty[] {
  if (!isViolationTrack(incident)) return []
  const told = noticesTo(incident, 'maintainer').map(({ operation }) => operation)
  const common = { office: 'identityManager', since: violationSince(incident) } as const
  return [
    duty({
      ...common,
      id: '3-2(1) convene',
      clause: '3-2(1)',
      act: 'conveneResponders',
      doneBy: idsOf(incident, 'v1.respondersConvened'),
    }),
    duty({
      ...common,
      id: '3-2(2) gather',
      clause: '3-2(2)',
      act: 'gatherInformation',
      doneBy: idsOf(incident, 'v1.informationGathered'),
    }),
    duty({ ...common, id: '3-2(3) maintainer', clause: '3-2(3)', act: 'contactMaintainer', doneBy: told }),
  ]
}
