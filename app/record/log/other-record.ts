// Another record 別の記録: it knows nothing of what this device had sent before. What is its own, and what it took in, waits
// again, byte for byte, and no receipt of the old record stands for anything any more.
import type { RecordDatabase, Self } from './database.ts'
import { linesByKey, openParcels, parcelsOf } from './parcels.ts'
import type { NewParcel } from './parcels.ts'
import type { Phone } from './phone.ts'
import { areWhole, restingIn, rowsIn, subjectsIn } from './rows.ts'
import type { StoredOperation } from './rows.ts'
import { grouped } from './grouped.ts'

/** Everything as it is to stand then, in place of everything there is. */
export async function parcelsForOtherRecord(
  phone: Phone,
  database: RecordDatabase,
  { device, formerly }: Self,
): Promise<NewParcel[]> {
  const resting = await restingIn(database, await subjectsIn(database))
  // What is at the old record's server alone stays there.
  const rows = (await rowsIn(phone.codec, resting)).filter((row) => areWhole([row]))
  const vouched = new Set(
    linesByKey(
      await openParcels(
        phone.codec,
        resting.parcels.filter((one) => one.vouched === 1),
      ),
    ).keys(),
  )
  const isOf = (id: string, { line }: StoredOperation) => line.includes(`"device":"${id}"`)
  const isOwn = (row: StoredOperation) => isOf(device, row)
  const groups = grouped(rows, (row) => {
    if (row.id.includes(' conflict ')) return 'rival'
    if (isOwn(row)) return 'own'
    if (formerly.some((id) => isOf(id, row))) return 'vouched'
    return vouched.has(row.id) || row.receipt?.uploader === device ? 'vouched' : 'others'
  })
  const of = (kind: string) => (groups.get(kind) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const others = await parcelsOf(phone.codec, of('others'))
  const rivals = await Promise.all(
    of('rival').map((row) => {
      const [id = ''] = row.id.split(' ')
      const how = isOwn(row) ? { rival: row.id } : { rival: row.id, vouched: 1 as const }
      return parcelsOf(phone.codec, [{ ...row, id }], how)
    }),
  )
  return [
    ...(await parcelsOf(phone.codec, of('own'))),
    ...(await parcelsOf(phone.codec, of('vouched'), { vouched: 1 })),
    ...rivals.flat(),
    ...others.map((parcel) => ({ ...parcel, pending: 0 as const })),
  ]
}

/** To be called inside a transaction over every table; all that is derived is doubted with it, and made anew. */
export async function bringToOtherRecord(database: RecordDatabase, parcels: NewParcel[]): Promise<void> {
  const { outbox, pages, skeletons, nextPages, nextSkeletons, aside, numbers, made, attachments } = database
  await Promise.all([
    outbox.clear(),
    pages.clear(),
    skeletons.clear(),
    nextPages.clear(),
    nextSkeletons.clear(),
    aside.clear(),
    numbers.clear(),
    made.clear(),
  ])
  await outbox.bulkAdd(parcels)
  await attachments.toCollection().modify({ waiting: 1 })
}
