// What is far behind the head comes by pages, some on their way while others are taken in.
import { followed, nothingSent } from '../record/log/answer-work.ts'
import type { Answer } from '../record/log/answer-work.ts'
import type { Part } from '../record/log/coming.ts'
import type { Enrolment } from '../record/log/database.ts'
import type { Phone } from '../record/log/phone.ts'
import { receive } from '../record/log/receive.ts'
import type { Received } from '../record/log/receive.ts'
import { linesPerPage } from '../../shared/sync/protocol.ts'
import type { Cursor } from '../../shared/sync/receipt.ts'
import { fetchPage } from './transport.ts'

export const pagesAhead = 6
export const linesAtOnce = 4000
export const longestGatheringMs = 2_000

/** A page of the record answers nothing that was sent. */
export const page = { sent: nothingSent, head: null }

/** From the cursor on. Ends where one does not come whole, or does not follow. */
export async function pullPages(phone: Phone, { record, cursor }: Enrolment, to: number): Promise<void> {
  await pullBehind(phone, { record, ...page }, cursor, to)
}

/** `as`: what the parts are received as. Answers how many lines came. */
export async function pullBehind(
  phone: Phone,
  as: Omit<Answer, 'parts'>,
  after: Cursor,
  to: number,
): Promise<number> {
  let from = after
  let pulled = 0
  let taking: Promise<Received> | null = null
  for await (const parts of gathered(phone, partsOfPages(phone, from.position, to))) {
    // While those before are on their way to the disk, it is worked out what of these follows them.
    const ahead = await followed(phone, from, { ...as, parts })
    from = ahead.chained.cursor
    const taken = await taking
    pulled += taken?.pulled ?? 0
    if (taken?.whole === false) return pulled
    taking = receive(phone, { ...as, parts, ahead })
    // It is waited for below, or with the next ones.
    taking.catch(() => {})
  }
  return pulled + ((await taking)?.pulled ?? 0)
}

/** From the page of the line behind `from` to the last full one before `to`; ends where one does not come whole. */
export async function* partsOfPages(phone: Phone, from: number, to: number): AsyncGenerator<Part> {
  const first = Math.floor(from / linesPerPage) + 1
  const last = Math.floor(to / linesPerPage)
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
export async function* gathered(phone: Phone, parts: AsyncGenerator<Part>): AsyncGenerator<Part[]> {
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
