// Grasp of a fault and first response 状況の把握および初動対応 (2-1): 緊急対策職員 locate it and find its cause,
// 本人確認情報管理責任者 judges the server and asks 保守委託事業者.
import { clauseLabel } from '../../plan/clause-label.ts'
import { lastSaid, saidOf } from '../../incident/incident.ts'
import { follows } from '../../incident/moments.ts'
import type { Incident } from '../../incident/incident.ts'
import type { MaintainerRequest } from '../../incident/fault-bodies.ts'
import type { OperationOf } from '../../incident/operation.ts'
import { officeName } from '../../plan/offices.ts'
import type { Plan } from '../../plan/plan.ts'
import { councilRequest, ofOwnAccord } from '../council/council.ts'
import { following, isLast, raisedBy } from '../duty-entry.ts'
import type { DutyEntries, Raised } from '../duty-entry.ts'
import { faultSince, isFaultTrack, isLongStop } from './fault-track.ts'

const ofFault = {
  round: 'fault',
  applies: isFaultTrack,
  home: { screen: 'fault' },
  raised: sinceFault,
} as const
const byResponder = { ...ofFault, office: 'responder' } as const
const byIdentityManager = { ...ofFault, office: 'identityManager' } as const

/** 修理、修復および交換 */
const repairs = ['repair', 'restoration', 'exchange'] as const

/** In the order of the paragraphs of 2-1. None carries an urgency word: the clause has none. */
export const faultDuties = {
  // Both 種類 and 箇所, as they were last said.
  '2-1(1) locate': {
    ...byResponder,
    clause: '2-1(1)',
    act: 'locateFault',
    words: { what: '障害の種類と箇所を特定する', button: '障害を特定' },
    fulfilledBy: {
      'v1.faultLocated': (said, when) =>
        isLast(said, when) && said.body.kinds.length > 0 && said.body.place !== null,
    },
  },
  // Our reading: whatever 保守委託事業者 was asked to do is 適切な対応; help with finding the cause (2-1(2)) is not.
  '2-1(1) ask': {
    ...byResponder,
    clause: '2-1(1)',
    act: 'askMaintainer',
    words: { what: `${officeName('maintainer')}に適切な対応を依頼する`, button: '対応を依頼' },
    note: '協力のほかは、どの依頼でも済みます(当方の読み方)',
    fulfilledBy: { 'v1.maintainerAsked': asksFor('respond', 'remedy', ...repairs) },
  },
  // Our reading: done when each check of the located kinds has a result, 未実施 being none; or once the cause was found,
  // which is what they are for.
  '2-1(2) check': {
    ...byResponder,
    clause: '2-1(2)',
    act: 'checkFault',
    words: { what: '原因究明手順を一つずつ確認する', button: '手順を確認' },
    note: '原因が判明したときも済みます(当方の読み方)',
    fulfilledBy: {
      'v1.faultChecked': ({ id }, { incident, plan }) => allResults(incident, plan).includes(id),
      'v1.faultCauseJudged': (said, when) =>
        isLast(said, when) && said.body.found && allResults(when.incident, when.plan).length === 0,
    },
  },
  // 不明 is a result too.
  '2-1(2) cause': {
    ...byResponder,
    clause: '2-1(2)',
    act: 'findFaultCause',
    words: { what: '障害の原因を究明する', button: '原因を究明' },
    fulfilledBy: { 'v1.faultCauseJudged': true },
  },
  // Our reading: the report tells what was last found of the cause, so that it follows that.
  '2-1(2) report': {
    ...byResponder,
    clause: '2-1(2)',
    act: 'reportFault',
    words: {
      what: `特定と究明の結果を${clauseLabel('別紙2')}により報告する`,
      button: `${clauseLabel('別紙2')}で報告`,
    },
    fulfilledBy: {
      'v1.reported': ({ id, body }, { incident }) => {
        const result = lastSaid(incident, 'v1.faultCauseJudged')
        return body.sheet === 'form2' && result !== undefined && follows(incident, id, result.id)
      },
    },
  },
  '2-1(2) cooperation': {
    ...byIdentityManager,
    clause: '2-1(2)',
    act: 'askMaintainerForCause',
    words: { what: `原因が不明なので、${officeName('maintainer')}に協力を依頼する`, button: '協力を依頼' },
    raised: (incident) => {
      const cause = lastSaid(incident, 'v1.faultCauseJudged')
      return cause?.body.found === false ? raisedBy(incident, cause) : []
    },
    fulfilledBy: { 'v1.maintainerAsked': asksFor('findCause') },
  },
  // Our reading: with help it is the one who asked that looks on, until it is found or given up.
  '2-1(2) settle': {
    ...byIdentityManager,
    clause: '2-1(2)',
    act: 'settleFaultCause',
    words: { what: `${officeName('maintainer')}と原因を究明する`, button: '原因を究明' },
    note: '判明するか、理由を書いて終えるまで(当方の読み方)',
    raised: (incident) =>
      raisedBy(incident, saidOf(incident, 'v1.maintainerAsked').filter(asksFor('findCause')).at(-1)),
    fulfilledBy: {
      'v1.faultCauseJudged': (said, when) => isLast(said, when) && said.body.found,
      'v1.faultCauseGivenUp': following,
    },
  },
  '2-1(2) bugs': {
    ...byResponder,
    clause: '2-1(2)',
    act: 'checkBugInformation',
    words: { what: 'バグ情報を確認し、その対策に沿って対応する', button: 'バグ情報を確認' },
    raised: (incident) => raisedBy(incident, located(incident, 'software')),
    fulfilledBy: { 'v1.bugInformationChecked': true },
  },
  // Where the bug information is beyond 緊急対策職員, and where the network is at fault.
  '2-1(2) remedy': {
    ...byIdentityManager,
    clause: '2-1(2)',
    act: 'askMaintainerForRemedy',
    words: { what: `${officeName('maintainer')}に対応を依頼する`, button: '対応を依頼' },
    note: (incident) => {
      const both = located(incident, 'network') !== undefined && located(incident, 'software') !== undefined
      return both ? '二つの種類でも依頼は一つ(当方の読み方)' : null
    },
    raised: (incident) => {
      const network = located(incident, 'network')
      const software = located(incident, 'software')
      return raisedBy(incident, network ?? (software === undefined ? undefined : bugBeyond(incident)))
    },
    fulfilledBy: { 'v1.maintainerAsked': asksFor('remedy') },
  },
  // The condition is the clause's own, and none once it was said to hold.
  '2-1(3) weigh': {
    ...byIdentityManager,
    clause: '2-1(3)',
    condition: 'サーバが正常に作動しない場合',
    act: 'weighServer',
    words: { what: '住民サービスへの影響を把握し、サーバの動作について判断する', button: '動作を判断' },
    raised: (incident) => [
      { since: faultSince(incident), holds: lastSaid(incident, 'v1.serverWeighed')?.body.works === false },
    ],
    fulfilledBy: { 'v1.serverWeighed': (said, when) => isLast(said, when) && isWeighed(said) },
  },
  // 極めて重大 and 長時間 together; since the first of those that have said so without a break.
  '2-1(3) council': {
    ...byIdentityManager,
    ...councilRequest,
    clause: '2-1(3)',
    raised: (incident) => {
      const weighings = saidOf(incident, 'v1.serverWeighed')
      return raisedBy(incident, weighings[weighings.findLastIndex((weighing) => !isLongStop(weighing)) + 1])
    },
    fulfilledBy: {
      'v1.councilRequested': (said, when) => said.body.clause === '2-1(3)' && following(said, when),
      'v1.councilConvened': ofOwnAccord,
    },
  },
  '2-1(4) repair': {
    ...byIdentityManager,
    clause: '2-1(4)',
    condition: '必要に応じて',
    act: 'askMaintainerForRepair',
    words: { what: `修理・修復・交換を${officeName('maintainer')}に依頼する`, button: '修理を依頼' },
    fulfilledBy: { 'v1.maintainerAsked': asksFor(...repairs) },
  },
} as const satisfies DutyEntries

/**
 * The first bug that 緊急対策職員 can't deal with, as it was last said of it: another number is another bug. Our reading: what
 * was said without a number is of whichever bug is told of next.
 */
function bugBeyond(incident: Incident): OperationOf<'v1.bugInformationChecked'> | undefined {
  const said = saidOf(incident, 'v1.bugInformationChecked')
  return said.find(
    ({ body: { number, respondersCan } }, at) =>
      respondersCan === false &&
      !said
        .slice(at + 1)
        .some(({ body: later }) => number === null || later.number === null || later.number === number),
  )
}

function sinceFault(incident: Incident): Raised[] {
  return [{ since: faultSince(incident) }]
}

function asksFor(...requests: MaintainerRequest[]) {
  return ({ body }: OperationOf<'v1.maintainerAsked'>) =>
    body.requests.some((request) => requests.includes(request))
}

/** The last result of each check of the kinds that were last said; empty: there is none, or one is still to be done. */
function allResults(incident: Incident, plan: Plan): string[] {
  const kinds = lastSaid(incident, 'v1.faultLocated')?.body.kinds ?? []
  const checks = plan.faultKinds.filter(({ id }) => kinds.includes(id)).flatMap((kind) => kind.checks)
  const results = checks.flatMap(({ id }) => {
    const said = saidOf(incident, 'v1.faultChecked').findLast(({ body }) => body.check === id)
    return said === undefined || said.body.result === 'notDone' ? [] : [said.id]
  })
  return results.length === checks.length ? results : []
}

/** The last operation that located the fault, if it names this kind. */
function located(incident: Incident, kind: string): OperationOf<'v1.faultLocated'> | undefined {
  const last = lastSaid(incident, 'v1.faultLocated')
  return last?.body.kinds.some((one) => one === kind) === true ? last : undefined
}

type Weighing = OperationOf<'v1.serverWeighed'>

/** Whether that is settled, one way or the other; what is not known yet may leave it open. */
function isWeighed(weighing: Weighing): boolean {
  const { works, grave, long } = weighing.body
  return works || grave === false || long === false || isLongStop(weighing)
}
