// Doubted: what the server was said to have, and has not.
import type { Proof } from '../../../shared/sync/receipt.ts'
import type { Answer } from './answer-work.ts'
import type { Parcel, RecordDatabase } from './database.ts'
import { isHere } from './gap.ts'
import type { Held } from './gap.ts'
import type { Settled } from './settle.ts'

/**
 * Parcels that wait again: of lines with a receipt that the chain has passed without them, or whose position the server has
 * not come to. A copy of the record that is older than the receipt was put in its place (SY26).
 */
export async function doubted(
  { outbox }: RecordDatabase,
  { head }: Answer,
  held: Held,
  { gone, changed }: Settled,
): Promise<Parcel[]> {
  const told = await outbox.where('[pending+count]').between([0, 0], [0, Infinity]).toArray()
  const settled = new Set([...gone, ...changed.map(({ seq }) => seq)])
  const lacks = (proof: Proof | null) =>
    proof !== null && (isHere(held, proof.position) || (head !== null && proof.position > head.head.position))
  return [...told.filter(({ seq }) => !settled.has(seq)), ...changed].flatMap((parcel) =>
    parcel.pending === 0 && parcel.proofs?.some(lacks) ? [{ ...parcel, pending: 1 as const }] : [],
  )
}
