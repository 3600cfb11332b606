// Receipt: what the server knows of a line, beside its bytes. All of it is hashed into the chain (SY9): nothing that orders
// or judges hangs on an unhashed word.
import * as z from 'zod/mini'
import { DeviceId } from '../incident/operation-fields.ts'

export const Position = z.int().check(z.minimum(0))
/** SHA-256 in lower-case hex. */
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** ISO 8601 UTC with milliseconds, so that it sorts as text. */
export const ServerTime = z.iso.datetime({ precision: 3 })

export const Cursor = z.object({ position: Position, hash: Hash })
export type Cursor = z.infer<typeof Cursor>

/**
 * Where the record stands. `generation` rises where a server goes on from a copy: of two servers of one record the higher
 * one goes on.
 */
export const Head = z.extend(Cursor, { generation: z.int().check(z.minimum(1)) })
export type Head = z.infer<typeof Head>

/** 32 bits of a hash tell two heads of one generation and position apart: of what goes out every few minutes each byte counts. */
const tagDigits = 8

/** The entity tag of a head (RFC 9110, section 8.8.3): a device makes it of its cursor and the generation it knows (SY25). */
export function headTag({ generation, position, hash }: Head): string {
  return `"${generation}-${position}-${hash.slice(0, tagDigits)}"`
}

/**
 * By whose right a line came in, stamped in the append's transaction: the server's own, the session of an administrator's
 * device that needed no confirmation then (TR8) or of another one, or of a device that answers for another's line.
 */
export const Standing = z.enum(['server', 'administrator', 'responder', 'relayed'])
export type Standing = z.infer<typeof Standing>

const stamped = {
  position: Position,
  /** Never falls along the chain, whatever the server's clock does (SY21). */
  receivedAt: ServerTime,
  /** Server minus device, when the line came. */
  clockOffsetMs: z.int(),
  uploader: DeviceId,
  standing: Standing,
}

/** The first receipt of a line that was brought back, proved by its seal (SY22); `hash` is that of its first place. */
export const First = z.object({ ...stamped, hash: Hash })
export type First = z.infer<typeof First>

export const Receipt = z.object({ ...stamped, first: z.optional(First) })
export type Receipt = z.infer<typeof Receipt>

/** HMAC-SHA-256 of a line's hash under the server's key, cut to 16 bytes (RFC 2104, section 5), in lower-case hex. */
export const Seal = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** What proves a line by itself: from `previous`, its receipt and its bytes follows the hash that was sealed (SY22). */
export const Proof = z.extend(Receipt, { previous: Hash, seal: Seal })
export type Proof = z.infer<typeof Proof>

/** When the record first had a line: this orders it, wherever it stands now. */
export function firstReceivedAt({ receivedAt, first }: Pick<Receipt, 'receivedAt' | 'first'>): string {
  return first?.receivedAt ?? receivedAt
}
