// Reading the chain: the head, and the lines after a cursor, bounded. Rules SY10, SY11.
import type { Kysely, Transaction } from 'kysely'
import { genesis } from '../../shared/sync/chain.ts'
import type { Cursor } from '../../shared/sync/protocol.ts'
import { stored } from './append.ts'
import type { LineRow, Schema } from './schema.ts'
import type { Page, PageRequest } from './storage.ts'

type Receipted = Omit<LineRow, 'bytes'> & { size: number }

/** The last position and hash, read afresh: the head is never cached. */
export function readHead(database: Kysely<Schema>): Promise<Cursor> {
  return database.selectFrom('head').select(['position', 'hash']).executeTakeFirstOrThrow()
}

/** Head, cursor and lines from one snapshot, so that they agree with one another. */
export function page(database: Kysely<Schema>, record: string, request: PageRequest): Promise<Page> {
  const reading = database.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
  return reading.execute(async (transaction) => {
    const head = await readHead(transaction)
    if (!(await hasCursor(transaction, record, request.after)))
      return { known: false, head, lines: [], more: false }
    if (request.want === 0) return { known: true, head, lines: [], more: false }
    const receipts = fitting(await receiptsAfter(transaction, request), request)
    const bytes = await bytesOf(transaction, receipts, request.holder)
    const lines = receipts.map((row) => ({ ...stored(row), bytes: bytes.get(row.position) ?? null }))
    return { known: true, head, lines, more: (lines.at(-1)?.position ?? head.position) < head.position }
  })
}

async function hasCursor(transaction: Transaction<Schema>, record: string, cursor: Cursor): Promise<boolean> {
  if (cursor.position === 0) return cursor.hash === genesis(record).hash
  const line = await transaction
    .selectFrom('line')
    .select('hash')
    .where('position', '=', cursor.position)
    .executeTakeFirst()
  return line?.hash === cursor.hash
}

/** Sizes are asked for before bytes: five hundred long lines would be 32 MiB in memory to send four. */
function receiptsAfter(transaction: Transaction<Schema>, { after, want }: PageRequest): Promise<Receipted[]> {
  return transaction
    .selectFrom('line')
    .select(['position', 'id', 'received_at', 'clock_offset_ms', 'uploader', 'hash'])
    .select((row) => row.fn<number>('length', ['bytes']).as('size'))
    .where('position', '>', after.position)
    .orderBy('position')
    .limit(want)
    .execute()
}

function fitting(rows: readonly Receipted[], { maxBytes, receiptBytes, holder }: PageRequest): Receipted[] {
  let room = maxBytes
  return rows.filter((row, index) => {
    room -= receiptBytes + (row.uploader === holder ? 0 : row.size)
    return index === 0 || room >= 0
  })
}

async function bytesOf(
  transaction: Transaction<Schema>,
  receipts: readonly Receipted[],
  holder: string | null,
): Promise<Map<number, Uint8Array>> {
  const positions = receipts.filter((row) => row.uploader !== holder).map((row) => row.position)
  if (positions.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('line')
    .select(['position', 'bytes'])
    .where('position', 'in', positions)
    .execute()
  return new Map(rows.map((row) => [row.position, row.bytes]))
}
