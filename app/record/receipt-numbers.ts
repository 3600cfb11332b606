// 受付番号 as this device keeps them: given as the chain comes in, in the transaction that moves the cursor, and worked out
// anew from the whole chain where they are doubted.
import { readHeldOperation } from '../../shared/incident/operation.ts'
import type { ReadOperation } from '../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import { startsAsDrill } from '../../shared/incident/fold.ts'
import { numberAfter, receiptNumbers, seriesOf } from '../../shared/rules/receipt-number.ts'
import type { ReceiptNumber, ReceivedIntake } from '../../shared/rules/receipt-number.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import type { Receipt } from '../../shared/sync/protocol.ts'
import { withDatabase } from './database.ts'
import type { RecordDatabase } from './database.ts'
import { markDrillsAnew } from './drill-marks.ts'

const rowsAtOnce = 1000

/** What a transaction that numbers is over, beside the operations. */
export function numberTables({ self, numbers, made }: RecordDatabase) {
  return [self, numbers, made]
}

/** The 受付票 of an incident that an operation is, once the server has received it. */
export function receivedIntakes(
  read: ReadOperation | null,
  receipt: Pick<Receipt, 'position' | 'receivedAt'> | null,
): ReceivedIntake[] {
  if (read === null || receipt === null || read.operation.type !== 'v1.intakeReceived') return []
  const { subject } = read.operation
  if (subject === callsSubject || subject === townSubject) return []
  return [
    { subject, drill: startsAsDrill([read]), position: receipt.position, receivedAt: receipt.receivedAt },
  ]
}

/**
 * Numbers what came in as the cursor moved from one position to the other. Where the numbers were not those of the
 * first, nothing is numbered: they are made anew with the summaries.
 */
export async function giveNumbers(
  { numbers, made }: RecordDatabase,
  from: number,
  to: number,
  intakes: readonly ReceivedIntake[],
): Promise<void> {
  const known = await made.get('made')
  // A cursor at the start has nothing behind it that could be numbered.
  if (from === 0) await numbers.clear()
  else if (known?.numberedTo !== from) return
  for (const intake of intakes) {
    const { subject: incident } = intake
    if ((await numbers.get(incident)) !== undefined) continue
    const series = seriesOf(intake)
    const last = await numbers.where('[series+number]').between([series, 0], [series, Infinity]).last()
    await numbers.put({ incident, ...numberAfter(last?.number ?? 0, intake) })
  }
  await made.put({ key: 'made', version: known?.version ?? 0, numberedTo: to })
}

/** Works out every number, and which incidents are drills, from the operations; `completeTo`: the cursor's position. */
export async function numberAnew(database: RecordDatabase, completeTo: number): Promise<void> {
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
      intakes.push(...receivedIntakes(readHeldOperation(jsonOrNull(line)), receipt))
  }
  const given = [...receiptNumbers(intakes, completeTo)]
  await numbers.bulkPut(given.map(([incident, number]) => ({ incident, ...number })))
}

/** The numbers of these incidents; those without one are left out. */
export async function givenNumbers(ids: readonly string[]): Promise<Map<string, ReceiptNumber>> {
  const found = await withDatabase(({ numbers }) => numbers.bulkGet([...ids]))
  return new Map(found.flatMap((given) => (given === undefined ? [] : [[given.incident, given] as const])))
}
