// How the town's record is told: what its history says of each entry.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Said } from '../../shared/incident/incident.ts'
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import { contactOffice, contacts } from '../../shared/plan/contacts.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { yearMonthDay } from './dates.ts'
import { lines } from './detail-lines.ts'
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

export const townWords: { [T in TownType]: (body: Bodies[T], said: Said) => Words } = {
  'v1.contactEntered': ({ contact, entry }, said) =>
    entry === null
      ? {
          what: contactOffice(contact) === null ? '連絡先を外した' : '連絡先を計画書のとおりに戻した',
          detail: contactName(contact, said),
        }
      : {
          what: `連絡先を登録した ${entry.name}`,
          detail: lines(
            entry.number ?? '番号は未登録',
            entry.office === null ? null : officeName(entry.office),
            entry.whileLocked ? 'ロック中も表示' : 'ロック中は表示しない',
          ),
        },
  'v1.numberConfirmed': ({ contact, number, reached, what }, said) => ({
    what: reached ? '確認の電話 つながった' : '確認の電話 つながらなかった',
    detail: lines(contactName(contact, said), number, what),
  }),
  'v1.officeEntered': ({ office, post, holders }) => ({
    what: `職を登録した ${officeName(office)}`,
    detail: lines(post, holders.join('、') || '人は未登録'),
  }),
  'v1.hoursEntered': ({ openMinute, closeMinute }) => ({
    what: '県の業務時間を登録した',
    detail: `${clock(openMinute)}–${clock(closeMinute)}`,
  }),
  'v1.closedDayEntered': ({ day, name }) => ({
    what: name === null ? '県の休みを外した' : '県の休みを登録した',
    detail: lines(yearMonthDay(day), name),
  }),
  'v1.procedureEntered': ({ what }) => ({
    what: what === null ? '切離しの手順を外した' : '切離しの手順を登録した',
    detail: what ?? '',
  }),
  'v1.approvalColumnsEntered': ({ columns }) => ({
    what: '確認・決裁の欄を登録した',
    detail: columns.join('、') || 'なし',
  }),
  'v1.measureRowEntered': ({ row, entry }) =>
    entry === null
      ? { what: '町の緊急措置例を外した', detail: ownNames.value.get(row) ?? '' }
      : {
          what: '町の緊急措置例を登録した',
          detail: lines(entry.event, ...entry.measures.map(({ text }) => text)),
        },
  'v1.agendaItemEntered': ({ item, entry }) =>
    entry === null
      ? { what: '会議の事項を外した', detail: ownNames.value.get(item) ?? '' }
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

/** As the town called it last, or as the plan does. */
function contactName(id: string, said: Said): string {
  const entered = saidOf(said, 'v1.contactEntered').filter(({ body }) => body.contact === id)
  const last = entered.findLast(({ body }) => body.entry !== null)
  return last?.body.entry?.name ?? contacts.find((contact) => contact.id === id)?.name ?? ''
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
