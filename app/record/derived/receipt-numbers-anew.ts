// 受付番号 worked out anew from everything stored, and read for files of many incidents.
import { Dexie } from 'dexie'
import { receiptNumbers } from '../../../shared/rules/sheets/receipt-number.ts'
import type {
  GivenNumber,
  ReceiptNumber,
  ReceivedIntake,
} from '../../../shared/rules/sheets/receipt-number.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import type { Page, RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { rowsIn } from '../log/rows.ts'
import { receivedIntakes } from './receipt-numbers.ts'

const pagesAtOnce = 200

/** Every number by incident, from what the record has up to the position `completeTo`. */
export async function receiptNumbersAnew(
  phone: Phone,
  database: RecordDatabase,
  completeTo: number,
): Promise<Map<string, GivenNumber>> {
  const intakes: ReceivedIntake[] = []
  for await (const pages of everyPage(database)) {
    const rows = await rowsIn(phone.codec, { pages, parcels: [], asides: [] })
    // Most lines are no 受付票: those are not read.
    for (const { line, receipt } of rows.filter((row) => row.line.includes('v1.intakeReceived')))
      intakes.push(...receivedIntakes(readStoredLine(line), receipt))
  }
  return receiptNumbers(intakes, completeTo)
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

/** The numbers of these incidents; those without one are left out. */
export async function givenReceiptNumbers(
  phone: Phone,
  ids: readonly string[],
): Promise<Map<string, ReceiptNumber>> {
  const found = await phone.withDatabase(({ numbers }) => numbers.bulkGet([...ids]))
  return new Map(found.flatMap((given) => (given === undefined ? [] : [[given.incident, given] as const])))
}
