// Coming: an answer's stretches, and what it accepted, as lines that may follow the chain here.
import type { Accepted, StretchHead } from '../../../shared/sync/round-trip.ts'
import type { Coming, ComingLine } from './chain-in.ts'
import type { Batch } from './outbox.ts'

/** A stretch of an answer; `lines` where it is `here`. */
export type Part = { head: StretchHead; lines: readonly string[] }

/** `held`: the line that this device has under an id. */
export function comingIn({ head, lines }: Part, held: ReadonlyMap<string, string>): Coming {
  const why = head.as === 'erased' || head.as === 'retired' ? head.as : null
  return { stretch: head, why, isAccept: false, lines: linesIn(head, lines, held) }
}

function linesIn(
  head: StretchHead,
  lines: readonly string[],
  held: ReadonlyMap<string, string>,
): ComingLine[] {
  if (head.as === 'here') return lines.map((line) => ({ id: null, line, digest: null }))
  if (head.as === 'held') return head.ids.map((id) => lineOf(id, held.get(id)))
  return head.ids.map((id, index) => ({ id, line: null, digest: head.digests[index] ?? null }))
}

function lineOf(id: string, line: string | undefined): ComingLine {
  return line === undefined ? { id, line: null, digest: null } : { id, line, digest: null }
}

/** What a batch was accepted as. */
export function comingOfAccept(
  accepted: Accepted,
  { sending, lines }: Pick<Batch, 'sending' | 'lines'>,
): Coming {
  const ids = sending.flatMap(({ parcel, sent }) => parcel.ids.slice(0, sent))
  const from = accepted.line - 1
  const of = lines.slice(from, from + accepted.count)
  return {
    stretch: accepted,
    why: null,
    isAccept: true,
    lines: of.map((line, index) => ({ id: ids[from + index] ?? null, line, digest: null })),
  }
}
