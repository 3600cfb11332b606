// What becomes of each line of a batch: accepted again, taken at the next position, or set aside, and why.
// Rules SY5, SY6, SY17, SY21-SY23, SY31, AU6.
import { chainHash } from '../../shared/sync/chain.ts'
import type { LineRefusal } from '../../shared/sync/protocol.ts'
import type { Cursor, First, Proof, Receipt } from '../../shared/sync/receipt.ts'
import type { SealKey } from '../seal.ts'
import { sha256 } from '../sha256.ts'
import type { Uploader } from './devices.ts'
import { isSpent } from './quota.ts'
import type { HeadRow } from './schema.ts'
import type { Accepted, Batch, Line, Stored } from './storage.ts'
import type { Amount } from './amount.ts'

type OperationLine = Extract<Line, { kind: 'operation' }>

/** Lines of the record by id, each with the hash before it. */
export type Known = Map<string, { stored: Stored; before: string }>

/** `spent`: by the uploader, before this batch. */
type Case = {
  batch: Batch
  head: HeadRow
  uploader: Uploader
  known: Known
  seal: SealKey
  spent: Amount
}

export type Judged = {
  accepted: Accepted[]
  added: { stored: Stored; bytes: Uint8Array }[]
  /** Digests of attachments that the added lines name. */
  named: string[]
  aside: { line: Line; reason: LineRefusal }[]
  /** How many are beyond the day's quota: nothing becomes of them. */
  left: number
  spent: Amount
}

/** Judges the lines in their order; the same id later in the batch meets the line it repeats. */
export function judge({ batch, head, uploader, known, seal, spent: before }: Case): Judged {
  const { accepted, added, named, aside }: Pick<Judged, 'accepted' | 'added' | 'named' | 'aside'> = {
    accepted: [],
    added: [],
    named: [],
    aside: [],
  }
  const spent = { ...before }
  let left = 0
  // What a device whose enrolment was ended brings is set aside, which has bounds of its own.
  const quota = uploader.revoked ? undefined : batch.quota
  const isOver = () => quota !== undefined && isSpent(spent, quota)
  const receivedAt = later(batch.now, head.received_at)
  const { uploader: device, clockOffsetMs } = batch
  let tip: Cursor = head
  for (const line of batch.lines) {
    if (line.kind === 'unreadable') {
      if (isOver()) left += 1
      else aside.push({ line, reason: line.reason })
      continue
    }
    const there = known.get(line.id)
    const first = there === undefined ? firstOf(line, seal) : null
    if (first === null && there?.stored.digest !== line.digest && isOver()) {
      left += 1
      continue
    }
    const reason = refusalOf(line, there?.stored, first !== null, batch, uploader)
    if (reason !== null) {
      aside.push({ line, reason })
      continue
    }
    if (there !== undefined) {
      accepted.push({ ...there.stored, line: line.number, before: there.before })
      continue
    }
    const own = uploader.standing === 'administrator' && batch.unconfirmed ? 'responder' : uploader.standing
    const standing = first === null && line.device === device ? own : 'relayed'
    const stamped: Receipt = {
      position: tip.position + 1,
      receivedAt,
      clockOffsetMs,
      uploader: device,
      standing,
    }
    const stored = chained(tip.hash, first === null ? stamped : { ...stamped, first }, line, seal)
    accepted.push({ ...stored, line: line.number, before: tip.hash })
    added.push({ stored, bytes: line.bytes })
    if (first === null) {
      spent.lines += 1
      spent.bytes += line.bytes.length
    }
    if (line.attachment !== null) named.push(line.attachment)
    known.set(line.id, { stored, before: tip.hash })
    tip = stored
  }
  return { accepted, added, named, aside, left, spent }
}

/** ISO 8601 UTC with milliseconds sorts as text. */
function later(now: string, head: string | null): string {
  return head !== null && head > now ? head : now
}

/** Null where the line brings no proof, or one that proves nothing. */
function firstOf({ proof, digest }: OperationLine, seal: SealKey): First | null {
  if (proof === null) return null
  const { previous, seal: given, first, ...receipt } = proof
  const hash = chainHash(previous, receiptOf(proof), digest, sha256)
  if (seal.seal(hash) !== given) return null
  return first ?? { ...receipt, hash }
}

function receiptOf({ previous: _previous, seal: _seal, ...receipt }: Proof): Receipt {
  return receipt
}

/**
 * What the record has is accepted again whoever sends it; only a new line must come from its own device, with its proof,
 * or from a device whose person answers for it.
 */
function refusalOf(
  line: OperationLine,
  there: Stored | undefined,
  isProved: boolean,
  { vouched }: Batch,
  { device, revoked }: Uploader,
): LineRefusal | null {
  if (there !== undefined) return there.digest === line.digest ? null : 'conflict'
  if (revoked) return 'revoked'
  return isProved || line.device === device || vouched ? null : 'relayedWithoutProof'
}

function chained(before: string, receipt: Receipt, { id, digest }: OperationLine, seal: SealKey): Stored {
  const hash = chainHash(before, receipt, digest, sha256)
  return { ...receipt, id, digest, hash, seal: seal.seal(hash) }
}
