// Walks the chain from line to line and names what does not hold. Rules SY9, SY21, BK3.
import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { chainHash, genesis } from '../../shared/sync/chain.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import { stored } from '../storage/line-rows.ts'
import type { LineRow, Schema } from '../storage/schema.ts'

/** Of 64 KiB each at most. */
const linesAtOnce = 200

/**
 * `missing`: no line at this position, and perhaps at those behind it. `bytes`: not those that the digest is of, or of another id. `chain`: receipt, digest and the line before
 * don't lead to its hash. `seal`: not of this key. `receivedAt`: before the line before it. `head`: the last position is
 * another than that of the last line.
 */
export type Fault = {
  position: number
  kind: 'missing' | 'bytes' | 'chain' | 'seal' | 'receivedAt' | 'head'
}

/** Every fault behind position `after`, in order. */
export async function* walk(database: Kysely<Schema>, seal: SealKey, after = 0): AsyncGenerator<Fault> {
  const head = await database.selectFrom('head').selectAll().executeTakeFirstOrThrow()
  const start = { ...genesis(head.record), received_at: '' }
  let before: Pick<LineRow, 'position' | 'hash' | 'received_at'> =
    after === 0 ? start : ((await rowAt(database, after)) ?? { ...start, position: after })
  for (;;) {
    const rows = await rowsAfter(database, before.position)
    // Whoever is served at the same time is not kept waiting.
    await setImmediate()
    for (const row of rows) {
      if (row.position > before.position + 1) yield { position: before.position + 1, kind: 'missing' }
      for (const kind of faultsOf(row, before, seal)) yield { position: row.position, kind }
      before = row
    }
    if (rows.length < linesAtOnce) break
  }
  if (head.position !== before.position || head.hash !== before.hash)
    yield { position: head.position, kind: 'head' }
}

function faultsOf(
  row: LineRow,
  before: Pick<LineRow, 'position' | 'hash' | 'received_at'>,
  seal: SealKey,
): Fault['kind'][] {
  const isNext = before.position === row.position - 1
  const found: [Fault['kind'], boolean][] = [
    ['bytes', row.bytes !== null && (sha256(row.bytes) !== row.digest || idIn(row.bytes) !== row.id)],
    ['chain', isNext && hashOf(row, before.hash) !== row.hash],
    ['seal', seal.seal(row.hash) !== row.seal],
    ['receivedAt', row.received_at < before.received_at],
  ]
  return found.flatMap(([kind, isFault]) => (isFault ? [kind] : []))
}

/** The chain has the digest alone: a line under another's id would be found by nobody. */
function idIn(bytes: Uint8Array): string | null {
  return readStoredLine(Buffer.from(bytes).toString())?.operation.id ?? null
}

/** Null where the row is nothing of ours. */
function hashOf(row: LineRow, before: string): string | null {
  try {
    return chainHash(before, stored(row), row.digest, sha256)
  } catch {
    return null
  }
}

function rowAt(database: Kysely<Schema>, position: number): Promise<LineRow | undefined> {
  return database.selectFrom('line').selectAll().where('position', '=', position).executeTakeFirst()
}

/** The lines that follow, as many as are read at once. */
export function rowsAfter(database: Kysely<Schema>, position: number): Promise<LineRow[]> {
  return database
    .selectFrom('line')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(linesAtOnce)
    .execute()
}
