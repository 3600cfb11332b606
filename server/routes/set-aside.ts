// /api/v2/set-aside: the lines that were set aside, and how a person settles each. Rule SY19.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { invitedApartMs, isOneOf } from '../../shared/rules/town/invited-apart.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import {
  type AsideLine,
  type AsideList,
  maxAsideText,
  maxListedAside,
  maxSettlementBytes,
  type Settlement,
  SettlementRequest,
} from '../../shared/sync/set-aside.ts'
import type { Noting } from '../access/noting.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { DeviceStorage, RecordStorage, SetAside } from '../storage/storage.ts'
import { mediaType, readBody } from './body.ts'
import type { LiveFeed } from './live-feed.ts'
import { refuse } from './refusal.ts'
import { readLine } from './sync-request.ts'

type Settling = {
  storage: RecordStorage & Pick<DeviceStorage, 'invitedSince'>
  feed: LiveFeed
  now: () => Date
  log: Logger
  noting: Noting
}

/** GET: those that wait, oldest first, and those that are settled, newest first. */
export function setAsideListRoute({ storage }: Settling): Handler<WithSession> {
  return async (context) => {
    const list: AsideList = {
      waiting: (await storage.setAside(maxListedAside)).map(shown),
      waitingCount: await storage.setAsideCount(),
      settled: (await storage.settled(maxListedAside)).map(shown),
    }
    return context.json(list)
  }
}

/** GET one: its bytes as they came, to be kept as a file. */
export function setAsideLineRoute({ storage }: Settling): Handler<WithSession> {
  return async (context) => {
    const number = numberOf(context.req.param('number'))
    const aside = number === null ? null : await storage.setAsideLine(number)
    if (aside === null) return refuse(context, 'notFound')
    context.header('Content-Type', 'application/octet-stream')
    context.header('Content-Disposition', `attachment; filename="set-aside-${aside.number}.txt"`)
    context.header('X-Content-Type-Options', 'nosniff')
    return context.body(new Uint8Array(aside.bytes))
  }
}

/** POST one: the decision, with who and why. */
export function settleRoute({ storage, feed, now, log, noting }: Settling): Handler<WithSession> {
  return async (context) => {
    if (mediaType(context.req.raw) !== 'application/json') return refuse(context, 'wrongContentType')
    const body = await readBody(context.req.raw, maxSettlementBytes)
    if (!body.ok) return refuse(context, body.reason)
    const request = SettlementRequest.safeParse(jsonOrNull(new TextDecoder().decode(body.bytes)))
    if (!request.success) return refuse(context, 'badRequest')
    const number = numberOf(context.req.param('number'))
    const aside = number === null ? null : await storage.setAsideLine(number)
    if (number === null || aside === null) return refuse(context, 'notFound')
    const { device, administrator } = context.var.session
    const at = now()
    if (!administrator && aside.settled === null) {
      const lately = await storage.invitedSince(new Date(at.getTime() - invitedApartMs).toISOString())
      if (isOneOf(device, aside.device, lately)) return refuse(context, 'ownLine')
    }
    const line = readLine(aside.bytes, 1)
    const settled = await storage.settle({ number, line, device, at: at.toISOString(), ...request.data })
    if (!settled.ok) return refuse(context, settled.reason)
    if (settled.added > 0) feed.announce(settled.head)
    const { decision, by } = settled.settled
    log.info({ device, number, decision }, 'settled')
    await noting.note(context, [{ kind: 'settled', what: `${number} ${decision} ${by}` }])
    const answer: Settlement = settled.settled
    return context.json(answer)
  }
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null
}

function shown({ bytes, ...aside }: SetAside): AsideLine {
  // A line that is not UTF-8 is shown as far as it can be; its bytes are had by its number.
  const text = new TextDecoder().decode(bytes.subarray(0, maxAsideText))
  const canTake = aside.reason !== 'conflict' && readLine(bytes, 1).kind === 'operation'
  return { ...aside, size: bytes.length, text, canTake }
}
