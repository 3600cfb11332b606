// Settle: what becomes of the parcels of the outbox whose lines an answer tells of. Pure but for the codec.
import type { Proof } from '../../../shared/sync/receipt.ts'
import { sealText } from './codec.ts'
import type { Codec } from './codec.ts'
import type { Aside, Parcel, Refused } from './database.ts'
import { parcelOf } from './parcels.ts'
import type { NewParcel, OpenParcel } from './parcels.ts'
import { rivalKey } from './rival-key.ts'

/**
 * What an answer tells of a line: it is in the chain here, or another is under its id; or the server has it and the chain
 * here has not come so far; or it was not taken.
 */
export type Told =
  | { in: 'chain' | 'rival' }
  | { proof: Proof }
  /** `isRival`: the record has another line under its id. */
  | { refused: Refused; isRival: boolean }

export type Settled = { gone: number[]; changed: Parcel[]; added: NewParcel[]; asides: Aside[] }

/** `told`: by the line's key; a line of which nothing was told waits on. */
export async function settle(
  codec: Codec,
  parcels: readonly OpenParcel[],
  told: ReadonlyMap<string, Told>,
): Promise<Settled> {
  const settled: Settled = { gone: [], changed: [], added: [], asides: [] }
  for (const { parcel, lines } of parcels) {
    const { seq, vouched, rival, pending } = parcel
    // A rival has its own place for as long as it is here: under its id it would be taken for the other line.
    const how = { ...(vouched && { vouched }), ...(rival !== undefined && { rival }) }
    const { waiting, received, rivals, refused } = sorted(lines, told)
    if (waiting.length === 0) settled.gone.push(seq)
    else if (waiting.length < lines.length)
      settled.changed.push({ ...(await parcelOf(codec, waiting, { ...how, pending })), seq })
    if (received.length > 0) settled.added.push(await parcelOf(codec, received, { ...how, pending: 0 }))
    for (const one of rivals)
      settled.added.push(await parcelOf(codec, [one], { ...how, rival: rivalKey(one.id, one.line) }))
    for (const { id, key, subject, line, isRival, refused: why } of refused)
      settled.asides.push({
        key: isRival ? rivalKey(id, line) : key,
        subject,
        sealed: await sealText(codec, line),
        refused: why,
      })
  }
  return settled
}

type Line = OpenParcel['lines'][number]

function sorted(lines: readonly Line[], told: ReadonlyMap<string, Told>) {
  const waiting: Line[] = []
  const received: (Line & { proof: Proof })[] = []
  const rivals: Line[] = []
  const refused: (Line & { refused: Refused; isRival: boolean })[] = []
  for (const line of lines) {
    const of = told.get(line.key)
    if (of === undefined) waiting.push(line)
    else if ('proof' in of) received.push({ ...line, proof: of.proof })
    else if ('refused' in of) refused.push({ ...line, ...of })
    else if (of.in === 'rival') rivals.push(line)
  }
  return { waiting, received, rivals, refused }
}
