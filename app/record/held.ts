// An operation as the screens read it: what was said, beside the row that holds it.
import type { LogEntry } from '../../shared/incident/fold.ts'
import { readHeldOperation } from '../../shared/incident/operation.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import type { StoredOperation } from './database.ts'

export type HeldEntry = LogEntry & { row: StoredOperation }

/** None where the row is no operation that this version can read. */
export function heldOf(row: StoredOperation): HeldEntry[] {
  const read = readHeldOperation(jsonOrNull(row.line))
  return read === null ? [] : [{ ...read, receivedAt: row.receipt?.receivedAt ?? null, row }]
}

/** The fold is accepted and pending; what was refused stands outside it. */
export function counted(entries: readonly HeldEntry[]): HeldEntry[] {
  return entries.filter(({ row }) => row.refused === null)
}
