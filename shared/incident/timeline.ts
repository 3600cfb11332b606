// Timeline 経過: who did what when, newest first. A call and its outcome are one line; nothing is left out.
import type { FoldedEntry, Folded } from './fold.ts'

export type TimelineItem = {
  entry: FoldedEntry
  /** Of a call: the outcome that governs, if anybody has said it. */
  outcome: FoldedEntry | null
  /** Every operation this line tells of, so that its save state can be told. */
  operations: string[]
}

/** One item an operation, by the time it happened; operations of the same time keep the record's order. */
export function timeline({ incident, entries }: Folded): TimelineItem[] {
  const byId = new Map(entries.map((entry) => [entry.read.operation.id, entry]))
  const told = new Set([...incident.calls.values()].map(({ endedBy }) => endedBy))
  const items = entries
    .filter(({ read, standing }) => !told.has(read.operation.id) && !isPlainInclusion(read, standing))
    .map((entry): TimelineItem => {
      const endedBy = incident.calls.get(entry.read.operation.id)?.endedBy ?? null
      const outcome = endedBy === null ? null : (byId.get(endedBy) ?? null)
      const operations = outcome === null ? [] : [outcome.read.operation.id]
      return { entry, outcome, operations: [entry.read.operation.id, ...operations] }
    })
  return items.toSorted((a, b) => happened(a) - happened(b)).toReversed()
}

/** An inclusion that took effect is told by the call it brought in. */
function isPlainInclusion(read: FoldedEntry['read'], standing: FoldedEntry['standing']): boolean {
  return (
    read.operation.type === 'v1.callIncluded' && standing.nature === 'asSaid' && standing.notApplied === null
  )
}

function happened(item: TimelineItem): number {
  return Date.parse(item.entry.read.operation.at)
}
