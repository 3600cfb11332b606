// When an operation happened and when it was said, as far as the clock of its device can be right (SY3), and so what follows
// what.
import { firstYear } from './clock-bounds.ts'
import type { Incident, Placed } from './incident.ts'
import { clockOf, maxClockLeadMs } from './stamp.ts'

/** As early and as late as it can have been (epoch milliseconds, by the server's clock). */
type Span = { from: number; to: number }

/** Null: nobody knows. */
type Moments = {
  moment: number | null
  happened: Span | null
  said: Span | null
  /** The clock of its device was off when it sent this. */
  isOff: boolean
}

/** Whether `one` follows `other`: said after it, or said of a later moment, since at night much is written down late. */
export function follows({ order }: Incident, one: string, other: string): boolean {
  const [placed, before] = [order.get(one), order.get(other)]
  return placed !== undefined && (before === undefined || surelyFollows(placed, before))
}

/**
 * Of one device by its own order, and so where both clocks were right; else only what came later by the server's clock,
 * wherever within the spans it was.
 */
function surelyFollows(one: Placed, other: Placed): boolean {
  if (runsOn(one, other)) return true
  const [later, before] = [momentsOf(one), momentsOf(other)]
  const areOrdered = one.operation.device === other.operation.device || !(later.isOff || before.isOff)
  if (areOrdered || later.said === null || before.said === null)
    return one.place > other.place || isLater(later.moment, before.moment)
  return (
    later.said.from > before.said.to || isLater(later.happened?.from ?? null, before.happened?.to ?? null)
  )
}

/** Its stamp runs on from the other's: its device had seen that. */
function runsOn(one: Placed, other: Placed): boolean {
  const [own, seen] = [clockOf(one.operation.stamp), clockOf(other.operation.stamp)]
  return own.timeMs === seen.timeMs && own.counter > seen.counter
}

function isLater(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one > other
}

/**
 * When an operation happened (epoch milliseconds) as far as its clock can be right: never after the server had it, and of a
 * clock that was set to nothing when that was. Null: it doesn't stand, or nobody knows.
 */
export function momentOf({ order }: Incident, operation: string): number | null {
  const placed = order.get(operation)
  return placed === undefined ? null : momentsOf(placed).moment
}

function momentsOf({ operation: { at, stamp, device }, received: { receivedAt, upload } }: Placed): Moments {
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
  const byServer = isOff ? told(happenedMs) : happenedMs
  const unset = received === null ? null : within(received)
  // A stamp that runs on from one that was seen is no word of the device's own clock.
  const said = counter > 0 ? within(timeMs, timeMs + offsetMs) : within(told(timeMs))
  return {
    moment: at < firstYear ? received : within(byServer).to,
    happened: at < firstYear ? unset : within(happenedMs, byServer),
    said: stamp < firstYear ? unset : said,
    isOff,
  }
}
