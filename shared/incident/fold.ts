// Fold: an incident is a pure function of the set of its operations (OP4): any order, any repetition, the same.
import { apply } from './apply.ts'
import { emptyIncident } from './incident.ts'
import type { Incident } from './incident.ts'
import { standings } from './corrections.ts'
import type { NotApplied, Standing } from './corrections.ts'
import type { Operation, OperationOf, ReadOperation } from './operation.ts'
import { firstYear } from './clock-bounds.ts'
import { orderKey, timeOf } from './stamp.ts'
import type { Upload } from './upload.ts'

/**
 * An operation as the log holds it. `receivedAt`: the server's time, null while only this device has it; `upload` is
 * missing then.
 */
export type LogEntry = ReadOperation & { receivedAt: string | null; upload?: Upload }

export type FoldedEntry = {
  read: ReadOperation
  standing: Standing
  receivedAt: string | null
  upload: Upload | undefined
}

/** When an entry was typed (ISO 8601): where its stamp lies after the server had it, or before 2020, the device's clock was wrong. */
export function enteredAt({ read, receivedAt }: Pick<FoldedEntry, 'read' | 'receivedAt'>): string {
  const stamped = timeOf(read.operation.stamp)
  return receivedAt !== null && (receivedAt < stamped || stamped < firstYear) ? receivedAt : stamped
}

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
  return foldInOrder(id, inRecordOrder([...own, ...about(includedCalls(own), calls)]))
}

/** The same incident, had this been said last: what it would mean, before anybody says it. */
export function foldWith({ incident, entries }: Folded, said: Operation): Folded {
  const last = { known: true, operation: said, receivedAt: null } as const
  const before = entries.map(({ read, receivedAt, upload }) => ({
    ...read,
    receivedAt,
    ...(upload !== undefined && { upload }),
  }))
  return foldInOrder(incident.id, [...before, last])
}

function foldInOrder(id: string, sorted: readonly LogEntry[]): Folded {
  const standing = standings(sorted)
  const incident = emptyIncident(id)
  const entries = sorted.flatMap(({ receivedAt, upload, ...read }) => {
    const stands = standing.get(read.operation.id)
    return stands === undefined ? [] : [{ read, standing: stands, receivedAt, upload }]
  })
  const began = entries.flatMap(({ read }) => beginning(read))
  incident.drill = startsAsDrill(entries.map(({ read }) => read))
  incident.edition = began.find(({ edition }) => edition !== undefined)?.edition ?? null
  const withdrawn = withdrawnCalls(entries)
  // Calls first: the person may have said an outcome, or included a call, on a device whose clock ran behind.
  const placed = entries.map((entry, place) => ({ entry, place }))
  for (const { entry, place } of placed.toSorted(
    (a, b) => Number(isCall(b.entry)) - Number(isCall(a.entry)),
  )) {
    entry.standing.notApplied ??= applyStanding(incident, entry, place, withdrawn)
  }
  return { incident, entries }
}

/**
 * Whether what an incident holds, in record order, begins as a drill 訓練: its first 受付票 says so; neither a later one
 * nor a correction changes that (DR1).
 */
export function startsAsDrill(inOrder: readonly ReadOperation[]): boolean {
  return inOrder.flatMap(beginning)[0]?.drill === true
}

/** What an incident began as, whatever was corrected since. */
function beginning({ known, operation }: ReadOperation): OperationOf<'v1.intakeReceived'>['body'][] {
  return known && operation.type === 'v1.intakeReceived' ? [operation.body] : []
}

function applyStanding(
  incident: Incident,
  { standing: { read, nature }, receivedAt, upload }: FoldedEntry,
  place: number,
  withdrawn: ReadonlySet<string>,
): NotApplied | null {
  if (nature === 'mistaken' || !read.known) return null
  const call = callOf(read.operation)
  const isWithdrawn = call !== null && withdrawn.has(call) && !incident.calls.has(call)
  return isWithdrawn ? 'callWithdrawn' : apply(incident, read.operation, place, { receivedAt, upload })
}

/** Calls that are 誤入力, or were taken out again: what was said of them goes with them. */
function withdrawnCalls(entries: readonly FoldedEntry[]): Set<string> {
  const corrected = entries.filter(({ standing }) => standing.nature !== 'asSaid')
  const calls = corrected.flatMap(({ read: { known, operation } }) => {
    if (!known) return []
    if (operation.type === 'v1.callPlaced') return [operation.id]
    return operation.type === 'v1.callIncluded' ? [operation.body.call] : []
  })
  return new Set(calls)
}

/** The call that an operation speaks of: what came of it, where it belongs, who was told by it. */
export function callOf({ type, body }: Operation): string | null {
  return type === 'v1.callEnded' || type === 'v1.callIncluded' || type === 'v1.notified' ? body.call : null
}

function isCall(entry: FoldedEntry): boolean {
  return entry.read.operation.type === 'v1.callPlaced'
}

/** Calls that this incident names, unless every inclusion of one is marked 誤入力. */
export function includedCalls(own: readonly LogEntry[]): Set<string> {
  // Most incidents name none.
  if (!own.some(({ operation }) => operation.type === 'v1.callIncluded')) return new Set()
  const standing = standings(inRecordOrder(own))
  const calls = [...standing.values()].flatMap(({ nature, read }) =>
    read.known && read.operation.type === 'v1.callIncluded' && nature !== 'mistaken'
      ? [read.operation.body.call]
      : [],
  )
  return new Set(calls)
}

/** Operations of the subject `calls` about these calls as they stand: placed, ended, notified, corrections of those. */
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
    const named = operation.type === 'v1.corrected' ? operation.body.operation : callOf(operation)
    if (!concerned.has(named ?? id)) return false
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
  return keptInDeviceOrder(
    [...byKey.values()].map((entry) => ({ entry, key: orderKey(entry.operation, entry.receivedAt) })),
  )
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry)
}

type Keyed = { entry: LogEntry; key: string }
/** After every key. */
const last = '~'

/** What a device said before its clock was set stands before the first that it said afterwards, however late both came. */
function keptInDeviceOrder(keyed: Keyed[]): Keyed[] {
  const isUnset = ({ entry }: Keyed) => entry.operation.stamp < firstYear
  const firstOf = new Map<string, string>()
  for (const one of keyed) {
    const { device } = one.entry.operation
    if (!isUnset(one) && one.key < (firstOf.get(device) ?? last)) firstOf.set(device, one.key)
  }
  return keyed.map((one) => {
    const { device, stamp } = one.entry.operation
    const key = `${(firstOf.get(device) ?? last).split(' ')[0]} ${stamp}`
    return isUnset(one) && key < one.key ? { ...one, key } : one
  })
}
