// Writing a sync answer from bytes: an operation goes out as it came in, never written anew. Rules SY5, SY11.
import type { Accepted, SyncAnswerHead } from '../../shared/sync/round-trip.ts'
import type { Turn } from '../../shared/sync/turn.ts'
import type { Appended, Page } from '../storage/storage.ts'
import { writeStretches } from './stretches.ts'

type Answered = {
  record: string
  now: Date
  clockBehindMs: number
  turn?: Turn
  accepted: Accepted[]
  refused: Appended['refused']
  page: Page
}

/** The answer in parts: the head line, then each stretch of the page. */
export function writeSyncAnswer(answered: Answered): Uint8Array[] {
  const { record, now, clockBehindMs, accepted, refused, page, turn } = answered
  const head: SyncAnswerHead = {
    record,
    accepted,
    refused,
    diverged: !page.known,
    more: page.more,
    head: page.head,
    now: now.toISOString(),
    ...(clockBehindMs > 0 ? { clockBehindMs } : {}),
    ...(turn === undefined ? {} : { turn }),
    count: page.lines.length,
  }
  return [Buffer.from(`${JSON.stringify(head)}\n`), ...writeStretches(page.lines)]
}
