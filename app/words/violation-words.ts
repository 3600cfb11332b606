// Names of the answers in the response to a violation (3-4 to 3-9).
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { ReviewChange, Source } from '../../shared/incident/violation-bodies.ts'

/** 3-6 and 3-7, in the ordinance's words. */
export const sources: Record<Source, string> = {
  damage: '被害情報',
  logs: 'ログ情報',
  records: '記録簿',
  registers: '管理簿',
}
export const reviewChanges: Record<ReviewChange, string> = {
  accessRights: 'アクセス権限の設定変更',
  operatorCards: '操作者用ICカードの再発行',
  servicesRestored: '住民サービスの停止解除',
}

/** The measures that have a name of their own, by their clause. */
const measuresDone = new Map([
  ['1-3', '暫定的な対応措置'],
  ['3-3', '対応策を実施'],
  ['3-4', '緊急措置を実施'],
])

/** A clause's own name for a measure; another clause stands for itself. */
export const measureName = (clause: string) => measuresDone.get(clause) ?? `措置(${clauseLabel(clause)})`
