// A device: the app's own phone over an IndexedDB of its own; two tabs of it share that.
import './clone.ts'
import { setImmediate } from 'node:timers/promises'
import { IDBKeyRange } from 'fake-indexeddb'
import { append, newId } from '../../app/record/log/append.ts'
import { bindToRecord } from '../../app/record/log/bind.ts'
import { plain } from '../../app/record/log/codec.ts'
import { countWaiting } from '../../app/record/log/outbox.ts'
import { createPhone } from '../../app/record/log/phone.ts'
import type { Phone } from '../../app/record/log/phone.ts'
import { knownSelf } from '../../app/record/log/self.ts'
import type { Self } from '../../app/record/log/database.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { enrolmentPath, EnrolmentAnswer } from '../../shared/sync/protocol.ts'
import { Databases, heldIn } from './holding.ts'
import type { Held } from './holding.ts'
import type { Random } from './random.ts'
import { cachesOn, copyOfShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'
import { travel } from './road.ts'
import type { Road } from './road.ts'

export const origin = 'http://town.test'

export type Device = {
  name: string
  random: Random
  /** Its clock minus virtual time. */
  offsetMs: number
  cookie: string
  /** How many more it may make in this step: who asks without end never comes to rest. */
  requestsLeft: number
  road: Road
  phone: Phone
  /** Its database, which another tab, or an image of it, shares. */
  database: Databases
  /** What its browser keeps beside the database. */
  shelf: Shelf
  /** What it held when it was looked at last: digests by id. */
  held: Map<string, string>
  /** What happens when one of its pages or tabs lets others come first, once. */
  whilePaused: (() => Promise<void>) | null
  /** An answer to it was altered on the road. */
  wasAltered: boolean
  /** Its clock was never wrong. */
  isTrue: boolean
  /** The highest generation that it went with. */
  generation: number
  /** The hash of the head that it left last. */
  left: string
}

export function createDevice(name: string, random: Random, now: () => number, road: Road): Device {
  const device: Device = {
    name,
    random,
    offsetMs: 0,
    cookie: '',
    requestsLeft: Infinity,
    road,
    database: new Databases(),
    shelf: new Map(),
    phone: null as unknown as Phone,
    held: new Map(),
    whilePaused: null,
    wasAltered: false,
    isTrue: true,
    generation: 0,
    left: '',
  }
  device.phone = phoneOn(device, now)
  return device
}

/** A tab or a page on this database. */
export function phoneOn(device: Device, now: () => number): Phone {
  return createPhone({
    indexedDB: device.database,
    IDBKeyRange,
    fetch: (path, how) => fetchFrom(device, String(path), how),
    locks: null,
    channel: null,
    now: () => now() + device.offsetMs,
    random: device.random.bytes,
    pause: () => pause(device),
    codec: plain,
    caches: cachesOn(device.shelf),
  })
}

/** Others come first. */
async function pause(device: Device): Promise<void> {
  const { whilePaused } = device
  device.whilePaused = null
  await (whilePaused === null ? setImmediate() : whilePaused())
}

async function fetchFrom(device: Device, path: string, how: RequestInit = {}): Promise<Response> {
  device.requestsLeft -= 1
  if (device.requestsLeft < 0) throw new TypeError('no network')
  const headers = new Headers(how.headers)
  if (device.cookie !== '') headers.set('cookie', device.cookie)
  const body = how.body instanceof Blob ? await how.body.arrayBuffer() : (how.body ?? null)
  const method = how.method ?? 'GET'
  const request = new Request(`${origin}${path}`, { method, headers, body })
  const answer = await travel(device.road, request)
  const [cookie] = answer.headers.getSetCookie()
  if (cookie !== undefined) device.cookie = cookie.split(';')[0] ?? ''
  return answer
}

export function selfOf({ phone }: Device): Promise<Self> {
  return phone.withDatabase((database) => knownSelf(phone, database))
}

/** Enrols by a code, on an open road. */
export async function enrol(device: Device, code: string): Promise<void> {
  const { device: id, secret } = await selfOf(device)
  const answer = await fetchFrom(device, enrolmentPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: id, deviceName: device.name, secret }),
  })
  const { record } = EnrolmentAnswer.parse(await answer.json())
  await bindToRecord(device.phone, record, device.name, null)
}

/** Says facts at once; throws where they are not saved. Answers their ids. */
export async function say(device: Device, facts: readonly Fact[]): Promise<string[]> {
  const appended = await append(device.phone, facts)
  if (!appended.saved) throw new Error(`not saved: ${appended.problem}`)
  return appended.ids
}

export function newSubject({ phone }: Device): string {
  return newId(phone)
}

export function rowsOf({ database, phone }: Device): Promise<Held[]> {
  return heldIn(database, phone)
}

/** What an image of the device keeps, table by table. */
export type Image = Pick<Device, 'cookie' | 'shelf' | 'wasAltered' | 'isTrue'> & {
  tables: { name: string; rows: unknown[] }[]
}

export async function imageOf({ phone, cookie, shelf, wasAltered, isTrue }: Device): Promise<Image> {
  const tables = await phone.withDatabase((database) =>
    Promise.all(database.tables.map(async (table) => ({ name: table.name, rows: await table.toArray() }))),
  )
  return { cookie, shelf: copyOfShelf(shelf), wasAltered, isTrue, tables }
}

/** A device that holds what the image has, and was not looked at since. */
export async function fromImage(device: Device, image: Image, now: () => number): Promise<void> {
  await closeHandle(device)
  Object.assign(device, { held: new Map(), generation: 0, left: '' })
  device.database = new Databases()
  // While the rows are put back nothing is missing that a lifeboat would bring.
  device.shelf = new Map()
  device.cookie = image.cookie
  device.wasAltered ||= image.wasAltered
  device.isTrue &&= image.isTrue
  device.phone = phoneOn(device, now)
  await device.phone.withDatabase((database) =>
    database.transaction('rw', database.tables, async () => {
      for (const { name, rows } of image.tables) await database.table(name).bulkPut(rows)
    }),
  )
  device.shelf = copyOfShelf(image.shelf)
  await restart(device, now)
}

/** Its browser starts anew, with a database that is empty unless it is the same one. */
export async function restart(device: Device, now: () => number): Promise<void> {
  await closeHandle(device)
  device.phone = phoneOn(device, now)
}

/** Another tab deletes the database. */
export function deleteDatabase({ database }: Device): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = database.deleteDatabase('juki-net-record')
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error))
  })
}

/** The browser closes the connection under the page, as phones do when they wake. */
export function closeHandle({ phone }: Device): Promise<void> {
  return phone.withDatabase(async (database) => database.close())
}

export function waitingOn({ phone }: Device): Promise<number> {
  return phone.withDatabase(countWaiting)
}
