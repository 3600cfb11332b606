// Told of: what an answer tells of the lines of the outbox. Pure.
import { bytesOf, chainHash, digest } from '../../../shared/sync/chain.ts'
import type { Proof } from '../../../shared/sync/receipt.ts'
import { receiptIn, sealIn } from '../../../shared/sync/round-trip.ts'
import type { Accepted, SyncAnswerHead } from '../../../shared/sync/round-trip.ts'
import type { Answer } from './answer-work.ts'
import { isHere } from './gap.ts'
import type { Held } from './gap.ts'
import type { InChain } from './pages.ts'
import type { WaitingLine } from './parcels.ts'
import type { Told } from './settle.ts'

const nothingTold: Pick<SyncAnswerHead, 'accepted' | 'refused'> = { accepted: [], refused: [] }

/** By key, what the answer tells of the lines of the outbox; `isElsewhere`: the chain here does not stand where it stood. */
export function toldOf(
  { head, sent }: Answer,
  isElsewhere: boolean,
  held: Held,
  lines: readonly InChain[],
  waiting: ReadonlyMap<string, WaitingLine>,
): Map<string, Told> {
  const told = new Map<string, Told>()
  const tell = (line: number, of: Told) => told.set(sent.lines[line - 1]?.key ?? '', of)
  // Of another history nothing counts until it is taken in: what it took is sent again then, and accepted again.
  if (head?.diverged) return told
  // Nor of what may be another than the chain has come to since, in another tab: what is in no chain here would be gone.
  const { refused, accepted: all } = isElsewhere || head === null ? nothingTold : head
  for (const { line, reason, kept } of refused) tell(line, { refused: { reason, kept }, isRival: false })
  for (const accepted of all)
    if (held.gap === undefined && isHere(held, accepted.position + accepted.count - 1))
      for (let index = 0; index < accepted.count; index += 1) tell(accepted.line + index, { in: 'chain' })
    else
      for (const [index, proof] of proofsOf(accepted, sent.lines).entries())
        tell(accepted.line + index, isHere(held, proof.position) ? { in: 'chain' } : { proof })
  for (const { id, line } of lines) {
    const own = waiting.get(id)
    const before = told.get(id)
    if (own === undefined) continue
    if (own.line === line) told.set(id, { in: 'chain' })
    else
      told.set(
        id,
        before !== undefined && 'refused' in before ? { ...before, isRival: true } : { in: 'rival' },
      )
  }
  for (const { id, key, line } of waiting.values())
    if (key !== id && lines.some((one) => one.id === id && one.line === line)) told.set(key, { in: 'chain' })
  return told
}

/** What proves each of the lines of an accept by itself (SY22). */
function proofsOf(accepted: Accepted, sent: readonly WaitingLine[]): Proof[] {
  let previous = accepted.before
  return sent.slice(accepted.line - 1, accepted.line - 1 + accepted.count).map(({ line }, index) => {
    const receipt = receiptIn(accepted, index)
    const proof = { ...receipt, previous, seal: sealIn(accepted, index) }
    previous = chainHash(previous, receipt, digest(bytesOf(line)))
    return proof
  })
}
