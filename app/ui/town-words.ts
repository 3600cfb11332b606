// How the town's record is told: what its history says of each entry.
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { labelled, lines } from './detail-lines.ts'
import type { Words } from './detail-lines.ts'

type TownType =
  | 'v1.contactEntered'
  | 'v1.numberConfirmed'
  | 'v1.officeEntered'
  | 'v1.hoursEntered'
  | 'v1.closedDayEntered'
  | 'v1.procedureEntered'
  | 'v1.approvalColumnsEntered'
  | 'v1.measureRowEntered'
  | 'v1.agendaItemEntered'
  | 'v1.ordinanceLoaded'
  | 'v1.bundleTaken'

export const townWords: { [T in TownType]: (body: Bodies[T]) => Words } = {
  'v1.contactEntered': ({ entry }) =>
    entry === null
      ? { what: '連絡先を外した', detail: '' }
      : {
          what: `連絡先を登録した ${entry.name}`,
          detail: lines(
            entry.number ?? '番号は未登録',
            entry.office === null ? null : officeName(entry.office),
            entry.whileLocked ? 'ロック中も表示' : 'ロック中は表示しない',
          ),
        },
  'v1.numberConfirmed': ({ number, reached, what }) => ({
    what: reached ? '確認の電話 つながった' : '確認の電話 つながらなかった',
    detail: lines(number, what),
  }),
  'v1.officeEntered': ({ office, post, holders }) => ({
    what: `職を登録した ${officeName(office)}`,
    detail: lines(post, labelled('責任者・代理の順', holders.join('、'))),
  }),
  'v1.hoursEntered': ({ openMinute, closeMinute }) => ({
    what: '県の業務時間を登録した',
    detail: `${clock(openMinute)}–${clock(closeMinute)}`,
  }),
  'v1.closedDayEntered': ({ day, name }) => ({
    what: name === null ? '県の休みを外した' : '県の休みを登録した',
    detail: lines(day, name),
  }),
  'v1.procedureEntered': ({ what }) => ({
    what: what === null ? '切離しの手順を外した' : '切離しの手順を登録した',
    detail: what ?? '',
  }),
  'v1.approvalColumnsEntered': ({ columns }) => ({
    what: '確認・決裁の欄を登録した',
    detail: columns.join('、'),
  }),
  'v1.measureRowEntered': ({ entry }) =>
    entry === null
      ? { what: '町の緊急措置例を外した', detail: '' }
      : {
          what: '町の緊急措置例を登録した',
          detail: lines(entry.event, ...entry.measures.map(({ text }) => text)),
        },
  'v1.agendaItemEntered': ({ entry }) =>
    entry === null
      ? { what: '会議の事項を外した', detail: '' }
      : { what: '会議の事項を登録した', detail: lines(entry.name, entry.examples) },
  'v1.ordinanceLoaded': ({ name, clauses }) => ({
    what: '計画書の本文を取り込んだ',
    detail: `${name} ${clauses.length}条項`,
  }),
  'v1.bundleTaken': ({ name, digest, count }) => ({
    what: '記録のファイルを取り込んだ',
    detail: lines(name, `${count}件`, `SHA-256 ${digest}`),
  }),
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
