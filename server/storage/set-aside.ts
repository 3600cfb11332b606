// Set aside 保留: refused lines, kept for a person to settle, once however often they are sent. Rule SY7.
import type { Kysely, Transaction } from 'kysely'
import { digest } from '../../shared/sync/chain.ts'
import type { LineRefusal, Refused } from '../../shared/sync/protocol.ts'
import type { Schema, SetAsideRow } from './schema.ts'
import { type Batch, type Line, maxSetAsideBytes, maxSetAsideLines, type SetAside } from './storage.ts'

type Aside = { line: Line; reason: LineRefusal }

/** Keeps the refused lines within the device's bounds and says of each whether it is kept. */
export async function setAside(
  transaction: Transaction<Schema>,
  batch: Batch,
  lines: readonly Aside[],
): Promise<Refused[]> {
  if (lines.length === 0) return []
  const rows = lines.map(({ line, reason }) => rowOf(batch, line, reason))
  const kept = await alreadyKept(transaction, rows)
  const room = await roomLeft(transaction, batch.uploader)
  const fresh: SetAsideRow[] = []
  for (const row of rows) {
    if (kept.has(keyOf(row)) || room.lines < 1 || room.bytes < row.bytes.length) continue
    room.lines -= 1
    room.bytes -= row.bytes.length
    kept.add(keyOf(row))
    fresh.push(row)
  }
  if (fresh.length > 0) await transaction.insertInto('set_aside').values(fresh).execute()
  return lines.map(({ line, reason }, index) => {
    const row = rows[index]
    return { id: line.id, line: line.number, reason, kept: row !== undefined && kept.has(keyOf(row)) }
  })
}

/** Oldest first, at most `limit`. */
export async function setAsideLines(database: Kysely<Schema>, limit: number): Promise<SetAside[]> {
  const rows = await database
    .selectFrom('set_aside')
    .selectAll()
    .orderBy('received_at')
    .orderBy('digest')
    .limit(limit)
    .execute()
  return rows.map(({ reason, device, id, received_at, bytes }) => ({
    reason,
    device,
    id,
    receivedAt: received_at,
    bytes,
  }))
}

function rowOf(batch: Batch, line: Line, reason: LineRefusal): SetAsideRow {
  const { uploader, receivedAt } = batch
  const { id, bytes } = line
  return { reason, digest: digest(bytes), device: uploader, id, received_at: receivedAt, bytes }
}

function keyOf(row: { reason: string; digest: string }): string {
  return `${row.reason} ${row.digest}`
}

async function alreadyKept(
  transaction: Transaction<Schema>,
  rows: readonly SetAsideRow[],
): Promise<Set<string>> {
  const digests = rows.map((row) => row.digest)
  const there = await transaction
    .selectFrom('set_aside')
    .select(['reason', 'digest'])
    .where('digest', 'in', digests)
    .execute()
  return new Set(there.map(keyOf))
}

async function roomLeft(transaction: Transaction<Schema>, device: string) {
  const taken = await transaction
    .selectFrom('set_aside')
    .select((row) => [
      row.fn.countAll<number>().as('lines'),
      row.fn.sum<number | null>(row.fn<number>('length', ['bytes'])).as('bytes'),
    ])
    .where('device', '=', device)
    .executeTakeFirstOrThrow()
  return { lines: maxSetAsideLines - Number(taken.lines), bytes: maxSetAsideBytes - Number(taken.bytes ?? 0) }
}
