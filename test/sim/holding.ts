// What a device holds, read where it rests in the memory of fake-indexeddb: a transaction for each look was a fifth of a run.
// Nothing is read so while something is being written, or while the phone has yet to open its database: then as it does.
import { IDBFactory } from 'fake-indexeddb'
import type { Dexie } from 'dexie'
import { sha256 as digest } from '../../server/sha256.ts'
import type { Aside, Page, Parcel, Self } from '../../app/record/log/database.ts'
import type { Phone } from '../../app/record/log/phone.ts'
import { rowsIn, rowsOfPage, storedRows, storedSubjects } from '../../app/record/log/rows.ts'
import type { StoredOperation } from '../../app/record/log/rows.ts'

const name = 'juki-net-record'

export type Held = StoredOperation & { digest: string }

/** What is read here of fake-indexeddb's own objects, and of Dexie's. */
type Resting = {
  rawObjectStores: Map<string, { records: { values: () => Iterable<{ value: unknown }> } }>
  transactions: { mode: IDBTransactionMode; _state: string }[]
}
type Opened = Dexie & { _state: { openComplete: boolean } }

/** The databases of one browser. */
export class Databases extends IDBFactory {
  declare readonly _databases: Map<string, Resting>
  /** Of each line. */
  readonly digests = new Map<string, string>()
  /** By the page as it rests: one that is written again is another object. */
  readonly rows = new WeakMap<Page, Held[]>()
}

/** Every line that the phone shows, from wherever it rests in these databases. */
export async function heldIn(databases: Databases, phone: Phone): Promise<Held[]> {
  const resting = await atRest(databases, phone)
  if (resting === null) return heldBy(databases, phone)
  const pages = valuesOf<Page>(resting, 'pages')
  const received = (await Promise.all(pages.map((page) => rowsOnce(databases, phone, page)))).flat()
  const known = new Map(received.map((row) => [row.id, row]))
  const parcels = valuesOf<Parcel>(resting, 'outbox').toSorted(bySubject(firstOf))
  for (const row of digested(databases, await rowsIn(phone.codec, { pages: [], parcels, asides: [] })))
    if (!known.has(row.id)) known.set(row.id, row)
  const asides = valuesOf<Aside>(resting, 'aside').toSorted(bySubject(({ subject }) => subject))
  const apart = { pages: [], parcels: [], asides }
  return [...known.values(), ...digested(databases, await rowsIn(phone.codec, apart))]
}

/** The phone's own order. */
function bySubject<T>(subjectOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => Number(subjectOf(a) > subjectOf(b)) - Number(subjectOf(a) < subjectOf(b))
}

const firstOf = ({ subjects }: Parcel) => subjects.toSorted()[0] ?? ''

/** The same by the phone's own reading. */
export async function heldBy(databases: Databases, phone: Phone): Promise<Held[]> {
  return digested(databases, await storedRows(phone, await storedSubjects(phone)))
}

/** This device's row as it rests; null: it can't be read so now. */
export async function selfAtRest(databases: Databases, phone: Phone): Promise<Self | null> {
  const resting = await atRest(databases, phone)
  return (resting && valuesOf<Self>(resting, 'self')[0]) ?? null
}

async function atRest({ _databases }: Databases, phone: Phone): Promise<Resting | null> {
  const isOpen = await phone.withDatabase(
    async (database) => (database as unknown as Opened)._state.openComplete,
  )
  const resting = _databases.get(name)
  if (!isOpen || resting === undefined) return null
  const isWritten = resting.transactions.some(
    ({ mode, _state }) => mode !== 'readonly' && _state !== 'finished',
  )
  return isWritten ? null : resting
}

function valuesOf<T>({ rawObjectStores }: Resting, table: string): T[] {
  return Array.from(rawObjectStores.get(table)?.records.values() ?? [], ({ value }) => value as T)
}

async function rowsOnce(databases: Databases, { codec }: Phone, page: Page): Promise<Held[]> {
  const rows = databases.rows.get(page) ?? digested(databases, await rowsOfPage(codec, page))
  databases.rows.set(page, rows)
  return rows
}

function digested({ digests }: Databases, rows: readonly StoredOperation[]): Held[] {
  return rows.map((row) => {
    const of = digests.get(row.line) ?? digest(Buffer.from(row.line))
    digests.set(row.line, of)
    return { ...row, digest: of }
  })
}
