// Opened: an incident that is over and is being read here, in whichever tab, stays for a day (ST12).
import type { Phone } from './phone.ts'
import { pagesOf } from './rows.ts'

export const openedMs = 24 * 60 * 60 * 1000

/** Of the summaries in their order: those before it are of incidents that ended. */
export const goesOn = '1'

export async function keepOpened(phone: Phone, incident: string): Promise<void> {
  await phone.withDatabase(async (database) => {
    const { order = goesOn } = (await database.summaries.get(incident)) ?? {}
    if (order >= goesOn) return
    await pagesOf(database, incident).modify((page) => void (page.opened = phone.now()))
  })
}
