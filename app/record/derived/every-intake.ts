// Every 受付票 that this device holds: what numbers and drill marks are made anew from, in one reading of all there is.
import { Dexie } from 'dexie'
import type { Page, RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { rowsIn } from '../log/rows.ts'
import type { StoredOperation } from '../log/rows.ts'
import { isIntake } from './drill-marks.ts'

const pagesAtOnce = 200

export async function everyIntake(phone: Phone, database: RecordDatabase): Promise<StoredOperation[]> {
  const { outbox, aside } = database
  // Before the pages: what comes into the chain meanwhile is met twice, and not missed.
  const waiting = await database.transaction('r', [outbox, aside], async () => {
    const [parcels, asides] = await Promise.all([outbox.toArray(), aside.toArray()])
    return { parcels, asides }
  })
  const intakes = (await rowsIn(phone.codec, { ...waiting, pages: [] })).filter(isIntake)
  for await (const pages of everyPage(database))
    intakes.push(...(await rowsIn(phone.codec, { pages, parcels: [], asides: [] })).filter(isIntake))
  return intakes
}

async function* everyPage({ pages }: RecordDatabase): AsyncGenerator<Page[]> {
  for (let after: readonly unknown[] = [Dexie.minKey, Dexie.minKey]; ;) {
    const some = await pages.where('[subject+from]').above(after).limit(pagesAtOnce).toArray()
    const last = some.at(-1)
    if (last === undefined) return
    yield some
    after = [last.subject, last.from]
  }
}
