// What is said of the town itself, described. A row of a table has a form of its own; what its history tells stands here.
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { maxApprovalColumns, maxHolders } from '../../shared/incident/town-bodies.ts'
import type { townBodies } from '../../shared/incident/town-bodies.ts'
import { contacts } from '#plan'
import { contactOffice } from '../../shared/plan/contacts.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { hasDeputies } from '../../shared/rules/town/holders.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { fromAfar, shortTime } from '../words/dates.ts'
import { lines } from '../words/detail-lines.ts'
import { yesOrNo } from './asked.ts'
import { clockOfMinutes } from './clock-minutes.ts'
import type { Description } from './description.ts'
import type { TypedFields } from './field.ts'
import { readNumber } from '../words/read-number.ts'

const enter = { office: null, button: '登録する' } as const
const kept = { kind: 'kept' } as const
const asItIs = { kind: 'kept', told: (value: string) => value } as const
/** What a row was called that is taken out. */
const takenOut = {
  kind: 'kept',
  told: (key: string, { entry }: { entry?: unknown }) =>
    entry === null ? (ownNames.value.get(key) ?? null) : null,
} as const

export const townFacts: { [T in keyof typeof townBodies]: Description<T> } = {
  'v1.contactEntered': {
    title: ({ contact, entry }) => {
      if (entry !== null) return `連絡先を登録した ${entry.name}`
      return contactOffice(contact) === null ? '連絡先を外した' : '連絡先を計画書のとおりに戻した'
    },
    fields: {
      contact: {
        kind: 'kept',
        told: (contact, { entry }, { incident }) => (entry === null ? contactName(contact, incident) : null),
      },
      entry: {
        kind: 'kept',
        told: ({ number, office, whileLocked }) =>
          lines(
            number === null ? '番号は未登録' : readNumber(number),
            office === null ? null : officeName(office),
            whileLocked ? 'ロック中も表示' : 'ロック中は表示しない',
          ),
      },
    },
    form: enter,
  },
  'v1.numberConfirmed': {
    title: ({ reached }) => (reached ? '確認の電話 つながった' : '確認の電話 つながらなかった'),
    fields: {
      contact: { kind: 'kept', told: (contact, _, { incident }) => contactName(contact, incident) },
      number: asItIs,
      reached: {
        kind: 'choice',
        label: 'つながったか',
        untold: true,
        answers: yesOrNo('つながった', 'つながらなかった'),
        missing: 'つながったかを選んでください',
      },
      what: { kind: 'text', label: '補足(任意)', short: '' },
      call: kept,
    },
  },
  'v1.officeEntered': {
    title: ({ office }) => `職を登録した ${officeName(office)}`,
    fields: {
      office: kept,
      post: { kind: 'text', label: '町での職名(任意)', short: '', isName: true },
      holders: {
        kind: 'names',
        label: ({ office }) => (hasDeputies(String(office)) ? 'この職の人と、代理の順' : 'この職の人'),
        mark: holderMark,
        each: '氏名',
        most: maxHolders,
        told: (holders: readonly string[]) => holders.join('、') || '人は未登録',
      },
    },
    form: enter,
  },
  'v1.hoursEntered': {
    title: ({ openMinute, closeMinute }) =>
      `県の業務時間を登録した ${clockOfMinutes(openMinute)}–${clockOfMinutes(closeMinute)}`,
    fields: {
      openMinute: { kind: 'clock', label: '始まり', untold: true, missing: '時刻を入れてください' },
      closeMinute: {
        kind: 'clock',
        label: '終わり',
        untold: true,
        after: 'openMinute',
        missing: '時刻を入れてください',
      },
    },
    form: enter,
  },
  'v1.closedDayEntered': {
    title: ({ name }) => (name === null ? '県の休日を外した' : '県の休日を登録した'),
    fields: {
      day: { kind: 'date', label: '日付', short: '', missing: '日付を入れてください' },
      name: {
        kind: 'text',
        label: '休日の名称',
        short: '',
        isName: true,
        hint: '例: 臨時休庁',
        missing: '休日の名称を入力してください',
      },
    },
    form: enter,
  },
  'v1.callBackEntered': {
    title: ({ number }) => (number === null ? '折り返しの番号を外した' : '折り返しの番号を登録した'),
    fields: { number: { kind: 'number', label: '折り返しの番号', short: '' } },
    form: { office: null, button: ({ number }) => (number === '' ? '番号を外す' : '登録する') },
  },
  'v1.procedureEntered': {
    title: ({ what }) => (what === null ? '切離しの手順を外した' : '切離しの手順を登録した'),
    fields: { what: { kind: 'text', label: '切離しの手順', short: '', rows: 10 } },
    form: { office: null, button: ({ what }) => (what === '' ? '手順を外す' : '登録する') },
  },
  'v1.approvalColumnsEntered': {
    title: '確認・決裁の欄を登録した',
    fields: {
      columns: {
        kind: 'names',
        label: '左から順に',
        each: '欄',
        most: maxApprovalColumns,
        told: (columns: readonly string[]) => columns.join('、') || 'なし',
      },
    },
    form: enter,
  },
  'v1.measureRowEntered': {
    title: ({ entry }) => (entry === null ? '町の緊急措置例を外した' : '町の緊急措置例を登録した'),
    fields: {
      row: takenOut,
      entry: {
        kind: 'kept',
        told: ({ event, measures }) => lines(event, ...measures.map(({ text }) => text)),
      },
    },
    form: enter,
  },
  'v1.agendaItemEntered': {
    title: ({ entry }) => (entry === null ? '会議で決定する事項を外した' : '会議で決定する事項を登録した'),
    fields: {
      item: takenOut,
      entry: { kind: 'kept', told: ({ name, examples }) => lines(name, examples) },
    },
    form: enter,
  },
  'v1.ordinanceLoaded': {
    title: '計画書の本文を取り込んだ',
    fields: {
      loading: kept,
      name: asItIs,
      clauses: { kind: 'kept', told: (clauses) => `${clauses.length}条項` },
    },
    form: enter,
  },
  'v1.bundleTaken': {
    title: '記録のファイルを取り込んだ',
    fields: {
      name: asItIs,
      count: { kind: 'kept', told: (count) => `${count}件` },
      digest: { kind: 'kept', told: (digest) => `SHA-256 ${digest}` },
    },
  },
  'v1.enrolled': {
    title: ({ name }) => `ほかの端末が出したコードで端末が登録された ${name}`,
    fields: { device: kept, name: kept, invitedBy: kept },
  },
  'v1.asideTaken': {
    title: ({ by }) => `保留の記録を入れた ${by}`,
    fields: { operation: kept, by: kept },
  },
  'v1.settingConfirmed': {
    title: '町の記録の変更を確かめた',
    fields: { operation: kept, device: kept },
  },
  'v1.restored': {
    title: ({ from }) => `サーバーを控えから戻した ${from}番まで`,
    fields: {
      from: kept,
      backupAt: {
        kind: 'kept',
        told: (backupAt) => (backupAt === null ? null : `控え ${shortTime(backupAt, fromAfar)}`),
      },
      generation: { kind: 'kept', told: (generation) => `世代${generation}` },
    },
  },
  'v1.clockMended': {
    title: ({ from }) => `サーバーの受付時刻を直した ${from}番から`,
    fields: {
      from: kept,
      was: { kind: 'kept', told: (was) => `直す前の最後の受付 ${shortTime(was, fromAfar)}` },
      generation: { kind: 'kept', told: (generation) => `世代${generation}` },
    },
  },
}

/** As the town called it last, or as the plan does. */
function contactName(id: string, incident: Incident): string {
  const entered = saidOf(incident, 'v1.contactEntered').filter(({ body }) => body.contact === id)
  const last = entered.findLast(({ body }) => body.entry !== null)
  return last?.body.entry?.name ?? contacts.find((contact) => contact.id === id)?.name ?? ''
}

/** What stands beside a name, by its place. */
function holderMark(at: number, { office }: TypedFields): string {
  if (!hasDeputies(String(office))) return `${at + 1}人目`
  return at === 0 ? 'この職の人' : `代理 ${at}`
}
