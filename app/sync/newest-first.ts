// Newest first: what happens tonight is on the screen before the years behind it have come (SY30). A page is proved by what is
// trusted from behind: from the hash before it, which it tells, follows the hash that the lines after it follow.
import { followed } from '../record/log/answer-work.ts'
import type { Part } from '../record/log/coming.ts'
import type { Enrolment } from '../record/log/database.ts'
import type { Gap } from '../record/log/gap.ts'
import { countWaiting, emptyBatch } from '../record/log/outbox.ts'
import type { Phone } from '../record/log/phone.ts'
import { receive } from '../record/log/receive.ts'
import type { Received } from '../record/log/receive.ts'
import { knownSelf } from '../record/log/self.ts'
import { linesPerPage, maxAnswerOperations } from '../../shared/sync/protocol.ts'
import type { Cursor, Head } from '../../shared/sync/receipt.ts'
import type { SyncAnswerHead } from '../../shared/sync/round-trip.ts'
import { ask } from './ask.ts'
import {
  gathered,
  linesAtOnce,
  longestGatheringMs,
  page,
  pagesAhead,
  pullBehind,
  pullPages,
} from './pull-pages.ts'
import { fetchPage, packed } from './transport.ts'

/** Fewer lines come in their order before anybody has looked. */
const farBehind = 2 * linesPerPage

/** What can be had by pages; of what is far behind the newest of them alone. */
export async function pullFar(phone: Phone, record: string, head: Cursor): Promise<void> {
  const { enrolment } = await phone.withDatabase((database) => knownSelf(phone, database))
  if (enrolment?.record !== record) return
  const { gap, cursor } = enrolment
  const isFar = gap === undefined && head.position - cursor.position > farBehind
  // Over lines of another history nothing can be joined.
  if (isFar && cursor.position > 0 && (await answerAt(phone, enrolment, cursor))?.diverged !== false) return
  if (!isFar || !(await takeNewest(phone, enrolment, head))) await pullPages(phone, enrolment, head.position)
}

/** The server's head, where what is here before the gap is of another history than its own; null: it is not, or no answer. */
export async function otherBeforeGap(phone: Phone): Promise<Head | null> {
  const { enrolment } = await phone.withDatabase((database) => knownSelf(phone, database))
  if (!enrolment?.gap) return null
  const answer = await answerAt(phone, enrolment, enrolment.gap.after)
  return answer?.diverged === true ? answer.head : null
}

async function answerAt(
  phone: Phone,
  { record, cursor: { generation } }: Enrolment,
  at: Cursor,
): Promise<SyncAnswerHead | null> {
  const nothing = { batch: emptyBatch(), lines: packed([]) }
  const answer = await ask(phone, { record, cursor: { ...at, generation } }, nothing, { want: 0 })
  return answer.kind === 'answer' ? answer.head : null
}

async function takeNewest(phone: Phone, { record }: Enrolment, head: Cursor): Promise<boolean> {
  const parts = await partsOf(phone, Math.floor(head.position / linesPerPage))
  const from = beforeFirst(parts)
  return from !== null && (await receive(phone, { record, ...page, parts, from })).pulled > 0
}

/** `closed`: nothing is to come any more; `open`: something came, or is to be sent first; `stuck`: nothing came. */
export type Filled = 'closed' | 'open' | 'stuck'

/**
 * What is still to come between the lines that are here, the newest of it first; where a page does not come whole, from its
 * other end, where each stretch counts. Goes on until all of it is here, or something waits to be sent.
 */
export async function fillGap(phone: Phone): Promise<Filled> {
  const before = await gapOf(phone)
  if (before === null) return 'closed'
  const pulled = await pullNewestOf(phone, before)
  if (pulled === 'waits') return 'open'
  const left = await gapOf(phone)
  if (left === null) return 'closed'
  const as = { record: left.record, ...page, from: 'gap' as const }
  const more = await pullBehind(phone, as, left.after, left.before.position)
  if ((await gapOf(phone)) === null) return 'closed'
  if (pulled + more > 0) return 'open'
  const asked = await askBehind(phone, left)
  if ((await gapOf(phone)) === null) return 'closed'
  return asked > 0 ? 'open' : 'stuck'
}

/** Where no page can be had, as whoever has no gap does: by the road of what is said. */
async function askBehind(phone: Phone, { record, after, before }: GapOf): Promise<number> {
  const { enrolment, chainAlarm } = await phone.withDatabase((database) => knownSelf(phone, database))
  if (!enrolment || chainAlarm !== null) return 0
  const nothing = { batch: emptyBatch(), lines: packed([]) }
  const cursor = { ...after, generation: enrolment.cursor.generation }
  const want = Math.min(maxAnswerOperations, before.position - after.position)
  const answer = await ask(phone, { record, cursor }, nothing, { want, full: true })
  if (answer.kind !== 'answer' || answer.head.diverged) return 0
  let pulled = 0
  for await (const parts of gathered(phone, answer.parts)) {
    const received = await receive(phone, { record, ...page, parts, from: 'gap' })
    pulled += received.pulled
    if (!received.whole) break
  }
  return pulled
}

async function pullNewestOf(phone: Phone, { record, after, before }: GapOf): Promise<number | 'waits'> {
  let to = before.position
  let pulled = 0
  let taking: Promise<Received> | null = null
  for await (const { parts, from } of gatheredBack(phone, after, before)) {
    const answer = { record, ...page, parts, from }
    const ahead = await followed(phone, from, answer)
    const taken = await taking
    pulled += taken?.pulled ?? 0
    if (taken?.whole === false) return pulled
    if (ahead.chained.cursor.position !== to) return pulled
    to = from.position
    taking = receive(phone, { ...answer, ahead })
    taking.catch(() => {})
    if ((await phone.withDatabase(countWaiting)) > 0) {
      await taking
      return 'waits'
    }
  }
  return pulled + ((await taking)?.pulled ?? 0)
}

type Whole = { parts: Part[]; from: Cursor }

/** Whole pages, some at a time, the last ones first; ends where one did not come whole. */
async function* gatheredBack(phone: Phone, after: Cursor, before: Cursor): AsyncGenerator<Whole> {
  const first = Math.floor(after.position / linesPerPage) + 1
  const coming: Promise<Part[]>[] = []
  let some: Whole = { parts: [], from: before }
  let sinceMs = phone.now()
  for (let number = before.position / linesPerPage; number >= first; number -= 1) {
    while (coming.length < pagesAhead && number - coming.length >= first)
      coming.push(partsOf(phone, number - coming.length))
    const parts: Part[] = (await coming.shift()) ?? []
    const told = beforeFirst(parts)
    if (told === null || linesIn(parts) < linesPerPage) break
    some = { parts: [...parts, ...some.parts], from: told.position < after.position ? after : told }
    if (linesIn(some.parts) < linesAtOnce && Math.abs(phone.now() - sinceMs) < longestGatheringMs) continue
    yield some
    some = { parts: [], from: some.from }
    sinceMs = phone.now()
  }
  if (some.parts.length > 0) yield some
}

/** As many of the page's as came whole. */
async function partsOf(phone: Phone, number: number): Promise<Part[]> {
  const all: Part[] = []
  for await (const part of (await fetchPage(phone, number)) ?? []) all.push(part)
  return all
}

function beforeFirst([first]: readonly Part[]): Cursor | null {
  if (first?.head.before === undefined) return null
  return { position: first.head.position - 1, hash: first.head.before }
}

function linesIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { head }) => sum + head.count, 0)
}

type GapOf = Gap & { record: string }

async function gapOf(phone: Phone): Promise<GapOf | null> {
  const { enrolment } = await phone.withDatabase((database) => knownSelf(phone, database))
  return enrolment?.gap === undefined ? null : { ...enrolment.gap, record: enrolment.record }
}
