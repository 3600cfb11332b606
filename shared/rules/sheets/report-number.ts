// Report number 第n報: a first report never waits, and what is handed over after more was said is the next one.
import type { Folded } from '../../incident/fold.ts'
import { saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Operation, ReadOperation } from '../../incident/operation.ts'
import type { SheetId } from '../../incident/report-bodies.ts'

/** A sheet 帳票; `meeting`: which council the minutes are of, null of any other sheet and of minutes without 招集. */
export type Sheet = { id: SheetId; meeting: string | null }

/**
 * Types that say nothing about the event: that a sheet was seen or handed on; who took a duty over; that a drill was
 * ended, and what it showed.
 */
const besideTheEvent: readonly string[] = [
  'v1.acknowledged',
  'v1.reported',
  'v1.handedOver',
  'v1.takenOver',
  'v1.drillEnded',
  'v1.drillReviewed',
]

/** To whom the sheet was handed, in record order; 3-8 and 引継ぎ have acts of their own. */
export function handingsOver(incident: Incident, { id, meeting }: Sheet): Operation[] {
  if (id === 'mayorReport') return saidOf(incident, 'v1.reportedToMayor')
  if (id === 'handOver') return saidOf(incident, 'v1.handedOver')
  return saidOf(incident, 'v1.reported').filter(
    ({ body }) => body.sheet === id && (body.meeting ?? null) === meeting,
  )
}

/** The number the sheet bears as it stands: the same sheet handed to two people has one number. */
export function reportNumber(folded: Folded, sheet: Sheet): number {
  return numbering(folded, sheet).number
}

/** By what the sheet was last handed over as it stands; null: not yet, or more was said since. */
export function handingOfThis(folded: Folded, sheet: Sheet): Operation | null {
  return numbering(folded, sheet).handed
}

function numbering(
  { incident, entries }: Folded,
  sheet: Sheet,
): { number: number; handed: Operation | null } {
  const handing = new Map(handingsOver(incident, sheet).map((said) => [said.id, said]))
  const typeOf = new Map(entries.map(({ read }) => [read.operation.id, read.operation.type]))
  let number = 1
  let handed: Operation | null = null
  for (const { read } of entries) {
    const by = handing.get(read.operation.id)
    if (by !== undefined) handed = by
    else if (handed !== null && !besideTheEvent.includes(typeOf.get(subjectOf(read)) ?? '')) {
      number += 1
      handed = null
    }
  }
  return { number, handed }
}

/** A correction says something about what it corrects. */
function subjectOf({ known, operation }: ReadOperation): string {
  return known && operation.type === 'v1.corrected' ? operation.body.operation : operation.id
}
