// The protocol, version 2: what phone and server know of each other beside the round trip (round-trip.ts), with every
// limit. Rules SY4-SY25.
import * as z from 'zod/mini'
import { DeviceId, maxNameLength } from '../incident/operation-fields.ts'
import { readStoredOperation } from '../incident/operation.ts'
import type { ReadOperation } from '../incident/operation.ts'
import { EnrolmentCode } from './enrolment-code.ts'
import { Head } from './receipt.ts'

export const protocolVersion = 2
export const syncPath = '/api/v2/sync'
export const headPath = '/api/v2/head'
/** `/1` and so on; a page is given once the record has all its lines. */
export const pagesPath = '/api/v2/pages'
export const linesPerPage = 500
/** `/` and a UUID: the lines in which it stands. */
export const linesPath = '/api/v2/lines'
export const livePath = '/api/v2/live'
export const enrolmentPath = '/api/v2/enrolment'
export const healthPath = '/api/v2/health'
export const ndjson = 'application/x-ndjson'

export const maxLineBytes = 64 * 1024
/** What stands before the operation of a line that is brought back; its own bytes are bounded as any line's. */
export const maxProofBytes = 1024
export const maxBatchOperations = 2000
/** Of a request's body once it is inflated; as it comes it is bounded by the same. */
export const maxBatchBytes = 4 * 1024 * 1024
export const maxAnswerOperations = 2000
export const maxAnswerBytes = 4 * 1024 * 1024
/** A stretch of an answer has no more bytes of lines than this, or a single line: its end can be checked (SY12). */
export const maxStretchBytes = 32 * 1024
export const maxEnrolmentBytes = 4 * 1024
/** An invitation holds for ten minutes, once. */
export const invitationLifeMs = 10 * 60 * 1000
/** The session cookie's Max-Age, renewed once a day; browsers cap it at 400 days (RFC 6265bis). */
export const sessionMaxAgeSeconds = 400 * 24 * 60 * 60
export const heartbeatMs = 20_000
export const silenceMs = 45_000
/** Where no stream comes through, a page asks at least this often. */
export const askingMs = 60_000

/** Why one line was not taken into the record. It is kept for a person to settle where `kept` says so. */
export const LineRefusal = z.enum([
  'notUtf8',
  'notJson',
  'tooDeep',
  'duplicateKey',
  'nulCharacter',
  'malformed',
  'tooLarge',
  'conflict',
  'relayedWithoutProof',
  'revoked',
])
export type LineRefusal = z.infer<typeof LineRefusal>

/** Why a whole request was refused; the HTTP status is beside each. */
export const requestRefusals = {
  notNdjson: 415,
  wrongContentType: 415,
  /** A body that is compressed otherwise than by gzip; one that says gzip and is none, or is cut off. */
  wrongContentEncoding: 415,
  notGzip: 400,
  tooLarge: 413,
  tooManyOperations: 413,
  notUtf8: 400,
  cutShort: 400,
  badHead: 400,
  badCount: 400,
  badRequest: 400,
  unknownProtocol: 400,
  otherRecord: 409,
  /** The device's record has gone on by another server, of a higher generation (SY26). */
  olderGeneration: 409,
  notEnrolled: 401,
  /** The request is for a name, or from a page, that is not this town's (SE8). */
  otherHost: 421,
  otherOrigin: 403,
  unknownCode: 403,
  codeUsed: 409,
  codeExpired: 410,
  otherSecret: 403,
  tooManyAttempts: 429,
  tooManyStreams: 429,
  /** The device has spent its quota of the day: `Retry-After` says when to ask again (SY31). */
  later: 429,
  /** A line that was set aside: another person has settled it; it is no operation; the record has its id otherwise. */
  alreadySettled: 409,
  notReadable: 409,
  conflict: 409,
  /** It is for another device, or for an administrator's. */
  ownLine: 403,
  revoked: 403,
  notAdministrator: 403,
  /** An administrator's device confirms this first, by a passkey or a code; no passkey can be made or used here. */
  confirmationNeeded: 403,
  noPasskey: 409,
  lastAdministrator: 409,
  unknownDevice: 404,
  wrongDigest: 400,
  notNamedYet: 409,
  notFound: 404,
  methodNotAllowed: 405,
  internal: 500,
  /** The database can't be asked now; `Retry-After` says when to ask again (PG3). */
  unavailable: 503,
} as const
export type RequestRefusal = keyof typeof requestRefusals

export const Refusal = z.object({
  reason: z.string(),
  detail: z.optional(z.string()),
  /** `revoked`: the device whose enrolment was ended. */
  device: z.optional(z.string()),
})
export type Refusal = z.infer<typeof Refusal>

/** Reads the text of a line that the record holds. Null: it is no operation, of this version or a newer one. */
export function readStoredLine(text: string): ReadOperation | null {
  return readStoredOperation(jsonOrNull(text))
}

/** JSON.parse that returns null instead of throwing. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const EnrolmentRequest = z.object({
  code: EnrolmentCode,
  device: DeviceId,
  deviceName: z.string().check(z.trim(), z.minLength(1), z.maxLength(maxNameLength)),
  secret: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>

export const EnrolmentAnswer = z.object({
  record: z.uuid(),
  device: DeviceId,
  offices: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whom the invitation was for; null where it named nobody. */
  person: z.object({ name: z.nullable(z.string()), office: z.nullable(z.string()) }),
})
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>

/** Live events carry the head only: a hint to sync, never data. */
export const LiveHead = Head
