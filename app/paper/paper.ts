// A sheet as it stands on paper: texts in ruled rows and tables, which PaperSheet.vue draws. What is not known is 未確認;
// what nobody was asked for (任意) stays empty.
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation, UnknownOperation } from '../../shared/incident/operation.ts'
import { signature } from '../words/actor-words.ts'
import { lines } from '../words/detail-lines.ts'
import type { Words } from '../words/detail-lines.ts'
import { operationWords } from '../facts/descriptions.ts'
import { onPaper, paperTime } from '../words/paper-time.ts'

export type Field = { label: string; text: string }
export type Line = { cells: string[]; struck?: boolean }
export type Fields = { heading: string; fields: Field[] }
export type Table = { heading: string; columns: string[]; lines: Line[]; rest: string | null; none: string }
export type Part = Fields | Table
/** The head of a sheet that goes to somebody by name. */
export type Letter = { documentNumber: string; date: string; to: string; from: string }

export const unknown = '未確認'
/** Of a list of acts: none is known, and none is said to be missing. */
export const notRecorded = '記録なし'
export const stillCutOff = '切離し中(再組込みの記録なし)'

export function field(label: string, text: string | null | undefined): Field {
  return { label, text: known(text) }
}

/** 任意 */
export function optional(label: string, text: string | null | undefined): Field {
  return { label, text: text ?? '' }
}

export function fields(heading: string, ...of: Field[]): Fields {
  return { heading, fields: of }
}

/** Columns that may stay empty (任意). */
const optionalColumns: readonly string[] = ['担当', '期限', '担当・期限', '写っているもの']

/** Cells that are not known say so; `rest` tells of lines that did not fit, `none` that there are none. */
export function table(
  heading: string,
  columns: string[],
  cells: (string | null | undefined)[][],
  { rest = null, none = notRecorded }: { rest?: string | null; none?: string } = {},
): Table {
  const cell = (text: string | null | undefined, at: number) =>
    optionalColumns.includes(columns[at] ?? '') ? (text ?? '') : known(text)
  return { heading, columns, lines: cells.map((line) => ({ cells: line.map(cell) })), rest, none }
}

function known(text: string | null | undefined): string {
  return text === null || text === undefined || text === '' ? unknown : text
}

/** With … in place of what is beyond `limit` characters. */
export function cut(text: string, limit: number): string {
  const characters = [...text]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text
}

/** In characters; a column without a width shares what is left. */
export const columnWidths: Readonly<Record<string, number>> = {
  はじめから: 6.5,
  済んだ時: 5.5,
  日時: 12.5,
  連絡した日時: 12.5,
  '日時・行った人': 12.5,
  行った人: 9.5,
  行う人: 13,
  相手: 9.5,
  番号: 11,
  'SHA-256の先頭': 7.5,
  結果: 6.5,
  現在: 8,
  条項: 5,
  担当: 6,
  端末: 12.5,
  期限: 12.5,
  担当・期限: 12.5,
  決定・着手: 14,
  返事: 8,
  出席: 5,
}

/** The first digits of a SHA-256: enough to tell one file from another on paper. */
export const shortDigest = (sha256: string) => sha256.slice(0, 8)

/** The timeline's words for it. */
export function wordsOf(operation: Operation, incident: Incident): Words {
  return operationWords({ known: true, operation }, incident, onPaper)
}

export function who(operation: Operation | UnknownOperation): string {
  return signature({ ...operation, by: operation.by ?? unknown })
}

/** The time in a cell: the day, and below it the hour. */
export function when({ at }: { at: string }): string {
  return paperTime(at).replace(' ', '\n')
}

/** When, what, by whom: how most tables tell of what was done. */
export const doneColumns = ['日時', '内容', '行った人']

export function doneLine(operation: Operation, incident: Incident): string[] {
  const { what, detail } = wordsOf(operation, incident)
  return [when(operation), lines(what, detail), who(operation)]
}

/** When and by whom, on one line. */
export function signed(operation: Operation): string {
  return `${paperTime(operation.at)} ${who(operation)}`
}

/** The answer to a question, with when and by whom; null: not said. Without words of its own, when and by whom is the answer. */
export function answered(operation: Operation | null, text: string | null): string | null {
  if (operation === null) return null
  return text === null || text === '' ? signed(operation) : lines(text, `(${signed(operation)})`)
}

/** The timeline's words for it, on one line. */
export function onOneLine(operation: Operation, incident: Incident): string {
  const { what, detail } = wordsOf(operation, incident)
  return lines(what, detail).replaceAll('\n', ' ')
}
