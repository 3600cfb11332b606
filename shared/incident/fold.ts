// Fold: an incident is a pure function of the set of its operations (OP4): any order, any repetition, the same.
import { apply } from './apply.ts'
import { emptyIncident } from './incident.ts'
import type { Incident } from './incident.ts'
import { standings } from './corrections.ts'
import type { NotApplied, Standing } from './corrections.ts'
import type { ReadOperation } from './operation.ts'
import { orderKey } from './stamp.ts'

/** An operation as the log holds it. `receivedAt`: the server's time, null while only this device has it. */
export type LogEntry = ReadOperation & { receivedAt: string | null }

export type FoldedEntry = { read: ReadOperation; standing: Standing; receivedAt: string | null }

export type Folded = {
  incident: Incident
  /** Every operation of the incident in record order, each with what stands of it. */
  entries: FoldedEntry[]
}

/**
 * Folds the incident `id`. `own` are the operations of its subject; `calls` those of the subject `calls`, of which
 * the ones it includes count (OP6).
 */
export function foldIncident(id: string, own: readonly LogEntry[], calls: readonly LogEntry[]): Folded {
  const sorted = inRecordOrder([...own, ...about(includedCalls(own), calls)])
  const standing = standings(sorted)
  const incident = emptyIncident(id)
  const entries = sorted.flatMap(({ receivedAt, ...read }) => {
    const stands = standing.get(read.operation.id)
    return stands === undefined ? [] : [{ read, standing: stands, receivedAt }]
  })
  // Calls first: the person may have said an outcome, or included a call, on a device whose clock ran behind.
  for (const entry of entries.toSorted((a, b) => Number(isCall(b)) - Number(isCall(a)))) {
    entry.standing.notApplied ??= applyStanding(incident, entry.standing)
  }
  return { incident, entries }
}

function applyStanding(incident: Incident, { read, nature }: Standing): NotApplied | null {
  return nature === 'mistaken' || !read.known ? null : apply(incident, read.operation)
}

function isCall(entry: FoldedEntry): boolean {
  return entry.read.operation.type === 'v1.callPlaced'
}

/** Calls that this incident names, unless every inclusion of one is marked 誤入力. */
function includedCalls(own: readonly LogEntry[]): Set<string> {
  const standing = standings(inRecordOrder(own))
  const calls = [...standing.values()].flatMap(({ nature, read }) =>
    read.known && read.operation.type === 'v1.callIncluded' && nature !== 'mistaken'
      ? [read.operation.body.call]
      : [],
  )
  return new Set(calls)
}

/** Of the subject `calls`, what as it stands is about these calls: placed, ended, and corrections of those. */
function about(included: ReadonlySet<string>, calls: readonly LogEntry[]): LogEntry[] {
  if (included.size === 0) return []
  const concerned = new Set(included)
  const sorted = inRecordOrder(calls)
  const standing = standings(sorted)
  // In record order a correction comes after what it names, so that one pass finds corrections of corrections.
  return sorted.filter(({ operation: { id } }) => {
    const read = standing.get(id)?.read
    if (read?.known !== true) return false
    const { operation } = read
    const named =
      operation.type === 'v1.callEnded'
        ? operation.body.call
        : operation.type === 'v1.corrected'
          ? operation.body.operation
          : id
    if (!concerned.has(named)) return false
    concerned.add(id)
    return true
  })
}

/** Record order (SY3), each operation once. */
export function inRecordOrder(entries: readonly LogEntry[]): LogEntry[] {
  const byKey = new Map<string, LogEntry>()
  for (const entry of entries) {
    const known = byKey.get(entry.operation.id)
    if (known === undefined || known.receivedAt === null) byKey.set(entry.operation.id, entry)
  }
  return [...byKey.values()]
    .map((entry) => ({ entry, key: orderKey(entry.operation, entry.receivedAt) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry)
}
