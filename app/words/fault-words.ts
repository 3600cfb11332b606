// How the response to a fault (chapter 2) is told: the names of its answers, and what the timeline says.
import { officeName } from '../../shared/plan/offices.ts'
import type { CheckResult, MaintainerRequest } from '../../shared/incident/fault-bodies.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import { faultKinds } from '../../shared/plan/fault-kinds.ts'
import { labelled, lines } from './detail-lines.ts'
import type { Words } from './detail-lines.ts'

export const checkResults: Record<CheckResult, string> = {
  normal: '異常なし',
  abnormal: '異常あり',
  notDone: '未実施',
}

export const maintainerRequests: Record<MaintainerRequest, string> = {
  respond: '適切な対応',
  findCause: '原因究明への協力',
  remedy: '対応',
  repair: '修理',
  restoration: '修復',
  exchange: '交換',
}

/** A kind or a check of another edition of the plan stands for itself. */
export const faultKindName = (id: string) => faultKinds.find((kind) => kind.id === id)?.name ?? id
export const faultCheckName = (id: string) =>
  faultKinds.flatMap(({ checks }) => checks).find((check) => check.id === id)?.text ?? id

/** 有 / 無 / 未確認 of what may not be known yet. */
export const yesOrNo = (answer: boolean | null, [yes, no]: [string, string]) =>
  answer === null ? '未確認' : answer ? yes : no

type FaultType =
  | 'v1.faultLocated'
  | 'v1.faultChecked'
  | 'v1.faultCauseJudged'
  | 'v1.bugInformationChecked'
  | 'v1.maintainerAsked'
  | 'v1.serverWeighed'
  | 'v1.integrityConfirmed'
  | 'v1.integrityRepaired'

export const faultWords: { [T in FaultType]: (body: Bodies[T]) => Words } = {
  'v1.faultLocated': ({ kinds, place, what }) => ({
    what: '障害の種類・箇所を特定した',
    detail: lines(kinds.map(faultKindName).join('、'), labelled('箇所', place), labelled('事象', what)),
  }),
  'v1.faultChecked': ({ check, result, what }) => ({
    what: `${faultCheckName(check)} ${checkResults[result]}`,
    detail: what ?? '',
  }),
  'v1.faultCauseJudged': ({ found, what }) => ({
    what: found ? '障害の原因が判明した' : '障害の原因は不明',
    detail: what ?? '',
  }),
  'v1.bugInformationChecked': ({ number, what, respondersCan }) => ({
    what: 'バグ情報を確認した',
    detail: lines(
      labelled('番号', number),
      labelled('対策', what),
      `${officeName('responder')}: ${yesOrNo(respondersCan, ['対応できる', '対応できない'])}`,
    ),
  }),
  'v1.maintainerAsked': ({ requests, person, what }) => ({
    what: `${officeName('maintainer')}に${requests.map((one) => maintainerRequests[one]).join('・')}を依頼した`,
    detail: lines(labelled('応対', person), what),
  }),
  'v1.serverWeighed': ({ works, grave, long, outlook, residentImpact }) => ({
    what: works ? 'サーバは正常に作動している' : 'サーバが正常に作動しない',
    detail: lines(
      works ? null : `極めて重大な障害: ${yesOrNo(grave, ['はい', 'いいえ'])}`,
      works ? null : `長時間に渡るサーバ停止: ${yesOrNo(long, ['はい', 'いいえ'])}`,
      labelled('停止見込み', outlook),
      labelled('住民サービスへの影響', residentImpact),
    ),
  }),
  'v1.integrityConfirmed': ({ sound, what }) => ({
    what: sound ? '本人確認情報の整合性を確認した' : '本人確認情報の整合性に修復が必要',
    detail: what ?? '',
  }),
  'v1.integrityRepaired': ({ what }) => ({ what: '本人確認情報を修復した', detail: what ?? '' }),
}
