// The round trip of sync: newline-delimited JSON both ways, a head line, then lines, each ended by a newline. SPEC.md has
// every field for whoever writes a client of his own. Rules SY4-SY14, SY21-SY25.
//   request   SyncRequestHead, then `count` lines: an operation as it was written, or one that is brought back with its proof
//   answer    SyncAnswerHead, then stretches until `count` lines are told of: a StretchHead, and where it is `here` its lines
//   page      stretches of `linesPerPage` lines together, without a head; the first says the hash before it
//   lines     LinesAnswerHead, then stretches of the lines in which an id stands, as they lie in the record
import * as z from 'zod/mini'
import { Cursor, Hash, Head, Proof, Receipt, ServerTime } from './receipt.ts'
import { Turn } from './turn.ts'
import { jsonOrNull, maxAnswerOperations } from './protocol.ts'

const Count = z.int().check(z.minimum(0))
/** The server's clock lies so far before the record's last line (SY27). */
const ClockBehindMs = z.optional(Count)
const Ids = z.array(z.string())

export const SyncRequestHead = z.object({
  protocol: z.int(),
  record: z.uuid(),
  cursor: Cursor,
  /** The highest one that the device has heard of: a server of a lower one takes nothing (SY26). */
  generation: z.optional(Head.shape.generation),
  /** How many lines may come back; 0 sends only. */
  want: z.int().check(z.minimum(0), z.maximum(maxAnswerOperations)),
  /** The device's clock, so that the server can say how far it is off. */
  now: z.iso.datetime(),
  count: Count,
  /** Send every line whole, this device's own too: a phone that lacks one of its own asks so. */
  full: z.optional(z.boolean()),
  /** Which turn of the device this is (SY29). */
  turn: z.optional(Turn),
  /** A person answers for the lines of other devices among these: they were taken in from a bundle (SY17). */
  vouched: z.optional(z.boolean()),
})
export type SyncRequestHead = z.infer<typeof SyncRequestHead>

/** Consecutive lines of the record whose receipts differ by their position alone. */
export const Stretch = z.extend(Receipt, {
  /** `position` is that of the first. One that was brought back stands alone. */
  count: z.int().check(z.minimum(1)),
  /** Of each line, one behind the other. */
  seals: z.string().check(z.regex(/^([0-9a-f]{32})+$/)),
  /** The hash of the last line, to which those before it lead. */
  hash: Hash,
})
export type Stretch = z.infer<typeof Stretch>

/** Consecutive lines of a request that were taken; `line` counts from 1 after the head, `before` is the hash they follow. */
export const Accepted = z.extend(Stretch, { line: z.int().check(z.minimum(1)), before: Hash })
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
  head: Head,
  now: ServerTime,
  clockBehindMs: ClockBehindMs,
  /** The device's last one; only where that of the request is behind it: another copy of the device was heard (SY29). */
  turn: z.optional(Turn),
  /** Of the record's lines that follow. */
  count: Count,
})
export type SyncAnswerHead = z.infer<typeof SyncAnswerHead>

/** What `GET /head` answers where the device does not name the head itself (SY25). */
export const HeadAnswer = z.object({
  record: z.uuid(),
  head: Head,
  now: ServerTime,
  clockBehindMs: ClockBehindMs,
})
export type HeadAnswer = z.infer<typeof HeadAnswer>

const Told = z.extend(Stretch, {
  /** Of a page's first one the hash before it: what is trusted from behind proves it (SY30). */
  before: z.optional(Hash),
})
/**
 * How a stretch comes: with its lines behind it; `held`, by this device itself, as it sent them; or without, where the bytes
 * were erased or the device need not have them any more: then the digests stand for them.
 */
export const StretchHead = z.discriminatedUnion('as', [
  z.extend(Told, { as: z.literal('here') }),
  z.extend(Told, { as: z.literal('held'), ids: Ids }),
  z.extend(Told, { as: z.enum(['erased', 'retired']), ids: Ids, digests: z.array(Hash) }),
])
export type StretchHead = z.infer<typeof StretchHead>

/** What stands before the lines in which an id stands (SY32). */
export const LinesAnswerHead = z.object({
  record: z.uuid(),
  head: Head,
  /** There are older ones that did not fit. */
  more: z.boolean(),
  /** Of the lines that follow. */
  count: Count,
})
export type LinesAnswerHead = z.infer<typeof LinesAnswerHead>

/**
 * Where a device stands once it has taken in what was accepted, in the order of positions: each stretch that follows the
 * cursor moves it to its end. What the answer tells of beside them begins behind it (SY12).
 */
export function movedBy(accepted: readonly Accepted[], cursor: Cursor): Cursor {
  return accepted
    .toSorted((one, other) => one.position - other.position)
    .reduce(
      (at, { position, count, before, hash }) =>
        position === at.position + 1 && before === at.hash ? { position: position + count - 1, hash } : at,
      cursor,
    )
}

const sealDigits = 32

const proofKey = '{"proof":'
export const operationKey = ',"operation":'

/** A request's line that is brought back: its proof, and the operation exactly as it is. */
export function writeProven(proof: Proof, operation: string): string {
  return `${proofKey}${JSON.stringify(proof)}${operationKey}${operation}}`
}

/**
 * Where a request's line carries a proof: that, and where the operation's bytes begin; they end before the last brace. Null:
 * the line is an operation alone, or nothing of ours. `text` may be cut behind the proof.
 */
export function readProof(text: string): { proof: Proof; from: number } | null {
  const cut = text.startsWith(proofKey) ? text.indexOf(operationKey) : -1
  if (cut < 0) return null
  const proof = Proof.safeParse(jsonOrNull(text.slice(proofKey.length, cut)))
  return proof.success ? { proof: proof.data, from: cut + operationKey.length } : null
}

/** The receipt of a stretch's line, by its index from 0. */
export function receiptIn(stretch: Stretch, index: number): Receipt {
  const { position, receivedAt, clockOffsetMs, uploader, standing, first } = stretch
  const receipt = { position: position + index, receivedAt, clockOffsetMs, uploader, standing }
  return first === undefined ? receipt : { ...receipt, first }
}

/** The seal of a stretch's line, by its index from 0. */
export function sealIn({ seals }: Stretch, index: number): string {
  return seals.slice(index * sealDigits, (index + 1) * sealDigits)
}

/** Whether a line goes on a stretch that ends with `last`: at the next position, by the same receipt. */
export function goesOn(last: Receipt, next: Receipt): boolean {
  return next.position === last.position + 1 && isAlike(last, next)
}

/** Whether two receipts differ by their position alone. */
export function isAlike(last: Receipt, next: Receipt): boolean {
  return (
    next.receivedAt === last.receivedAt &&
    next.clockOffsetMs === last.clockOffsetMs &&
    next.uploader === last.uploader &&
    next.standing === last.standing &&
    last.first === undefined &&
    next.first === undefined
  )
}
