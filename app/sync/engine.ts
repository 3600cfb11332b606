// Engine: round trips until nothing waits and nothing more is there. One at a time over all tabs and workers.
import { alone } from '../record/log/alone.ts'
import type { Answer } from '../record/log/answer-work.ts'
import type { Enrolment, Self } from '../record/log/database.ts'
import { countWaiting, emptyBatch, nextBatch } from '../record/log/outbox.ts'
import type { Batch } from '../record/log/outbox.ts'
import { dropNewHistory } from '../record/log/new-history.ts'
import type { Phone } from '../record/log/phone.ts'
import { receive, refuseAlone } from '../record/log/receive.ts'
import { changeSelf, knownSelf } from '../record/log/self.ts'
import { maxBatchOperations } from '../../shared/sync/protocol.ts'
import type { Cursor, Head } from '../../shared/sync/receipt.ts'
import { ask, textsOf } from './ask.ts'
import { checkHead } from './head-check.ts'
import { isForLater, sendLater } from './later.ts'
import { raise, takeNewHistory } from './other-history.ts'
import { passedOver, passOver } from './passed-over.ts'
import { fillGap, otherBeforeGap, pullFar } from './newest-first.ts'
import { gathered, page } from './pull-pages.ts'
import { linesAhead, sendAhead } from './send-ahead.ts'
import { hearServerClock } from './server-clock.ts'
import { packed } from './transport.ts'
import type { RoundTrip } from './transport.ts'

export { passedOver } from './passed-over.ts'

const lockName = 'sync'
const maxRoundTrips = 1000

export type SyncResult =
  | 'done'
  | 'notEnrolled'
  | 'sessionEnded'
  | 'unreachable'
  | 'otherRecord'
  /** The server's history is one that this device has left, or of an older generation: a person decides (SY26). */
  | 'otherServer'
  /** All came that there is; what waits here goes on another day (SY31). */
  | 'later'
  | 'refused'

export type SyncHow = {
  /** The operations of each round trip. */
  progress?: (sending: readonly string[]) => void
  /** Something new is known to be there: it need not be asked first. */
  isNews?: boolean
}

/** Sends and fetches everything there is. Repeated or interrupted anywhere, it loses and doubles nothing. */
export async function sync(
  phone: Phone,
  { progress = () => {}, isNews = false }: SyncHow = {},
): Promise<SyncResult> {
  try {
    const result = await alone(phone, lockName, () => untilDone(phone, progress, isNews))
    return result === 'done' && isForLater(phone) ? 'later' : result
  } finally {
    progress([])
  }
}

async function untilDone(
  phone: Phone,
  told: NonNullable<SyncHow['progress']>,
  isNews: boolean,
): Promise<SyncResult> {
  const progress = ({ lines }: Batch) => told(lines.map(({ key }) => key))
  let limit = maxBatchOperations
  let full = false
  for (let trip = 0; trip < maxRoundTrips; trip += 1) {
    const { self, waiting } = await standing(phone)
    const { enrolment } = self
    if (enrolment === null) return 'notEnrolled'
    if (self.second === 'parted') return 'sessionEnded'
    if (trip === 0 && waiting === 0 && !isNews && self.next === null) {
      if (await isUpToDate(phone, enrolment)) return 'done'
      continue
    }
    if (trip === 0 && waiting > linesAhead) {
      const sent = await sendAhead(phone, enrolment, self.turns[0], progress)
      if (sent && enrolment.gap === undefined) return 'done'
      continue
    }
    const batch = waiting === 0 ? emptyBatch() : await nextBatch(phone, limit, passedOver(phone))
    progress(batch)
    const answer = await ask(
      phone,
      enrolment,
      { batch, lines: packed(textsOf(batch)) },
      { full, turn: self.turns[0] },
    )
    if (answer.kind === 'answer') {
      const { pulled, lacking, waitsAgain } = await receiveAll(phone, enrolment, batch, answer)
      const torn = answer.torn()
      const stuck = pulled === 0 && batch.lines.length === 0 && (full || !lacking)
      full = lacking
      limit = Math.min(limit * 2, maxBatchOperations)
      if (answer.head.diverged) {
        const ended = await takeOther(phone, enrolment, answer.head.head)
        if (ended === null) continue
        return ended
      }
      if (self.next !== null) await dropNewHistory(phone)
      if (waitsAgain) continue
      if (stuck && torn) return 'unreachable'
      if (stuck || !(answer.head.more || torn || batch.more || lacking)) {
        const filled = await fillGap(phone)
        if (filled === 'closed') return 'done'
        if (filled === 'open') continue
        const other = await otherBeforeGap(phone)
        const ended = other === null ? 'unreachable' : await takeOther(phone, enrolment, other)
        if (ended !== null) return ended
        continue
      }
      if (!lacking && !torn) await pullFar(phone, enrolment.record, answer.head.head)
      continue
    }
    const halved = halve(answer, batch)
    if (halved !== null) limit = halved
    else if (batch.lines.length > 0 && answer.kind === 'refused' && answer.reason === 'later')
      sendLater(phone, answer.retryAfterS)
    else if (batch.lines.length === 1 && isTooLarge(answer)) await refuseAlone(phone, batch)
    else if (isBlocked(answer) && (await passOverOne(phone, enrolment, batch))) continue
    else return settled(phone, answer, self.device)
  }
  return 'done'
}

/** Null: the other history is here now. */
async function takeOther(phone: Phone, enrolment: Enrolment, head: Head): Promise<SyncResult | null> {
  const taken = await takeNewHistory(phone, enrolment, head)
  if (taken === 'whole') return null
  return taken === 'left' ? 'otherServer' : 'unreachable'
}

/** This device, and how much waits on it to be sent now. */
function standing(phone: Phone): Promise<{ self: Self; waiting: number }> {
  return phone.withDatabase(async (database) => {
    const [self, waiting] = await Promise.all([knownSelf(phone, database), countWaiting(database)])
    return { self, waiting: isForLater(phone) ? 0 : waiting }
  })
}

/** Asks in a few bytes; what is far behind comes by pages at once. */
async function isUpToDate(phone: Phone, enrolment: Enrolment): Promise<boolean> {
  const checked = await checkHead(phone, enrolment)
  if (checked.kind === 'other' && checked.head.generation === enrolment.cursor.generation)
    await pullFar(phone, enrolment.record, checked.head)
  if (checked.kind !== 'same') return false
  await phone.withDatabase((database) =>
    changeSelf(phone, database, () => ({
      lastAnswerAt: checked.at,
      clockOffsetMs: Date.parse(checked.at) - phone.now(),
      sessionEnded: false,
      revoked: false,
    })),
  )
  await phone.announce({ what: 'self' })
  return enrolment.gap === undefined
}

async function receiveAll(
  phone: Phone,
  { record, cursor }: Enrolment,
  batch: Batch,
  { head, parts }: Extract<RoundTrip, { kind: 'answer' }>,
): Promise<{ pulled: number; lacking: boolean; waitsAgain: boolean }> {
  hearServerClock(phone, head.clockBehindMs)
  let pulled = 0
  let waitsAgain = false
  let asked: Cursor = cursor
  let first: Pick<Answer, 'sent' | 'head'> | null = { sent: batch, head }
  for await (const some of gathered(phone, parts)) {
    const received = await receive(phone, { record, asked, ...(first ?? page), parts: some })
    first = null
    asked = received.cursor ?? asked
    pulled += received.pulled
    waitsAgain ||= received.waitsAgain
    if (!received.whole) return { pulled, lacking: received.lacking, waitsAgain }
  }
  if (first === null) return { pulled, lacking: false, waitsAgain }
  const received = await receive(phone, { record, asked, ...first, parts: [] })
  return { pulled: pulled + received.pulled, lacking: false, waitsAgain: received.waitsAgain }
}

/** A smaller batch to try at once, after 413 or a missing answer (SY14); null: there is none. */
function halve(answer: RoundTrip, { lines }: Batch): number | null {
  return (isTooLarge(answer) || answer.kind === 'missing') && lines.length > 1
    ? Math.ceil(lines.length / 2)
    : null
}

function isTooLarge(answer: RoundTrip): boolean {
  return answer.kind === 'refused' && (answer.reason === 'tooLarge' || answer.reason === 'tooManyOperations')
}

const isBlocked = (answer: RoundTrip) => answer.kind === 'missing' && answer.blocked === true

/** Where the same road takes what brings nothing, it is this line that it refuses. */
async function passOverOne(phone: Phone, enrolment: Enrolment, { lines: [line] }: Batch): Promise<boolean> {
  if (line === undefined) return false
  const nothing = { batch: emptyBatch(), lines: packed([]) }
  if ((await ask(phone, enrolment, nothing, { want: 0 })).kind !== 'answer') return false
  passOver(phone, line.key)
  return true
}

async function settled(phone: Phone, answer: RoundTrip, own: string): Promise<SyncResult> {
  switch (answer.kind === 'refused' ? answer.reason : null) {
    // A server that broke is tried again as soon as one that is away.
    case null:
    case 'internal':
      return 'unreachable'
    case 'revoked':
    case 'notEnrolled': {
      // Only a word that names this device ends its enrolment (AU6).
      const revoked = answer.kind === 'refused' && answer.device === own
      await phone.withDatabase((database) =>
        changeSelf(phone, database, () => ({ sessionEnded: true, revoked })),
      )
      await phone.announce({ what: 'self' })
      return 'sessionEnded'
    }
    case 'otherRecord':
      return 'otherRecord'
    case 'olderGeneration':
      await raise(phone, 'older')
      return 'otherServer'
    default:
      return 'refused'
  }
}
