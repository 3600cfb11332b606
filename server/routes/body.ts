// Reading a request's body within a bound, whether or not its length was announced. Rule SY8.
import type * as z from 'zod/mini'
import { jsonOrNull } from '../../shared/sync/protocol.ts'

export type Body = { ok: true; bytes: Uint8Array } | { ok: false; reason: 'tooLarge' | 'cutShort' }

/** The body's bytes. `cutShort`: the connection ended before the body did. */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { ok: false, reason: 'tooLarge' }
  const chunks: Uint8Array[] = []
  let size = 0
  // A connection that breaks makes the stream throw; to us it is one more way for a body to be incomplete.
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > maxBytes) return { ok: false, reason: 'tooLarge' }
      chunks.push(chunk)
    }
  } catch {
    return { ok: false, reason: 'cutShort' }
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}

export type Json<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'wrongContentType' | 'tooLarge' | 'cutShort' | 'badRequest' }

/** A body that is JSON, says so, and fits the schema. */
export async function readJson<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  maxBytes: number,
): Promise<Json<T>> {
  if (mediaType(request) !== 'application/json') return { ok: false, reason: 'wrongContentType' }
  const body = await readBody(request, maxBytes)
  if (!body.ok) return body
  const read = schema.safeParse(jsonOrNull(new TextDecoder().decode(body.bytes)))
  return read.success ? { ok: true, value: read.data } : { ok: false, reason: 'badRequest' }
}

/** The media type without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
