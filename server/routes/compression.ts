// Compressed bodies, both ways: what comes in is bounded while it is inflated, what goes out is flushed part by part, so
// that each part can be read as soon as it came. Rule SY24.
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { constants, createGzip, createZstdCompress, gunzip } from 'node:zlib'
import { type Body, readBody } from './body.ts'

const gunzipped = promisify(gunzip)

type Inflated = Body | { ok: false; reason: 'wrongContentEncoding' | 'notGzip' }

/** A request's body, inflated where it says that it is compressed; `maxBytes` bounds what comes and what it becomes. */
export async function readInflated(request: Request, maxBytes: number): Promise<Inflated> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (encoding !== 'gzip' && encoding !== 'identity') return { ok: false, reason: 'wrongContentEncoding' }
  const body = await readBody(request, maxBytes)
  return body.ok && encoding === 'gzip' ? inflated(body.bytes, maxBytes) : body
}

async function inflated(bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  try {
    return { ok: true, bytes: await gunzipped(bytes, { maxOutputLength: maxBytes }) }
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, reason: tooLarge ? 'tooLarge' : 'notGzip' }
  }
}

export const encodings = ['zstd', 'gzip'] as const
export type Encoding = (typeof encodings)[number]

/**
 * What to compress an answer by: zstd, which costs a twentieth of gzip's time, where the client names it; else gzip, where it
 * names that, or everything. Not with the weight 0 (RFC 9110, section 12.5.3). Null: neither.
 */
export function encodingFor(request: Request): Encoding | null {
  const accepted = (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',')
  const isAccepted = (names: string) => {
    const named = new RegExp(`^\\s*(?:${names})\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*$)|$)`)
    return accepted.some((one) => named.test(one))
  }
  if (isAccepted('zstd')) return 'zstd'
  return isAccepted('gzip|\\*') ? 'gzip' : null
}

/** A stream of these parts, each of them flushed. */
export function compressed(parts: Iterable<Uint8Array>, encoding: Encoding): Readable {
  const compressor = encoding === 'gzip' ? createGzip(gzip) : createZstdCompress(zstd)
  // Whoever reads hears of it; of one who left after the last part nobody would, which ends the process.
  compressor.on('error', () => {})
  return Readable.from(parts).compose(compressor)
}

const gzip = { flush: constants.Z_SYNC_FLUSH }
/** The least effort: more of it gains nothing on lines that are so much alike. */
const zstd = { flush: constants.ZSTD_e_flush, params: { [constants.ZSTD_c_compressionLevel]: 1 } }
