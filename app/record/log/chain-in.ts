// Chain in: an answer's stretches as lines of the record, as far as they follow this device's cursor and one another, each
// to its hash (SY9, SY12). Pure.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { chainHashBytes } from '../../../shared/sync/chain.ts'
import type { Cursor, Receipt } from '../../../shared/sync/receipt.ts'
import { receiptIn, sealIn } from '../../../shared/sync/round-trip.ts'
import type { Stretch } from '../../../shared/sync/round-trip.ts'

const encoder = new TextEncoder()

/** A line of a stretch as it came: its bytes, or where those are no more its digest. Of one's own its subject is known. */
export type ComingLine = { id: string | null; subject: string | null } & (
  | { line: string; digest: null }
  | { line: null; digest: string | null }
)

/** `isAccept`: it tells of what was sent just now, and may stand behind what others said before. */
export type Coming = {
  stretch: Stretch
  lines: readonly ComingLine[]
  why: 'erased' | 'retired' | null
  isAccept: boolean
}

export type ChainedLine = {
  id: string | null
  subject: string | null
  line: string | null
  receipt: Receipt
  digest: Uint8Array
  seal: string
}
/** Consecutive lines under one receipt. */
export type Chained = Pick<Coming, 'why'> & { lines: ChainedLine[] }

export type ChainIn = {
  stretches: Chained[]
  cursor: Cursor
  /** The position that does not follow. */
  broken: number | null
  /** A line of this device came without its bytes, and it is not here. */
  lacking: boolean
}

/** `worked`: is told of each stretch's lines, and waited for. */
export async function chainIn(
  from: Cursor,
  given: readonly Coming[],
  worked: (lines: number) => Promise<void>,
): Promise<ChainIn> {
  const chained: ChainIn = { stretches: [], cursor: from, broken: null, lacking: false }
  for (const coming of given.toSorted((a, b) => a.stretch.position - b.stretch.position)) {
    const { position, count, hash } = coming.stretch
    await worked(count)
    // A page begins where it begins: it may tell of some that are here.
    const here = chained.cursor.position + 1 - position
    if (here >= count || (here < 0 && coming.isAccept)) continue
    if (here < 0) return { ...chained, broken: position }
    const lines = coming.lines.flatMap((line, index) =>
      index < here ? [] : chainedLine(coming, line, index),
    )
    if (lines.length < count - here) return { ...chained, lacking: true }
    const end = lines.reduce<Uint8Array>(
      (before, line) => chainHashBytes(before, line.receipt, line.digest),
      hexToBytes(chained.cursor.hash),
    )
    if (bytesToHex(end) !== hash) return { ...chained, broken: position + here }
    chained.stretches.push({ lines, why: coming.why })
    chained.cursor = { position: position + count - 1, hash }
  }
  return chained
}

/** None: it is not here, and did not come. */
function chainedLine(
  { stretch }: Coming,
  { id, subject, line, digest: given }: ComingLine,
  index: number,
): ChainedLine[] {
  const of = line === null ? given : sha256(encoder.encode(line))
  if (of === null) return []
  return [
    {
      id,
      subject,
      line,
      digest: typeof of === 'string' ? hexToBytes(of) : of,
      receipt: receiptIn(stretch, index),
      seal: sealIn(stretch, index),
    },
  ]
}
