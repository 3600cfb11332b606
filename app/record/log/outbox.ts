// Outbox: what the server does not have yet, oldest first, in batches the protocol takes.
import { bytesOf } from '../../../shared/sync/chain.ts'
import { maxBatchBytes } from '../../../shared/sync/protocol.ts'
import { withDatabase } from './database.ts'
import type { RecordDatabase, Self } from './database.ts'
import { isRival, readRow, refusedAsRival } from './stored-entries.ts'
import type { StoredEntry } from './stored-entries.ts'
import { selfIn } from './self.ts'

// The head line and newlines of a request take their share of its bytes.
const bytesForLines = maxBatchBytes - 64 * 1024

export type Batch = {
  self: Self
  ids: string[]
  lines: string[]
  /** A person answers for these lines; they never share a batch with what this device wrote itself. */
  vouched: boolean
  more: boolean
}

/** The next batch: at most `limit` lines, within the protocol's bytes; `more` tells that others wait. */
export async function nextBatch(limit: number): Promise<Batch> {
  return withDatabase((database) =>
    database.transaction('rw', database.operations, database.self, async () => {
      const self = await selfIn(database)
      const pending = await database.operations
        .where('pending')
        .equals(1)
        .limit(limit + 1)
        .sortBy('id')
      const batch: Batch = { self, ids: [], lines: [], vouched: pending[0]?.vouched === 1, more: false }
      let bytes = 0
      for (const { id, line, vouched } of pending) {
        bytes += bytesOf(line).length + 1
        const full = batch.ids.length === limit || (bytes > bytesForLines && batch.ids.length > 0)
        if (full || (vouched === 1) !== batch.vouched) return { ...batch, more: true }
        batch.ids.push(id)
        batch.lines.push(line)
      }
      return batch
    }),
  )
}

/**
 * Another record knows nothing of what this device had sent before: its own operations, and those it took in, wait
 * again, byte for byte, and no receipt of the old record stands for anything any more. To be called inside a
 * transaction over `logTables`, `receiptNumberTables` and `attachments`.
 */
export async function waitAgain(database: RecordDatabase, device: string): Promise<void> {
  await database.attachments.toCollection().modify({ waiting: 1 })
  await database.operations.toCollection().modify((row) => {
    row.receipt = null
    // A rival stays one, whichever record it goes to.
    const entries = readRow(row)
    row.refused = entries.some(isRival) ? refusedAsRival : null
    if (row.vouched === 1 || entries.some((entry) => isOwn(entry, device))) row.pending = 1
  })
  // Everything that is derived is doubted with it, and made anew.
  await Promise.all([database.numbers.clear(), database.made.clear()])
}

/** Whether a device wrote this. */
export function isOwn({ operation }: StoredEntry, device: string): boolean {
  return operation.device === device
}
