// How the response to a violation (3-4 to 3-9) is told: the names of its answers, and what the timeline says.
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { Change, Source } from '../../shared/incident/violation-bodies.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { yearMonthDay } from './dates.ts'
import { labelled, lines } from './detail-lines.ts'
import type { Words } from './detail-lines.ts'

/** 3-6 and 3-7, in the ordinance's words. */
export const sources: Record<Source, string> = {
  damage: '被害情報',
  logs: 'ログ情報',
  records: '記録簿',
  registers: '管理簿',
}
export const changes: Record<Change, string> = {
  accessRights: 'アクセス権限の設定変更',
  operatorCards: '操作者用ICカードの再発行',
  servicesRestored: '住民サービスの停止解除',
}

const measureNames = new Map([
  ['1-3', '暫定的な対応措置'],
  ['3-3', '対応策を実施'],
  ['3-4', '緊急措置を実施'],
])

/** A clause's own name for a measure; another clause stands for itself. */
export const measureName = (clause: string) => measureNames.get(clause) ?? `措置(${clause})`

export const helpers = (offices: readonly string[] | undefined) =>
  offices === undefined || offices.length === 0 ? null : `協力: ${offices.map(officeName).join('、')}`

type ViolationType =
  | 'v1.immediateThreatJudged'
  | 'v1.rightsAtRiskFound'
  | 'v1.measureStarted'
  | 'v1.isolated'
  | 'v1.reconnected'
  | 'v1.measureRequested'
  | 'v1.sourceAnalysed'
  | 'v1.causeFound'
  | 'v1.measuresReviewed'
  | 'v1.correctiveActionPlanned'
  | 'v1.resumptionConfirmed'

export const violationWords: { [T in ViolationType]: (body: Bodies[T]) => Words } = {
  'v1.immediateThreatJudged': ({ what }) => ({
    what: '直ちに既存住基システムに脅威を及ぼすおそれが高いと判定した',
    detail: what ?? '',
  }),
  'v1.rightsAtRiskFound': ({ what }) => ({
    what: '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高いと認めた',
    detail: what ?? '',
  }),
  'v1.measureStarted': ({ what, clause, example, marker, helpedBy }) => ({
    what: measureName(clause),
    detail: lines(
      what,
      example === undefined ? null : `緊急措置例 ${ownNames.value.get(example) ?? example}${marker ?? ''}`,
      helpers(helpedBy),
    ),
  }),
  'v1.isolated': ({ what, from, clause, byProcedure, helpedBy }) => ({
    what: `切り離した(${clause})`,
    detail: lines(
      `${what} を ${from} から`,
      byProcedure === null ? null : byProcedure ? '事前に定めた手順による' : '事前に定めた手順によらない',
      helpers(helpedBy),
    ),
  }),
  'v1.reconnected': ({ what, clause }) => ({
    what: clause === undefined ? '再組込みした' : `再組込みした(${clause})`,
    detail: what ?? '',
  }),
  'v1.measureRequested': ({ office, organisation, what }) => ({
    what: `${organisation ?? officeName(office)}に緊急措置の実施を要請した`,
    detail: what,
  }),
  'v1.sourceAnalysed': ({ source, what }) => ({
    what: `${sources[source]}を分析した`,
    detail: what ?? '特になし',
  }),
  'v1.causeFound': ({ what, period, place, method, helpedBy }) => ({
    what: '原因を解明した',
    detail: lines(
      what,
      labelled('時期', period),
      labelled('場所', place),
      labelled('方法等', method),
      helpers(helpedBy),
    ),
  }),
  'v1.measuresReviewed': ({ changes: changed, what, helpedBy }) => ({
    what: '緊急措置を見直した',
    detail: lines(changed.map((one) => changes[one]).join('、'), what, helpers(helpedBy)),
  }),
  'v1.correctiveActionPlanned': ({ what, responsible, due }) => ({
    what: '恒久対策を立案した',
    detail: lines(what, labelled('担当', responsible), labelled('期限', yearMonthDay(due))),
  }),
  'v1.resumptionConfirmed': ({ what }) => ({
    what: '通常運用体制への移行に支障がないことを確認した',
    detail: what ?? '',
  }),
}
