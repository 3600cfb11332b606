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

/** Many at once, under ids of their own. */
export async function putOperations(
  { operations, dirty, drills }: RecordDatabase,
  written: readonly { row: StoredOperation; read: ReadOperation }[],
): Promise<void> {
  await operations.bulkPut(written.map(({ row }) => row))
  await dirty.bulkPut(written.map(({ row }) => markOf(row)))
  const begun = written.filter(({ read }) => startsDrill(read))
  await drills.bulkPut(begun.map(({ row }) => ({ incident: row.subject })))
}

/** Marks what is derived from an operation. A loose call, or what changes the plan, is found its incidents later. */
export async function markOperation(
  { dirty }: RecordDatabase,
  row: Pick<StoredOperation, 'id' | 'subject'>,
): Promise<void> {
  await dirty.put(markOf(row))
}

function markOf({ id, subject }: Pick<StoredOperation, 'id' | 'subject'>): { what: string } {
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
