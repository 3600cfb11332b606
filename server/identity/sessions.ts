// Session: an enrolled device's cookie. The token is 16 random bytes; only its hash is kept. Rules AU2, AU3, SY16.
import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Logger } from 'pino'
import { type RequestRefusal, sessionMaxAgeSeconds } from '../../shared/sync/protocol.ts'
import { refuse } from '../routes/refusal.ts'
import { sha256 } from '../sha256.ts'
import type { DeviceStorage, EnrolmentStorage, Session } from '../storage/storage.ts'

/** The context of a route behind `requireSession`; the bindings are Node's own, where it serves. */
export type WithSession = {
  /** `address`: where the request comes from. */
  Variables: { address: string | null; session: Session; token: string; refusal?: RequestRefusal }
  Bindings: Partial<HttpBindings>
}

/** `sessionDays`: how long a session lives at most, however often it is used. */
type Cookies = { storage: EnrolmentStorage; now: () => Date; secureCookies: boolean; sessionDays: number }

/** An end is moved only when it gains this much: a poll need not cost a write to disk, nor a cookie. */
const renewalStepMs = 24 * 60 * 60 * 1000
/** So is the time of the last answer. */
const answerStepMs = 60 * 1000
const dayMs = 24 * 60 * 60 * 1000

/** It goes with every request: 128 bits that nobody guesses, in as few characters as may be. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/** SHA-256 in hex: enough for a secret of random bytes. */
export function hashSecret(secret: string): string {
  return sha256(secret)
}

/** ISO time until which a session holds that was begun at `issuedAt` and is begun or renewed at `now`. */
export function sessionEnd(now: Date, sessionDays: number, issuedAt = now.toISOString()): string {
  const unused = now.getTime() + sessionMaxAgeSeconds * 1000
  return new Date(Math.min(unused, Date.parse(lastEnd(issuedAt, sessionDays)))).toISOString()
}

/** Its absolute end. */
export function lastEnd(issuedAt: string, sessionDays: number): string {
  return new Date(Date.parse(issuedAt) + sessionDays * dayMs).toISOString()
}

/** 401 `notEnrolled` without a session that holds: the phone keeps all it has and enrols again (SY16). */
export function requireSession({ storage, now, secureCookies }: Cookies): MiddlewareHandler<WithSession> {
  return async (context, next) => {
    const held = await sessionOf(context, { storage, now, secureCookies })
    if (held === null) return refuse(context, 'notEnrolled')
    context.set('session', held.session)
    context.set('token', held.token)
    return next()
  }
}

/** The session of a request, and its token; null: it has none that holds. */
export async function sessionOf(
  context: Context,
  { storage, now, secureCookies }: Omit<Cookies, 'sessionDays'>,
): Promise<{ session: Session; token: string } | null> {
  const token = getCookie(context, cookieName(secureCookies))
  const session = token === undefined ? null : await storage.session(hashSecret(token), now().toISOString())
  return token === undefined || session === null ? null : { session, token }
}

/** 403 `revoked`, naming the device, where its enrolment was ended (AU6). Behind `requireSession`. */
export const requireEnrolment: MiddlewareHandler<WithSession> = async (context, next) => {
  const { revoked, device } = context.var.session
  return revoked ? refuse(context, 'revoked', { device }) : next()
}

/** 403 `notAdministrator` from a device that is none (AU5). Behind `requireEnrolment`. */
export const requireAdministrator: MiddlewareHandler<WithSession> = async (context, next) =>
  context.var.session.administrator ? next() : refuse(context, 'notAdministrator')

/** Sends the cookie. The `__Host-` prefix needs https (RFC 6265bis), so plain http has a name without it. */
export function setSessionCookie(
  context: Context,
  token: string,
  maxAgeMs: number,
  secureCookies: boolean,
): void {
  setCookie(context, cookieName(secureCookies), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: Math.ceil(maxAgeMs / 1000),
    secure: secureCookies,
  })
}

/**
 * Once a day gives the session its full life again, but not beyond its last end, in the browser and in storage, and notes that its device was
 * answered. Where that can't be done the answer leaves all the same: what it promises is on disk by now.
 */
export async function renewSession(
  context: Context<WithSession>,
  { storage, now, secureCookies, sessionDays, log }: Cookies & { storage: DeviceStorage; log: Logger },
): Promise<void> {
  const { session, token } = context.var
  const at = now()
  const end = sessionEnd(at, sessionDays, session.issuedAt)
  try {
    if (session.lastAnswerAt === null || at.getTime() - Date.parse(session.lastAnswerAt) >= answerStepMs)
      await storage.deviceAnswered(session.device, at.toISOString())
    if (Date.parse(end) - Date.parse(session.expiresAt) < renewalStepMs) return
    await storage.renewSession(session.tokenHash, end)
    setSessionCookie(context, token, Date.parse(end) - at.getTime(), secureCookies)
  } catch (error) {
    log.error({ err: error }, 'session not renewed')
  }
}

function cookieName(secureCookies: boolean): string {
  return secureCookies ? '__Host-session' : 'session'
}
