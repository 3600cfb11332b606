// A line that was set aside, in words, as far as it can be read.
import { emptyIncident } from '../../shared/incident/incident.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import type { AsideLine } from '../../shared/sync/set-aside.ts'
import { signature } from '../words/actor-words.ts'
import { operationWords } from '../facts/descriptions.ts'

export type ReadAside = { at: string; what: string; detail: string; who: string; subject: string }

/** Null: it reads as no operation, or is too long to have come whole. */
export function readAside({ text }: AsideLine, now: Date): ReadAside | null {
  const read = readStoredLine(text)
  if (read === null) return null
  const { at, subject } = read.operation
  const { what, detail } = operationWords(read, emptyIncident(subject), now)
  return { at, what, detail, who: signature(read.operation), subject }
}

const refusals: Readonly<Record<string, string>> = {
  confirmationNeeded: '確かめられなかったので、処理していません。もう一度押してください。',
  alreadySettled: 'ほかの人がもう処理しました。',
  notReadable: '記録として読めないので、記録に入れられません。理由を書いて「入れない」にしてください。',
  conflict:
    '同じ番号で別の内容の記録がすでにあるので、入れられません。理由を書いて「入れない」にしてください。',
  ownLine:
    'この端末か、24時間以内に一緒に登録した端末が送った記録です。ほかの端末か、管理者の端末で処理してください。',
  notFound: 'この保留はサーバーにありません。',
  notEnrolled: 'サーバーとの登録が切れています。「この端末」で登録し直してください。',
}

export function settleProblem(reason: string | null): string {
  if (reason === null) return 'サーバーにつながりません。書いたものは残っています。'
  return refusals[reason] ?? 'サーバーが受け付けませんでした。'
}
