// Rows of operations: whoever writes one marks in the same transaction what is derived from it, so that no crash leaves a
// stale summary unmarked.
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { RecordDatabase, StoredOperation } from './database.ts'

/** The tables of a transaction that writes operations. */
export function logTables({ operations, dirty, drills }: RecordDatabase) {
  return [operations, dirty, drills]
}

/**
 * Adds or replaces the row of an operation. To be called inside a transaction over `logTables`, which before its end marks
 * the drills among all that it wrote (drill-marks.ts).
 */
export async function putOperation(database: RecordDatabase, row: StoredOperation): Promise<void> {
  await database.operations.put(row)
  await markOperation(database, row)
}

/** Marks what is derived from an operation. A loose call, or what changes the plan, is found its incidents later. */
export async function markOperation(
  { dirty }: RecordDatabase,
  row: Pick<StoredOperation, 'id' | 'subject'>,
): Promise<void> {
  await dirty.put(markOf(row))
}

/** The key of an operation's mark in `dirty`. */
export function markOf({ id, subject }: Pick<StoredOperation, 'id' | 'subject'>): { what: string } {
  return { what: ofNoIncident(subject) ? `${subject} ${id}` : subject }
}

/** Whether a subject is no incident. */
export function ofNoIncident(subject: string): boolean {
  return subject === callsSubject || subject === townSubject
}
