// This device: a UUID and a secret made at its first start, before any enrolment; its clock; who is using it.
import { v4 as uuidv4 } from 'uuid'
import { clockAtRest } from '../../../shared/incident/stamp.ts'
import type { RecordDatabase, Self } from './database.ts'

const secretBytes = 32

/** Reads this device's row, or makes it. To be called inside a read-write transaction over `self`. */
export async function selfIn(database: RecordDatabase): Promise<Self> {
  const known = await database.self.get('self')
  if (known !== undefined) return known
  const made = newSelf()
  await database.self.add(made)
  return made
}

/** This device's row; made only where there is none yet, so that reading costs no write. */
export async function knownSelf(database: RecordDatabase): Promise<Self> {
  return (await database.self.get('self')) ?? changeSelf(database, () => ({}))
}

/** Changes this device's row in one transaction, and returns it as it is now. */
export async function changeSelf(
  database: RecordDatabase,
  change: (self: Self) => Partial<Self>,
): Promise<Self> {
  return database.transaction('rw', database.self, async () => {
    const before = await selfIn(database)
    const after = { ...before, ...change(before) }
    await database.self.put(after)
    return after
  })
}

function newSelf(): Self {
  const random = crypto.getRandomValues(new Uint8Array(secretBytes))
  return {
    key: 'self',
    device: uuidv4(),
    secret: [...random].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    clock: clockAtRest,
    person: null,
    people: [],
    enrolment: null,
    sessionEnded: false,
    lastAnswerAt: null,
    chainAlarm: null,
  }
}
