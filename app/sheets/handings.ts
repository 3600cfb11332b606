// How handing over each sheet is recorded: what is asked, in whose office, and the fact it becomes.
import { maxNameLength, maxTextLength } from '../../shared/incident/operation-fields.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { formVersion } from '../../shared/plan/forms.ts'
import type { Printable } from '../paper/papers.ts'

export type AskedText = {
  key: 'from' | 'to' | 'what' | 'damage' | 'plans'
  label: string
  /** What to say where it is empty; empty: it may be. */
  whenEmpty: string
  rows: number
  longest: number
}

export type Handing = {
  heading: string
  button: string
  actsAs: string
  decides: boolean
  asked: readonly AskedText[]
  fact: (incident: string, said: (key: AskedText['key']) => string | null) => Fact
}

const name = { rows: 1, longest: maxNameLength, whenEmpty: '' }
const text = { rows: 2, longest: maxTextLength, whenEmpty: '' }

export function handingOf(sheet: Printable): Handing {
  if (sheet.id === 'handOver') return handOver
  return sheet.id === 'mayorReport' ? toMayor : report(sheet)
}

export const handOver: Handing = {
  heading: '引継ぎを記録する',
  button: '引き継いだ',
  actsAs: 'responder',
  decides: false,
  asked: [
    { ...name, key: 'from', label: '渡した人', whenEmpty: '渡した人の名前を入れてください' },
    { ...name, key: 'to', label: '受けた人', whenEmpty: '受けた人の名前を入れてください' },
    { ...text, key: 'what', label: '申し送り(なくてもよい)' },
  ],
  fact: (subject, said) => ({
    subject,
    type: 'v1.handedOver',
    body: { from: said('from') ?? '', to: said('to') ?? '', what: said('what') },
  }),
}

const toMayor: Handing = {
  heading: '町長への報告を記録する',
  button: '町長に報告した',
  actsAs: 'protectionChief',
  decides: true,
  asked: [
    { ...text, key: 'damage', label: '被害状況(なくてもよい)' },
    { ...text, key: 'plans', label: '今後の対応(なくてもよい)' },
    { ...text, key: 'what', label: '報告のしかた・町長の指示(なくてもよい)' },
  ],
  fact: (subject, said) => ({
    subject,
    type: 'v1.reportedToMayor',
    body: { what: said('what'), damage: said('damage'), plans: said('plans') },
  }),
}

function report({ id, meeting, isForm, writer }: Printable): Handing {
  return {
    heading: '渡したことを記録する',
    button: 'この帳票で報告した',
    actsAs: writer,
    decides: false,
    asked: [
      { ...name, key: 'to', label: '渡した相手(なくてもよい)' },
      { ...text, key: 'what', label: 'メモ(なくてもよい)' },
    ],
    fact: (subject, said) => ({
      subject,
      type: 'v1.reported',
      body: { sheet: id, to: said('to'), what: said('what'), meeting, ...(isForm && { formVersion }) },
    }),
  }
}
