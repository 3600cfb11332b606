// This device: a UUID and a secret made at its first start, before any enrolment; its clock; who is using it.
import { v4 as uuidv4 } from 'uuid'
import { clockAtRest } from '../../../shared/incident/stamp.ts'
import type { Turn } from '../../../shared/sync/turn.ts'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { RecordDatabase, Self } from './database.ts'
import type { Phone } from './phone.ts'

const secretBytes = 32
const copyBytes = 8
const markBytes = 8
/** Another tab says no more while an answer is on its way. */
const turnsKept = 16

/** Reads this device's row, or makes it. To be called inside a read-write transaction over `self`. */
export async function selfIn(phone: Phone, database: RecordDatabase): Promise<Self> {
  const known = await database.self.get('self')
  if (known !== undefined) return known
  const made = newSelf(phone)
  await database.self.add(made)
  return made
}

/** This device's row; made only where there is none yet, so that reading costs no write. */
export async function knownSelf(phone: Phone, database: RecordDatabase): Promise<Self> {
  const known = await database.self.get('self')
  if (known === undefined) return changeSelf(phone, database, () => ({}))
  phone.memory.self = known
  return known
}

/** Most likely this device's row as it is: for who compares it before anything counts that was made from it. */
export async function likelySelf(phone: Phone, database: RecordDatabase): Promise<Self> {
  return phone.memory.self ?? knownSelf(phone, database)
}

/** Writes this device's row. To be called inside a read-write transaction over `self`. */
export async function putSelf(phone: Phone, database: RecordDatabase, self: Self): Promise<void> {
  phone.memory.self = self
  await database.self.put(self)
}

/** Changes this device's row in one transaction, and returns it as it is now. */
export async function changeSelf(
  phone: Phone,
  database: RecordDatabase,
  change: (self: Self) => Partial<Self>,
): Promise<Self> {
  return database.transaction('rw', database.self, async () => {
    const before = await selfIn(phone, database)
    const after = { ...before, ...change(before) }
    await putSelf(phone, database, after)
    return after
  })
}

/** A name for a copy that is made now. */
export function newCopy({ random }: Pick<Phone, 'random'>): string {
  return bytesToHex(random(copyBytes))
}

/** Whenever something is said: no other copy of the device has this mark. */
export function nextTurns({ random }: Pick<Phone, 'random'>, turns: readonly Turn[]): Turn[] {
  const count = (turns[0]?.count ?? 0) + 1
  return [{ count, mark: bytesToHex(random(markBytes)) }, ...turns].slice(0, turnsKept)
}

export function newSecret({ random }: Pick<Phone, 'random'>): string {
  return bytesToHex(random(secretBytes))
}

function newSelf(phone: Phone): Self {
  return {
    key: 'self',
    device: uuidv4({ random: phone.random(16) }),
    copy: newCopy(phone),
    gone: null,
    secret: newSecret(phone),
    clock: clockAtRest,
    turns: nextTurns(phone, []),
    person: null,
    people: [],
    enrolment: null,
    sessionEnded: false,
    revoked: false,
    second: null,
    formerly: [],
    lastAnswerAt: null,
    clockOffsetMs: 0,
    chainAlarm: null,
    next: null,
    left: [],
  }
}
