// 受付番号 as this device keeps them: given as the chain comes in, in the transaction that moves the cursor.
import type { ReadOperation } from '../../../shared/incident/operation.ts'
import { startsAsDrill } from '../../../shared/incident/fold.ts'
import { numberAfter, seriesOf } from '../../../shared/rules/sheets/receipt-number.ts'
import type { ReceivedIntake } from '../../../shared/rules/sheets/receipt-number.ts'
import type { Receipt } from '../../../shared/sync/protocol.ts'
import type { RecordDatabase } from '../log/database.ts'
import { ofNoIncident } from '../log/operation-rows.ts'

/** The tables of a transaction that gives numbers, beside those of the operations. */
export function receiptNumberTables({ self, numbers, made }: RecordDatabase) {
  return [self, numbers, made]
}

/** The 受付票 of an incident that an operation is, once the server has received it. */
export function receivedIntakes(
  read: ReadOperation | null,
  receipt: Pick<Receipt, 'position' | 'receivedAt'> | null,
): ReceivedIntake[] {
  if (read === null || receipt === null || read.operation.type !== 'v1.intakeReceived') return []
  const { subject } = read.operation
  if (ofNoIncident(subject)) return []
  return [
    { subject, drill: startsAsDrill([read]), position: receipt.position, receivedAt: receipt.receivedAt },
  ]
}

/**
 * Numbers what came in as the cursor moved from one position to the other. Where the numbers were not those of the
 * first, nothing is numbered: they are made anew with the summaries.
 */
export async function giveReceiptNumbers(
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
