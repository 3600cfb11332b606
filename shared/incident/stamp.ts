// Stamp: a hybrid logical clock as a value. One device's writes keep their order whatever its clock does.
// Kulkarni, Demirbas et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed
// Databases" (2014). Rules SY1-SY3 in SPEC.md.
//
// A stamp is text that sorts as it is ordered: UTC time to the millisecond, a counter, the device.
//   2026-11-22T17:13:00.000Z-0000-018f3b2ac6d47e21
import * as z from 'zod/mini'
import { firstYear } from './clock-bounds.ts'

/** Stamps further ahead of the server than this are ordered as if they were not (SY2). */
export const maxClockLeadMs = 10 * 60 * 1000

const maxCounter = 0xffff
const nodeLength = 16

export const Stamp = z.string().check(
  z.regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z-[0-9a-f]{4}-[0-9a-f]{16}$/,
  ),
  z.refine((stamp) => isDate(stamp.slice(0, 24))),
)
export type Stamp = z.infer<typeof Stamp>

/** The device's own time, as ISO 8601. */
export const timeOf = (stamp: Stamp) => stamp.slice(0, 24)

// Engines differ on 30 February: one reads 2 March, another nothing. What reads back as itself is a date. The first 28 days
// of a month always are, and a batch has two thousand of them.
function isDate(iso: string): boolean {
  if (iso.slice(8, 10) <= '28') return true
  const timeMs = Date.parse(iso)
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString() === iso
}

/** The latest moment this device has used or seen: epoch milliseconds, and a counter within them. */
export type Clock = { timeMs: number; counter: number }

export const clockAtRest: Clock = { timeMs: 0, counter: 0 }

/** Advances the clock for one write. `nowMs` is the device's own time in epoch milliseconds. */
export function tick(clock: Clock, nowMs: number): Clock {
  if (nowMs > clock.timeMs) return { timeMs: nowMs, counter: 0 }
  if (clock.counter < maxCounter) return { timeMs: clock.timeMs, counter: clock.counter + 1 }
  return { timeMs: clock.timeMs + 1, counter: 0 }
}

/**
 * Takes in a stamp seen from elsewhere, so that what is written next sorts after it (SY2).
 * A stamp beyond `serverNowMs` + ten minutes is not taken in: one clock in 2099 moves nobody else's.
 */
export function mergeClock(clock: Clock, stamp: Stamp, serverNowMs: number): Clock {
  const seen = clockOf(stamp)
  if (seen.timeMs > serverNowMs + maxClockLeadMs || seen.timeMs < clock.timeMs) return clock
  return seen.timeMs > clock.timeMs || seen.counter > clock.counter ? seen : clock
}

/** Writes the clock down for `device` (a UUID; its last 16 hex digits tell devices apart). */
export function stampOf(clock: Clock, device: string): Stamp {
  const counter = clock.counter.toString(16).padStart(4, '0')
  return `${new Date(clock.timeMs).toISOString()}-${counter}-${device.replaceAll('-', '').slice(-nodeLength)}`
}

/** The clock a stamp was written from. */
export function clockOf(stamp: Stamp): Clock {
  return { timeMs: Date.parse(stamp.slice(0, 24)), counter: Number.parseInt(stamp.slice(25, 29), 16) }
}

/**
 * The order of a record: `(min(stamp, receivedAt + 10 min), stamp, id)`, of a stamp from before 2020 `receivedAt` (SY3).
 * Stamps cut down to the same moment keep the order their device gave them.
 * `receivedAt` is the server's ISO time, or null while the server does not have the operation.
 */
export function orderKey({ stamp, id }: { stamp: Stamp; id: string }, receivedAt: string | null): string {
  return `${receivedAt === null ? stamp : effective(stamp, receivedAt)} ${stamp} ${id}`
}

function effective(stamp: Stamp, receivedAt: string): string {
  if (stamp < firstYear) return receivedAt
  // Said before it was received, as nearly all is: nothing is worked out for it.
  if (stamp <= receivedAt) return stamp
  const latest = `${new Date(Date.parse(receivedAt) + maxClockLeadMs).toISOString()}-ffff-ffffffffffffffff`
  return stamp > latest ? latest : stamp
}
