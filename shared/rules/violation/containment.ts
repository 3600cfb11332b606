// Emergency measures 緊急措置 (3-4), by 本人確認情報管理責任者: cutting off, telling three offices at once, asking others.
import { isSaidAfter, lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import { governingLevel } from '../../incident/threat.ts'
import { findings } from '#plan'
import type { OfficeId } from '../../plan/office-ids.ts'
import { officeName } from '../../plan/offices.ts'
import { following, isUnder, raisedBy } from '../duty-entry.ts'
import type { DutyEntries, DutyEntry, Raised, When } from '../duty-entry.ts'
import { tells } from '../notices.ts'
import { thisRound } from '../round.ts'
import { leastGraveLevel, ofViolation, whileGoverned } from './violation-track.ts'

const ofContainment = { ...ofViolation, urgency: '直ちに' } as const
const isolating = {
  ...ofViolation,
  act: 'isolate',
  words: { what: '既存住基システムを住基ネットから切り離す等の緊急措置を行う', button: '切離しを記録' },
  // Of 切離し等 the plan names the cut-off alone.
  note: '済みになるのは切離しの記録だけ(当方の読み方)',
  home: { screen: 'measures' },
  fulfilledBy: { 'v1.isolated': isCutOff },
} as const

const weighing = {
  ...ofContainment,
  clause: '3-4(2)',
  condition: '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高い場合',
  act: 'weighRights',
  home: { screen: 'measures' },
  fulfilledBy: { 'v1.rightsNotAtRisk': following },
} as const

/**
 * In the order of 3-4. Of 3-4(2) the three offices are told at once, the prefecture too where the agency was told. Our
 * reading: only what follows the finding fulfils it.
 */
export const containmentDuties = {
  // Proviso. The council never delays it. Its 直ちに belongs to 脅威を及ぼす: the cut-off has no word of its own.
  '3-4(1) isolate': {
    ...isolating,
    clause: '3-4(1)',
    raised: (incident) => raisedBy(incident, lastSaid(incident, 'v1.immediateThreatJudged')),
  },
  // At level 3 the condition stands among the duties until somebody has found it, and this one goes.
  '3-4(2) find': {
    ...weighing,
    words: { what: `${findings.rightsAtRisk}か`, button: '判断する' },
    raised: (incident) => (wasRiskFound(incident) ? [] : whileGoverned(3)(incident)),
  },
  // Our reading: found before a lower level was judged, it is asked about again and never assumed.
  '3-4(2) again': {
    ...weighing,
    words: { what: '前に認めたおそれが、いまも同じかを確かめる', button: '確かめる' },
    note: '当方の読み方',
    raised: (incident) =>
      wasRiskFound(incident) && riskFound(incident) === undefined ? whileGoverned(3)(incident) : [],
  },
  '3-4(2) protectionChief': telling('protectionChief'),
  '3-4(2) prefecture': telling('prefecture'),
  '3-4(2) agency': telling('agency'),
  '3-4(2) isolate': {
    ...isolating,
    clause: '3-4(2)',
    urgency: '直ちに',
    raised: raisedByRisk,
  },
  // Raised with the measures of level 2 and 3.
  '3-4(3) request': {
    ...ofViolation,
    clause: '3-4(3)',
    condition: '緊急措置を講ずる必要がある場合',
    act: 'requestMeasures',
    words: {
      what: `県・${officeName('otherMunicipality')}・${officeName('agency')}等に緊急措置の実施を要請する`,
      button: '措置を要請',
    },
    home: { screen: 'measures' },
    raised: whileGoverned(2, 3),
    fulfilledBy: { 'v1.measureRequested': true },
  },
} as const satisfies DutyEntries

function telling(whom: OfficeId) {
  return {
    ...ofContainment,
    clause: '3-4(2)',
    act: 'notifyAtOnce',
    whom,
    words: { what: `${officeName(whom)}へ通報する`, button: '通報する' },
    home: { notifies: whom },
    raised: raisedByRisk,
    fulfilledBy: {
      'v1.notified': (said, when) => tells(said, whom, '3-4(2)', when.incident) && following(said, when),
    },
  } as const satisfies DutyEntry
}

/**
 * Under 3-4, and following what asked for it, or in force already. Our reading: a reconnection that names no cut-off may
 * have ended any before it. What is listed as cut off (isolation.ts) stays listed; a duty 直ちに is rather owed once too
 * often.
 */
function isCutOff(cutOff: OperationOf<'v1.isolated'>, when: When): boolean {
  const { incident } = when
  const endedBy = saidOf(incident, 'v1.reconnected').filter(
    ({ id, body: { isolation } }) =>
      isolation === cutOff.id || (isolation === null && isSaidAfter(incident, id, cutOff.id)),
  )
  return (
    isUnder(cutOff.body.clause, '3-4') &&
    (following(cutOff, when) || endedBy.every((end) => following(end, when)))
  )
}

type RiskFound = OperationOf<'v1.rightsAtRiskFound' | 'v1.threatAssessed'>

/**
 * The finding under 3-4(2), while it holds: said by itself, or with a judgement of level 3 by 3-1's last example, which
 * is the same in other words. Our reading: it holds until a lower level is judged, or it is found not to be so any more. Found
 * while a lower level governs already, it stands ready: the clause asks nothing before level 3 is judged (3-5).
 */
export function riskFound(whole: Incident): RiskFound | undefined {
  const incident = thisRound(whole, 'violation')
  const found = risksFound(incident).at(-1)
  return found === undefined || isOver(incident, found) ? undefined : found
}

/** Whether it was found under a lower level than 3, which governs still. */
export function isRiskReady(incident: Incident): boolean {
  return (governingLevel(incident.threat) ?? 3) < 3 && riskFound(incident) !== undefined
}

function raisedByRisk(incident: Incident): Raised[] {
  const raised = raisedBy(incident, riskFound(incident))
  return isRiskReady(incident) ? raised.map((one) => ({ ...one, reading: 'atLevel3' })) : raised
}

function wasRiskFound(incident: Incident): boolean {
  return risksFound(incident).length > 0
}

/** Every finding, in record order. */
function risksFound(incident: Incident): RiskFound[] {
  const found: RiskFound[] = [
    ...saidOf(incident, 'v1.rightsAtRiskFound'),
    ...saidOf(incident, 'v1.threatAssessed').filter(
      ({ body }) => body.level === 3 && body.examples.includes('basicRightsAtRisk'),
    ),
  ]
  return found.toSorted((a, b) => (isSaidAfter(incident, a.id, b.id) ? 1 : -1))
}

function isOver(incident: Incident, { id: found }: RiskFound): boolean {
  const { threat } = incident
  const isAfter = ({ id }: Operation) => isSaidAfter(incident, id, found)
  if (saidOf(incident, 'v1.rightsNotAtRisk').some(isAfter)) return true
  // A lower one judged apart from the level 3 that governs changes nothing.
  const since = governingLevel(threat) === 3 ? threat.governsSince : null
  return saidOf(incident, 'v1.threatAssessed').some(
    (said) =>
      said.body.level < 3 && isAfter(said) && (since === null || isSaidAfter(incident, since, said.id)),
  )
}

/**
 * 3-4(1) was judged, and nobody has said since whether level 2 or 3 is likely (3-2(4)): judging the one does not imply the
 * other.
 */
export function likelihoodUnsaid(whole: Incident): OperationOf<'v1.immediateThreatJudged'> | undefined {
  const incident = thisRound(whole, 'violation')
  const judged = lastSaid(incident, 'v1.immediateThreatJudged')
  if (judged === undefined) return undefined
  const answers = [
    ...saidOf(incident, 'v1.threatSuspected'),
    ...saidOf(incident, 'v1.threatAssessed'),
    ...saidOf(incident, 'v1.threatFoundUnlikely'),
  ]
  const isSaid =
    incident.threat.judgements.standing.some(({ level }) => level >= leastGraveLevel) ||
    answers.some(({ id }) => isSaidAfter(incident, id, judged.id))
  return isSaid ? undefined : judged
}
