// Report number 第n報: a first report never waits, and what is handed over after more was said is the next one.
import type { Folded, FoldedEntry } from './fold.ts'
import type { Operation } from './operation.ts'
import type { SheetId } from './report-bodies.ts'

/** A sheet 帳票; `meeting`: which council the minutes are of, null of any other sheet and of minutes without 招集. */
export type Sheet = { id: SheetId; meeting: string | null }

/** What says nothing about the event: that a paper was seen, or handed on. */
const aboutPapers: readonly string[] = ['v1.acknowledged', 'v1.reported', 'v1.handedOver']

/** The number the sheet bears as it stands: the same paper handed to two people has one number. */
export function reportNumber({ entries }: Folded, sheet: Sheet): number {
  const typeOf = new Map(entries.map(({ read }) => [read.operation.id, read.operation.type]))
  let number = 1
  let isHandedOver = false
  for (const entry of entries) {
    if (handsOver(entry, sheet)) isHandedOver = true
    else if (isHandedOver && !aboutPapers.includes(typeOf.get(subjectOf(entry)) ?? '')) {
      number += 1
      isHandedOver = false
    }
  }
  return number
}

/** A correction says something about what it corrects. */
function subjectOf({ read: { known, operation } }: FoldedEntry): string {
  return known && operation.type === 'v1.corrected' ? operation.body.operation : operation.id
}

function handsOver({ standing }: FoldedEntry, sheet: Sheet): boolean {
  const { nature, read } = standing
  return nature !== 'mistaken' && read.known && isOf(read.operation, sheet)
}

/** 3-8 has an act of its own; any other sheet is handed over by one for all. */
function isOf({ type, body }: Operation, { id, meeting }: Sheet): boolean {
  if (id === 'mayorReport') return type === 'v1.reportedToMayor'
  return type === 'v1.reported' && body.sheet === id && (body.meeting ?? null) === meeting
}
