// GET /api/v2/live: server-sent events, a hint that there is something to sync. Rule SY18.
import type { Handler } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { heartbeatMs } from '../../shared/sync/protocol.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { EnrolmentStorage, RecordStorage } from '../storage/storage.ts'
import type { LiveFeed } from './live-feed.ts'
import { refuse } from './refusal.ts'

type Live = { storage: RecordStorage & EnrolmentStorage; feed: LiveFeed; now: () => Date }

/**
 * `npm run revoke` is another process: what it has ended is looked for, whoever is told of an end here hears it at once. By
 * one question for all streams: one for each would take the database's connections from those who ask for the record.
 */
const checkMs = 5000

/** The route, behind `requireSession`. Events: `head` `{position, hash, generation}`, `heartbeat` `{now}`, `replaced` `{}`. */
export function liveRoute({ storage, feed, now }: Live): Handler<WithSession> {
  let check: ReturnType<typeof setInterval> | undefined
  const endWithSession = async () => {
    const sessions = feed.sessions()
    const held = await storage.heldSessions(sessions, now().toISOString())
    feed.endSessions(sessions.filter((session) => !held.has(session)))
  }
  return async (context) => {
    // Hono answers HEAD by the GET route and drops the body: a stream that nobody would ever read or end.
    if (context.req.method === 'HEAD') return refuse(context, 'methodNotAllowed')
    const { device, tokenHash } = context.var.session
    const head = await storage.head()
    if (!feed.hasRoom(device)) return refuse(context, 'tooManyStreams')
    context.header('X-Accel-Buffering', 'no')
    return streamSSE(context, (stream) => {
      const say = sayer(stream)
      return new Promise((resolve) => {
        let isReplaced = false
        const heartbeat = setInterval(
          () => (isReplaced ? end() : say('heartbeat', { now: now().toISOString() })),
          heartbeatMs,
        )
        check ??= setInterval(() => void endWithSession().catch(() => {}), checkMs)
        const listener = {
          device,
          tokenHash,
          tell: (newest: Head) => void say('head', newest),
          replaced,
          end,
        }
        /** Ends once it was told, or at the next heartbeat: a phone that lost its network never reads it. */
        function replaced() {
          isReplaced = true
          void say('replaced', {}).then(end)
        }
        function end() {
          clearInterval(heartbeat)
          feed.leave(listener)
          if (feed.count() === 0) {
            clearInterval(check)
            check = undefined
          }
          resolve()
        }
        stream.onAbort(end)
        feed.join(listener)
        listener.tell(feed.newest(head))
      })
    })
  }
}

/** Writes one event at a time: for a phone too slow to read, only the newest of each kind waits. */
function sayer(stream: SSEStreamingApi) {
  const owed = new Map<string, string>()
  let writing: Promise<void> | null = null
  const write = async () => {
    for (const [event, data] of owed) {
      owed.delete(event)
      await stream.writeSSE({ event, data })
    }
    writing = null
  }
  return (event: 'head' | 'heartbeat' | 'replaced', data: object): Promise<void> => {
    owed.set(event, JSON.stringify(data))
    writing ??= write()
    return writing
  }
}
