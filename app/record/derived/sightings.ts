// Sightings of devices, as this device's copy of the record tells: when the server last took something of each.
import * as z from 'zod/mini'
import type { Sighting } from '../../../shared/rules/town/readiness.ts'
import { jsonOrNull } from '../../../shared/sync/protocol.ts'
import { withDatabase } from '../log/database.ts'

/** So many of the latest operations are looked at: years of a quiet town. */
const mostLookedAt = 2000

const Entered = z.object({ enteredBy: z.nullable(z.string()) })

/** Every device that had sent something among the latest, but for `own`. */
export async function sightings(own: string | null): Promise<Sighting[]> {
  const seen = new Map<string, Sighting>()
  await withDatabase(async ({ operations }) => {
    // oxlint-disable-next-line unicorn/no-array-reverse -- a table of the database
    const latest = operations.reverse().limit(mostLookedAt)
    await latest.each(({ line, receipt }) => {
      if (receipt === null || receipt.uploader === own) return
      const { uploader, receivedAt } = receipt
      const before = seen.get(uploader)
      if (before !== undefined && Date.parse(before.lastAt) > Date.parse(receivedAt)) return
      const by = Entered.safeParse(jsonOrNull(line)).data?.enteredBy ?? null
      seen.set(uploader, { device: uploader, by, lastAt: receivedAt })
    })
  })
  return [...seen.values()]
}
