// Emergency measures 緊急措置 (3-4), by 本人確認情報管理責任者: cutting off, telling three offices at once, asking others.
import { follows, lastSaid, saidOf } from '../incident/incident.ts'
import type { Incident } from '../incident/incident.ts'
import { governingLevel } from '../incident/threat.ts'
import { duty, idsOf } from './duty.ts'
import type { Duty } from './duty.ts'
import { noticesTo } from './notices.ts'
import { isViolationTrack, leastGraveLevel } from './violation-track.ts'

/** The duties of 3-4 in its order. */
export function containmentDuties(incident: Incident): Duty[] {
  if (!isViolationTrack(incident)) return []
  return [...cutOffAtOnce(incident), ...rightsAtRisk(incident), ...requests(incident)]
}

/** 3-4(1), proviso. The council never delays it. */
function cutOffAtOnce(incident: Incident): Duty[] {
  const judged = lastSaid(incident, 'v1.immediateThreatJudged')
  return judged === undefined ? [] : [isolation(incident, '3-4(1)', judged)]
}

/**
 * 3-4(2). The three offices are told at once, the prefecture too where the agency was told. Our reading: it holds as long
 * as nobody judges a level below 3, and before anybody has judged at all; only what follows the finding fulfils it.
 */
function rightsAtRisk(incident: Incident): Duty[] {
  const found = lastSaid(incident, 'v1.rightsAtRiskFound')
  if (found === undefined || (governingLevel(incident.threat) ?? 3) < 3) return []
  const tell = (whom: 'protectionChief' | 'prefecture' | 'agency') =>
    duty({
      id: `3-4(2) ${whom}`,
      clause: '3-4(2)',
      office: 'identityManager',
      urgency: '直ちに',
      act: 'notifyAtOnce',
      whom,
      since: found.at,
      doneBy: noticesTo(incident, whom)
        .map(({ operation }) => operation)
        .filter((notice) => follows(incident, notice, found.id)),
    })
  return [tell('protectionChief'), tell('prefecture'), tell('agency'), isolation(incident, '3-4(2)', found)]
}

/** Fulfilled by a cut-off under 3-4 that follows, or by one that was in force already. */
function isolation(
  incident: Incident,
  clause: '3-4(1)' | '3-4(2)',
  raised: { id: string; at: string },
): Duty {
  const cutOff = saidOf(incident, 'v1.isolated').filter(({ body }) => body.clause.startsWith('3-4'))
  const reconnected = new Map(
    saidOf(incident, 'v1.reconnected').flatMap(({ id, body }) =>
      body.isolation === null ? [] : [[body.isolation, id] as const],
    ),
  )
  const doneBy = cutOff.filter(({ id }) => {
    const ended = reconnected.get(id)
    return follows(incident, id, raised.id) || ended === undefined || follows(incident, ended, raised.id)
  })
  return duty({
    id: `${clause} isolate`,
    clause,
    office: 'identityManager',
    urgency: '直ちに',
    act: 'isolate',
    since: raised.at,
    doneBy: doneBy.map(({ id }) => id),
  })
}

/** 3-4(3), raised with the measures of level 2 and 3. */
function requests(incident: Incident): Duty[] {
  const { threat } = incident
  if ((governingLevel(threat) ?? 0) < leastGraveLevel) return []
  const since = threat.governsSince
  return [
    duty({
      id: '3-4(3) request',
      clause: '3-4(3)',
      office: 'identityManager',
      condition: '緊急措置を講ずる必要がある場合',
      act: 'requestMeasures',
      since: since === null ? null : (incident.order.get(since)?.at ?? null),
      doneBy: idsOf(incident, 'v1.measureRequested'),
    }),
  ]
}
