// The head's lock: whoever changes more than one row takes it first, so that they go one after the other on every database, and
// no two wait for each other. Rules SY4, PG1.
import type { Transaction } from 'kysely'
import type { HeadRow, Schema } from './schema.ts'

/** The row is written to be read: that takes its lock until the end, on PostgreSQL as on SQLite. */
export function lockHead(transaction: Transaction<Schema>): Promise<HeadRow> {
  return transaction
    .updateTable('head')
    .set((head) => ({ position: head.ref('position') }))
    .returningAll()
    .executeTakeFirstOrThrow()
}
