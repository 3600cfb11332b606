// Reading the chain: the head, the lines after a cursor, bounded, and the pages that are the same for every device.
// Rules SY10, SY11, SY23, SY25.
import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { genesis } from '../../shared/sync/chain.ts'
import { linesPerPage } from '../../shared/sync/protocol.ts'
import type { Cursor, Head } from '../../shared/sync/receipt.ts'
import { stored, storedColumns } from './line-rows.ts'
import { type LineRow, maxInteger, type Schema } from './schema.ts'
import type { LinePage, Page, PageLine, PageRequest } from './storage.ts'

type Sized = Omit<LineRow, 'bytes'> & { size: number | null }

/** The last position and hash, read afresh: the head is never cached. */
export function readHead(database: Kysely<Schema>): Promise<Head> {
  return database.selectFrom('head').select(['position', 'hash', 'generation']).executeTakeFirstOrThrow()
}

/** All that is read in it is of one snapshot, and agrees. */
export function reading(database: Kysely<Schema>) {
  return database.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
}

/** Head, cursor and lines. */
export function page(database: Kysely<Schema>, record: string, request: PageRequest): Promise<Page> {
  return reading(database).execute(async (transaction) => {
    const head = await readHead(transaction)
    if (!(await hasCursor(transaction, record, request.after)))
      return { known: false, head, lines: [], more: false }
    if (request.want === 0) return { known: true, head, lines: [], more: false }
    const rows = fitting(await rowsAfter(transaction, request.after.position, request.want), request)
    const lines = await withBytes(transaction, rows, request.holder)
    const last = lines.at(-1)?.position ?? request.after.position
    return { known: true, head, lines, more: last < head.position }
  })
}

/** Page `number` counts from 1. */
export function linePage(
  database: Kysely<Schema>,
  record: string,
  number: number,
  encoding: string,
): Promise<LinePage | null> {
  return reading(database).execute(async (transaction) => {
    const kept = await transaction
      .selectFrom('line_page')
      .select('bytes')
      .where('number', '=', number)
      .where('encoding', '=', encoding)
      .executeTakeFirst()
    if (kept !== undefined) return { kept: kept.bytes }
    const { position } = await readHead(transaction)
    if (position < number * linesPerPage) return null
    const after = (number - 1) * linesPerPage
    const before = after === 0 ? genesis(record).hash : await hashAt(transaction, after)
    if (before === undefined) return null
    const rows = await rowsAfter(transaction, after, linesPerPage)
    return { before, lines: await withBytes(transaction, rows, null) }
  })
}

export async function keepLinePage(
  database: Kysely<Schema>,
  number: number,
  encoding: string,
  bytes: Uint8Array,
): Promise<void> {
  await database
    .insertInto('line_page')
    .values({ number, encoding, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function hasCursor(transaction: Transaction<Schema>, record: string, cursor: Cursor): Promise<boolean> {
  if (cursor.position > maxInteger) return false
  if (cursor.position === 0) return cursor.hash === genesis(record).hash
  return (await hashAt(transaction, cursor.position)) === cursor.hash
}

async function hashAt(transaction: Transaction<Schema>, position: number): Promise<string | undefined> {
  const line = await transaction
    .selectFrom('line')
    .select('hash')
    .where('position', '=', position)
    .executeTakeFirst()
  return line?.hash
}

/** Sizes are asked for before bytes: two thousand long lines would be 128 MiB in memory to send four. */
function rowsAfter(transaction: Transaction<Schema>, position: number, count: number): Promise<Sized[]> {
  return transaction
    .selectFrom('line')
    .select(storedColumns)
    .select(sizeOfBytes)
    .where('position', '>', position)
    .orderBy('position')
    .limit(count)
    .execute()
}

/** Null: erased. */
export function sizeOfBytes(row: ExpressionBuilder<Schema, 'line'>) {
  return row.fn<number | null>('length', ['bytes']).as('size')
}

export function fitting(
  rows: readonly Sized[],
  { maxBytes, receiptBytes, holder }: Pick<PageRequest, 'maxBytes' | 'receiptBytes' | 'holder'>,
): Sized[] {
  let room = maxBytes
  return rows.filter((row, index) => {
    room -= receiptBytes + (row.first?.length ?? 0) + (row.uploader === holder ? 0 : (row.size ?? 0))
    return index === 0 || room >= 0
  })
}

/** What was erased is told as such to its own device too: it holds what it should not. */
async function withBytes(
  transaction: Transaction<Schema>,
  rows: readonly Sized[],
  holder: string | null,
): Promise<PageLine[]> {
  const bytes = await bytesOf(
    transaction,
    rows.filter((row) => row.uploader !== holder),
    holder,
  )
  return rows.map((row) => {
    const here = bytes.get(row.position)
    if (here !== undefined) return { ...stored(row), as: 'here', bytes: here }
    return { ...stored(row), as: row.size === null ? 'erased' : 'held' }
  })
}

async function bytesOf(
  transaction: Transaction<Schema>,
  wanted: readonly Sized[],
  holder: string | null,
): Promise<Map<number, Uint8Array>> {
  const [first, last] = [wanted.at(0), wanted.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const rows = await transaction
    .selectFrom('line')
    .select(['position', 'bytes'])
    .where('position', '>=', first.position)
    .where('position', '<=', last.position)
    .$if(holder !== null, (query) => query.where('uploader', '!=', holder ?? ''))
    .execute()
  return new Map(rows.flatMap(({ position, bytes }) => (bytes === null ? [] : [[position, bytes]])))
}
