// Judging the threat level 脅威度の判定 (3-1, 3-3) and judging it again (3-5), by 本人確認情報管理責任者.
import type { Folded } from '../../incident/fold.ts'
import { happenedAt, isSaidAfter, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import { likelyAbove } from '../../incident/likely-above.ts'
import { governingLevel, isThreatDivided, standingOf } from '../../incident/threat.ts'
import { knownClause } from '../../plan/clauses.ts'
import { threatLevels } from '#plan'
import type { ThreatLevel } from '../../plan/schemas.ts'
import { councilRequest, ofOwnAccord } from '../council/council.ts'
import { isUnder, raisedBy, raisedSince } from '../duty-entry.ts'
import type { DutyEntries, Raised, When } from '../duty-entry.ts'
import { thisRound } from '../round.ts'
import { isRiskReady, riskFound } from './containment.ts'
import {
  graveSince,
  isViolationTrack,
  ofViolation,
  violationSince,
  whileGoverned,
} from './violation-track.ts'

/** The level of the highest example that was ticked (3-1). Null: none of this plan's. It only suggests. */
export function suggestedLevel(examples: readonly string[]): ThreatLevel | null {
  const matching = threatLevels.levels.filter((level) =>
    level.examples.some(({ id }) => examples.includes(id)),
  )
  return matching.toSorted((a, b) => b.level - a.level)[0]?.level ?? null
}

const ofThreat = { ...ofViolation, clause: '3-3' } as const

/**
 * The judgement itself, then what 3-3 asks for at the level that governs. 3-5 applies 3-3 again to what was judged again.
 * Our reading: what ends the response at level 1 ends it as it was then judged, so that any later judgement asks for it
 * anew, and waits while a graver level is likely. Causes found and measures taken stay so at every level.
 */
export const threatDuties = {
  // Owed until somebody has judged, and again while people have judged apart. Levels stay as they stand, in any round.
  '3-3 assess': {
    clause: '3-3',
    office: 'identityManager',
    act: 'assessThreat',
    words: { what: '脅威度を判定する', button: '判定する' },
    home: { screen: 'threat' },
    applies: (incident) => isViolationTrack(thisRound(incident, 'violation')),
    raised: (incident) => [{ since: violationSince(thisRound(incident, 'violation')) }],
    fulfilledBy: {
      'v1.threatAssessed': ({ id }, { incident: { threat } }) =>
        standingOf(threat, 'assessed').some(({ operation }) => operation === id),
    },
    complete: ({ incident }) => !isThreatDivided(incident.threat),
  },
  // 庁内での必要な報告
  '3-3 report': {
    ...ofThreat,
    act: 'reportInternally',
    words: { what: '庁内で必要な報告をする', button: '庁内で報告' },
    home: { form: 'v1.reportedInternally', given: { what: null } },
    raised: atLevel1,
    fulfilledBy: { 'v1.reportedInternally': isSinceJudged },
  },
  '3-3 standDown': {
    ...ofThreat,
    act: 'standDown',
    words: { what: '緊急時対応を解く', button: '対応を解く' },
    home: { screen: 'resumption' },
    raised: atLevel1,
    fulfilledBy: { 'v1.stoodDown': isSinceJudged },
  },
  '3-3 cause': {
    ...ofThreat,
    urgency: '直ちに',
    act: 'findCause',
    words: { what: '原因を解明する', button: '原因を解明' },
    home: { screen: 'cause' },
    raised: whileGoverned(2, 3),
    fulfilledBy: { 'v1.causeFound': true },
  },
  // By 参考 too; what was begun under 1-3 was provisional.
  '3-3 measures': {
    ...ofThreat,
    urgency: '直ちに',
    act: 'takeMeasures',
    words: { what: '対応策を実施する', button: '対応策を記録' },
    home: { screen: 'measures' },
    raised: whileGoverned(2),
    fulfilledBy: {
      'v1.measureStarted': ({ body: { clause } }) => isUnder(clause, '3-3') || isUnder(clause, '3-4'),
      'v1.isolated': isMeasure,
    },
  },
  '3-3 emergency': {
    ...ofThreat,
    urgency: '直ちに',
    act: 'takeEmergencyMeasures',
    words: { what: '緊急措置を実施する', button: '措置を記録' },
    home: { screen: 'measures' },
    raised: whileGoverned(3),
    fulfilledBy: {
      'v1.measureStarted': ({ body: { clause } }) => isUnder(clause, '3-4'),
      'v1.isolated': isMeasure,
    },
  },
  // Our reading: a level 3 that comes back after a lower one is met by 3-3 anew, so that the chief knows of it; level 3
  // judged again while it governs asks nothing more of the council that was asked for, which meets as often as needed
  // (1-4). 3-5 asks by 3-3.
  '3-3 council': {
    ...ofThreat,
    ...councilRequest,
    urgency: '直ちに',
    raised: whileGoverned(3),
    fulfilledBy: {
      'v1.councilRequested': ({ id, body: { clause } }, { incident, raised }) =>
        (clause === '3-3' || clause === '3-5') && isSaidAfter(incident, id, raised.by ?? ''),
      'v1.councilConvened': ofOwnAccord,
    },
  },
} as const satisfies DutyEntries

function atLevel1(incident: Incident): Raised[] {
  return likelyAbove(incident.threat) === undefined ? whileGoverned(1)(incident) : []
}

/** A cut-off under 3-3 or 3-4, by 参考, or by a row of the town's own, which bears no clause of the plan. */
function isMeasure({ body: { clause } }: OperationOf<'v1.isolated'>): boolean {
  return (
    isUnder(clause, '3-3') ||
    isUnder(clause, '3-4') ||
    clause.startsWith('参考') ||
    knownClause(clause) === null
  )
}

/** Done after the latest of the judgements that stand. */
function isSinceJudged({ id }: Operation, { incident }: When): boolean {
  return standingOf(incident.threat, 'assessed').every(({ operation }) =>
    isSaidAfter(incident, id, operation),
  )
}

const reassessing = {
  clause: '3-5',
  office: 'identityManager',
  act: 'reassessThreat',
  words: { what: '脅威度を再判定する', button: '再判定する' },
  home: { screen: 'threat' },
} as const

/**
 * 3-5: judged again on what is known; offered as long as level 2 or 3 governs, for the person to say when. Our reading: once
 * a graver level is likely than was judged, that is 把握した状況, and it is owed until a judgement settles it.
 */
export const reassessmentDuties = {
  '3-5 reassess': {
    ...reassessing,
    condition: '把握した状況を基に',
    round: 'violation',
    // Found under a lower level, 3-4(2) asks for it at once.
    raised: (incident) =>
      isRiskReady(incident)
        ? raisedBy(incident, riskFound(incident)).map((one) => ({ ...one, holds: true }))
        : isLikelyGraver(incident)
          ? []
          : raisedSince(graveSince(incident)),
    fulfilledBy: {
      // One that names a suspicion alone is the first judgement (3-3).
      'v1.threatAssessed': ({ id, body }, { incident, raised: { by = null } }) =>
        (by === null || isSaidAfter(incident, id, by)) &&
        saidOf(incident, 'v1.threatAssessed').some(
          (other) => other.id !== id && body.replaces.includes(other.id),
        ),
    },
  },
  // To be judged again first, by nobody's operation yet: a gate asks for it, and a graver level that is likely.
  '3-5 settle': {
    ...reassessing,
    applies: (incident) =>
      isViolationTrack(thisRound(incident, 'violation')) &&
      isLikelyGraver(incident) &&
      !isRiskReady(incident),
    raised: (incident) =>
      isLikelyGraver(incident) ? raisedByLikely(incident) : [{ since: violationSince(incident) }],
    fulfilledBy: {},
  },
} as const satisfies DutyEntries

/** Whether more is likely than was judged. */
function isLikelyGraver({ threat }: Incident): boolean {
  return governingLevel(threat) !== null && likelyAbove(threat) !== undefined
}

function raisedByLikely(incident: Incident): Raised[] {
  const by = likelyAbove(incident.threat)?.operation ?? null
  return [{ since: by === null ? null : happenedAt(incident, by), by }]
}

/** By what 3-8 and 3-9's council went, with every judgement of level 3: the last was 訂正 to another level, or 誤入力. */
export function level3LiftedBy({ incident, entries }: Folded): 'amended' | 'mistaken' | null {
  if (incident.threat.level3.length > 0) return null
  const last = entries.findLast(
    ({ read }) =>
      read.known && read.operation.type === 'v1.threatAssessed' && read.operation.body.level === 3,
  )
  const nature = last?.standing.nature ?? 'asSaid'
  return nature === 'asSaid' ? null : nature
}
