// A request refused: its literal reason and the status that belongs to it. Rules SY8, SY31, PG3.
import type { Context } from 'hono'
import { type Refusal, type RequestRefusal, requestRefusals } from '../../shared/sync/protocol.ts'
import { msLeftOf } from '../storage/quota.ts'

/** Earlier than the next day, should the quota be raised meanwhile. */
const longestPauseMs = 60 * 60 * 1000
/** A standby takes over in so many seconds, at best. */
const unavailableSeconds = 5

/** The answer `{ reason }` with its status; `more` adds `detail`, the `record` asked for, the `device` revoked. */
export function refuse(
  context: Context,
  reason: RequestRefusal,
  more: { detail?: string; record?: string; device?: string } = {},
) {
  context.set('refusal', reason)
  const refusal: Refusal = { reason, ...more }
  return context.json(refusal, requestRefusals[reason])
}

/** The device has spent its quota of the day; when it may ask again. */
export function refuseForToday(context: Context, now: Date) {
  context.header('Retry-After', String(Math.ceil(Math.min(msLeftOf(now), longestPauseMs) / 1000)))
  return refuse(context, 'later')
}

/** The database can't be asked now. */
export function refuseForNow(context: Context) {
  context.header('Retry-After', String(unavailableSeconds))
  return refuse(context, 'unavailable')
}
