// Compressed bodies, both ways: what comes in is bounded while it is inflated, what goes out is flushed part by part, so
// that each part can be read as soon as it came. Rule SY24.
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { constants, createGzip, gunzip } from 'node:zlib'
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

/** Whether the client reads gzip: it names it, or everything, and not with the weight 0 (RFC 9110, section 12.5.3). */
export function acceptsGzip(request: Request): boolean {
  const accepted = (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',')
  return accepted.some((one) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/.test(one))
}

/** A gzip stream of these parts, each of them flushed. */
export function gzipOf(parts: Iterable<Uint8Array>): Readable {
  return Readable.from(parts).compose(createGzip({ flush: constants.Z_SYNC_FLUSH }))
}
