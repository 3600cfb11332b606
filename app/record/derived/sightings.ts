// Sightings of devices, as this device's copy of the record tells: when the server last took something of each.
import * as z from 'zod/mini'
import type { Sighting } from '../../../shared/rules/town/readiness.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'
import type { Phone } from '../log/phone.ts'
import { rowsIn } from '../log/rows.ts'
import { grouped } from '../log/grouped.ts'

/** So many of the latest pages are looked at: years of a quiet town. */
const mostLookedAt = 1000

const Entered = z.object({ enteredBy: z.nullable(z.string()) })

/** Every device that had sent something among the latest, but for `own`. */
export async function sightings(phone: Phone, own: string | null): Promise<Sighting[]> {
  const latest = await phone.withDatabase(({ pages }) =>
    // oxlint-disable-next-line unicorn/no-array-reverse -- a table of the database
    pages.orderBy('to').reverse().limit(mostLookedAt).toArray(),
  )
  const last = [...grouped(latest, ({ receipts }) => receipts[0]?.receipt.uploader ?? '')].filter(
    ([uploader]) => uploader !== own,
  )
  return Promise.all(
    last.map(async ([device, [page]]) => {
      const rows =
        page === undefined ? [] : await rowsIn(phone.codec, { pages: [page], parcels: [], asides: [] })
      const row = rows.at(-1)
      const by = Entered.safeParse(jsonOrNull(row?.line ?? '')).data?.enteredBy ?? null
      return { device, by, lastAt: row?.receipt?.receivedAt ?? '' }
    }),
  )
}
