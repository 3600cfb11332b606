// Reading a request's body within a bound, whether or not its length was announced. Rule SY8.

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

/** The media type without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
