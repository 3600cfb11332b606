// The append: takes a batch into the chain under the head's lock. Rules SY4, SY5, SY7, SY9, SY17.
// Written against kysely, so that every database runs the same steps.
import type { Kysely, Transaction } from 'kysely'
import { chainHash } from '../../shared/sync/chain.ts'
import type { Cursor, LineRefusal, Refused } from '../../shared/sync/protocol.ts'
import { expectAttachments } from './attachments.ts'
import type { LineRow, Schema } from './schema.ts'
import { setAside } from './set-aside.ts'
import type { Appended, Batch, Line, Stored } from './storage.ts'

type Known = Map<string, LineRow>
type OperationLine = Extract<Line, { kind: 'operation' }>

/** Appends what is new, accepts again what is there, sets the rest aside; all of it or nothing. */
export function append(database: Kysely<Schema>, batch: Batch): Promise<Appended> {
  return database.transaction().execute((transaction) => appendWithin(transaction, batch))
}

/** The same as a part of a transaction. */
export async function appendWithin(transaction: Transaction<Schema>, batch: Batch): Promise<Appended> {
  const head = await lockHead(transaction)
  const known = await linesThere(transaction, batch.lines)
  const { accepted, added, named, aside } = judge(batch, head, known)
  const refused: Refused[] = await setAside(transaction, batch, aside)
  const tip = added.at(-1)
  if (tip === undefined) return { accepted, refused, head, added: 0 }
  await transaction.insertInto('line').values(added).execute()
  await expectAttachments(transaction, named)
  await transaction.updateTable('head').set({ position: tip.position, hash: tip.hash }).execute()
  return { accepted, refused, head: { position: tip.position, hash: tip.hash }, added: added.length }
}

/** The row is written to be read: that takes its lock until the end, on PostgreSQL as on SQLite. */
function lockHead(transaction: Transaction<Schema>): Promise<Cursor> {
  return transaction
    .updateTable('head')
    .set((head) => ({ position: head.ref('position') }))
    .returning(['position', 'hash'])
    .executeTakeFirstOrThrow()
}

async function linesThere(transaction: Transaction<Schema>, lines: readonly Line[]): Promise<Known> {
  const ids = lines.flatMap((line) => (line.kind === 'operation' ? [line.id] : []))
  if (ids.length === 0) return new Map()
  const rows = await transaction.selectFrom('line').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function judge(batch: Batch, head: Cursor, known: Known) {
  const accepted: Stored[] = []
  const added: LineRow[] = []
  const named: string[] = []
  const aside: { line: Line; reason: LineRefusal }[] = []
  let tip = head
  for (const line of batch.lines) {
    if (line.kind === 'unreadable') {
      aside.push({ line, reason: line.reason })
      continue
    }
    const there = known.get(line.id)
    const reason = refusalOf(line, there, batch)
    if (reason !== null) {
      aside.push({ line, reason })
      continue
    }
    const row = there ?? nextRow(tip, batch, line)
    if (there === undefined) {
      added.push(row)
      if (line.attachment !== null) named.push(line.attachment)
      tip = row
      // So that the same id later in this batch meets the line it repeats.
      known.set(line.id, row)
    }
    accepted.push(stored(row))
  }
  return { accepted, added, named, aside }
}

/**
 * What the record has is accepted again whoever sends it; only a new line must come from its own device, or from one
 * whose person answers for it.
 */
function refusalOf(
  line: OperationLine,
  there: LineRow | undefined,
  { uploader, vouched, revoked }: Batch,
): LineRefusal | null {
  if (there !== undefined) return Buffer.compare(there.bytes, line.bytes) === 0 ? null : 'conflict'
  if (revoked === true) return 'revoked'
  return line.device === uploader || vouched ? null : 'relayedWithoutProof'
}

function nextRow(tip: Cursor, batch: Batch, { id, bytes }: OperationLine): LineRow {
  const { receivedAt, clockOffsetMs, uploader } = batch
  const position = tip.position + 1
  const hash = chainHash(tip.hash, { position, receivedAt, clockOffsetMs, uploader }, bytes)
  return { position, id, received_at: receivedAt, clock_offset_ms: clockOffsetMs, uploader, hash, bytes }
}

/** A row as the rest of the server knows it. */
export function stored(row: Omit<LineRow, 'bytes'>): Stored {
  return {
    position: row.position,
    receivedAt: row.received_at,
    clockOffsetMs: row.clock_offset_ms,
    uploader: row.uploader,
    id: row.id,
    hash: row.hash,
  }
}
