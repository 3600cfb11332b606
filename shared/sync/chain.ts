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
  const written = utf8ToBytes(JSON.stringify(listOf(receipt)))
  const joined = new Uint8Array(2 * hashBytes + written.length)
  joined.set(hexToBytes(previousHash), 0)
  joined.set(hexToBytes(lineDigest), hashBytes)
  joined.set(written, 2 * hashBytes)
  return of(joined)
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
