// Lacking: what a new history of the record does not have, as it is to wait: own lines and others', each with its proof
// (SY22), byte for byte.
import { bytesToHex } from '@noble/hashes/utils.js'
import { bytesOf, digest } from '../../../shared/sync/chain.ts'
import type { Page, RecordDatabase, Skeleton } from './database.ts'
import { openParcels, parcelOf, parcelsOf } from './parcels.ts'
import type { NewParcel, OpenParcel, Written } from './parcels.ts'
import type { Phone } from './phone.ts'
import { proofReader } from './proofs.ts'
import { rivalKey } from './rival-key.ts'
import { rowsOfPage } from './rows.ts'
import type { StoredOperation } from './rows.ts'

const digestBytes = 32

/** What becomes of the outbox. */
export type Lacking = { gone: number[]; added: NewParcel[] }

/** The digest of each line that a history has, by the line's id. */
export function digestsOf(skeletons: readonly Skeleton[]): Map<string, string> {
  return new Map(
    skeletons.flatMap((skeleton) =>
      skeleton.ids.map((id, index) => [id, digestIn(skeleton, index)] as const),
    ),
  )
}

function digestIn({ digests }: Skeleton, index: number): string {
  return bytesToHex(digests.subarray(index * digestBytes, (index + 1) * digestBytes))
}

/** The digests of these lines of the chain, by id, as the skeleton has them. */
export async function digestsAt(
  { skeletons }: RecordDatabase,
  rows: readonly Pick<StoredOperation, 'id' | 'receipt'>[],
): Promise<Map<string, string>> {
  const found = await Promise.all(
    rows.map(async ({ id, receipt }): Promise<[string, string][]> => {
      const position = receipt?.position ?? 0
      const skeleton = await skeletons.where('from').belowOrEqual(position).last()
      return skeleton === undefined ? [] : [[id, digestIn(skeleton, position - skeleton.from)]]
    }),
  )
  return new Map(found.flat())
}

/** `has`: the digests that the new history has. */
export async function lacking(
  phone: Phone,
  database: RecordDatabase,
  has: ReadonlyMap<string, string>,
): Promise<Lacking> {
  const work: Lacking = { gone: [], added: [] }
  for (const opened of await openParcels(phone.codec, await database.outbox.toArray()))
    await sort(phone, opened, has, work)
  await addTo(work, phone, await linesLacking(phone, database, has), has, {})
  return work
}

/** Of a parcel waits what is not there; what another record's server had taken waits for nobody. */
async function sort(
  phone: Phone,
  { parcel, lines }: OpenParcel,
  has: ReadonlyMap<string, string>,
  work: Lacking,
): Promise<void> {
  const { seq, vouched, rival, pending } = parcel
  const left = lines.filter(({ id, line }) => has.get(id) !== digest(bytesOf(line)))
  const waits = pending === 1 || parcel.proofs !== undefined
  const isAsItWas = left.length === lines.length && waits === (pending === 1)
  if (isAsItWas && (rival !== undefined || !left.some(({ id }) => has.has(id)))) return
  const how = {
    ...(vouched === undefined ? {} : { vouched }),
    ...(rival === undefined ? {} : { rival }),
    pending: waits ? (1 as const) : (0 as const),
  }
  work.gone.push(seq)
  await addTo(work, phone, left, has, how)
}

/** Where the history has another line under an id, this one stands apart. */
async function addTo(
  { added }: Lacking,
  { codec }: Phone,
  lines: readonly Written[],
  has: ReadonlyMap<string, string>,
  how: Parameters<typeof parcelsOf>[2],
): Promise<void> {
  added.push(
    ...(await parcelsOf(
      codec,
      lines.filter(({ id }) => !has.has(id)),
      how,
    )),
  )
  for (const one of lines.filter(({ id }) => has.has(id)))
    added.push(await parcelOf(codec, [one], { ...how, rival: rivalKey(one.id, one.line) }))
}

/** The lines of the chain here that are lacking there, in their order, each with its proof. */
async function linesLacking(
  phone: Phone,
  { pages, skeletons }: RecordDatabase,
  has: ReadonlyMap<string, string>,
): Promise<Written[]> {
  const positions = positionsLacking(await skeletons.toArray(), has)
  if (positions.size === 0) return []
  const found: Page[] = []
  await pages.each((page) => {
    if (page.positions.some((position) => positions.has(position))) found.push(page)
  })
  const proofOf = proofReader(phone)
  const lines: { position: number; written: Written }[] = []
  for (const page of found)
    for (const { id, subject, line, receipt } of await rowsOfPage(phone.codec, page)) {
      const position = receipt?.position ?? 0
      // Of what every copy had there is nothing here to bring (ST12).
      if (line === '' || !positions.has(position)) continue
      lines.push({ position, written: { id, subject, line, proof: await proofOf(receipt) } })
    }
  return lines.toSorted((one, other) => one.position - other.position).map(({ written }) => written)
}

function positionsLacking(skeletons: readonly Skeleton[], has: ReadonlyMap<string, string>): Set<number> {
  return new Set(
    skeletons.flatMap((skeleton) =>
      skeleton.ids.flatMap((id, index) =>
        has.get(id) === digestIn(skeleton, index) ? [] : [skeleton.from + index],
      ),
    ),
  )
}
