// Seal 封印: HMAC-SHA-256 under a key kept outside the database and its backups, cut to 16 bytes (RFC 2104, section 5). A
// phone that brings a line back after a restore proves with it that this server had the line. Rules SY9, SY22; AU3 (codes
// are hashed under the key).
import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

export type SealKey = {
  /** The seal of a line's chain hash (64 hex digits): 32 digits of lower-case hex. */
  seal(hash: string): string
  /** A code's hash. Eight digits alone could be found by trying them all: the key stands in their way. */
  hashCode(code: string): string
  /** The seal of a row of the access log: of another kind than that of a line, whatever its hash. */
  sealAccess(hash: string): string
}

const sealDigits = 32
const keyText = /^[0-9a-f]{64}\n?$/

/** A key of 32 bytes, given in lower-case hex. */
export function createSealKey(hex: string): SealKey {
  const key = Buffer.from(hex, 'hex')
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('hex')
  return {
    seal: (hash) => hmac(hash).slice(0, sealDigits),
    hashCode: (code) => hmac(`invitation ${code}`),
    sealAccess: (hash) => hmac(`access ${hash}`).slice(0, sealDigits),
  }
}

/** Reads the key file, making it (for its owner alone) at the first start. Throws where it holds something else. */
export function openSealKey(file: string): { key: SealKey; made: boolean } {
  const made = makeKeyFile(file)
  const text = readFileSync(file, 'utf8')
  if (!keyText.test(text)) throw new Error('not a seal key: 64 hexadecimal digits are expected')
  return { key: createSealKey(text.trim()), made }
}

/** Written whole under another name first: neither a crash nor a second start ever sees half a key. */
function makeKeyFile(file: string): boolean {
  if (existsSync(file)) return false
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, `${randomBytes(32).toString('hex')}\n`)
    fsyncSync(handle)
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    closeSync(handle)
    rmSync(draft)
  }
}
