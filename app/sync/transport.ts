// Transport: one round trip of the protocol over fetch. Whatever is not an answer of ours is a missing answer (SY13).
import { ndjson, Refusal, SyncAnswerHead, syncPath, jsonOrNull } from '../../shared/sync/protocol.ts'
import type { SyncRequestHead } from '../../shared/sync/protocol.ts'

const answerTimeoutMs = 30_000

export type RoundTrip =
  /** Complete lines only: a torn answer keeps what came whole (SY12). */
  | { kind: 'answer'; head: SyncAnswerHead; lines: string[]; torn: boolean }
  /** `reason` is a RequestRefusal, or a newer server's word; `device` the one that is `revoked`. */
  | { kind: 'refused'; reason: string; device?: string | undefined }
  | { kind: 'missing' }

/** Posts the head and lines, and reads the answer as far as it comes. Never throws. */
export async function roundTrip(head: SyncRequestHead, lines: readonly string[]): Promise<RoundTrip> {
  try {
    const response = await fetch(syncPath, {
      method: 'POST',
      headers: { 'content-type': ndjson },
      body: [JSON.stringify(head), ...lines, ''].join('\n'),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    return response.ok ? await readAnswer(response) : await readRefusal(response)
  } catch {
    return { kind: 'missing' }
  }
}

async function readAnswer(response: Response): Promise<RoundTrip> {
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith(ndjson) || response.body === null) return { kind: 'missing' }
  const { lines, torn } = await completeLines(response.body)
  const [first, ...rest] = lines
  const head = SyncAnswerHead.safeParse(jsonOrNull(first ?? ''))
  if (!head.success) return { kind: 'missing' }
  return { kind: 'answer', head: head.data, lines: rest, torn: torn || rest.length < head.data.count }
}

/** Splits the stream at its newlines; what follows the last newline was cut off and counts for nothing. */
async function completeLines(body: ReadableStream<Uint8Array>): Promise<{ lines: string[]; torn: boolean }> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const reader = body.getReader()
  let text = ''
  let torn = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    torn = true
  }
  const lines = text.split('\n')
  return { torn: lines.pop() !== '' || torn, lines }
}

async function readRefusal(response: Response): Promise<RoundTrip> {
  const refusal = Refusal.safeParse(jsonOrNull(await response.text()))
  return refusal.success ? { kind: 'refused', ...refusal.data } : { kind: 'missing' }
}
