// Emergency measures 緊急措置 (3-4), by 本人確認情報管理責任者: cutting off, telling three offices at once, asking others.
import { follows, happenedAt, isSaidAfter, lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { OperationOf } from '../../incident/operation.ts'
import { governingLevel } from '../../incident/threat.ts'
import { duty, idsOf, isUnder } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { noticesTo } from '../notices.ts'
import { thisRound } from '../round.ts'
import { isViolationTrack, leastGraveLevel } from './violation-track.ts'

/** The duties of 3-4 in its order. */
export function containmentDuties(incident: Incident): Duty[] {
  if (!isViolationTrack(incident)) return []
  return [...cutOffAtOnce(incident), ...rightsAtRisk(incident), ...requests(incident)]
}

/** 3-4(1), proviso. The council never delays it. */
export function cutOffAtOnce(incident: Incident): Duty[] {
  const judged = lastSaid(incident, 'v1.immediateThreatJudged')
  return judged === undefined ? [] : [isolating(incident, '3-4(1)', judged)]
}

type RiskFound = OperationOf<'v1.rightsAtRiskFound' | 'v1.threatAssessed'>

/**
 * What was found under 3-4(2), while it holds: said by itself, or with a judgement of level 3 by 3-1's last example, which
 * is the same in other words. Our reading: it holds while level 3 governs, and before anybody has judged a level, since
 * who finds it finds it to be of level 3.
 */
export function riskFound(whole: Incident): RiskFound | undefined {
  const incident = thisRound(whole, 'violation')
  if ((governingLevel(incident.threat) ?? 3) < 3) return undefined
  const stands = new Set(incident.threat.judgements.standing.map(({ operation }) => operation))
  const found: RiskFound[] = [
    ...saidOf(incident, 'v1.rightsAtRiskFound'),
    ...saidOf(incident, 'v1.threatAssessed').filter(
      ({ id, body }) => body.level === 3 && stands.has(id) && body.examples.includes('basicRightsAtRisk'),
    ),
  ]
  return found.toSorted((a, b) => (isSaidAfter(incident, a.id, b.id) ? 1 : -1)).at(-1)
}

/**
 * 3-4(2). The three offices are told at once, the prefecture too where the agency was told. Our reading: only what
 * follows the finding fulfils it. At level 3 the condition stands among the duties until somebody has found it.
 */
function rightsAtRisk(incident: Incident): Duty[] {
  const found = riskFound(incident)
  if (found === undefined) return governingLevel(incident.threat) === 3 ? [ifRightsAtRisk(incident)] : []
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
  return [tell('protectionChief'), tell('prefecture'), tell('agency'), isolating(incident, '3-4(2)', found)]
}

function ifRightsAtRisk(incident: Incident): Duty {
  const since = incident.threat.governsSince
  return duty({
    id: '3-4(2) find',
    clause: '3-4(2)',
    office: 'identityManager',
    urgency: '直ちに',
    condition: '住民の基本的人権が侵害されるおそれがある可能性が高い場合',
    act: 'weighRights',
    since: since === null ? null : happenedAt(incident, since),
    doneBy: [],
  })
}

/**
 * Fulfilled by a cut-off under 3-4 that follows, or by one that was in force already. Our reading: a reconnection that
 * names no cut-off may have ended any before it. What is listed as cut off (isolation.ts) stays listed; a duty 直ちに is
 * rather owed once too often.
 */
function isolating(
  incident: Incident,
  clause: '3-4(1)' | '3-4(2)',
  raised: { id: string; at: string },
): Duty {
  const reconnected = saidOf(incident, 'v1.reconnected')
  const endedBy = (cutOff: string) =>
    reconnected.filter(
      ({ id, body: { isolation } }) =>
        isolation === cutOff || (isolation === null && isSaidAfter(incident, id, cutOff)),
    )
  const doneBy = saidOf(incident, 'v1.isolated').filter(
    ({ id, body }) =>
      isUnder(body.clause, '3-4') &&
      (follows(incident, id, raised.id) || endedBy(id).every((end) => follows(incident, end.id, raised.id))),
  )
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
      since: since === null ? null : happenedAt(incident, since),
      doneBy: idsOf(incident, 'v1.measureRequested'),
    }),
  ]
}
