// Sync protocol, version 1: all that phone and server know of each other, with every limit. Rules SY4-SY14.
// Newline-delimited JSON both ways: a head line, then `count` lines, each ended by a newline.
import * as z from 'zod/mini'
import { DeviceId, maxNameLength } from '../incident/operation-fields.ts'
import { readStoredOperation } from '../incident/operation.ts'
import type { ReadOperation } from '../incident/operation.ts'

export const protocolVersion = 1
export const syncPath = '/api/v1/sync'
export const livePath = '/api/v1/live'
export const enrolmentPath = '/api/v1/enrolment'
export const healthPath = '/api/v1/health'
export const ndjson = 'application/x-ndjson'

export const maxLineBytes = 64 * 1024
export const maxBatchOperations = 500
export const maxBatchBytes = 4 * 1024 * 1024
export const maxAnswerOperations = 500
export const maxAnswerBytes = 4 * 1024 * 1024
export const maxEnrolmentBytes = 4 * 1024
/** An invitation holds for ten minutes, once. */
export const invitationLifeMs = 10 * 60 * 1000
/** The session cookie's Max-Age, renewed by every round trip; browsers cap it at 400 days (RFC 6265bis). */
export const sessionMaxAgeSeconds = 400 * 24 * 60 * 60
export const heartbeatMs = 20_000
export const silenceMs = 45_000
/** Where no stream comes through, a page asks at least this often. */
export const askingMs = 60_000

const Position = z.int().check(z.minimum(0))
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const Time = z.iso.datetime()
const Count = z.int().check(z.minimum(0))

export const Cursor = z.object({ position: Position, hash: Hash })
export type Cursor = z.infer<typeof Cursor>

/** Why one line was not taken into the record. It is kept for a person to settle where `kept` says so. */
export const LineRefusal = z.enum([
  'notUtf8',
  'notJson',
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
  tooLarge: 413,
  tooManyOperations: 413,
  notUtf8: 400,
  cutShort: 400,
  badHead: 400,
  badCount: 400,
  badRequest: 400,
  unknownProtocol: 400,
  otherRecord: 409,
  notEnrolled: 401,
  unknownCode: 403,
  codeUsed: 409,
  codeExpired: 410,
  otherSecret: 403,
  tooManyAttempts: 429,
  tooManyStreams: 429,
  /** A line that was set aside: another person has settled it; it is no operation; the record has its id otherwise. */
  alreadySettled: 409,
  notReadable: 409,
  conflict: 409,
  revoked: 403,
  notAdministrator: 403,
  lastAdministrator: 409,
  unknownDevice: 404,
  wrongDigest: 400,
  notNamedYet: 409,
  notFound: 404,
  methodNotAllowed: 405,
  internal: 500,
} as const
export type RequestRefusal = keyof typeof requestRefusals

export const Refusal = z.object({
  reason: z.string(),
  detail: z.optional(z.string()),
  /** `revoked`: the device whose enrolment was ended. */
  device: z.optional(z.string()),
})
export type Refusal = z.infer<typeof Refusal>

export const SyncRequestHead = z.object({
  protocol: z.int(),
  record: z.uuid(),
  cursor: Cursor,
  /** How many lines may come back; 0 sends only. */
  want: z.int().check(z.minimum(0), z.maximum(maxAnswerOperations)),
  /** The device's clock, so that the server can say how far it is off. */
  now: Time,
  count: Count,
  /** Send every operation whole, this device's own too: a phone that lacks one of its own asks so. */
  full: z.optional(z.boolean()),
  /** A person answers for the lines of other devices among these: they were taken in from a bundle (SY17). */
  vouched: z.optional(z.boolean()),
})
export type SyncRequestHead = z.infer<typeof SyncRequestHead>

/** The server's part of a line; on the wire it stands before `operation`, which comes last. */
export const Receipt = z.object({
  position: Position,
  receivedAt: Time,
  clockOffsetMs: z.int(),
  uploader: DeviceId,
})
export type Receipt = z.infer<typeof Receipt>

/** One line of the answer without its operation's bytes; `id` names one that the device itself sent. */
export const AnswerLine = z.extend(Receipt, {
  hash: Hash,
  seal: Hash,
  id: z.string(),
})
export type AnswerLine = z.infer<typeof AnswerLine>

/** The receipt of a line that was sent; its uploader is the device that reads this. */
export const Accepted = z.omit(AnswerLine, { uploader: true })
export type Accepted = z.infer<typeof Accepted>

/**
 * `line` counts from 1 after the head, so that a line whose id can't be read is named too. `reason` is a LineRefusal;
 * a phone that wakes after a year reads the reasons of newer servers too.
 */
export const Refused = z.object({
  id: z.nullable(z.string()),
  line: z.int().check(z.minimum(1)),
  reason: z.string(),
  kept: z.boolean(),
})
export type Refused = z.infer<typeof Refused>

export const SyncAnswerHead = z.object({
  record: z.uuid(),
  accepted: z.array(Accepted),
  refused: z.array(Refused),
  /** The cursor's `(position, hash)` is not of this record's history: no lines follow (SY10). */
  diverged: z.boolean(),
  more: z.boolean(),
  head: Cursor,
  now: Time,
  count: Count,
})
export type SyncAnswerHead = z.infer<typeof SyncAnswerHead>

export const operationKey = ',"operation":'

/** Writes an answer line; the operation's bytes are spliced in as they came. Null leaves them out. */
export function writeAnswerLine(line: AnswerLine, operation: string | null): string {
  const { position, receivedAt, clockOffsetMs, uploader, hash, seal, id } = line
  const known = JSON.stringify({ position, receivedAt, clockOffsetMs, uploader, hash, seal, id })
  return operation === null ? known : `${known.slice(0, -1)}${operationKey}${operation}}`
}

/** Reads an answer line back, the operation as the very text that was sent. Null: torn, or not a line of ours. */
export function readAnswerLine(text: string): { line: AnswerLine; operation: string | null } | null {
  const cut = text.indexOf(operationKey)
  const known = cut < 0 ? text : `${text.slice(0, cut)}}`
  const line = AnswerLine.safeParse(jsonOrNull(known))
  if (!line.success) return null
  if (cut < 0) return { line: line.data, operation: null }
  const operation = text.slice(cut + operationKey.length, -1)
  // A text torn behind an inner brace ends like a whole one; only its operation no longer parses.
  if (!text.endsWith('}') || jsonOrNull(operation) === null) return null
  return { line: line.data, operation }
}

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
  code: z.string().check(z.regex(/^\d{8}$/)),
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
export const LiveHead = Cursor
