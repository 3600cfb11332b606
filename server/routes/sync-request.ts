// Reading a sync request: a head line, then `count` lines, each ended by a newline. Rules OP2, SY8, SY22.
import * as z from 'zod'
import { readOperation, type ReadOperation } from '../../shared/incident/operation.ts'
import {
  maxBatchOperations,
  maxLineBytes,
  maxProofBytes,
  protocolVersion,
  type RequestRefusal,
} from '../../shared/sync/protocol.ts'
import { readProof, SyncRequestHead } from '../../shared/sync/round-trip.ts'
import { parseStrictJson } from '../../shared/sync/strict-json.ts'
import { sha256 } from '../sha256.ts'
import type { Line } from '../storage/storage.ts'

export type SyncRequest =
  | { ok: true; head: SyncRequestHead; lines: Line[] }
  | { ok: false; reason: RequestRefusal; detail?: string }

const newline = 0x0a
const closingBrace = 0x7d
const maxDetailLength = 200
const AnyVersion = z.object({ protocol: z.int() })
/** Enough of an id to name a refused line by. */
const NamedLine = z.object({ id: z.string().regex(/^[0-9a-fA-F-]{36}$/) })
// A BOM is left in the text, so that JSON refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads a whole body. A body that ends within a line is `cutShort`; one that ends between two lines has fewer of them
 * than its head says, `badCount`.
 */
export function readSyncRequest(body: Uint8Array): SyncRequest {
  if (body.at(-1) !== newline) return { ok: false, reason: 'cutShort' }
  const headEnd = body.indexOf(newline)
  const head = readHead(body.subarray(0, headEnd))
  if (!head.ok) return head
  if (head.head.count > maxBatchOperations) return { ok: false, reason: 'tooManyOperations' }
  const lines = split(body.subarray(headEnd + 1), head.head.count)
  if (lines === null) return { ok: false, reason: 'badCount' }
  return { ok: true, head: head.head, lines: lines.map((bytes, index) => readSentLine(bytes, index + 1)) }
}

type Head = { ok: true; head: SyncRequestHead } | Extract<SyncRequest, { ok: false }>

function readHead(bytes: Uint8Array): Head {
  if (bytes.length > maxLineBytes) return { ok: false, reason: 'badHead', detail: 'too long' }
  const text = decode(bytes)
  if (text === null) return { ok: false, reason: 'notUtf8' }
  const json = parseStrictJson(text)
  if (!json.ok) return { ok: false, reason: 'badHead', detail: json.reason }
  const version = AnyVersion.safeParse(json.value)
  if (version.success && version.data.protocol !== protocolVersion)
    return { ok: false, reason: 'unknownProtocol' }
  const head = SyncRequestHead.safeParse(json.value)
  if (head.success) return { ok: true, head: head.data }
  const detail = head.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return { ok: false, reason: 'badHead', detail: detail.slice(0, maxDetailLength) }
}

/** The `count` lines without their newlines; null where there are more or fewer. */
function split(bytes: Uint8Array, count: number): Uint8Array[] | null {
  const lines: Uint8Array[] = []
  let start = 0
  while (start < bytes.length) {
    if (lines.length === count) return null
    const end = bytes.indexOf(newline, start)
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return lines.length === count ? lines : null
}

/** A line as it was sent: an operation alone, or with its proof before it. */
function readSentLine(bytes: Uint8Array, number: number): Line {
  const proven = bytes.at(-1) === closingBrace ? readProof(latin1(bytes.subarray(0, maxProofBytes))) : null
  if (proven === null) return readLine(bytes, number)
  const line = readLine(bytes.subarray(proven.from, -1), number)
  return line.kind === 'operation' ? { ...line, proof: proven.proof } : line
}

/** A character a byte, so that an index into the text is one into the bytes. */
function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1')
}

/** One line: an operation, or why it is none. `number` counts from 1. */
export function readLine(bytes: Uint8Array, number: number): Line {
  const read = readText(bytes)
  return { number, bytes, digest: sha256(bytes), ...read }
}

type Read = Line extends infer Each
  ? Each extends Line
    ? Omit<Each, 'number' | 'bytes' | 'digest'>
    : never
  : never

function readText(bytes: Uint8Array): Read {
  if (bytes.length > maxLineBytes) return { kind: 'unreadable', id: null, reason: 'tooLarge' }
  const text = decode(bytes)
  if (text === null) return { kind: 'unreadable', id: null, reason: 'notUtf8' }
  const json = parseStrictJson(text)
  if (!json.ok) return { kind: 'unreadable', id: null, reason: json.reason }
  const read = readOperation(json.value)
  if (read !== null) {
    const { id, device, subject, type } = read.operation
    return { kind: 'operation', id, device, subject, type, attachment: attachmentOf(read), proof: null }
  }
  const named = NamedLine.safeParse(json.value)
  return { kind: 'unreadable', id: named.success ? named.data.id : null, reason: 'malformed' }
}

function attachmentOf({ known, operation }: ReadOperation): string | null {
  return known && operation.type === 'v1.attachmentAdded' ? operation.body.sha256 : null
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}
