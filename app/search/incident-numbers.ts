// 受付番号 of every incident that this device holds, from the intakes alone.
import { readHeldOperation } from '../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import { receiptNumbers } from '../../shared/rules/receipt-number.ts'
import type { ReceiptNumber, ReceivedIntake } from '../../shared/rules/receipt-number.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import { withDatabase } from '../record/database.ts'
import type { StoredOperation } from '../record/database.ts'

const patienceMs = 60_000
const intakeType = '"v1.intakeReceived"'

export async function readNumbers(): Promise<Map<string, ReceiptNumber>> {
  return withDatabase(async ({ operations, self }) => {
    // Most lines are no intake: they need not be parsed to know it.
    const rows = await operations.filter(({ line }) => line.includes(intakeType)).toArray()
    const own = await self.get('self')
    return receiptNumbers(rows.flatMap(received), own?.enrolment?.cursor.position ?? 0)
  }, patienceMs)
}

function received({ line, receipt }: StoredOperation): ReceivedIntake[] {
  const operation = receipt === null ? undefined : readHeldOperation(jsonOrNull(line))?.operation
  if (receipt === null || operation?.type !== 'v1.intakeReceived') return []
  const { subject } = operation
  const ofIncident = subject !== callsSubject && subject !== townSubject
  return ofIncident ? [{ subject, position: receipt.position, receivedAt: receipt.receivedAt }] : []
}
