// Transport: one round trip of the protocol over fetch. Whatever is not an answer of ours is a missing answer (SY13).
import type { Part } from '../record/log/coming.ts'
import type { LinesAnswer } from '../record/log/early.ts'
import type { Phone } from '../record/log/phone.ts'
import {
  jsonOrNull,
  linesPath,
  linesPerPage,
  ndjson,
  pagesPath,
  Refusal,
  syncPath,
} from '../../shared/sync/protocol.ts'
import { LinesAnswerHead, StretchHead, SyncAnswerHead } from '../../shared/sync/round-trip.ts'
import type { SyncRequestHead } from '../../shared/sync/round-trip.ts'

/** A line that brings nothing for so long is dead, however much it brought before. */
const silenceMs = 30_000
/** Shorter bodies are not worth while. */
const worthCompressing = 1000
/** A server that sends more in one answer is none of ours. */
const maxAnswerLength = 64 * 1024 * 1024
/** Whoever answers so says nothing of what was sent, but to come again (RFC 9110, 8470, 6585). */
const laterStatuses = [408, 425, 429]

export type RoundTrip =
  /** `parts`: whole stretches as they come; they end early where the answer was torn (SY12). */
  | { kind: 'answer'; head: SyncAnswerHead; parts: AsyncGenerator<Part>; torn: () => boolean }
  /**
   * `reason` is a RequestRefusal, or a newer server's word; `device` the one that is `revoked`; `retryAfterS`: seconds,
   * where they are said.
   */
  | { kind: 'refused'; reason: string; device?: string | undefined; retryAfterS: number }
  /** `blocked`: something on the way let the server be asked, but not this. */
  | { kind: 'missing'; blocked?: boolean }

/** The lines of a request as they go; `gzip`: made before it is known when. */
export type Packed = { count: number; text: string; gzip?: Uint8Array<ArrayBuffer> }

export function packed(lines: readonly string[]): Packed {
  return { count: lines.length, text: [...lines, ''].join('\n') }
}

export async function packedAhead(lines: readonly string[]): Promise<Packed> {
  const ready = packed(lines)
  return isWorthCompressing(ready.text) ? { ...ready, gzip: await compressed(ready.text) } : ready
}

/** Posts the head and lines, and reads the answer as far as it comes. Never throws. */
export async function roundTrip(
  phone: Phone,
  head: Omit<SyncRequestHead, 'count'>,
  lines: Packed,
): Promise<RoundTrip> {
  const watch = silenceWatch()
  try {
    const { body, headers } = await requestBody({ ...head, count: lines.count }, lines)
    const response = await phone.fetch(syncPath, {
      ...common,
      method: 'POST',
      headers: { 'content-type': ndjson, ...headers },
      body,
      signal: watch.signal,
    })
    return response.ok ? await readAnswer(response, watch) : await readRefusal(response)
  } catch {
    watch.end()
    return { kind: 'missing' }
  }
}

/** Page `number` of the record, from 1; null where it did not come whole enough for anything. */
export async function fetchPage(phone: Phone, number: number): Promise<AsyncGenerator<Part> | null> {
  const watch = silenceWatch()
  try {
    const response = await phone.fetch(`${pagesPath}/${number}`, { ...common, signal: watch.signal })
    const texts = response.ok ? linesOf(response, watch) : null
    return texts === null ? null : partsOf(texts, linesPerPage)
  } catch {
    watch.end()
    return null
  }
}

/** The lines in which an id stands (SY32); null: no answer of ours, or not all of it came. */
export async function fetchLinesNaming(phone: Phone, id: string): Promise<LinesAnswer | null> {
  const watch = silenceWatch()
  try {
    const response = await phone.fetch(`${linesPath}/${id}`, { ...common, signal: watch.signal })
    const texts = response.ok ? linesOf(response, watch) : null
    const first = texts === null ? undefined : (await texts.next()).value
    const head = LinesAnswerHead.safeParse(jsonOrNull(first ?? ''))
    if (texts === null || !head.success) return null
    let missing = head.data.count
    const parts: Part[] = []
    for await (const part of partsOf(texts, missing, (count) => (missing -= count))) parts.push(part)
    return missing === 0 ? { head: head.data, parts } : null
  } catch {
    return null
  } finally {
    watch.end()
  }
}

const common = { credentials: 'same-origin', cache: 'no-store', redirect: 'error' } as const

async function requestBody(
  head: SyncRequestHead,
  { text, gzip }: Packed,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const first = `${JSON.stringify(head)}\n`
  if (gzip === undefined && !isWorthCompressing(text)) return { body: first + text, headers: {} }
  // As a whole: a stream as a body needs HTTP/2. Two members, one behind the other, are one file (RFC 1952, section 2.2).
  const body = gzip === undefined ? await compressed(first + text) : joined(await compressed(first), gzip)
  return { body, headers: { 'content-encoding': 'gzip' } }
}

function isWorthCompressing(text: string): boolean {
  return text.length >= worthCompressing && 'CompressionStream' in globalThis
}

async function compressed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Response(text).body?.pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

async function readAnswer(response: Response, watch: SilenceWatch): Promise<RoundTrip> {
  const texts = linesOf(response, watch)
  const first = texts === null ? undefined : (await texts.next()).value
  const head = SyncAnswerHead.safeParse(jsonOrNull(first ?? ''))
  if (texts === null || !head.success) {
    watch.end()
    return { kind: 'missing' }
  }
  let missing = head.data.count
  const parts = partsOf(texts, head.data.count, (count) => (missing -= count))
  return { kind: 'answer', head: head.data, parts, torn: () => missing > 0 }
}

/** Null: not of our media type. */
function linesOf(response: Response, watch: SilenceWatch): AsyncGenerator<string> | null {
  const type = response.headers.get('content-type') ?? ''
  return type.startsWith(ndjson) && response.body !== null ? completeLines(response.body, watch) : null
}

/** Splits the stream at its newlines; what follows the last newline was cut off and counts for nothing. */
async function* completeLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  watch: SilenceWatch,
): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true, ignoreBOM: true }))
    .getReader()
  let left = ''
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      watch.heard()
      length += value.length
      if (length > maxAnswerLength) return
      const lines = (left + value).split('\n')
      left = lines.pop() ?? ''
      yield* lines
    }
  } catch {
    // Torn: what came whole counts.
  } finally {
    watch.end()
    // A reader that is left before its end leaves the connection open.
    void reader.cancel().catch(() => {})
  }
}

/** Whole stretches, until `count` lines are told of; what is none of ours ends them. */
async function* partsOf(
  texts: AsyncGenerator<string>,
  count: number,
  told: (count: number) => void = () => {},
): AsyncGenerator<Part> {
  for (let left = count; left > 0;) {
    const part = await nextPart(texts)
    if (part === null) break
    left -= part.head.count
    told(part.head.count)
    yield part
  }
  await texts.return(undefined)
}

async function nextPart(texts: AsyncGenerator<string>): Promise<Part | null> {
  const head = StretchHead.safeParse(jsonOrNull((await texts.next()).value ?? ''))
  if (!head.success) return null
  const lines: string[] = []
  while (head.data.as === 'here' && lines.length < head.data.count) {
    const { value, done } = await texts.next()
    if (done === true) return null
    lines.push(value)
  }
  return { head: head.data, lines }
}

type SilenceWatch = { signal: AbortSignal; heard: () => void; end: () => void }

function silenceWatch(): SilenceWatch {
  const controller = new AbortController()
  let timer = setTimeout(() => controller.abort(), silenceMs)
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort(), silenceMs)
    },
    end: () => clearTimeout(timer),
  }
}

/** 0 where nothing is said, or a date. */
export function retryAfter({ headers }: Response): number {
  return Number(/^\d{1,6}$/.exec(headers.get('retry-after') ?? '')?.[0] ?? 0)
}

async function readRefusal(response: Response): Promise<RoundTrip> {
  const refusal = Refusal.safeParse(jsonOrNull(await response.text()))
  if (refusal.success) return { kind: 'refused', ...refusal.data, retryAfterS: retryAfter(response) }
  const { status } = response
  return { kind: 'missing', blocked: status >= 400 && status < 500 && !laterStatuses.includes(status) }
}
