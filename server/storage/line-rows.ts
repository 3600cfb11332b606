// A line of the chain and its row in the database, one made of the other.
import { First } from '../../shared/sync/receipt.ts'
import type { LineRow } from './schema.ts'
import type { Stored } from './storage.ts'

/** The columns that say all of a line but its bytes. */
export const storedColumns = [
  'line.position',
  'line.id',
  'line.digest',
  'line.received_at',
  'line.clock_offset_ms',
  'line.uploader',
  'line.standing',
  'line.first',
  'line.hash',
  'line.seal',
] as const

export function stored(row: Omit<LineRow, 'bytes'>): Stored {
  return {
    position: row.position,
    receivedAt: row.received_at,
    clockOffsetMs: row.clock_offset_ms,
    uploader: row.uploader,
    standing: row.standing,
    ...(row.first === null ? {} : { first: First.parse(JSON.parse(row.first)) }),
    id: row.id,
    digest: row.digest,
    hash: row.hash,
    seal: row.seal,
  }
}

export function rowOf(line: Stored, bytes: Uint8Array): LineRow {
  return {
    position: line.position,
    id: line.id,
    digest: line.digest,
    received_at: line.receivedAt,
    clock_offset_ms: line.clockOffsetMs,
    uploader: line.uploader,
    standing: line.standing,
    first: line.first === undefined ? null : JSON.stringify(line.first),
    hash: line.hash,
    seal: line.seal,
    bytes,
  }
}
