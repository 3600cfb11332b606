// POST /api/v1/sync: one round trip. What came is on disk before the answer leaves. Rules SY4-SY11, SY15-SY17.
import type { Context, Handler } from 'hono'
import type { Logger } from 'pino'
import { maxAnswerBytes, maxBatchBytes, ndjson, type SyncRequestHead } from '../../shared/sync/protocol.ts'
import { renewSession, type WithSession } from '../identity/sessions.ts'
import type { SealKey } from '../seal.ts'
import type { Appended, Batch, Storage } from '../storage/storage.ts'
import { mediaType, readBody } from './body.ts'
import type { LiveFeed } from './live-feed.ts'
import { refuse } from './refusal.ts'
import { receiptBytes, writeSyncAnswer } from './sync-answer.ts'
import { readSyncRequest } from './sync-request.ts'

type Sync = {
  storage: Storage
  seal: SealKey
  now: () => Date
  secureCookies: boolean
  feed: LiveFeed
  log: Logger
}

/** The route, behind `requireSession` alone: a device whose enrolment was ended hears so after it was heard. */
export function syncRoute(sync: Sync): Handler<WithSession> {
  return async (context) => {
    const { storage, seal, now, feed, log } = sync
    // The phone wrote its time before it sent: a slow upload is not its clock's fault.
    const arrivedAt = now()
    if (mediaType(context.req.raw) !== ndjson) return refuse(context, 'notNdjson')
    const body = await readBody(context.req.raw, maxBatchBytes)
    if (!body.ok) return refuse(context, body.reason)
    const request = readSyncRequest(body.bytes)
    if (!request.ok)
      return refuse(context, request.reason, request.detail === undefined ? {} : { detail: request.detail })
    if (request.head.record !== storage.record)
      return refuse(context, 'otherRecord', { record: storage.record })

    const { device: uploader, revoked } = context.var.session
    const appended = await append(storage, {
      uploader,
      receivedAt: now().toISOString(),
      clockOffsetMs: clockOffset(arrivedAt, request.head.now),
      vouched: request.head.vouched === true,
      lines: request.lines,
      revoked,
    })
    if (appended.added > 0) feed.announce(appended.head)
    if (request.lines.length > 0) logAppend(log, uploader, appended)
    // Its lines are set aside by now; it gets none of the record.
    if (revoked) return refuse(context, 'revoked', { device: uploader })

    const page = await storage.page(pageRequest(request.head, uploader, request.lines.length))
    await renew(context, sync)
    context.header('Content-Type', ndjson)
    return context.body(writeSyncAnswer({ record: storage.record, now: now(), appended, page, seal }))
  }
}

/** A round trip that brings nothing must not wait for the append's lock, nor for a disk that is full. */
async function append(storage: Storage, batch: Batch): Promise<Appended> {
  if (batch.lines.length > 0) return storage.append(batch)
  return { accepted: [], refused: [], head: await storage.head(), added: 0 }
}

function pageRequest(head: SyncRequestHead, device: string, answered: number) {
  const holder = head.full === true ? null : device
  const maxBytes = maxAnswerBytes - receiptBytes * (1 + answered)
  return { after: head.cursor, want: head.want, maxBytes, receiptBytes, holder }
}

/** Server minus device, in milliseconds. */
function clockOffset(server: Date, device: string): number {
  const offset = server.getTime() - Date.parse(device)
  return Number.isSafeInteger(offset) ? offset : 0
}

/** The lines are on disk by now: a cookie that can't be prolonged must not take the answer away. */
async function renew(
  context: Context<WithSession>,
  { storage, now, secureCookies, log }: Sync,
): Promise<void> {
  await renewSession(context, { storage, now, secureCookies }).catch((error: unknown) => {
    log.error({ err: error }, 'session not renewed')
  })
}

function logAppend(log: Logger, device: string, { accepted, refused, added, head }: Appended): void {
  log.info({ device, accepted: accepted.length, refused: refused.length, added, ...head }, 'sync')
}
