// Mark anew: after a change of the rules, or where numbers are not those of the cursor, all that is derived is made again.
import type { Page, RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { retiredPages } from '../log/retired.ts'
import { drillsAnew } from './drill-marks.ts'
import { everyIntake } from './every-intake.ts'
import { everyIncident, markEvery } from './marks.ts'
import { receiptNumbersAnew } from './receipt-numbers-anew.ts'
import { positionOf } from './summaries-due.ts'
import { summaryVersion } from './summary.ts'

/** A record of a hundred thousand operations, on an old phone. */
const renewalPatienceMs = 120_000

/** Works the numbers out anew and marks every summary. Returns the marked incidents. */
export async function markAnew(phone: Phone): Promise<string[]> {
  const incidents = await everyIncident(phone)
  await phone.withDatabase(async (database) => {
    for (;;) {
      const numberedTo = positionOf(await database.self.get('self'))
      const intakes = await everyIntake(phone, database)
      const away = await retiredPages(database)
      const given = receiptNumbersAnew(
        intakes,
        numberedTo,
        away.flatMap(({ retired }) => retired?.intakes ?? []),
      )
      const { self, numbers, drills, made, dirty, summaries } = database
      const drilled = [...drillsAnew(intakes), ...(await drillsAmong(database, away))]
      const tables = [self, numbers, drills, made, dirty, summaries]
      const written = await database.transaction('rw', tables, async () => {
        if (positionOf(await self.get('self')) !== numberedTo) return false
        await Promise.all([numbers.clear(), drills.clear(), summaries.bulkDelete(outdated(away))])
        await Promise.all([
          numbers.bulkPut([...given].map(([incident, number]) => ({ incident, ...number }))),
          drills.bulkPut(drilled.map((incident) => ({ incident }))),
          made.put({ key: 'made', version: summaryVersion, numberedTo }),
          markEvery(phone, database),
        ])
        return true
      })
      if (written) return
    }
  }, renewalPatienceMs)
  return incidents
}

async function drillsAmong({ drills }: RecordDatabase, away: readonly Page[]): Promise<string[]> {
  const found = await drills.bulkGet([...new Set(away.map(({ subject }) => subject))])
  return found.flatMap((one) => one?.incident ?? [])
}

/** Made by another version, and it can't be made anew before it was brought back (retire.ts). */
function outdated(away: readonly Page[]): string[] {
  return away.flatMap(({ subject, retired }) => (retired?.version === summaryVersion ? [] : subject))
}
