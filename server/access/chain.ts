// The access log's chain: each row's hash takes in the one before it, and is sealed. Rule AL2.
import type { Kysely } from 'kysely'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import type { AccessSchema, EntryRow } from './schema.ts'

const rowsAtOnce = 1000
export const maxAccessFaults = 20

export type Link = Pick<EntryRow, 'number' | 'hash'>

/** Where a log starts. */
export const firstLink: Link = { number: 0, hash: sha256('juki-net access log') }

export type Unlinked = Omit<EntryRow, 'hash' | 'seal' | 'number'>

/** The row behind `before`. */
export function linked(before: Link, row: Unlinked, seal: SealKey): EntryRow {
  const number = before.number + 1
  const hash = hashOf({ ...row, number }, before.hash)
  return { ...row, number, hash, seal: seal.sealAccess(hash) }
}

function hashOf(row: Omit<EntryRow, 'hash' | 'seal'>, previous: string): string {
  const { number, told, at, kind, device, name, person, address, what, times } = row
  const said = JSON.stringify([number, told, at, kind, device, name, person, address, what, times])
  return sha256(`${previous}${said}`)
}

/** What a row of the kind `rowsRemoved` says: the last one that was removed. */
export const linkText = ({ number, hash }: Link) => `${number}:${hash}`

/** `start`: the rest does not begin where the last removal says. `seal`: not of this key. */
export type AccessFault = { number: number; kind: 'start' | 'missing' | 'changed' | 'seal' }

export type WalkedLog = { first: number; last: Link; faults: AccessFault[] }

/** Goes through every row. That the end was cut off shows against `last` of another day alone. */
export async function walkAccessLog(database: Kysely<AccessSchema>, seal: SealKey): Promise<WalkedLog> {
  const faults: AccessFault[] = []
  const start = await startOf(database)
  let before: Link | null = null
  let first = 0
  for (;;) {
    const rows = await rowsAfter(database, before?.number ?? 0)
    for (const row of rows) {
      if (before === null) {
        first = row.number
        if (linkText({ ...start, number: row.number - 1 }) !== linkText(start))
          faults.push({ number: row.number, kind: 'start' })
        before = start
      }
      faults.push(...faultsOf(row, before, seal))
      before = row
    }
    if (rows.length < rowsAtOnce || faults.length >= maxAccessFaults) break
  }
  return { first, last: before ?? firstLink, faults: faults.slice(0, maxAccessFaults) }
}

/** By the last removal; there was none: the log's own start. */
async function startOf(database: Kysely<AccessSchema>): Promise<Link> {
  const removal = await database
    .selectFrom('entry')
    .select('what')
    .where('kind', '=', 'rowsRemoved')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const [number, hash = ''] = removal?.what.split(':') ?? []
  return removal === undefined ? firstLink : { number: Number(number), hash }
}

function faultsOf(row: EntryRow, before: Link, seal: SealKey): AccessFault[] {
  const { number, hash } = row
  const isNext = number === before.number + 1
  const found: [AccessFault['kind'], boolean][] = [
    ['missing', number > before.number + 1],
    ['changed', isNext && hashOf(row, before.hash) !== hash],
    ['seal', seal.sealAccess(hash) !== row.seal],
  ]
  return found.flatMap(([kind, isFault]) => (isFault ? [{ number, kind }] : []))
}

function rowsAfter(database: Kysely<AccessSchema>, number: number): Promise<EntryRow[]> {
  return database
    .selectFrom('entry')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(rowsAtOnce)
    .execute()
}
