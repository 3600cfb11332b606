// POST /api/v2/enrolment: a code makes a device one of ours and gives it a session. Rules AU1-AU4.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { EnrolmentAnswer, EnrolmentRequest, maxEnrolmentBytes } from '../../shared/sync/protocol.ts'
import type { Noting } from '../access/noting.ts'
import type { Attempts } from '../identity/attempts.ts'
import type { Confirmations } from '../identity/confirmations.ts'
import { hashSecret, newToken, sessionEnd, setSessionCookie, type WithSession } from '../identity/sessions.ts'
import { readKnownCodes } from '../identity/known-codes.ts'
import type { SealKey } from '../seal.ts'
import type { Storage } from '../storage/storage.ts'
import { readJson } from './body.ts'
import type { LiveFeed } from './live-feed.ts'
import { refuse } from './refusal.ts'

export type OfficeName = { id: string; name: string }

type Enrolling = {
  storage: Storage
  seal: SealKey
  now: () => Date
  secureCookies: boolean
  sessionDays: number
  attempts: Attempts
  confirmations: Confirmations
  offices: readonly OfficeName[]
  feed: LiveFeed
  log: Logger
  noting: Noting
}

export function enrolmentRoute({
  storage,
  seal,
  now,
  secureCookies,
  sessionDays,
  attempts,
  confirmations,
  offices,
  feed,
  log,
  noting,
}: Enrolling): Handler<WithSession> {
  const codes = readKnownCodes(storage)
  return async (context) => {
    const request = await readJson(context.req.raw, EnrolmentRequest, maxEnrolmentBytes)
    if (!request.ok) return refuse(context, request.reason)

    const at = now()
    const { code, device, deviceName, secret } = request.value
    const codeHash = seal.hashCode(code)
    const wrong = async () =>
      refuse(context, (await attempts.wrong(at.getTime())) ? 'tooManyAttempts' : 'unknownCode')
    if (!(await codes.has(codeHash))) return wrong()
    const token = newToken()
    const sessionExpiresAt = sessionEnd(at, sessionDays)
    const before = await storage.head()
    const enrolled = await storage.enrol({
      codeHash,
      device,
      deviceName,
      secretHash: hashSecret(secret),
      tokenHash: hashSecret(token),
      now: at.toISOString(),
      sessionExpiresAt,
    })
    if (!enrolled.ok) return enrolled.reason === 'unknownCode' ? wrong() : refuse(context, enrolled.reason)
    // The record may say by now whose code it was (AU8).
    const head = await storage.head()
    if (head.position > before.position) feed.announce(head)
    const { administrator, byAdministratorCode, person, invitedBy } = enrolled
    if (byAdministratorCode) confirmations.enrolled(device, at.getTime())
    log.info({ device, administrator }, 'enrolled')
    const what = `${administrator ? 'administrator' : 'responder'} ${invitedBy ?? ''}`.trim()
    await noting.note(context, [{ kind: 'enrolled', what, device, name: deviceName, person: person.name }])
    setSessionCookie(context, token, Date.parse(sessionExpiresAt) - at.getTime(), secureCookies)
    const answer: EnrolmentAnswer = {
      record: storage.record,
      device,
      offices: offices.map(({ id, name }) => ({ id, name })),
      person,
    }
    return context.json(answer, 201)
  }
}
