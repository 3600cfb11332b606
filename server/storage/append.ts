// The append: takes a batch into the chain under the head's lock. Rules SY4, SY5, SY7, SY9, SY21, SY31.
// Written against kysely, so that every database runs the same steps.
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import { genesis } from '../../shared/sync/chain.ts'
import type { Refused } from '../../shared/sync/round-trip.ts'
import type { SealKey } from '../seal.ts'
import { expectAttachments } from './attachments.ts'
import { turnTaken, type Uploader, uploaderOf } from './devices.ts'
import { judge, type Known } from './judge.ts'
import { rowOf, stored, storedColumns } from './line-rows.ts'
import { lockHead } from './lock.ts'
import { noteSpent, spentOn } from './quota.ts'
import type { LineRow, Schema } from './schema.ts'
import { setAside } from './set-aside.ts'
import type { Appended, Batch, Line } from './storage.ts'

/** As many as one statement asks for or writes; a database bounds its parameters. */
const idsAtOnce = 200
const rowsAtOnce = 50

/** Appends what is new, accepts again what is there, sets the rest aside; all of it or nothing. */
export function append(database: Kysely<Schema>, seal: SealKey, batch: Batch): Promise<Appended> {
  return database.transaction().execute((transaction) => appendWithin(transaction, seal, batch))
}

/** The same as a part of a transaction. `by`: whose right it is, where that is not to be looked up. */
export async function appendWithin(
  transaction: Transaction<Schema>,
  seal: SealKey,
  batch: Batch,
  by?: Uploader,
): Promise<Appended> {
  const head = await lockHead(transaction)
  const uploader = by ?? (await uploaderOf(transaction, batch.uploader))
  const known = await linesThere(transaction, head.record, batch.lines)
  const isBounded = batch.quota !== undefined
  const before = isBounded ? await spentOn(transaction, batch.uploader, batch.now) : { lines: 0, bytes: 0 }
  const judged = judge({ batch, head, uploader, known, seal, spent: before })
  const { accepted, added, named, aside, left, spent } = judged
  if (batch.turn !== undefined) await turnTaken(transaction, batch.uploader, batch.turn)
  const refused: Refused[] = await setAside(transaction, batch, aside)
  const { generation } = head
  const tip = added.at(-1)?.stored
  if (tip === undefined)
    return {
      accepted,
      refused,
      head: { position: head.position, hash: head.hash, generation },
      added: 0,
      left,
    }
  if (isBounded && spent.lines > before.lines) await noteSpent(transaction, batch.uploader, batch.now, spent)
  await insertLines(
    transaction,
    added.map(({ stored: line, bytes }) => rowOf(line, bytes)),
  )
  await expectAttachments(transaction, named)
  const { position, hash, receivedAt } = tip
  await transaction.updateTable('head').set({ position, hash, received_at: receivedAt }).execute()
  return { accepted, refused, head: { position, hash, generation }, added: added.length, left }
}

/** Those of these lines that the record has, with the hash before each. */
async function linesThere(
  transaction: Transaction<Schema>,
  record: string,
  lines: readonly Line[],
): Promise<Known> {
  const known: Known = new Map()
  const ids = lines.flatMap((line) => (line.kind === 'operation' ? [line.id] : []))
  for (const part of inParts(ids, idsAtOnce)) {
    const { asked } = statementsOf(transaction)
    const query = asked.get(part.length) ?? rowsById(transaction, part)
    asked.set(part.length, query)
    const { rows } = await transaction.executeQuery<RowBefore>({ ...query, parameters: part })
    for (const { before, ...row } of rows)
      known.set(row.id, { stored: stored(row), before: before ?? genesis(record).hash })
  }
  return known
}

/** The ids are its only parameters. */
function rowsById(transaction: Transaction<Schema>, ids: readonly string[]) {
  return transaction
    .selectFrom('line')
    .leftJoin('line as previous', (join) =>
      join.on((on) => on('previous.position', '=', on('line.position', '-', on.lit(1)))),
    )
    .select(storedColumns)
    .select('previous.hash as before')
    .where('line.id', 'in', ids)
    .compile()
}

type RowBefore = Omit<LineRow, 'bytes'> & { before: string | null }

/** Both statements by how many rows they are for: to work one out takes longer than to run it. */
type Statements = { asked: Map<number, ReturnType<typeof rowsById>>; written: Map<number, string> }
/** By the database whose SQL they are in. */
const statements = new WeakMap<object, Statements>()

function statementsOf(transaction: Transaction<Schema>): Statements {
  const { adapter } = transaction.getExecutor()
  const there = statements.get(adapter) ?? { asked: new Map(), written: new Map() }
  statements.set(adapter, there)
  return there
}

/** Every row has its columns in the order of `rowOf`, as the statement has them. */
async function insertLines(transaction: Transaction<Schema>, rows: readonly LineRow[]): Promise<void> {
  const { written } = statementsOf(transaction)
  for (const part of inParts(rows, rowsAtOnce)) {
    const text = written.get(part.length) ?? transaction.insertInto('line').values(part).compile().sql
    written.set(part.length, text)
    const values = part.flatMap((row) => Object.values(row))
    await transaction.executeQuery(CompiledQuery.raw(text, values))
  }
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}
