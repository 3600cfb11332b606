// 受付番号 worked out anew from everything stored, and read for files of many incidents.
import { receiptNumbers } from '../../../shared/rules/sheets/receipt-number.ts'
import type { ReceiptNumber, ReceivedIntake } from '../../../shared/rules/sheets/receipt-number.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import { withDatabase } from '../log/database.ts'
import type { RecordDatabase } from '../log/database.ts'
import { markDrillsAnew } from './drill-marks.ts'
import { receivedIntakes } from './receipt-numbers.ts'

const rowsAtOnce = 1000

/** Works out every number, and which incidents are drills, from the operations; `completeTo`: the cursor's position. */
export async function giveReceiptNumbersAnew(database: RecordDatabase, completeTo: number): Promise<void> {
  const { operations, numbers } = database
  const intakes: ReceivedIntake[] = []
  await numbers.clear()
  await markDrillsAnew(database)
  for (let after = ''; ;) {
    const rows = await operations.where('id').above(after).limit(rowsAtOnce).toArray()
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
    // Most lines are no 受付票: those are not read.
    for (const { line, receipt } of rows.filter((row) => row.line.includes('v1.intakeReceived')))
      intakes.push(...receivedIntakes(readStoredLine(line), receipt))
  }
  const given = [...receiptNumbers(intakes, completeTo)]
  await numbers.bulkPut(given.map(([incident, number]) => ({ incident, ...number })))
}

/** The numbers of these incidents; those without one are left out. */
export async function givenReceiptNumbers(ids: readonly string[]): Promise<Map<string, ReceiptNumber>> {
  const found = await withDatabase(({ numbers }) => numbers.bulkGet([...ids]))
  return new Map(found.flatMap((given) => (given === undefined ? [] : [[given.incident, given] as const])))
}
