// Proofs: what proves a line by itself (SY22), worked out from the skeleton of the chain that this device holds.
import { bytesToHex } from '@noble/hashes/utils.js'
import { chainHash } from '../../../shared/sync/chain.ts'
import type { Proof, Receipt } from '../../../shared/sync/receipt.ts'
import type { Skeleton } from './database.ts'
import type { Phone } from './phone.ts'

const digestBytes = 32
const sealBytes = 16
/** Skeletons are read in the order in which they are asked for: more are seldom needed again. */
const maxKept = 20

/** Answers the proof of a line by its receipt; null where there is none here. */
export function proofReader(phone: Phone): (receipt: Receipt | null) => Promise<Proof | null> {
  const kept = new Map<number, { skeleton: Skeleton; hashes: string[] }>()
  return async (receipt) => {
    if (receipt === null) return null
    const { position } = receipt
    const known =
      [...kept.values()].find(({ skeleton }) => holds(skeleton, position)) ?? (await read(position))
    if (known === null) return null
    const { skeleton, hashes } = known
    const index = position - skeleton.from
    const seal = bytesToHex(skeleton.seals.subarray(index * sealBytes, (index + 1) * sealBytes))
    return { ...receipt, previous: hashes[index] ?? '', seal }
  }

  async function read(position: number) {
    const skeleton = await phone.withDatabase(({ skeletons }) =>
      skeletons.where('from').belowOrEqual(position).last(),
    )
    if (skeleton === undefined || !holds(skeleton, position)) return null
    const found = { skeleton, hashes: hashesBefore(skeleton) }
    kept.set(skeleton.from, found)
    for (const from of [...kept.keys()].slice(0, -maxKept)) kept.delete(from)
    return found
  }
}

function holds({ from, count }: Skeleton, position: number): boolean {
  return position >= from && position < from + count
}

/** The hash before each position of it. */
function hashesBefore({ from, previous, receipts, digests }: Skeleton): string[] {
  const hashes = [previous]
  for (const { count, receipt } of receipts)
    for (let at = 0; at < count; at += 1) {
      const index = hashes.length - 1
      const digest = bytesToHex(digests.subarray(index * digestBytes, (index + 1) * digestBytes))
      hashes.push(chainHash(hashes[index] ?? '', { position: from + index, ...receipt }, digest))
    }
  return hashes
}
