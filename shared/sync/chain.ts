// The chain: each line's hash takes in the one before it, so nothing can change or vanish unseen. Rule SY9.
//   hash = SHA-256(previous hash ‖ SHA-256(line) ‖ receipt)
// where the receipt is the JSON text [position,receivedAt,clockOffsetMs,uploader,standing], and of a line that was brought
// back [position,receivedAt,clockOffsetMs,uploader,standing,[…the same five of its first receipt…,hash]]. A line counts by its
// digest, so that its bytes can be erased without breaking the chain. FIPS 180-4.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Cursor, First, Receipt } from './receipt.ts'

const hashBytes = 32

/** Where a record starts: position 0, and a hash of the record's own UUID. */
export function genesis(record: string): Cursor {
  return { position: 0, hash: digest(utf8ToBytes(`juki-net record ${record}`)) }
}

/**
 * The hash of a line, in lower-case hex. `lineDigest`: of its bytes as they came, without newline. `of`: what works SHA-256
 * out where there is something faster.
 */
export function chainHash(previousHash: string, receipt: Receipt, lineDigest: string, of = digest): string {
  return of(hashedOf(hexToBytes(previousHash), receipt, hexToBytes(lineDigest)))
}

/** The same of bytes, for whoever has many lines to go through. */
export function chainHashBytes(previous: Uint8Array, receipt: Receipt, lineDigest: Uint8Array): Uint8Array {
  return sha256(hashedOf(previous, receipt, lineDigest))
}

function hashedOf(previous: Uint8Array, receipt: Receipt, lineDigest: Uint8Array): Uint8Array {
  const written = JSON.stringify(listOf(receipt))
  const joined = new Uint8Array(2 * hashBytes + written.length)
  joined.set(previous, 0)
  joined.set(lineDigest, hashBytes)
  // Numbers, times, UUIDs and words of ours: each character is a byte.
  for (let at = 0; at < written.length; at += 1) joined[2 * hashBytes + at] = written.charCodeAt(at)
  return joined
}

function listOf({ first, ...receipt }: Receipt): unknown[] {
  return first === undefined ? fieldsOf(receipt) : [...fieldsOf(receipt), [...fieldsOf(first), first.hash]]
}

function fieldsOf({ position, receivedAt, clockOffsetMs, uploader, standing }: Omit<First, 'hash'>) {
  return [position, receivedAt, clockOffsetMs, uploader, standing]
}

/** SHA-256 in lower-case hex. */
export function digest(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** UTF-8 bytes of a text; shared code has no TextEncoder of its own. */
export const bytesOf = utf8ToBytes
