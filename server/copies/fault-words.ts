// What was found wrong in a record or a copy of it, in the operator's words. Rules BK3, BK4.
import type { Fault } from './walk.ts'

const kinds: Record<Fault['kind'], string> = {
  missing: '記録がありません',
  bytes: '内容が書き換えられています',
  chain: '前の記録とつながりません',
  seal: '封印が、この鍵のものではありません',
  receivedAt: '受付時刻が前の記録より前です',
  head: '最後の記録が、記録の先頭位置と合いません',
}

export function faultWords({ position, kind }: Fault): string {
  return `${position}番: ${kinds[kind]}`
}

/** Why a database is not served as it lies there. */
export type NotTogether =
  | { kind: 'noSidecar' | 'sidecarUnreadable' | 'otherFile' | 'logMissing' }
  | { kind: 'empty' | 'changed'; position: number }
  | { kind: 'truncated'; position: number; here: number }
  | { kind: 'otherRecord' | 'otherKey' }
  | { kind: 'broken'; found: string }
  | { kind: 'moved'; at: string; to: string }
  | { kind: 'faults'; faults: Fault[] }

export function notTogetherWords(problem: NotTogether): string {
  switch (problem.kind) {
    case 'noSidecar':
      return 'record.json がありません。データベースだけが写されたようです。'
    case 'sidecarUnreadable':
      return 'record.json が読めません。'
    case 'otherFile':
      return 'データベースが、最後に動いていたときのものではありません。別のファイルに置き換わっています。'
    case 'logMissing':
      return '前回は途中で止まりましたが、そのときの record.sqlite-wal がありません。最後の記録が欠けているおそれがあります。'
    case 'empty':
      return `データベースがないか、空です。ここには${problem.position}番までの記録がありました。`
    case 'changed':
      return `${problem.position}番の記録が、前に確かめたものと違います。`
    case 'truncated':
      return `${problem.position}番まであった記録が、${problem.here}番までしかありません。`
    case 'otherRecord':
      return '別の記録のデータベースです。'
    case 'otherKey':
      return '封印の鍵が、この記録のものではありません。'
    case 'broken':
      return `データベースが壊れています: ${problem.found}`
    case 'moved':
      return `この記録は${problem.at}に移しました: ${problem.to}\nここで続けると記録が二つに分かれます。移した先が失われたときだけ、npm run restore で控えか、このファイル自身から続けてください。`
    case 'faults':
      return problem.faults.map(faultWords).join('\n')
  }
}
