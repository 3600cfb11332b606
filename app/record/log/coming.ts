// Coming: an answer's stretches, and what it accepted, as lines that may follow the chain here.
import type { Accepted, StretchHead } from '../../../shared/sync/round-trip.ts'
import type { Coming, ComingLine } from './chain-in.ts'
import type { Batch } from './outbox.ts'
import type { WaitingLine } from './parcels.ts'

/** A stretch of an answer; `lines` where it is `here`. */
export type Part = { head: StretchHead; lines: readonly string[] }

/** `held`: the line that this device has under an id. */
export function comingIn({ head, lines }: Part, held: ReadonlyMap<string, WaitingLine>): Coming {
  const why = head.as === 'erased' || head.as === 'retired' ? head.as : null
  return { stretch: head, why, isAccept: false, lines: linesIn(head, lines, held) }
}

function linesIn(
  head: StretchHead,
  lines: readonly string[],
  held: ReadonlyMap<string, WaitingLine>,
): ComingLine[] {
  if (head.as === 'here') return lines.map((line) => ({ id: null, subject: null, line, digest: null }))
  if (head.as === 'held') return head.ids.map((id) => ownLine(held.get(id)) ?? withoutBytes(id, null))
  return head.ids.map((id, index) => withoutBytes(id, head.digests[index] ?? null))
}

function ownLine(own: WaitingLine | undefined): ComingLine | null {
  return own === undefined ? null : { id: own.id, subject: own.subject, line: own.line, digest: null }
}

function withoutBytes(id: string, digest: string | null): ComingLine {
  return { id, subject: null, line: null, digest }
}

/** What a batch was accepted as. */
export function comingOfAccept(accepted: Accepted, { lines }: Pick<Batch, 'lines'>): Coming {
  const from = accepted.line - 1
  const of = lines.slice(from, from + accepted.count)
  return { stretch: accepted, why: null, isAccept: true, lines: of.flatMap((line) => ownLine(line) ?? []) }
}
