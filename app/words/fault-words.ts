// Names of the answers in the response to a fault (chapter 2).
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { CheckResult, MaintainerRequest } from '../../shared/incident/fault-bodies.ts'
import type { ClauseId } from '../../shared/plan/clauses.ts'
import { faultKinds } from '#plan'

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

const clauseOfRequest: Record<MaintainerRequest, ClauseId> = {
  respond: '2-1(1)',
  findCause: '2-1(2)',
  remedy: '2-1(2)',
  repair: '2-1(4)',
  restoration: '2-1(4)',
  exchange: '2-1(4)',
}
/** With its clause. */
export const requestInFull = (id: MaintainerRequest) =>
  `${maintainerRequests[id]} ${clauseLabel(clauseOfRequest[id])}`

/** A kind or a check of another edition of the plan stands for itself. */
export const faultKindName = (id: string) => faultKinds.kinds.find((kind) => kind.id === id)?.name ?? id
export const faultCheckName = (id: string) =>
  faultKinds.kinds.flatMap(({ checks }) => checks).find((check) => check.id === id)?.text ?? id

/** 有 / 無 / 未確認 of what may not be known yet. */
export const yesOrNo = (answer: boolean | null, [yes, no]: [string, string]) =>
  answer === null ? '未確認' : answer ? yes : no

/** 障害 is 無, and the server stands as stopped (2-1(3)). */
export const faultContradiction =
  '障害は「無」と記録されていますが、サーバは極めて重大な障害で長時間止まったままの記録です。どちらかを記録し直してください。'
