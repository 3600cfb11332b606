// Mending times of receipt that lie in the future: a server's clock was wrong, and as `receivedAt` never falls every later line
// would be stamped so too. The same lines are chained anew from the first such one, under a higher generation. Rule BK7.
import { rmSync } from 'node:fs'
import type { Kysely, Transaction } from 'kysely'
import { timeOf as timeOfStamp } from '../../shared/incident/stamp.ts'
import { chainHash, genesis } from '../../shared/sync/chain.ts'
import { linesPerPage, readStoredLine } from '../../shared/sync/protocol.ts'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import { stored } from '../storage/line-rows.ts'
import type { LineRow, Schema } from '../storage/schema.ts'
import { appendServerLine } from '../storage/server-line.ts'
import { changeSqlite, copySqlite } from '../storage/sqlite.ts'
import { putInPlace } from './place.ts'
import { markOfCopies } from './sidecar.ts'

/** A clock that is ahead by less is left alone: time passes. */
export const leastAheadMs = 10 * 60 * 1000

/** `first`: the first line whose time lies in the future; `was`: the last one's time. */
export type PlannedMend = { first: number; count: number; was: string; generation: number }

/** Null: no time of receipt lies in the future of `now`. */
export async function planMend(database: Kysely<Schema>, now: Date): Promise<PlannedMend | null> {
  const head = await database.selectFrom('head').selectAll().executeTakeFirstOrThrow()
  if (head.received_at === null || aheadMs(head.received_at, now) < leastAheadMs) return null
  const { position: first } = await database
    .selectFrom('line')
    .select('position')
    .where('received_at', '>', now.toISOString())
    .orderBy('position')
    .limit(1)
    .executeTakeFirstOrThrow()
  const count = head.position - first + 1
  return { first, count, was: head.received_at, generation: head.generation + 1 }
}

/** Does it in a copy, which then takes the file's place; returns where the old file is. */
export async function mendClock(
  file: string,
  plan: PlannedMend,
  seal: SealKey,
  now: Date,
): Promise<string | null> {
  const draft = `${file}.mending`
  const clear = () =>
    ['', '-wal', '-shm', '-journal'].forEach((part) => rmSync(draft + part, { force: true }))
  clear()
  try {
    await copySqlite(file, draft, markOfCopies)
    const { first, was, generation } = plan
    await changeSqlite(draft, (database) =>
      database.transaction().execute(async (transaction) => {
        const tip = await chainAnew(transaction, plan, seal, now)
        await transaction
          .updateTable('head')
          .set({ hash: tip.hash, received_at: tip.received_at, generation })
          .execute()
        await transaction
          .deleteFrom('line_page')
          .where('number', '>=', Math.ceil(first / linesPerPage))
          .execute()
        // A code of that time would hold for as long as the clock was ahead.
        await transaction
          .deleteFrom('invitation')
          .where('expires_at', '>', new Date(now.getTime() + leastAheadMs).toISOString())
          .execute()
        const body = { from: first, generation, was }
        await appendServerLine(transaction, seal, { type: 'v1.clockMended', body, now })
      }),
    )
    return await putInPlace(draft, file, seal, now)
  } finally {
    clear()
  }
}

type Tip = Pick<LineRow, 'position' | 'hash' | 'received_at'>

/** Each line keeps its place and its bytes; it has a time, the hash that follows from it, and a seal of that. */
async function chainAnew(
  transaction: Transaction<Schema>,
  plan: PlannedMend,
  seal: SealKey,
  now: Date,
): Promise<Tip> {
  const { record } = await transaction.selectFrom('head').select('record').executeTakeFirstOrThrow()
  let tip: Tip = (await rowAt(transaction, plan.first - 1)) ?? { ...genesis(record), received_at: '' }
  for (let position = plan.first; position < plan.first + plan.count; position += 1) {
    const row = await rowAt(transaction, position)
    if (row === undefined) throw new Error(`no line at ${position}`)
    const mended = { ...row, ...timesOf(row, tip, plan, now) }
    const hash = chainHash(tip.hash, stored(mended), row.digest, sha256)
    const { received_at, clock_offset_ms } = mended
    await transaction
      .updateTable('line')
      .set({ received_at, clock_offset_ms, hash, seal: seal.seal(hash) })
      .where('position', '=', position)
      .execute()
    tip = { position, hash, received_at }
  }
  return tip
}

/**
 * When the server had it nobody knows any more: not before it was typed, nor before the line before it, nor after now. An
 * offset as large as the mistake is the mistake's own.
 */
function timesOf(row: LineRow, before: Tip, { was }: PlannedMend, now: Date) {
  const latest = now.toISOString()
  const read = row.bytes === null ? null : readStoredLine(Buffer.from(row.bytes).toString())
  const typed = read === null ? latest : timeOfStamp(read.operation.stamp)
  const possible = typed < latest ? typed : latest
  return {
    received_at: possible > before.received_at ? possible : before.received_at,
    clock_offset_ms: Math.abs(row.clock_offset_ms) * 2 < aheadMs(was, now) ? row.clock_offset_ms : 0,
  }
}

function rowAt(transaction: Transaction<Schema>, position: number): Promise<LineRow | undefined> {
  return transaction.selectFrom('line').selectAll().where('position', '=', position).executeTakeFirst()
}

function aheadMs(time: string, now: Date): number {
  return Date.parse(time) - now.getTime()
}
