// The one page of a hand-over 引継ぎ, measured in its own lines of 8 pt: what stands there in any case, and the room that is
// left for its rows. Its lengths are those of paper-print.css; widths are in full-width characters.
import { fillPage, linesOf } from './fill-page.ts'
import type { Form, Wanted } from './fill-page.ts'

/** A4 without its margins is 70.05 lines high; a little is kept back for what is rounded. */
const page = { lines: 69.85, foot: 1.42 } as const
/** The row 確認・決裁: its caption and the cells for the pen, its padding; a line of a column's name; how wide all of it is. */
const approvals = { around: 4.85, nameLine: 0.94, nameWidth: 5.5, width: 6.05, gap: 1.5 } as const
/** Beside it: the number, the title. 訓練 has a line more. 件名 has its name before it. */
const title = { number: 1.3, heading: 1.9, width: 60, label: 3 } as const

/** A part of fields without its rows; a table without its own, with the names of its columns; the rules around a row. */
export const partLines = { fields: 1.83, table: 2.99, row: 0.235, rest: 1 } as const
/** A line of fields; of a heading, whose letters are larger. */
export const widths = { field: 44.4, heading: 51 } as const
const headingLine = 1.125

type Head = { about: string; drill: boolean; approvalColumns: readonly string[] }

/** What the head and the foot of the page leave. */
export function roomBelow({ about, drill, approvalColumns: columns }: Head): number {
  const names = Math.max(0, ...columns.map((column) => linesOf(column, approvals.nameWidth)))
  const ofApprovals = columns.length === 0 ? 0 : approvals.around + names * approvals.nameLine
  const beside = columns.length === 0 ? 0 : columns.length * approvals.width + approvals.gap
  const ofAbout = about === '' ? 0 : linesOf(about, Math.max(1, title.width - title.label - beside))
  const ofTitle = title.number + title.heading + ofAbout + (drill ? 1 : 0)
  return page.lines - page.foot - Math.max(ofApprovals, ofTitle)
}

/** A part of fields: its heading, and the lines of each. */
export function linesOfFields(heading: string, ...fields: number[]): number {
  const ofHeading = partLines.fields + (linesOf(heading, widths.heading) - 1) * headingLine
  return fields.reduce((sum, lines) => sum + lines + partLines.row, ofHeading)
}

/** As `fillPage`; a list that is not whole takes `ofCounted` lines to say so, and that may cut another. */
export function filled(
  lists: readonly (readonly Wanted[])[],
  room: number,
  ofCounted: (forms: readonly (Form | null)[]) => number,
): (Form | null)[][] {
  let reserved = 0
  for (;;) {
    const shown = fillPage(lists, room - reserved)
    const needed = shown.reduce((sum, forms) => sum + ofCounted(forms), 0)
    if (needed <= reserved) return shown
    reserved = needed
  }
}
