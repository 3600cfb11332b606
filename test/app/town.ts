// A browser test's hold on its town and on this device: a fresh town, a fresh device, and what each of them holds.
import { createPinia, setActivePinia } from 'pinia'
import { append, newId } from '../../app/record/log/append.ts'
import type { Self } from '../../app/record/log/database.ts'
import { openLines, sealLines } from '../../app/record/log/codec.ts'
import { openParcels, parcelsOf } from '../../app/record/log/parcels.ts'
import { settle } from '../../app/record/log/settle.ts'
import { storedRows, storedSubjects } from '../../app/record/log/rows.ts'
import type { StoredOperation } from '../../app/record/log/rows.ts'
import { phone } from '../../app/record/log/this-phone.ts'
import { useDevice } from '../../app/record/state/device.ts'
import { changeSelf } from '../../app/record/log/self.ts'
import { enrol } from '../../app/device/enrol.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { genesis } from '../../shared/sync/chain.ts'
import type { Health } from '../../shared/sync/health.ts'
import { devices, intake } from '../people.ts'
import type { Asked, OrderedFault, Push } from './faulty-town.ts'

const databaseName = 'juki-net-record'

setActivePinia(createPinia())

async function order<T>(path: string, body: unknown = null): Promise<T> {
  const answer = await fetch(`/town/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return answer.json()
}

export const town = {
  /** A new town in place of the one there was. Answers its record. */
  open: () => order<string>('open'),
  /** A code for one device. */
  invite: () => order<string>('invite'),
  /** The next sync requests meet these, one each; the last one stays. */
  faults: (...faults: OrderedFault[]) => order<unknown>('faults', faults),
  release: () => order<unknown>('release'),
  /** What the road saw since the last time this was asked. */
  asked: () => order<Asked[]>('asked'),
  push: (push: Push) => order<{ head: { position: number; hash: string } }>('push', push),
  lines: () => order<string[]>('lines'),
  /** What the server's terminal has shown since the last time this was asked. */
  printed: () => order<string[]>('printed'),
  makeAdministrator: (device: string) => order<unknown>('makeAdministrator', device),
  revoke: (device: string) => order<unknown>('revoke', { device }),
  endSessions: () => order<unknown>('endSessions'),
  health: (told: Partial<Health>) => order<unknown>('health', told),
  erase: (position: number) => order<unknown>('erase', position),
}

/** A new town, and a device at its first start. Answers the town's record. */
export async function openTown(): Promise<string> {
  await freshDevice()
  return town.open()
}

/** A device at its first start. */
export async function freshDevice(): Promise<void> {
  await forgetDevice()
  await useDevice().load()
}

/** Forgets everything that this origin holds. */
export async function forgetDevice(): Promise<void> {
  phone.replaceHandle()
  localStorage.clear()
  await forgetLifeboat()
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName)
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error))
  })
  // Again: what was still being read of the old device, or written by a screen that has just closed.
  await forgetLifeboat()
}

/** Its second place, and the memory of this page. */
async function forgetLifeboat(): Promise<void> {
  await caches.delete('lifeboat')
  Object.assign(phone.memory, { self: null, afloat: new Map() })
}

/** Enrols this device with a fresh code, as a person does who types it in. */
export async function enrolHere(): Promise<void> {
  const enrolled = await enrol(await town.invite(), '宿直の携帯')
  if (!enrolled.ok) throw new Error(enrolled.problem)
  await useDevice().enrolled(enrolled.answer.record, '宿直の携帯', null)
}

/** Every operation this device holds, by id. */
export function rows(): Promise<StoredOperation[]> {
  return storedSubjects(phone).then((subjects) => storedRows(phone, subjects))
}

export async function self(): Promise<Self> {
  const found = await phone.withDatabase((database) => database.self.get('self'))
  if (found === undefined) throw new Error('this device has not started')
  return found
}

/** The lines that this device holds from the server, by their position. */
export async function pulled(): Promise<string[]> {
  const received = (await rows()).flatMap(({ line, receipt }) =>
    receipt === null ? [] : [{ line, receipt }],
  )
  return received.toSorted((a, b) => a.receipt.position - b.receipt.position).map(({ line }) => line)
}

/** A line that is said on this device. */
export async function writeHere(): Promise<string> {
  const id = newId(phone)
  await append(phone, [
    { id, type: 'v1.intakeReceived', subject: newId(phone), body: { what: 'この端末の記録' } },
  ])
  return (await rows()).find((row) => row.id === id)?.line ?? ''
}

/** All that this device would know after a restart. */
export async function everythingHere(): Promise<object> {
  const drafts = await phone.withDatabase((database) => database.drafts.toArray())
  const ordered = (await rows()).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { rows: ordered, self: await self(), drafts, local: { ...localStorage } }
}

/** Loses the lines and the cursor, as an old copy of the database would; device and session stay. */
export async function forgetLines(): Promise<void> {
  await phone.withDatabase(async (database) => {
    await Promise.all([database.pages.clear(), database.skeletons.clear(), database.outbox.clear()])
    await changeSelf(phone, database, ({ enrolment }) => ({
      enrolment: enrolment && { ...enrolment, cursor: { ...genesis(enrolment.record), generation: 1 } },
    }))
  })
}

/** Puts another text in the place of a line that waits for the server, as if another program had written it. */
export async function rewriteWaiting(id: string, rewrite: (line: string) => string): Promise<void> {
  await phone.withDatabase(async (database) => {
    const parcel = await database.outbox.filter(({ ids }) => ids.includes(id)).first()
    if (parcel === undefined) throw new Error(`${id} does not wait`)
    const lines = await openLines(phone.codec, parcel.sealed)
    const rewritten = lines.map((line, at) => (parcel.ids[at] === id ? rewrite(line) : line))
    await database.outbox.put({ ...parcel, sealed: await sealLines(phone.codec, rewritten) })
  })
}

/** A line that stands here and waits, whatever it says. */
export async function addWaiting(id: string, subject: string, line: string): Promise<void> {
  const [parcel] = await parcelsOf(phone.codec, [{ id, subject, line }])
  if (parcel !== undefined) await phone.withDatabase(({ outbox }) => outbox.add(parcel))
}

/** As an answer of the server has it that refuses what waits and is meant. */
export async function refuseWaiting(
  isMeant: (row: StoredOperation) => boolean,
  reason: string,
): Promise<void> {
  const refused = { reason, kept: true }
  const meant = (await rows()).filter((row) => row.pending && isMeant(row))
  await phone.withDatabase(async (database) => {
    const parcels = await openParcels(phone.codec, await database.outbox.toArray())
    const { gone, changed, asides } = await settle(
      phone.codec,
      parcels,
      new Map(meant.map(({ id }) => [id, { refused, isRival: false }])),
    )
    await database.transaction('rw', database.outbox, database.aside, async () => {
      await database.outbox.bulkDelete(gone)
      await database.outbox.bulkPut(changed)
      await database.aside.bulkPut(asides)
    })
  })
}

/** A line that the office's own device wrote. */
export function officeLine(overrides: Partial<Operation> = {}): string {
  return JSON.stringify({ ...intake({ device: devices.officePhone }), ...overrides })
}

/** The office pushes these lines one after the other, each at a moment of its own; answers them. */
export async function officePushesEach(...lines: string[]): Promise<string[]> {
  const nowMs = Date.now()
  for (const [index, line] of lines.entries()) {
    const receivedAt = new Date(nowMs + index).toISOString()
    await town.push({ device: devices.officePhone, receivedAt, lines: [line] })
  }
  return lines
}

/** The office pushes these lines at once; answers them. */
export async function officePushes(...lines: string[]): Promise<string[]> {
  await town.push({ device: devices.officePhone, receivedAt: new Date().toISOString(), lines })
  return lines
}
