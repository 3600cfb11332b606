// Mark anew: after a change of the rules, or where numbers are not those of the cursor, all that is derived is made again.
import type { GivenNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import type { Made, Page, RecordDatabase } from '../log/database.ts'
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
/** The first of the summaries' versions since which numbers are given and drills marked as they are now. */
const numberedAlikeSince = 11

/** Marks every summary, and works the numbers out anew unless they stand. Returns the incidents that may have another number now. */
export async function markAnew(phone: Phone): Promise<string[]> {
  return phone.withDatabase(async (database) => {
    for (;;) {
      const { self, numbers, drills, made, dirty, summaries } = database
      const numberedTo = positionOf(await self.get('self'))
      const away = await retiredPages(database)
      const anew = stands(await made.get('made'), numberedTo)
        ? null
        : await numbersAnew(phone, database, numberedTo, away)
      const tables = [self, numbers, drills, made, dirty, summaries]
      const written = await database.transaction('rw', tables, async () => {
        if (positionOf(await self.get('self')) !== numberedTo) return false
        if (anew !== null) {
          await Promise.all([numbers.clear(), drills.clear()])
          await Promise.all([numbers.bulkPut(anew.numbers), drills.bulkPut(anew.drills)])
        }
        await Promise.all([
          summaries.bulkDelete(outdated(away)),
          made.put({ key: 'made', version: summaryVersion, numberedTo }),
          markEvery(phone, database),
        ])
        return true
      })
      if (written) return anew === null ? [] : everyIncident(phone)
    }
  }, renewalPatienceMs)
}

/** Numbers and drill marks are kept as the chain comes in: another version of the summaries leaves them as they are. */
function stands(known: Made | undefined, numberedTo: number): boolean {
  return (
    known?.numberedTo === numberedTo && known.version >= numberedAlikeSince && known.version <= summaryVersion
  )
}

type Anew = { numbers: (GivenNumber & { incident: string })[]; drills: { incident: string }[] }

async function numbersAnew(
  phone: Phone,
  database: RecordDatabase,
  numberedTo: number,
  away: readonly Page[],
): Promise<Anew> {
  const intakes = await everyIntake(phone, database)
  const ofAway = away.flatMap(({ retired }) => retired?.intakes ?? [])
  const given = receiptNumbersAnew(intakes, numberedTo, ofAway)
  const drilled = [...drillsAnew(intakes), ...(await drillsAmong(database, away))]
  return {
    numbers: [...given].map(([incident, number]) => ({ incident, ...number })),
    drills: drilled.map((incident) => ({ incident })),
  }
}

async function drillsAmong({ drills }: RecordDatabase, away: readonly Page[]): Promise<string[]> {
  const found = await drills.bulkGet([...new Set(away.map(({ subject }) => subject))])
  return found.flatMap((one) => one?.incident ?? [])
}

/** Made by another version, and it can't be made anew before it was brought back (retire.ts). */
function outdated(away: readonly Page[]): string[] {
  return away.flatMap(({ subject, retired }) => (retired?.version === summaryVersion ? [] : subject))
}
