// 受付番号 as this device keeps them: given as the chain comes in, in the transaction that moves the cursor.
import type { ReadOperation } from '../../../shared/incident/operation.ts'
import { startsAsDrill } from '../../../shared/incident/fold.ts'
import { numberAfter, seriesOf } from '../../../shared/rules/sheets/receipt-number.ts'
import type { ReceivedIntake } from '../../../shared/rules/sheets/receipt-number.ts'
import { firstReceivedAt } from '../../../shared/sync/receipt.ts'
import type { Receipt } from '../../../shared/sync/receipt.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import type { RecordDatabase } from '../log/database.ts'
import { pacer } from '../log/pacer.ts'
import type { InChain } from '../log/pages.ts'
import type { Phone } from '../log/phone.ts'
import { slicesOf } from '../log/slices.ts'
import { ofNoIncident } from '../log/subjects.ts'

/** The 受付票 of an incident that an operation is, once the server has received it. */
export function receivedIntakes(read: ReadOperation | null, receipt: Receipt | null): ReceivedIntake[] {
  if (read === null || receipt === null || read.operation.type !== 'v1.intakeReceived') return []
  const { subject } = read.operation
  if (ofNoIncident(subject)) return []
  return [
    {
      subject,
      drill: startsAsDrill([read]),
      position: receipt.position,
      receivedAt: firstReceivedAt(receipt),
    },
  ]
}

/**
 * Numbers what came in as the cursor moved from one position to the other, within its transaction, `numbers` and `made`
 * among its tables. Where the numbers were not those of the first, nothing is numbered: they are made anew with the summaries.
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
  const series = [...new Set(intakes.map(seriesOf))]
  const incidents = [...new Set(intakes.map(({ subject }) => subject))]
  const lasts = await Promise.all(
    series.map((one) => numbers.where('[series+number]').between([one, 0], [one, Infinity]).last()),
  )
  const numbered = new Set<string>()
  for (const some of slicesOf(incidents))
    for (const one of await numbers.bulkGet(some)) if (one !== undefined) numbered.add(one.incident)
  const last = new Map(series.map((one, index) => [one, lasts[index]?.number ?? 0]))
  const given = intakes.flatMap((intake) => {
    const { subject: incident } = intake
    if (numbered.has(incident)) return []
    numbered.add(incident)
    const next = numberAfter(last.get(seriesOf(intake)) ?? 0, intake)
    last.set(next.series, next.number)
    return [{ incident, ...next }]
  })
  for (const some of slicesOf(given)) await numbers.bulkPut(some)
  await made.put({ key: 'made', version: known?.version ?? 0, numberedTo: to })
}

/** Most lines are no 受付票: those are not read. */
export async function intakesIn(phone: Phone, lines: readonly InChain[]): Promise<ReceivedIntake[]> {
  const worked = pacer(phone)
  const intakes: ReceivedIntake[] = []
  for (const { line, receipt } of lines) {
    if (!line.includes('"v1.intakeReceived"')) continue
    await worked(1)
    intakes.push(...receivedIntakes(readStoredLine(line), receipt))
  }
  return intakes
}
