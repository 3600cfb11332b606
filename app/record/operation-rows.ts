// Rows of operations: whoever writes one marks in the same transaction what is derived from it, so that no crash leaves a
// stale summary unmarked.
import type { ReadOperation } from '../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import type { RecordDatabase, StoredOperation } from './database.ts'

/** What a transaction that writes operations is over. */
export function logTables({ operations, dirty, drills }: RecordDatabase) {
  return [operations, dirty, drills]
}

/**
 * Adds or replaces the row of an operation; `read`: null where this version can't read it. To be called inside a
 * transaction over `logTables`.
 */
export async function putOperation(
  database: RecordDatabase,
  row: StoredOperation,
  read: ReadOperation | null,
): Promise<void> {
  await database.operations.put(row)
  await markOperation(database, row)
  if (read !== null && startsDrill(read)) await database.drills.put({ incident: row.subject })
}

/** Marks what is derived from an operation. A loose call, or what changes the plan, is found its incidents later. */
export async function markOperation(
  { dirty }: RecordDatabase,
  row: Pick<StoredOperation, 'id' | 'subject'>,
): Promise<void> {
  await dirty.put(markOf(row))
}

/** Under which word the mark of an operation stands. */
export function markOf({ id, subject }: Pick<StoredOperation, 'id' | 'subject'>): { what: string } {
  return { what: ofNoIncident(subject) ? `${subject} ${id}` : subject }
}

/** Whether a subject is no incident. */
export function ofNoIncident(subject: string): boolean {
  return subject === callsSubject || subject === townSubject
}

/** 受付票 of a drill 訓練: whatever is corrected since, what began as one is one. */
export function startsDrill({ known, operation }: ReadOperation): boolean {
  return known && operation.type === 'v1.intakeReceived' && operation.body.drill === true
}
