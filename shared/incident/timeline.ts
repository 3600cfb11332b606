// Timeline 経過: who did what when, newest first. A call tells its outcome and its inclusion; nothing is left out.
import type { Incident } from './incident.ts'
import type { FoldedEntry, Folded } from './fold.ts'

export type TimelineItem = {
  entry: FoldedEntry
  /** For a call: the outcome that governs, if anybody has said it. */
  outcome: FoldedEntry | null
  /** For a call dialled outside: the operation that brought it into this incident. */
  inclusion: FoldedEntry | null
  /** For a correction: the entry it corrects. */
  corrects: FoldedEntry | null
  /** Every operation this line tells of, so that its save state can be told. */
  operations: string[]
}

/** One item an operation, by the time it happened; operations of the same time keep the record's order. */
export function timeline({ incident, entries }: Folded): TimelineItem[] {
  const byCall = toldByCall(incident, entries)
  const byId = new Map(entries.map((entry) => [idOf(entry), entry]))
  const toldElsewhere = new Set([...byCall.values()].flat())
  const items = entries
    .filter((entry) => !toldElsewhere.has(entry))
    .map((entry): TimelineItem => {
      const withIt = byCall.get(idOf(entry)) ?? []
      const endedBy = incident.calls.get(idOf(entry))?.endedBy
      const outcome = withIt.find((told) => idOf(told) === endedBy) ?? null
      const inclusion = withIt.find(({ read }) => read.operation.type === 'v1.callIncluded') ?? null
      const corrects = byId.get(correctedBy(entry)) ?? null
      return { entry, outcome, inclusion, corrects, operations: [entry, ...withIt].map(idOf) }
    })
  return items
    .map((item) => ({ item, atMs: happenedMs(item) }))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ item }) => item)
    .toReversed()
}

/**
 * By call: what its own line tells of, the outcome that governs and the inclusions that took effect; of a call that is
 * 誤入力 every outcome and inclusion, which have nothing to say without it.
 */
function toldByCall(incident: Incident, entries: readonly FoldedEntry[]): Map<string, FoldedEntry[]> {
  const told = new Map<string, FoldedEntry[]>()
  const lines = new Set(entries.filter(({ read }) => read.operation.type === 'v1.callPlaced').map(idOf))
  for (const entry of entries) {
    const call = tellingCall(incident, entry)
    if (call !== null && lines.has(call)) told.set(call, [...(told.get(call) ?? []), entry])
  }
  return told
}

function tellingCall(
  { calls }: Incident,
  { standing: { nature, read, notApplied } }: FoldedEntry,
): string | null {
  const withdrawn = notApplied === 'callWithdrawn'
  if (!read.known || (notApplied !== null && !withdrawn)) return null
  const { operation } = read
  if (operation.type === 'v1.callEnded')
    return withdrawn || calls.get(operation.body.call)?.endedBy === operation.id ? operation.body.call : null
  return operation.type === 'v1.callIncluded' && nature === 'asSaid' ? operation.body.call : null
}

function correctedBy({ read }: FoldedEntry): string {
  return read.known && read.operation.type === 'v1.corrected' ? read.operation.body.operation : ''
}

function idOf({ read }: FoldedEntry): string {
  return read.operation.id
}

function happenedMs({ entry }: TimelineItem): number {
  return Date.parse(entry.standing.read.operation.at)
}
