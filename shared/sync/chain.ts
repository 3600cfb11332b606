// The chain: each line's hash takes in the one before it, so nothing can change or vanish unseen. Rule SY9.
//   hash = SHA-256(previous hash ‖ SHA-256(receipt) ‖ SHA-256(line))
// where the receipt is the JSON array [position, receivedAt, clockOffsetMs, uploader]. FIPS 180-4.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Cursor, Receipt } from './protocol.ts'

/** Where a record starts: position 0, and a hash of the record's own UUID. */
export function genesis(record: string): Cursor {
  return { position: 0, hash: digest(utf8ToBytes(`juki-net record ${record}`)) }
}

/** The hash of a line, in lower-case hex. `line` is the operation's bytes as they came, without newline. */
export function chainHash(previousHash: string, receipt: Receipt, line: Uint8Array): string {
  const { position, receivedAt, clockOffsetMs, uploader } = receipt
  const receiptBytes = utf8ToBytes(JSON.stringify([position, receivedAt, clockOffsetMs, uploader]))
  const joined = new Uint8Array(96)
  joined.set(hexToBytes(previousHash), 0)
  joined.set(sha256(receiptBytes), 32)
  joined.set(sha256(line), 64)
  return digest(joined)
}

/** SHA-256 in lower-case hex. */
export function digest(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** UTF-8 bytes of a text; shared code has no TextEncoder of its own. */
export const bytesOf = utf8ToBytes
