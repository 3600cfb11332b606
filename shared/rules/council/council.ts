// Council 情報保護管理会議 (1-4, 2-2): convened by 情報保護統括責任者, its items decided, or approved afterwards 事後承認.
// Asking for it stands in 2-1(3) and 3-3: two duties of two people.
import { happenedAt, lastSaid, saidOf } from '../../incident/incident.ts'
import { follows } from '../../incident/moments.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, OperationOf } from '../../incident/operation.ts'
import { officeName } from '../../plan/offices.ts'
import { following, idsOf, isUnder, raisedBy } from '../duty-entry.ts'
import type { DutyEntries, When } from '../duty-entry.ts'
import { isFaultTrack } from '../fault/fault-track.ts'

/** Asked for by two clauses, of chapter 2 (2-1(3)) and of chapter 3 (3-3). */
export const councilRequest = {
  act: 'requestCouncil',
  words: { what: `${officeName('council')}の開催を求める`, button: '開催を求める' },
  home: { form: 'v1.councilRequested', calls: 'protectionChief' },
} as const

/** Our reading: a chief who convenes by himself 発意 makes the asking unnecessary; nobody has asked all the same. */
export function ofOwnAccord(said: OperationOf<'v1.councilConvened'>, when: When): boolean {
  return said.body.clause === '1-4' && following(said, when)
}

const ofCouncil = { clause: '1-4', office: 'council', home: { screen: 'council' } } as const

/** In the order of 1-4. No urgency word; 随時 and beside the other work (1-4 なお書), nothing waits for it. */
export const councilDuties = {
  // Our reading: a request is met by any convening that follows it.
  '1-4 convene': {
    ...ofCouncil,
    office: 'protectionChief',
    act: 'conveneCouncil',
    words: { what: `${officeName('council')}のメンバーを招集する`, button: '招集する' },
    raised: (incident) => raisedBy(incident, lastSaid(incident, 'v1.councilRequested')),
    fulfilledBy: { 'v1.councilConvened': following },
  },
  // Calling the members together is not yet the meeting.
  '1-4 hold': {
    ...ofCouncil,
    office: 'protectionChief',
    act: 'holdCouncil',
    words: { what: `${officeName('council')}を開催する`, button: '開催を記録' },
    raised: (incident) => raisedBy(incident, lastSaid(incident, 'v1.councilConvened')),
    fulfilledBy: {
      'v1.councilHeld': (said, when) =>
        said.body.meeting === null ? following(said, when) : said.body.meeting === when.raised.by,
    },
  },
  // Our reading: once it was convened, each item is decided at whichever meeting, or closed by name as not taken up.
  '1-4 decide': {
    ...ofCouncil,
    act: 'decideAgenda',
    words: { what: '「決定する事項」を一つずつ決定する', button: '決定を記録' },
    note: '取り上げない事項は「今回は決定しない」で済みます(当方の読み方)',
    raised: (incident) => raisedBy(incident, saidOf(incident, 'v1.councilConvened')[0]),
    fulfilledBy: { 'v1.councilDecided': true, 'v1.itemLeftUndecided': isByName },
    complete: ({ incident, plan }) => plan.agenda.every(({ id }) => isSettled(incident, id)),
  },
  // 事後承認: owed where needed for what was cut off before the council decided, once there is a council to do so.
  '1-4 ratify': {
    ...ofCouncil,
    condition: '必要に応じて',
    act: 'ratify',
    words: { what: '会議の前に行った切離しの事後承認をする', button: '承認を記録' },
    note: 'ほかの措置は待ちません(当方の読み方)',
    raised: (incident) =>
      isAskedOrConvened(incident) ? raisedBy(incident, isolationsBeforeCouncil(incident)[0]) : [],
    fulfilledBy: { 'v1.councilDecided': isApproval },
    complete: ({ incident }) => awaitingRatification(incident).length === 0,
  },
} as const satisfies DutyEntries

/** 2-2: what the council decided as 緊急かつ必要性の高いもの is begun at once. Chapter 2 alone has the duty. */
export const urgentDecisionDuties = {
  '2-2 begin': {
    clause: '2-2',
    office: 'identityManager',
    urgency: '直ちに',
    act: 'beginDecision',
    words: { what: '緊急かつ必要性の高い決定に着手する', button: '着手を記録' },
    home: { screen: 'council' },
    applies: isFaultTrack,
    raised: (incident) =>
      saidOf(incident, 'v1.councilDecided')
        .filter(({ body }) => body.urgent === true)
        .map(({ id }) => ({ since: happenedAt(incident, id), by: id, name: id })),
    fulfilledBy: { 'v1.decisionStarted': ({ body }, { raised }) => body.decision === raised.by },
  },
} as const satisfies DutyEntries

/** 事後承認待ち: what was cut off before the council decided on it, and that no decision has approved by name. */
export function awaitingRatification(incident: Incident): OperationOf<'v1.isolated'>[] {
  const approved = new Set(approvals(incident).flatMap(({ body }) => body.ratifies ?? []))
  return isolationsBeforeCouncil(incident).filter(({ id }) => !approved.has(id))
}

/**
 * Cut-offs under 3-4, and by 参考 too once there is a council, before any decision on 緊急かつ重大な事項に係る措置: said
 * before it, or of an earlier moment, since at night much is written down late.
 */
function isolationsBeforeCouncil(incident: Incident): OperationOf<'v1.isolated'>[] {
  const decided = saidOf(incident, 'v1.councilDecided').filter(
    (decision) => decision.body.item === 'urgentMeasures' && !isApproval(decision),
  )
  const isThere = isAskedOrConvened(incident)
  return saidOf(incident, 'v1.isolated').filter(
    ({ id, body }) =>
      (isUnder(body.clause, '3-4') || (isThere && !isUnder(body.clause, '1-3'))) &&
      decided.every((decision) => follows(incident, decision.id, id)),
  )
}

/** Whether the council has decided on an item, or somebody has closed it by name: 今回は決定しない. */
export function isSettled(incident: Incident, item: string): boolean {
  return (
    saidOf(incident, 'v1.councilDecided').some(({ body }) => body.item === item) ||
    saidOf(incident, 'v1.itemLeftUndecided').some((said) => said.body.item === item && isByName(said))
  )
}

function isByName({ by }: Operation): boolean {
  return by !== null
}

function isAskedOrConvened(incident: Incident): boolean {
  return [...idsOf(incident, 'v1.councilRequested'), ...idsOf(incident, 'v1.councilConvened')].length > 0
}

function approvals(incident: Incident): OperationOf<'v1.councilDecided'>[] {
  return saidOf(incident, 'v1.councilDecided').filter(isApproval)
}

function isApproval({ body: { ratifies = [] } }: OperationOf<'v1.councilDecided'>): boolean {
  return ratifies.length > 0
}
