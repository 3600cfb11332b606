// Grasp of a fault and first response 状況の把握および初動対応 (2-1): 緊急対策職員 locate it and find its cause,
// 本人確認情報管理責任者 judges the server and asks 保守委託事業者.
import { follows, lastSaid, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { MaintainerRequest } from '../../incident/fault-bodies.ts'
import type { OperationOf } from '../../incident/operation.ts'
import type { Plan } from '../../plan/plan.ts'
import { duty, idsOf } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { faultSince, isFaultTrack } from './fault-track.ts'

/** The duties of 2-1 in the order of its paragraphs. None carries an urgency word: the clause has none. */
export function faultDuties(incident: Incident, plan: Plan): Duty[] {
  if (!isFaultTrack(incident)) return []
  return [
    ...identification(incident),
    ...investigation(incident, plan),
    ...furtherInvestigation(incident),
    ...serverJudgement(incident),
    repair(incident),
  ]
}

/**
 * 2-1(1): both 種類 and 箇所, as they were last said. Our reading: whatever 保守委託事業者 was asked to do is 適切な対応;
 * help with finding the cause (2-1(2)) is not.
 */
function identification(incident: Incident): Duty[] {
  const common = { clause: '2-1(1)', office: 'responder', since: faultSince(incident) } as const
  const last = lastSaid(incident, 'v1.faultLocated')
  const located = last !== undefined && last.body.kinds.length > 0 && last.body.place !== null
  return [
    duty({ ...common, id: '2-1(1) locate', act: 'locateFault', doneBy: located ? [last.id] : [] }),
    duty({
      ...common,
      id: '2-1(1) ask',
      act: 'askMaintainer',
      doneBy: askedFor(incident, ['respond', 'remedy', ...repairs]),
    }),
  ]
}

/** 修理、修復および交換 */
const repairs = ['repair', 'restoration', 'exchange'] as const

/**
 * 2-1(2), by 緊急対策職員: the checks of the kind, the cause, the report by 別紙2. 不明 is a result too. Our reading: the
 * report tells what was last found of the cause, so that it follows that.
 */
function investigation(incident: Incident, plan: Plan): Duty[] {
  const common = { clause: '2-1(2)', office: 'responder', since: faultSince(incident) } as const
  const judged = idsOf(incident, 'v1.faultCauseJudged')
  const result = judged.at(-1)
  const reported = saidOf(incident, 'v1.reported')
    .filter(({ id, body }) => body.sheet === 'form2' && result !== undefined && follows(incident, id, result))
    .map(({ id }) => id)
  return [
    duty({ ...common, id: '2-1(2) check', act: 'checkFault', doneBy: checked(incident, plan) }),
    duty({ ...common, id: '2-1(2) cause', act: 'findFaultCause', doneBy: judged }),
    duty({ ...common, id: '2-1(2) report', act: 'reportFault', doneBy: reported }),
  ]
}

/**
 * Our reading: the checks are done when each one of the located kinds has a result, 未実施 being none; or once the cause
 * was found, which is what they are for.
 */
function checked(incident: Incident, plan: Plan): string[] {
  const kinds = locatedKinds(incident)
  const checks = plan.faultKinds.filter(({ id }) => kinds.includes(id)).flatMap((kind) => kind.checks)
  const results = checks.map(({ id }) =>
    saidOf(incident, 'v1.faultChecked').findLast(({ body }) => body.check === id),
  )
  const done = results.flatMap((said) =>
    said === undefined || said.body.result === 'notDone' ? [] : [said.id],
  )
  if (checks.length > 0 && done.length === checks.length) return done
  const cause = lastSaid(incident, 'v1.faultCauseJudged')
  return cause?.body.found === true ? [cause.id] : []
}

/** 2-1(2): the unknown cause, the bug information, the network; each raised by what was found. */
function furtherInvestigation(incident: Incident): Duty[] {
  const cause = lastSaid(incident, 'v1.faultCauseJudged')
  const located = lastSaid(incident, 'v1.faultLocated')
  const bug = lastSaid(incident, 'v1.bugInformationChecked')
  const kinds = locatedKinds(incident)
  const asks = { clause: '2-1(2)', office: 'identityManager' } as const
  const unknown = cause !== undefined && !cause.body.found
  const beyondResponders = kinds.includes('software') && bug?.body.respondersCan === false
  const since = located?.at ?? null
  return [
    ...(unknown
      ? [
          duty({
            ...asks,
            id: '2-1(2) cooperation',
            act: 'askMaintainerForCause',
            since: cause.at,
            doneBy: askedFor(incident, ['findCause']),
          }),
        ]
      : []),
    ...(kinds.includes('software')
      ? [
          duty({
            clause: '2-1(2)',
            office: 'responder',
            id: '2-1(2) bugs',
            act: 'checkBugInformation',
            since,
            doneBy: idsOf(incident, 'v1.bugInformationChecked'),
          }),
        ]
      : []),
    ...(beyondResponders || kinds.includes('network')
      ? [
          duty({
            ...asks,
            id: '2-1(2) remedy',
            act: 'askMaintainerForRemedy',
            since: kinds.includes('network') ? since : (bug?.at ?? null),
            doneBy: askedFor(incident, ['remedy']),
          }),
        ]
      : []),
  ]
}

type Weighing = OperationOf<'v1.serverWeighed'>

/**
 * 2-1(3): the condition is the clause's own, and none once it was said to hold. 極めて重大 and 長時間 together, the council
 * is asked for.
 */
function serverJudgement(incident: Incident): Duty[] {
  const common = { clause: '2-1(3)', office: 'identityManager' } as const
  const weighings = saidOf(incident, 'v1.serverWeighed')
  const last = weighings.at(-1)
  const weigh = duty({
    ...common,
    id: '2-1(3) weigh',
    condition: last?.body.works === false ? null : 'サーバが正常に作動しない場合',
    act: 'weighServer',
    since: faultSince(incident),
    doneBy: last !== undefined && isWeighed(last) ? [last.id] : [],
  })
  // The first of those that have said so without a break.
  const stopping = weighings[weighings.findLastIndex((weighing) => !isLongStop(weighing)) + 1]
  if (stopping === undefined) return [weigh]
  const requests = saidOf(incident, 'v1.councilRequested').filter(
    ({ id, body }) => body.clause === '2-1(3)' && follows(incident, id, stopping.id),
  )
  const council = duty({
    ...common,
    id: '2-1(3) council',
    act: 'requestCouncil',
    since: stopping.at,
    doneBy: requests.map(({ id }) => id),
  })
  return [weigh, council]
}

/** 極めて重大な障害で長時間に渡るサーバ停止 */
/** 極めて重大な障害で長時間に渡るサーバ停止 (2-1(3)). */
export function isLongStop({ body: { works, grave, long } }: Weighing): boolean {
  return !works && grave === true && long === true
}

/** Whether that is settled, one way or the other; what is not known yet may leave it open. */
function isWeighed(weighing: Weighing): boolean {
  const { works, grave, long } = weighing.body
  return works || grave === false || long === false || isLongStop(weighing)
}

function repair(incident: Incident): Duty {
  return duty({
    id: '2-1(4) repair',
    clause: '2-1(4)',
    office: 'identityManager',
    condition: '必要に応じて',
    act: 'askMaintainerForRepair',
    since: faultSince(incident),
    doneBy: askedFor(incident, repairs),
  })
}

function askedFor(incident: Incident, requests: readonly MaintainerRequest[]): string[] {
  return saidOf(incident, 'v1.maintainerAsked')
    .filter(({ body }) => body.requests.some((request) => requests.includes(request)))
    .map(({ id }) => id)
}

/** The kinds that were last said. */
function locatedKinds(incident: Incident): readonly string[] {
  return lastSaid(incident, 'v1.faultLocated')?.body.kinds ?? []
}
