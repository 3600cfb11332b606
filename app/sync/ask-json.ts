// A request of JSON to the server, answered in JSON: what is no answer of ours counts as none (SY13).
import type * as z from 'zod/mini'
import { jsonOrNull, Refusal } from '../../shared/sync/protocol.ts'

const answerTimeoutMs = 15_000

/** `refused`: the server's reason; null: none. `reached`: something has answered. */
export type JsonAnswer<T> = { answer: T | null; refused: string | null; reached: boolean }

export async function askJson<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  body?: object,
): Promise<JsonAnswer<T>> {
  try {
    const response = await fetch(path, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const json = jsonOrNull(await response.text())
    const read = schema.safeParse(json)
    if (response.ok && read.success) return { answer: read.data, refused: null, reached: true }
    return { answer: null, refused: Refusal.safeParse(json).data?.reason ?? null, reached: true }
  } catch {
    return { answer: null, refused: null, reached: false }
  }
}
