// Access log アクセス記録: rows are added, never changed; the oldest go by the retention setting, and a row says where the rest
// begins. Rules AL1, AL2.
import type { Kysely, Transaction } from 'kysely'
import type { AccessEntry, AccessFilter, AccessPage } from '../../shared/sync/access.ts'
import { maxAccessRows, maxWhatLength } from '../../shared/sync/access.ts'
import type { SealKey } from '../seal.ts'
import { migrate } from '../storage/migrations.ts'
import { openTables } from '../storage/sqlite.ts'
import { firstLink, type Link, linked, linkText } from './chain.ts'
import { accessMigrations, type AccessSchema, type EntryRow } from './schema.ts'

const dayMs = 24 * 60 * 60 * 1000
const nobody = { device: null, name: null, person: null, address: null, times: 1 } as const

/** `told`: the id under which a device told it, once. What is left out is nobody's. */
export type Noted = Pick<AccessEntry, 'at' | 'kind' | 'what'> & Partial<AccessEntry> & { told?: string }

export type AccessLog = {
  /** In one transaction; returns how many were new. */
  add(entries: readonly Noted[]): Promise<number>
  page(filter: AccessFilter): Promise<AccessPage>
  /** How many of these kinds a device has told since `since`. */
  toldSince(device: string, since: string): Promise<number>
  close(): Promise<void>
}

/** `keptDays`: rows older than this are removed, once a day. Throws where the file can't even be read. */
export async function openAccessLog(file: string, seal: SealKey, keptDays: number): Promise<AccessLog> {
  const { kysely: database, keeps } = openTables<AccessSchema>(file)
  let isReady = false
  const ready = async () => {
    if (!isReady) await migrate(database, keeps(), accessMigrations)
    isReady = true
  }
  // On a disk that takes nothing it is tried again with the first row.
  await ready().catch(() => {})
  let trimmedOn = ''
  return {
    async add(entries) {
      await ready()
      const at = entries.at(-1)?.at ?? ''
      const [today = ''] = at.split('T')
      const added = await database.transaction().execute(async (transaction) => {
        const fresh = await notYetThere(transaction, entries)
        const isDue = today !== trimmedOn && fresh.length > 0
        let last = await lastLink(transaction)
        const add = async (entry: Noted) => {
          const row = linked(last, rowOf(entry), seal)
          await transaction.insertInto('entry').values(row).execute()
          last = row
        }
        for (const entry of fresh) await add(entry)
        const removed = isDue ? await removeOld(transaction, at, keptDays) : null
        if (removed !== null) await add({ at, kind: 'rowsRemoved', what: removed })
        return fresh.length
      })
      trimmedOn = today
      return added
    },
    async page(filter) {
      await ready()
      return page(database, filter, keptDays)
    },
    async toldSince(device, since) {
      await ready()
      const { count } = await database
        .selectFrom('entry')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('device', '=', device)
        .where('told', 'is not', null)
        .where('at', '>=', since)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    close: () => database.destroy(),
  }
}

function rowOf({ told = null, ...entry }: Omit<Noted, 'told'> & { told?: string | null }) {
  return { ...nobody, ...entry, told, what: entry.what.slice(0, maxWhatLength) }
}

async function lastLink(transaction: Transaction<AccessSchema>): Promise<Link> {
  const last = await transaction
    .selectFrom('entry')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? firstLink
}

/** What a device tells again, because no answer reached it, is one row. */
async function notYetThere(
  transaction: Transaction<AccessSchema>,
  entries: readonly Noted[],
): Promise<Noted[]> {
  const ids = entries.flatMap(({ told }) => told ?? [])
  const rows =
    ids.length === 0
      ? []
      : await transaction.selectFrom('entry').select('told').where('told', 'in', ids).execute()
  const there = new Set(rows.map(({ told }) => told))
  return entries.filter(({ told }) => told === undefined || (!there.has(told) && there.add(told)))
}

/** Of all rows, on one day: a clock that is far ahead must not take the log away before somebody sees it. */
const mostRemoved = (keptDays: number) => Math.max(1 / 10, 2 / keptDays)

/** Removes what stands before the first row that is kept, once a day; says which was the last of it, null: none. */
async function removeOld(
  transaction: Transaction<AccessSchema>,
  at: string,
  keptDays: number,
): Promise<string | null> {
  const limit = new Date(Date.parse(at) - keptDays * dayMs).toISOString()
  const all = await transaction
    .selectFrom('entry')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('number').as('first')])
    .select(({ fn, eb }) =>
      fn
        .countAll<number>()
        .filterWhere(eb.and([eb('kind', '=', 'rowsRemoved'), eb('at', 'like', `${at.slice(0, 10)}%`)]))
        .as('today'),
    )
    .executeTakeFirstOrThrow()
  if (Number(all.today) > 0) return null
  const end = Number(all.first) + Math.ceil(Number(all.count) * mostRemoved(keptDays))
  const kept = await transaction
    .selectFrom('entry')
    .select('number')
    .where('at', '>=', limit)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  const removed = await transaction
    .selectFrom('entry')
    .select(['number', 'hash'])
    .where('number', '<', Math.min(kept?.number ?? 0, end))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (removed === undefined) return null
  await transaction.deleteFrom('entry').where('number', '<=', removed.number).execute()
  return linkText(removed)
}

/** A day is Japan's: it begins at 15:00 UTC. */
const dayStartMs = (day: string) => Date.parse(`${day}T00:00:00+09:00`)

async function page(
  database: Kysely<AccessSchema>,
  { kind, day, before }: AccessFilter,
  keptDays: number,
): Promise<AccessPage> {
  let query = database.selectFrom('entry').selectAll()
  if (kind !== null) query = query.where('kind', '=', kind)
  if (before !== null) query = query.where('number', '<', before)
  if (day !== null)
    query = query
      .where('at', '>=', new Date(dayStartMs(day)).toISOString())
      .where('at', '<', new Date(dayStartMs(day) + dayMs).toISOString())
  const rows = await query
    .orderBy('number', 'desc')
    .limit(maxAccessRows + 1)
    .execute()
  return { rows: rows.slice(0, maxAccessRows).map(shown), more: rows.length > maxAccessRows, keptDays }
}

function shown({ told: _told, seal: _seal, ...row }: EntryRow) {
  return row
}
