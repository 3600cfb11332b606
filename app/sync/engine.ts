// Engine: round trips until nothing waits and nothing more is there. One at a time over all tabs and workers.
import { alone } from '../record/log/alone.ts'
import { nothingSent } from '../record/log/answer-work.ts'
import type { Answer } from '../record/log/answer-work.ts'
import type { Part } from '../record/log/coming.ts'
import type { Enrolment } from '../record/log/database.ts'
import { isWaiting, nextBatch } from '../record/log/outbox.ts'
import type { Batch } from '../record/log/outbox.ts'
import type { Phone } from '../record/log/phone.ts'
import { receive, refuseAlone } from '../record/log/receive.ts'
import { changeSelf, knownSelf } from '../record/log/self.ts'
import {
  linesPerPage,
  maxAnswerOperations,
  maxBatchOperations,
  protocolVersion,
} from '../../shared/sync/protocol.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import { checkHead } from './head-check.ts'
import { fetchPage, roundTrip } from './transport.ts'
import type { RoundTrip } from './transport.ts'

const lockName = 'sync'
const maxRoundTrips = 1000
/** Pages on their way while others are taken in. */
const pagesAhead = 4
const linesAtOnce = 4000
const longestGatheringMs = 2_000
/** A page of the record answers nothing that was sent. */
const page = { sent: nothingSent, head: null }

export type SyncResult = 'done' | 'notEnrolled' | 'sessionEnded' | 'unreachable' | 'otherRecord' | 'refused'

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
    return await alone(phone, lockName, () => untilDone(phone, progress, isNews))
  } finally {
    progress([])
  }
}

async function untilDone(
  phone: Phone,
  progress: NonNullable<SyncHow['progress']>,
  isNews: boolean,
): Promise<SyncResult> {
  let limit = maxBatchOperations
  let full = false
  if (!isNews && (await isUpToDate(phone))) return 'done'
  for (let trip = 0; trip < maxRoundTrips; trip += 1) {
    const batch = await nextBatch(phone, limit)
    const { enrolment } = batch.self
    if (enrolment === null) return 'notEnrolled'
    progress(batch.ids)
    const answer = await ask(phone, batch, enrolment, full)
    if (answer.kind === 'answer') {
      const { pulled, lacking } = await receiveAll(phone, enrolment.record, batch, answer)
      const torn = answer.torn()
      const stuck = pulled === 0 && batch.ids.length === 0 && (full || !lacking)
      full = lacking
      limit = Math.min(limit * 2, maxBatchOperations)
      if (stuck && torn) return 'unreachable'
      if (stuck || !(answer.head.more || torn || batch.more || lacking)) return 'done'
      if (!lacking && !torn) await pullPages(phone, enrolment.record, answer.head.head)
      continue
    }
    const halved = halve(answer, batch)
    if (halved !== null) limit = halved
    else if (batch.ids.length === 1 && isTooLarge(answer)) await refuseAlone(phone, batch)
    else return settled(phone, answer, batch.self.device)
  }
  return 'done'
}

/** Asks in a few bytes; what is far behind comes by pages at once. */
async function isUpToDate(phone: Phone): Promise<boolean> {
  const { enrolment } = await phone.withDatabase((database) => knownSelf(phone, database))
  if (enrolment === null || (await isWaiting(phone))) return false
  const checked = await checkHead(phone, enrolment)
  if (checked.kind === 'other') await pullPages(phone, enrolment.record, checked.head)
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
  return true
}

function ask(phone: Phone, batch: Batch, { record, cursor }: Enrolment, full: boolean): Promise<RoundTrip> {
  const head = {
    protocol: protocolVersion,
    record,
    cursor: { position: cursor.position, hash: cursor.hash },
    want: maxAnswerOperations,
    now: new Date(phone.now()).toISOString(),
    count: batch.lines.length,
    ...(full ? { full } : {}),
    ...(batch.vouched ? { vouched: true } : {}),
  }
  return roundTrip(phone, head, batch.lines)
}

async function receiveAll(
  phone: Phone,
  record: string,
  batch: Batch,
  { head, parts }: Extract<RoundTrip, { kind: 'answer' }>,
): Promise<{ pulled: number; lacking: boolean }> {
  let pulled = 0
  let first: Pick<Answer, 'sent' | 'head'> | null = { sent: batch, head }
  for await (const some of gathered(phone, parts)) {
    const received = await receive(phone, { record, ...(first ?? page), parts: some })
    first = null
    pulled += received.pulled
    if (!received.whole) return { pulled, lacking: received.lacking }
  }
  if (first !== null) pulled += (await receive(phone, { record, ...first, parts: [] })).pulled
  return { pulled, lacking: false }
}

/** What is far behind the head comes by pages; ends where one does not come whole, or does not follow. */
async function pullPages(phone: Phone, record: string, head: Head): Promise<void> {
  const { enrolment } = await phone.withDatabase((database) => knownSelf(phone, database))
  const first = Math.floor((enrolment?.cursor.position ?? head.position) / linesPerPage) + 1
  const last = Math.floor(head.position / linesPerPage)
  for await (const parts of gathered(phone, partsOfPages(phone, first, last)))
    if (!(await receive(phone, { record, ...page, parts })).whole) return
}

async function* partsOfPages(phone: Phone, first: number, last: number): AsyncGenerator<Part> {
  const coming: Promise<AsyncGenerator<Part> | null>[] = []
  for (let number = first; number <= last; number += 1) {
    while (coming.length < pagesAhead && number + coming.length <= last)
      coming.push(fetchPage(phone, number + coming.length))
    const parts = await coming.shift()
    if (parts === null || parts === undefined) return
    let told = 0
    for await (const part of parts) {
      told += part.head.count
      yield part
    }
    if (told < linesPerPage) return
  }
}

/** Many stretches are taken in at once: each time costs a wait for the disk. On a slow line what came is not kept waiting. */
async function* gathered(phone: Phone, parts: AsyncGenerator<Part>): AsyncGenerator<Part[]> {
  let some: Part[] = []
  let lines = 0
  let sinceMs = phone.now()
  for await (const part of parts) {
    some.push(part)
    lines += part.head.count
    if (lines < linesAtOnce && Math.abs(phone.now() - sinceMs) < longestGatheringMs) continue
    yield some
    some = []
    lines = 0
    sinceMs = phone.now()
  }
  if (some.length > 0) yield some
}

/** A smaller batch to try at once, after 413 or a missing answer (SY14); null: there is none. */
function halve(answer: RoundTrip, { ids }: Batch): number | null {
  return (isTooLarge(answer) || answer.kind === 'missing') && ids.length > 1
    ? Math.ceil(ids.length / 2)
    : null
}

function isTooLarge(answer: RoundTrip): boolean {
  return answer.kind === 'refused' && (answer.reason === 'tooLarge' || answer.reason === 'tooManyOperations')
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
    default:
      return 'refused'
  }
}
