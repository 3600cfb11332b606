// How reports, the end of the response and the hand-over are told: the names of the sheets, and what the timeline says.
import { officeName } from '../../shared/plan/offices.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { SheetId } from '../../shared/incident/report-bodies.ts'
import { yearMonthDay } from './dates.ts'
import { labelled, lines } from './detail-lines.ts'
import type { Words } from './detail-lines.ts'

/** The sheets 帳票; the plan numbers three of them and prints none. */
export const sheetNames: Record<SheetId, string> = {
  form1: '緊急時通報受付票(別紙1)',
  form2: '障害報告(別紙2)',
  form3: '不正行為報告(別紙3)',
  minutes: `${officeName('council')} 決定記録`,
  mayorReport: `${officeName('mayor')}報告`,
  timeline: '経過',
  handOver: '引継ぎ',
  drillReport: '訓練の記録',
}

type ReportType =
  | 'v1.reported'
  | 'v1.reportedInternally'
  | 'v1.reportedToMayor'
  | 'v1.stoodDown'
  | 'v1.foundNotApplicable'
  | 'v1.resumed'
  | 'v1.handedOver'
  | 'v1.leakReportWeighed'

export const reportWords: { [T in ReportType]: (body: Bodies[T]) => Words } = {
  'v1.reported': ({ sheet, to, what }) => ({
    what: `${sheetNames[sheet]}により報告した`,
    detail: lines(labelled('相手', to), what),
  }),
  'v1.reportedInternally': ({ to, what }) => ({ what: '庁内で報告した', detail: lines(to, what) }),
  'v1.reportedToMayor': ({ what, damage, plans }) => ({
    what: `${officeName('mayor')}に報告した`,
    detail: lines(what, labelled('被害状況', damage), labelled('今後の対応', plans)),
  }),
  'v1.stoodDown': ({ what, reason, open = [] }) => ({
    what: '緊急時対応を解いた',
    detail: ended(what, reason, open),
  }),
  'v1.foundNotApplicable': ({ what, reason, open = [] }) => ({
    what: '該当なしとした',
    detail: ended(what, reason, open),
  }),
  'v1.resumed': ({ clause, what, reason, open = [] }) => ({
    what: `運用を再開した(${clause})`,
    detail: ended(what, reason, open),
  }),
  'v1.handedOver': ({ from, to, what }) => ({
    what: '引き継いだ',
    detail: lines(`${from} から ${to} へ`, what),
  }),
  'v1.leakReportWeighed': ({ knownOn, improperPurpose, what }) => ({
    what: '法令上の報告を検討した(計画外)',
    detail: lines(
      labelled('知った日', yearMonthDay(knownOn)),
      `不正の目的: ${improperPurpose ? 'おそれあり' : 'なし'}`,
      what,
    ),
  }),
}

function ended(what: string | null, reason: string | null | undefined, open: readonly string[]): string {
  const missing = open.length === 0 ? null : `このとき未了 ${open.join('・')}`
  return lines(what, missing, labelled('進める理由', reason))
}
