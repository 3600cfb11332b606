// Lifeboat: what is on this device alone (what waits for the server, what it refused and did not keep, pictures on their way,
// drafts, who this device is) in the memory of the page and, as it rests sealed, in Cache Storage, which the deletion of the database
// does not take. It follows each change, and nobody waits for it. Rule ST11.
import type { Dexie } from 'dexie'
import { genesis } from '../../../shared/sync/chain.ts'
import type { Change } from './changes.ts'
import { coalesced } from './coalesced.ts'
import type { Aside, Draft, Parcel, RecordDatabase, Self } from './database.ts'
import { withoutGap } from './gap.ts'
import type { Phone } from './phone.ts'
import { newCopy } from './self.ts'
import { lifeboatName } from './take-aboard.ts'
import type { Afloat, Row } from './take-aboard.ts'

type Boat = { self: Self | null; rows: Map<string, Afloat> }
type Snapshot = { self: Self | undefined; names: Set<string>; fresh: Map<string, Afloat> }

const selfName = 'self'
const folder = '/lifeboat/'
/** Of the outbox's index: whatever has not been sent. */
const waiting: [[number, number], [number, number]] = [
  [1, 0],
  [1, Infinity],
]
/** What changes nothing that is kept here. */
const beside: readonly Change['what'][] = ['numbered', 'looked', 'summarised']

/** Keeps it for the life of this page, one keeping at a time. */
export function keepLifeboat(phone: Phone): void {
  // A place that is full or refused: the page's memory stands.
  const keep = coalesced(() => keepAfloat(phone))
  phone.onChange(({ what }) => {
    if (!beside.includes(what)) keep()
  })
  phone.memory.drafted = keep
  keep()
}

/** Brings memory and the second place to what the database has. */
export async function keepAfloat(phone: Phone): Promise<void> {
  const cache = await phone.caches?.open(lifeboatName)
  // What an earlier page left: named before the database is read, so that none that came meanwhile is taken for it.
  const left = phone.memory.afloat.size === 0 ? ((await cache?.keys()) ?? []) : []
  const { self, names, fresh } = await phone.withDatabase((database) => snapshot(phone, database))
  for (const [name, afloat] of fresh) phone.memory.afloat.set(name, afloat)
  const gone = [...phone.memory.afloat.keys()].filter((name) => !names.has(name))
  for (const name of gone) phone.memory.afloat.delete(name)
  if (cache === undefined || self === undefined) return
  await cache.put(folder + selfName, Response.json(self))
  for (const [name, afloat] of fresh) await cache.put(pathOf(name), written(afloat))
  for (const name of gone) await cache.delete(pathOf(name))
  for (const request of left) {
    const name = nameOf(request.url)
    if (name !== selfName && !names.has(name)) await cache.delete(request)
  }
}

/** One moment of the database; `fresh`: what is not in memory yet. */
function snapshot(phone: Phone, database: RecordDatabase): Promise<Snapshot> {
  const { self, outbox, aside, attachments, drafts } = database
  return database.transaction('r', [self, outbox, aside, attachments, drafts], async () => {
    const own = await self.get('self')
    const afloat = [
      {
        table: 'outbox',
        keys: await outbox
          .where('[pending+count]')
          .between(...waiting)
          .primaryKeys(),
      },
      { table: 'aside', keys: await aside.filter(({ refused }) => !refused.kept).primaryKeys() },
      { table: 'attachments', keys: await attachments.where('waiting').equals(1).primaryKeys() },
    ]
    const names = new Set<string>()
    const fresh = new Map<string, Afloat>()
    for (const { table, keys } of afloat)
      for (const key of keys) {
        const name = `${own?.copy} ${table} ${key}`
        names.add(name)
        const row = phone.memory.afloat.has(name) ? undefined : await database.table<Row>(table).get(key)
        if (row !== undefined) fresh.set(name, { table, row })
      }
    // One of them is written over and over.
    for (const row of await drafts.toArray()) {
      const name = `${own?.copy} drafts ${row.key}`
      names.add(name)
      if (phone.memory.afloat.get(name)?.row.savedAt !== row.savedAt)
        fresh.set(name, { table: 'drafts', row })
    }
    return { self: own, names, fresh }
  })
}

/** Into a database that is new; or, where another tab was the first, what that one did not know of. */
export async function board(phone: Phone, opened: Dexie): Promise<void> {
  const boat = await boatThere(phone)
  const before = latest(phone.memory.self, boat.self)
  if (before === null) return
  for (const [name, afloat] of boat.rows) phone.memory.afloat.set(name, afloat)
  const own = regained(phone, before)
  await opened.transaction('rw', ['self', 'outbox', 'aside', 'attachments', 'drafts'], async () => {
    const parcels = await opened.table<Parcel>('outbox').toArray()
    const there = new Set(parcels.flatMap(({ ids, rival }) => rival ?? ids))
    const asides = new Set(await opened.table<Aside, string>('aside').toCollection().primaryKeys())
    const drafts = await opened.table<Draft>('drafts').toArray()
    const typed = new Map(drafts.map(({ key, savedAt }) => [key, savedAt]))
    for (const { table, row } of [...phone.memory.afloat.values()].toSorted(asSaid)) {
      // Typed on since, in the tab that was the first.
      if ((typed.get(row.key ?? '') ?? '') > (row.savedAt ?? '')) continue
      const { seq: _another, ...rest } = row
      const keys = row.rival === undefined ? (row.ids ?? []) : [row.rival]
      const isThere = keys.length > 0 && keys.every((key) => there.has(key) || asides.has(key))
      if (!isThere) await opened.table(table).put(rest)
      for (const key of keys) there.add(key)
    }
    if ((await opened.table('self').get('self')) === undefined)
      await opened
        .table<Self>('self')
        .add({ ...own, gone: { at: new Date(phone.now()).toISOString(), lines: there.size } })
  })
  // Nobody may wait for it: whoever reads now waits until the database is open.
  void phone.announce({ what: 'takenIn', subjects: subjectsOf(phone) })
}

/** Another page may have parted ways since this one looked (SY29). */
function latest(known: Self | null, afloat: Self | null): Self | null {
  const isLater = known !== null && afloat !== null && afloat.formerly.length > known.formerly.length
  return isLater ? afloat : (known ?? afloat)
}

/** This device, which has nothing of the record any more. */
function regained(phone: Phone, self: Self): Self {
  const { enrolment } = self
  const cursor = enrolment && { ...genesis(enrolment.record), generation: enrolment.cursor.generation }
  return {
    ...self,
    copy: newCopy(phone),
    enrolment: enrolment && cursor && { ...withoutGap(enrolment), cursor },
    chainAlarm: null,
    next: null,
    left: [],
  }
}

/** By their ids, which sort by time; a rival behind the line of its id. What has none has no order. */
function asSaid({ row: one }: Afloat, { row: other }: Afloat): number {
  return placeOf(one) < placeOf(other) ? -1 : 1
}

const placeOf = ({ ids, rival }: Row) => `${ids?.[0] ?? ''}${rival ?? ''}`

function subjectsOf({ memory: { afloat } }: Phone): string[] {
  return [...new Set([...afloat.values()].flatMap(({ row }) => row.subjects ?? row.subject ?? []))]
}

async function boatThere({ caches }: Phone): Promise<Boat> {
  const boat: Boat = { self: null, rows: new Map() }
  if (caches === null || !(await caches.has(lifeboatName))) return boat
  const cache = await caches.open(lifeboatName)
  for (const request of await cache.keys()) {
    const answer = await cache.match(request)
    const name = nameOf(request.url)
    if (answer === undefined) continue
    try {
      if (name === selfName) boat.self = await answer.json()
      else boat.rows.set(name, readBack(new Uint8Array(await answer.arrayBuffer())))
    } catch {
      // Torn: the rest comes back, and what is said now must find a database that opens.
    }
  }
  return boat
}

const pathOf = (name: string) => folder + encodeURIComponent(name)
const nameOf = (url: string) => decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))

/** What is not sealed in one line of JSON, then what is. */
function written({ table, row: { sealed, ...open } }: Afloat): Response {
  return new Response(new Blob([`${JSON.stringify({ table, open })}\n`, sealed]))
}

function readBack(bytes: Uint8Array<ArrayBuffer>): Afloat {
  const end = bytes.indexOf(10)
  const { table, open } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
  return { table, row: { ...open, sealed: bytes.slice(end + 1) } }
}
