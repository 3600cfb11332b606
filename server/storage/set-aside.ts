// Set aside 保留: refused lines, kept for a person to settle, once however often they are sent. Rule SY7.
import type { Transaction } from 'kysely'
import type { LineRefusal } from '../../shared/sync/protocol.ts'
import type { Refused } from '../../shared/sync/round-trip.ts'
import type { Schema, SetAsideRow } from './schema.ts'
import type { Batch, Line } from './storage.ts'

/**
 * Of one device's refused lines so many wait, and those that wait or are settled have so many bytes; what comes beyond
 * either bound is answered `kept: false` (SY7).
 */
export const maxSetAsideLines = 1000
export const maxSetAsideBytes = 64 * 1024 * 1024

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
  let number = await lastNumber(transaction)
  for (const row of rows) {
    if (kept.has(keyOf(row)) || room.lines < 1 || room.bytes < row.bytes.length) continue
    room.lines -= 1
    room.bytes -= row.bytes.length
    kept.add(keyOf(row))
    number += 1
    fresh.push({ ...row, number })
  }
  if (fresh.length > 0) await transaction.insertInto('set_aside').values(fresh).execute()
  return lines.map(({ line, reason }, index) => {
    const row = rows[index]
    return { id: line.id, line: line.number, reason, kept: row !== undefined && kept.has(keyOf(row)) }
  })
}

const unsettled = {
  decision: null,
  settled_by: null,
  settled_device: null,
  settled_at: null,
  note: null,
} as const

function rowOf(batch: Batch, line: Line, reason: LineRefusal): Omit<SetAsideRow, 'number'> {
  const { uploader, now } = batch
  const { id, bytes, digest } = line
  return { reason, digest, device: uploader, id, received_at: now, bytes, ...unsettled }
}

async function lastNumber(transaction: Transaction<Schema>): Promise<number> {
  const { last } = await transaction
    .selectFrom('set_aside')
    .select((row) => row.fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

function keyOf(row: { reason: string; digest: string }): string {
  return `${row.reason} ${row.digest}`
}

async function alreadyKept(
  transaction: Transaction<Schema>,
  rows: readonly { digest: string }[],
): Promise<Set<string>> {
  const digests = rows.map((row) => row.digest)
  const there = await transaction
    .selectFrom('set_aside')
    .select(['reason', 'digest'])
    .where('digest', 'in', digests)
    .execute()
  return new Set(there.map(keyOf))
}

/** Settled ones make way for others to wait; their bytes are still kept here. */
async function roomLeft(transaction: Transaction<Schema>, device: string) {
  const taken = await transaction
    .selectFrom('set_aside')
    .select((row) => [
      row.fn.countAll<number>().filterWhere('decision', 'is', null).as('lines'),
      row.fn.sum<number | null>(row.fn<number>('length', ['bytes'])).as('bytes'),
    ])
    .where('device', '=', device)
    .executeTakeFirstOrThrow()
  return { lines: maxSetAsideLines - Number(taken.lines), bytes: maxSetAsideBytes - Number(taken.bytes ?? 0) }
}
