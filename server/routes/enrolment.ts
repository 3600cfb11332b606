// POST /api/v1/enrolment: a code makes a device one of ours and gives it a session. Rules AU1-AU4.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import {
  EnrolmentAnswer,
  EnrolmentRequest,
  jsonOrNull,
  maxEnrolmentBytes,
} from '../../shared/sync/protocol.ts'
import type { Attempts } from '../identity/attempts.ts'
import { hashSecret, newToken, sessionEnd, setSessionCookie } from '../identity/sessions.ts'
import type { SealKey } from '../seal.ts'
import type { Storage } from '../storage/storage.ts'
import { mediaType, readBody } from './body.ts'
import { refuse } from './refusal.ts'

export type OfficeName = { id: string; name: string }

type Enrolling = {
  storage: Storage
  seal: SealKey
  now: () => Date
  secureCookies: boolean
  attempts: Attempts
  offices: readonly OfficeName[]
  log: Logger
}

export function enrolmentRoute({
  storage,
  seal,
  now,
  secureCookies,
  attempts,
  offices,
  log,
}: Enrolling): Handler {
  return async (context) => {
    if (mediaType(context.req.raw) !== 'application/json') return refuse(context, 'wrongContentType')
    const body = await readBody(context.req.raw, maxEnrolmentBytes)
    if (!body.ok) return refuse(context, body.reason)
    const request = EnrolmentRequest.safeParse(jsonOrNull(new TextDecoder().decode(body.bytes)))
    if (!request.success) return refuse(context, 'badRequest')

    const at = now()
    const { code, device, deviceName, secret } = request.data
    // Taken before the code is looked up: a burst of guesses must not slip past a count that comes after it.
    const attempt = attempts.take(at.getTime())
    if (attempt === null) return refuse(context, 'tooManyAttempts')
    const token = newToken()
    const enrolled = await storage.enrol({
      codeHash: seal.hashCode(code),
      device,
      deviceName,
      secretHash: hashSecret(secret),
      tokenHash: hashSecret(token),
      now: at.toISOString(),
      sessionExpiresAt: sessionEnd(at),
    })
    if (!enrolled.ok) return refuse(context, enrolled.reason)
    attempt.giveBack()
    log.info({ device, administrator: enrolled.administrator }, 'enrolled')
    setSessionCookie(context, token, secureCookies)
    const answer: EnrolmentAnswer = {
      record: storage.record,
      device,
      offices: offices.map(({ id, name }) => ({ id, name })),
      person: enrolled.person,
    }
    return context.json(answer, 201)
  }
}
