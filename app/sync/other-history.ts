// Another history of the same record (SY26): fetched whole beside the one that is here, then put in its place.
import type { ChainAlarm, Enrolment } from '../record/log/database.ts'
import { emptyBatch } from '../record/log/outbox.ts'
import { beginNewHistory, changeHistory, receiveNext } from '../record/log/new-history.ts'
import type { Phone } from '../record/log/phone.ts'
import { changeSelf, knownSelf } from '../record/log/self.ts'
import { maxAnswerOperations } from '../../shared/sync/protocol.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import { ask } from './ask.ts'
import { gathered, partsOfPages } from './pull-pages.ts'
import { packed } from './transport.ts'
import type { RoundTrip } from './transport.ts'

const maxRoundTrips = 1000

/** `left`: this device has left that history before, and the server says nothing of having gone on from a copy since. */
export type Taken = 'whole' | 'left' | 'unreachable'

/** Whoever is interrupted goes on where it was; `enrolment`: as it was before the server said that it is another one. */
export async function takeNewHistory(phone: Phone, enrolment: Enrolment, head: Head): Promise<Taken> {
  const now = await phone.withDatabase((database) => knownSelf(phone, database))
  // Another tab has gone over since: what is here now would count as left, were it taken in once more.
  if (now.enrolment?.cursor.hash !== enrolment.cursor.hash) return 'whole'
  if (head.generation === enrolment.cursor.generation) {
    const isLeft = await wasLeft(phone, enrolment.record)
    if (isLeft === null) return 'unreachable'
    if (isLeft) {
      await raise(phone, 'left')
      return 'left'
    }
  }
  await beginNewHistory(phone, head.generation, false)
  for (let trip = 0; trip < maxRoundTrips; trip += 1) {
    const next = (await phone.withDatabase((database) => knownSelf(phone, database))).next
    if (next === null) return 'whole'
    for await (const parts of gathered(phone, partsOfPages(phone, next.position, head.position)))
      if (!(await receiveNext(phone, parts))) break
    const answer = await askFrom(phone, enrolment.record, maxAnswerOperations)
    if (answer.kind !== 'answer') return 'unreachable'
    if (answer.head.diverged) {
      await beginNewHistory(phone, answer.head.head.generation, true)
      continue
    }
    let follows = true
    for await (const parts of gathered(phone, answer.parts)) follows &&= await receiveNext(phone, parts)
    if (!follows) return 'unreachable'
    if (answer.torn() && !(await hasCome(phone, next))) return 'unreachable'
    if (answer.torn() || answer.head.more) continue
    await changeHistory(phone)
    return 'whole'
  }
  return 'unreachable'
}

/** Whether more of it is here than before; a road that lets nothing through is tried again later. */
async function hasCome(phone: Phone, before: Head): Promise<boolean> {
  return (await phone.withDatabase((database) => knownSelf(phone, database))).next?.hash !== before.hash
}

/** A person goes with the server that there is, whatever it was before. */
export async function goWithServer(phone: Phone): Promise<void> {
  await phone.withDatabase((database) =>
    changeSelf(phone, database, ({ enrolment }) => ({
      left: [],
      chainAlarm: null,
      enrolment: enrolment && { ...enrolment, cursor: { ...enrolment.cursor, generation: 1 } },
    })),
  )
  await phone.announce({ what: 'enrolled' })
}

/** An alarm tells of what the server is; it never stops anything. */
export async function raise(phone: Phone, kind: ChainAlarm['kind']): Promise<void> {
  await phone.withDatabase((database) =>
    changeSelf(phone, database, ({ enrolment }) => ({
      chainAlarm: { kind, position: enrolment?.cursor.position ?? 0 },
    })),
  )
  await phone.announce({ what: 'self' })
}

/** Null: no answer. */
async function wasLeft(phone: Phone, record: string): Promise<boolean | null> {
  const { left } = await phone.withDatabase((database) => knownSelf(phone, database))
  for (const cursor of left) {
    const answer = await askAt(phone, record, cursor, 0)
    if (answer.kind !== 'answer') return null
    if (!answer.head.diverged) return true
  }
  return false
}

/** Of the history that comes in: from where it has come to, each line whole. */
async function askFrom(phone: Phone, record: string, want: number): Promise<RoundTrip> {
  const { next } = await phone.withDatabase((database) => knownSelf(phone, database))
  return next === null ? { kind: 'missing' } : askAt(phone, record, next, want)
}

function askAt(phone: Phone, record: string, cursor: Head, want: number): Promise<RoundTrip> {
  return ask(phone, { record, cursor }, { batch: emptyBatch(), lines: packed([]) }, { want, full: true })
}
