// When an operation happened and when it was said, as far as the clock of its device can be right (SY3).
import { firstYear } from './clock-bounds.ts'
import type { Operation } from './operation.ts'
import { clockOf, maxClockLeadMs } from './stamp.ts'
import type { Upload } from './upload.ts'

/** As early and as late as it can have been (epoch milliseconds, by the server's clock). */
type Span = { from: number; to: number }

/** An operation that stands: its place in record order, and its times. Null: nobody knows. */
export type Placed = {
  place: number
  /** ISO 8601: as its person says; of a moment that can't have been, when the server had it. */
  at: string
  moment: number | null
  happened: Span | null
  said: Span | null
  device: string
  /** The clock of its device was off when it sent this. */
  isOff: boolean
}

export type Received = { receivedAt: string | null; upload?: Upload | undefined }

export function placed(
  { at, stamp, device }: Operation,
  place: number,
  { receivedAt, upload }: Received,
): Placed {
  const offsetMs = upload?.uploader === device ? (upload.clockOffsetMs ?? 0) : 0
  const isOff = Math.abs(offsetMs) > maxClockLeadMs
  const received = receivedAt === null ? null : Date.parse(receivedAt)
  const last = received ?? Infinity
  const within = (...ms: number[]): Span => ({
    from: Math.min(...ms, last),
    to: Math.min(Math.max(...ms), last),
  })
  /** A time of this clock by the server's. What would lie after the receipt then was not told by it, but typed. */
  const told = (ms: number) => (ms + offsetMs > last + maxClockLeadMs ? ms : ms + offsetMs)
  const [happenedMs, { timeMs, counter }] = [Date.parse(at), clockOf(stamp)]
  const unset = received === null ? null : within(received)
  const happened = at < firstYear ? unset : within(happenedMs, isOff ? told(happenedMs) : happenedMs)
  // A stamp that runs on from one that was seen is no word of the device's own clock.
  const said = counter > 0 ? within(timeMs, timeMs + offsetMs) : within(told(timeMs))
  return {
    place,
    at: possibleAt(at, receivedAt),
    moment: at < firstYear ? received : within(isOff ? told(happenedMs) : happenedMs).to,
    happened,
    said: stamp < firstYear ? unset : said,
    device,
    isOff,
  }
}

/** `at`, or of a clock that was set to nothing or told what was still to come when the server had it (ISO 8601). */
export function possibleAt(at: string, receivedAt: string | null): string {
  if (receivedAt === null) return at
  return at < firstYear || Date.parse(at) > Date.parse(receivedAt) + maxClockLeadMs ? receivedAt : at
}

/**
 * Whether `one` surely came after `other`: of one device by its own order, and so where both clocks were right; else only
 * what came later by the server's clock, wherever within the spans it was.
 */
export function surelyFollows(one: Placed, other: Placed): boolean {
  const areOrdered = one.device === other.device || !(one.isOff || other.isOff)
  if (areOrdered || one.said === null || other.said === null)
    return one.place > other.place || isLater(one.moment, other.moment)
  return (
    isLater(one.said.from, other.said.to) || isLater(one.happened?.from ?? null, other.happened?.to ?? null)
  )
}

function isLater(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one > other
}
