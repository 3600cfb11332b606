// Timeline 経過: who did what when, newest first. A call tells its outcome and its inclusion; nothing is left out.
import type { Incident } from './incident.ts'
import type { FoldedEntry, Folded } from './fold.ts'
import type { OperationType } from './operation.ts'

export type TimelineItem = {
  entry: FoldedEntry
  /** Of a call: the outcome that governs, if anybody has said it. */
  outcome: FoldedEntry | null
  /** Of a call dialled outside: what brought it into this incident. */
  inclusion: FoldedEntry | null
  /** Every operation this line tells of, so that its save state can be told. */
  operations: string[]
}

/** One item an operation, by the time it happened; operations of the same time keep the record's order. */
export function timeline({ incident, entries }: Folded): TimelineItem[] {
  const byCall = toldByCall(incident, entries)
  const toldElsewhere = new Set([...byCall.values()].flat())
  const items = entries
    .filter((entry) => !toldElsewhere.has(entry))
    .map((entry): TimelineItem => {
      const withIt = byCall.get(idOf(entry)) ?? []
      const told = (type: OperationType) => withIt.find(({ read }) => read.operation.type === type) ?? null
      const [outcome, inclusion] = [told('v1.callEnded'), told('v1.callIncluded')]
      return { entry, outcome, inclusion, operations: [entry, ...withIt].map(idOf) }
    })
  return items.toSorted((a, b) => happened(a) - happened(b)).toReversed()
}

/** By call: what its own line tells of, the outcome that governs and the inclusions that took effect. */
function toldByCall(incident: Incident, entries: readonly FoldedEntry[]): Map<string, FoldedEntry[]> {
  const told = new Map<string, FoldedEntry[]>()
  for (const entry of entries) {
    const call = tellingCall(incident, entry)
    if (call !== null) told.set(call, [...(told.get(call) ?? []), entry])
  }
  return told
}

function tellingCall(
  { calls }: Incident,
  { standing: { nature, read, notApplied } }: FoldedEntry,
): string | null {
  if (!read.known || notApplied !== null) return null
  const { operation } = read
  if (operation.type === 'v1.callEnded')
    return calls.get(operation.body.call)?.endedBy === operation.id ? operation.body.call : null
  return operation.type === 'v1.callIncluded' && nature === 'asSaid' ? operation.body.call : null
}

function idOf({ read }: FoldedEntry): string {
  return read.operation.id
}

function happened({ entry }: TimelineItem): number {
  return Date.parse(entry.read.operation.at)
}
