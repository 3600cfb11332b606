// A browser test's hold on its town and on this device: a fresh town, a fresh device, and what each of them holds.
import { createPinia, setActivePinia } from 'pinia'
import { replaceHandle, withDatabase } from '../../app/record/log/database.ts'
import type { Self, StoredOperation } from '../../app/record/log/database.ts'
import { useDevice } from '../../app/record/state/device.ts'
import { changeSelf } from '../../app/record/log/self.ts'
import { enrol } from '../../app/device/enrol.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { genesis } from '../../shared/sync/chain.ts'
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
  revoke: (device: string) => order<unknown>('revoke', { device }),
  endSessions: () => order<unknown>('endSessions'),
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
  replaceHandle()
  localStorage.clear()
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName)
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error))
  })
}

/** Enrols this device with a fresh code, as a person does who types it in. */
export async function enrolHere(): Promise<void> {
  const enrolled = await enrol(await town.invite(), '宿直の携帯')
  if (!enrolled.ok) throw new Error(enrolled.problem)
  await useDevice().enrolled(enrolled.answer.record, '宿直の携帯', null)
}

/** Every operation this device holds, by id. */
export function rows(): Promise<StoredOperation[]> {
  return withDatabase((database) => database.operations.toArray())
}

export async function self(): Promise<Self> {
  const found = await withDatabase((database) => database.self.get('self'))
  if (found === undefined) throw new Error('this device has not started')
  return found
}

/** All that this device would know after a restart. */
export async function everythingHere(): Promise<object> {
  const drafts = await withDatabase((database) => database.drafts.toArray())
  return { rows: await rows(), self: await self(), drafts, local: { ...localStorage } }
}

/** Loses the lines and the cursor, as an old copy of the database would; device and session stay. */
export async function forgetLines(): Promise<void> {
  await withDatabase(async (database) => {
    await database.operations.clear()
    await changeSelf(database, ({ enrolment }) => ({
      enrolment: enrolment && { ...enrolment, cursor: genesis(enrolment.record) },
    }))
  })
}

/** A line that the office's own device wrote. */
export function officeLine(overrides: Partial<Operation> = {}): string {
  return JSON.stringify({ ...intake({ device: devices.officePhone }), ...overrides })
}

/** The office pushes these lines; answers them. */
export async function officePushes(...lines: string[]): Promise<string[]> {
  await town.push({ device: devices.officePhone, receivedAt: new Date().toISOString(), lines })
  return lines
}
