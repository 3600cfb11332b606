// POST /api/v2/sync: one round trip. What came is on disk before the answer leaves. Rules SY4-SY12, SY15-SY17, SY31.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { maxAnswerBytes, maxBatchBytes, ndjson } from '../../shared/sync/protocol.ts'
import { type Accepted, movedBy, type SyncRequestHead } from '../../shared/sync/round-trip.ts'
import { isBehind } from '../../shared/sync/turn.ts'
import { clockBehindMs } from '../clock.ts'
import { changesOf } from '../access/changes.ts'
import type { Noting } from '../access/noting.ts'
import type { IsConfirmed } from '../identity/confirming.ts'
import { renewSession, type WithSession } from '../identity/sessions.ts'
import type { Amount } from '../storage/amount.ts'
import type { Appended, Batch, Storage } from '../storage/storage.ts'
import { mediaType } from './body.ts'
import { readInflated } from './compression.ts'
import type { LiveFeed } from './live-feed.ts'
import { answerParts } from './ndjson.ts'
import { refuse, refuseForToday } from './refusal.ts'
import { acceptedStretches, receiptBytes } from './stretches.ts'
import { writeSyncAnswer } from './sync-answer.ts'
import { readSyncRequest } from './sync-request.ts'

type Sync = {
  storage: Storage
  now: () => Date
  secureCookies: boolean
  sessionDays: number
  quota: Amount
  feed: LiveFeed
  log: Logger
  noting: Noting
  isConfirmed: IsConfirmed
}

/** `head`: null where nothing came. */
type Taken = Appended | (Omit<Appended, 'head'> & { head: null })

/** The route, behind `requireSession` alone: a device whose enrolment was ended hears so after it was heard. */
export function syncRoute(sync: Sync): Handler<WithSession> {
  let generation = 0
  return async (context) => {
    const { storage, now, feed, log, noting, quota, isConfirmed } = sync
    // The phone wrote its time before it sent: a slow upload is not its clock's fault.
    const arrivedAt = now()
    if (mediaType(context.req.raw) !== ndjson) return refuse(context, 'notNdjson')
    const body = await readInflated(context.req.raw, maxBatchBytes)
    if (!body.ok) return refuse(context, body.reason)
    const request = readSyncRequest(body.bytes)
    if (!request.ok)
      return refuse(context, request.reason, request.detail === undefined ? {} : { detail: request.detail })
    if (request.head.record !== storage.record)
      return refuse(context, 'otherRecord', { record: storage.record })
    const known = request.head.generation ?? 0
    // It never falls while this process serves (PG4).
    if (known > generation) generation = (await storage.head()).generation
    if (known > generation) {
      log.error({ generation: request.head.generation }, 'a device knows a newer server of this record')
      return refuse(context, 'olderGeneration')
    }

    const { device: uploader, revoked, turn: heard } = context.var.session
    const { turn } = request.head
    const appended = await append(storage, {
      uploader,
      quota,
      now: now().toISOString(),
      clockOffsetMs: clockOffset(arrivedAt, request.head.now),
      unconfirmed: request.lines.length > 0 && !(await isConfirmed(context)),
      vouched: request.head.vouched === true,
      turn,
      lines: request.lines,
    })
    if (appended.head !== null) {
      if (appended.added > 0) feed.announce(appended.head)
      logAppend(log, uploader, appended)
      await noting.note(context, changesOf(request.lines, appended))
    }
    // Its lines are set aside by now; it gets none of the record.
    if (revoked) return refuse(context, 'revoked', { device: uploader })
    // What went before it was taken: the device hears of it as it pulls.
    if (appended.left > 0) return refuseForToday(context, now())

    const { refused } = appended
    const accepted = acceptedStretches(appended.accepted)
    const pulled = () => storage.page(pageRequest(request.head, uploader, accepted, refused))
    const page = await (request.lines.length > 0 ? pulled() : feed.pull(pulled))
    await renewSession(context, sync)
    const behindMs = await clockBehind(sync)
    return answerParts(
      context,
      writeSyncAnswer({
        record: storage.record,
        now: now(),
        clockBehindMs: behindMs,
        ...(turn !== undefined && heard !== null && isBehind(turn, heard) ? { turn: heard } : {}),
        accepted,
        refused,
        page,
      }),
    )
  }
}

async function clockBehind({ storage, now, log }: Sync): Promise<number> {
  const behindMs = await clockBehindMs(storage, now)
  if (behindMs > 0) log.error({ clockBehindMs: behindMs }, 'the clock is before the record')
  return behindMs
}

/** A round trip that brings nothing must not wait for the append's lock, nor for a disk that is full. */
async function append(storage: Storage, batch: Batch): Promise<Taken> {
  if (batch.lines.length > 0) return storage.append(batch)
  return { accepted: [], refused: [], head: null, added: 0, left: 0 }
}

/** The lines behind those that the device has by what was accepted (SY12), in the room that this leaves. */
function pageRequest(
  { cursor, want, full }: SyncRequestHead,
  device: string,
  accepted: Accepted[],
  refused: Appended['refused'],
) {
  const holder = full === true ? null : device
  const maxBytes = maxAnswerBytes - receiptBytes - JSON.stringify({ accepted, refused }).length
  return { after: movedBy(accepted, cursor), want, maxBytes, receiptBytes, holder }
}

/** Server minus device, in milliseconds. */
function clockOffset(server: Date, device: string): number {
  const offset = server.getTime() - Date.parse(device)
  return Number.isSafeInteger(offset) ? offset : 0
}

function logAppend(log: Logger, device: string, { accepted, refused, added, left, head }: Appended): void {
  log.info({ device, accepted: accepted.length, refused: refused.length, added, left, ...head }, 'sync')
}
