// An operation as the screens read it: what was said, beside the row that holds it.
import type { LogEntry } from '../../../shared/incident/fold.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import type { StoredOperation } from './database.ts'

export type StoredEntry = LogEntry & { row: StoredOperation }

/** None where the row is no operation that this version can read. */
export function readRow(row: StoredOperation): StoredEntry[] {
  const read = readStoredLine(row.line)
  return read === null ? [] : [{ ...read, receivedAt: row.receipt?.receivedAt ?? null, row }]
}

/** The fold is accepted and pending; what was refused stands outside it, and so does a rival. */
export function counted(entries: readonly StoredEntry[]): StoredEntry[] {
  return entries.filter((entry) => entry.row.refused === null && !isRival(entry))
}

/** Another line than the one this device holds under the operation's id: it stands under a key of its own. */
export function isRival({ row, operation }: StoredEntry): boolean {
  return row.id !== operation.id
}

/** A rival is 要確認 from the start, whether or not a server was asked. */
export const refusedAsRival = { reason: 'conflict', kept: false } as const
