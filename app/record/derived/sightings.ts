// Sightings of devices, as this device's copy of the record tells: when the server last took something of each.
import * as z from 'zod/mini'
import type { Sighting } from '../../../shared/rules/town/readiness.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'
import type { Page } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { rowsIn } from '../log/rows.ts'

/** So many of the latest pages are looked at: years of a quiet town. */
const mostLookedAt = 1000
const pagesAtOnce = 50

const Entered = z.object({ enteredBy: z.nullable(z.string()) })

/** Every device that had sent something among the latest, but for `own`. */
export async function sightings(phone: Phone, own: string | null): Promise<Sighting[]> {
  const last = new Map<string, Page>()
  for await (const page of latestPages(phone)) {
    const uploader = page.receipts[0]?.receipt.uploader ?? ''
    if (uploader !== own && !last.has(uploader)) last.set(uploader, page)
  }
  return Promise.all(
    [...last].map(async ([device, page]) => {
      const rows = await rowsIn(phone.codec, { pages: [page], parcels: [], asides: [] })
      const row = rows.at(-1)
      const by = Entered.safeParse(jsonOrNull(row?.line ?? '')).data?.enteredBy ?? null
      return { device, by, lastAt: row?.receipt?.receivedAt ?? '' }
    }),
  )
}

/** The newest first, some at a time: a frame comes between. */
async function* latestPages(phone: Phone): AsyncGenerator<Page> {
  let before = Infinity
  for (let read = 0; read < mostLookedAt; read += pagesAtOnce) {
    const some = await phone.withDatabase(({ pages }) =>
      // oxlint-disable-next-line unicorn/no-array-reverse -- a table of the database
      pages.where('to').below(before).reverse().limit(pagesAtOnce).toArray(),
    )
    yield* some
    if (some.length < pagesAtOnce) return
    before = some.at(-1)?.to ?? 0
  }
}
