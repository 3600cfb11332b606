// Carrying a record 移す from one database to another, row by row as it stands: positions, chain, seals, devices, what was set aside,
// pictures. Its head comes last: without it nobody serves what is there, and the next run goes on where this one ended. Rule PG6.
import type { Kysely, Transaction } from 'kysely'
import type { SealKey } from '../seal.ts'
import type { HeadRow, Schema } from '../storage/schema.ts'
import { rowsAfter, walk } from './walk.ts'

const rowsAtOnce = 100

/** Those that change as well as grow: they are carried anew by each run. Who is named comes before who names. */
const changing = ['device', 'invitation', 'session', 'revocation', 'passkey'] as const
type Changing = (typeof changing)[number]

type Databases = { from: Kysely<Schema>; to: Kysely<Schema> }
/** Whoever waits hears how many of how many lines are there. */
type Told = (lines: number, of: number) => void

/** Throws where the rows there are of another record, or where what has come over does not hold. */
export async function carryRecord(between: Databases, seal: SealKey, told: Told): Promise<HeadRow> {
  const { from, to } = between
  const head = await from.selectFrom('head').selectAll().executeTakeFirstOrThrow()
  await carryLines(between, await begunAt(between), head.position, told)
  await to.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('set_aside').execute()
    for (const table of changing.toReversed()) await transaction.deleteFrom(table).execute()
    await transaction.deleteFrom('attachment').where('bytes', 'is', null).execute()
  })
  for (const table of changing) await carryTable(between, table)
  await carryAside(between)
  await carryPictures(between)
  await to.transaction().execute((transaction) => finish(transaction, head, seal))
  return head
}

/** Takes away all that is there, but for the tables themselves. */
export async function emptyRecord(database: Kysely<Schema>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const table of [
      ...changing.toReversed(),
      'set_aside',
      'attachment',
      'line_page',
      'line',
      'head',
    ] as const)
      await transaction.deleteFrom(table).execute()
  })
}

/** How far an earlier run has come. */
async function begunAt({ from, to }: Databases): Promise<number> {
  const newest = to.selectFrom('line').select(['position', 'hash']).orderBy('position', 'desc').limit(1)
  const last = await newest.executeTakeFirst()
  if (last === undefined) return 0
  const same = await from
    .selectFrom('line')
    .select('position')
    .where('position', '=', last.position)
    .where('hash', '=', last.hash)
    .executeTakeFirst()
  if (same === undefined) throw new Error('移す先に、別の記録の途中のものがあります。空にしてください。')
  return last.position
}

async function carryLines({ from, to }: Databases, begun: number, of: number, told: Told): Promise<void> {
  for (let position = begun; position < of;) {
    const rows = await rowsAfter(from, position)
    await to.insertInto('line').values(rows).execute()
    const last = rows.at(-1)
    if (last === undefined) return
    position = last.position
    told(position, of)
  }
}

async function carryTable({ from, to }: Databases, table: Changing): Promise<void> {
  const rows = await from.selectFrom(table).selectAll().execute()
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await to
      .insertInto(table)
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
}

/** By number: of one device alone there may be 64 MiB of them. */
async function carryAside({ from, to }: Databases): Promise<void> {
  for (let number = 0; ;) {
    const rows = await from
      .selectFrom('set_aside')
      .selectAll()
      .where('number', '>', number)
      .orderBy('number')
      .limit(rowsAtOnce)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    await to.insertInto('set_aside').values(rows).execute()
    number = last.number
  }
}

/** One by one, of 5 MiB each at most. */
async function carryPictures({ from, to }: Databases): Promise<void> {
  const there = await to.selectFrom('attachment').select('sha256').execute()
  const has = new Set(there.map(({ sha256 }) => sha256))
  const named = await from.selectFrom('attachment').select('sha256').execute()
  for (const { sha256 } of named.filter((each) => !has.has(each.sha256))) {
    const row = await from
      .selectFrom('attachment')
      .selectAll()
      .where('sha256', '=', sha256)
      .executeTakeFirstOrThrow()
    await to.insertInto('attachment').values(row).execute()
  }
}

async function finish(transaction: Transaction<Schema>, head: HeadRow, seal: SealKey): Promise<void> {
  await transaction.deleteFrom('head').execute()
  await transaction
    .insertInto('head')
    .values({ ...head, place: null })
    .execute()
  for await (const { position, kind } of walk(transaction, seal)) throw new Error(`${position}: ${kind}`)
}
