// Whether database, write-ahead log, `record.json` and seal key belong together: asked before anything is served, or even
// written. Rules BK4, SY9.
import type { Kysely } from 'kysely'
import type { Head } from '../../shared/sync/receipt.ts'
import type { SealKey } from '../seal.ts'
import { brokenIn } from '../storage/broken.ts'
import type { HeadRow, Schema } from '../storage/schema.ts'
import { readSqlite, sizeOf } from '../storage/sqlite.ts'
import type { NotTogether } from './fault-words.ts'
import { markOf, readSidecar, type Sidecar } from './sidecar.ts'
import { type Fault, walk } from './walk.ts'

/** A start is not kept waiting for the whole of a long record: that is for `npm run verify`. */
const linesAtStart = 10_000
/** Pictures, and the pages made for phones, are not among them: gigabytes would have to be read. */
const tablesAtStart = ['head', 'line', 'set_aside', 'device', 'session'] as const
export const maxFaults = 20

/** Null: they do, or there is nothing yet. */
export async function notTogether(file: string, seal: SealKey): Promise<NotTogether | null> {
  // In this order: whoever makes the database has written the other before.
  const mark = markOf(file)
  const sidecar = readSidecar(file)
  if (sidecar === 'unreadable') return { kind: 'sidecarUnreadable' }
  if (sidecar === 'missing') return mark === null ? null : { kind: 'noSidecar' }
  const outside = besideIt(file, mark, sidecar)
  if (outside !== null || mark === null) return outside
  const database = readSqlite(file)
  try {
    return await within(database, sidecar, seal)
  } finally {
    await database.destroy()
  }
}

function besideIt(file: string, mark: number | null, sidecar: Sidecar): NotTogether | null {
  const { head, marks, open, moved } = sidecar
  if (moved !== undefined) return { kind: 'moved', ...moved }
  if (mark === null) return head === null ? null : { kind: 'empty', position: head.position }
  if (!marks.includes(mark)) return { kind: 'otherFile' }
  return open && sizeOf(`${file}-wal`) === 0 ? { kind: 'logMissing' } : null
}

async function within(
  database: Kysely<Schema>,
  sidecar: Sidecar,
  seal: SealKey,
): Promise<NotTogether | null> {
  const { head } = sidecar
  const [broken] = await brokenIn(database, await tablesThere(database))
  if (broken !== undefined) return { kind: 'broken', found: broken }
  const here = await headOf(database)
  if (here === null) return head === null ? null : { kind: 'empty', position: head.position }
  if (sidecar.record !== null && sidecar.record !== here.record) return { kind: 'otherRecord' }
  const known = head === null ? null : await asKnown(database, head, here.position)
  if (known !== null) return known
  const after = Math.max(0, here.position - linesAtStart)
  const faults = await faultsFrom(database, seal, after)
  if (faults.length === 0) return null
  const isOtherKey =
    faults.every(({ kind }) => kind === 'seal') &&
    faults.length === Math.min(maxFaults, here.position - after)
  return isOtherKey ? { kind: 'otherKey' } : { kind: 'faults', faults }
}

async function tablesThere(database: Kysely<Schema>): Promise<(keyof Schema)[]> {
  const there = new Set((await database.introspection.getTables()).map(({ name }) => name))
  return tablesAtStart.filter((table) => there.has(table))
}

/** Null: nothing was begun in this database. */
export async function headOf(database: Kysely<Schema>): Promise<HeadRow | null> {
  if (!(await tablesThere(database)).includes('head')) return null
  return (await database.selectFrom('head').selectAll().executeTakeFirst()) ?? null
}

/** The record has what was known of it, and goes on from there. */
export async function asKnown(
  database: Kysely<Schema>,
  known: Pick<Head, 'position' | 'hash'>,
  here: number,
): Promise<NotTogether | null> {
  const { position, hash } = known
  if (here < position) return { kind: 'truncated', position, here }
  if (position === 0) return null
  const line = await database
    .selectFrom('line')
    .select('hash')
    .where('position', '=', position)
    .executeTakeFirst()
  return line?.hash === hash ? null : { kind: 'changed', position }
}

export async function faultsFrom(database: Kysely<Schema>, seal: SealKey, after: number): Promise<Fault[]> {
  const faults: Fault[] = []
  for await (const fault of walk(database, seal, after)) {
    faults.push(fault)
    if (faults.length === maxFaults) break
  }
  return faults
}
