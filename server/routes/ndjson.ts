// An answer of newline-delimited JSON in parts that can each be checked; compressed where that is worth while. Rule SY24.
import type { Context } from 'hono'
import { ndjson } from '../../shared/sync/protocol.ts'
import { compressed, encodingFor } from './compression.ts'

/** A shorter answer would gain nothing by it. */
const minCompressedBytes = 1024

export function answerParts(context: Context, parts: readonly Uint8Array[]): Response {
  context.header('Content-Type', ndjson)
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const encoding = size < minCompressedBytes ? null : encodingFor(context.req.raw)
  if (encoding === null) return context.body(Buffer.concat(parts))
  context.header('Content-Encoding', encoding)
  return context.body(streamOf(compressed(parts, encoding)))
}

/** A web stream of chunks, asked for one by one; where nobody reads on, their source ends too. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await iterator.return?.()),
  })
}
