// GET /api/v2/head: whether there is anything to sync, in as few bytes as can be. Rule SY25.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { headTag } from '../../shared/sync/receipt.ts'
import type { HeadAnswer } from '../../shared/sync/round-trip.ts'
import { clockBehindMs } from '../clock.ts'
import { renewSession, type WithSession } from '../identity/sessions.ts'
import type { Storage } from '../storage/storage.ts'

type Heading = { storage: Storage; now: () => Date; secureCookies: boolean; sessionDays: number; log: Logger }

/** The route, behind `requireEnrolment`: a device that asks nothing else for months keeps its session by it. */
export function headRoute(heading: Heading): Handler<WithSession> {
  const { storage, now } = heading
  return async (context) => {
    const head = await storage.head()
    await renewSession(context, heading)
    const tag = headTag(head)
    context.header('ETag', tag)
    // A device judges its clock by it, in the same second.
    context.header('Date', now().toUTCString())
    const behindMs = await clockBehindMs(storage, now)
    if (behindMs === 0 && names(context.req.header('if-none-match'), tag)) {
      sayNothingOfConnection(context.env)
      return context.body(null, 304)
    }
    const answer: HeadAnswer = {
      record: storage.record,
      head,
      now: now().toISOString(),
      ...(behindMs > 0 ? { clockBehindMs: behindMs } : {}),
    }
    return context.json(answer)
  }
}

/** A connection of HTTP/1.1 stays open where nothing is said of it (RFC 9112, section 9.3). */
function sayNothingOfConnection({ incoming, outgoing }: WithSession['Bindings'] = {}): void {
  if (incoming?.httpVersion === '1.1') outgoing?.removeHeader('connection')
}

/** Compared weakly, as a proxy may have made it weak (RFC 9110, section 13.1.2). */
function names(given: string | undefined, tag: string): boolean {
  return (given ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
