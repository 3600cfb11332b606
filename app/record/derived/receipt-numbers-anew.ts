// 受付番号 worked out anew from everything stored, and read for files of many incidents.
import { receiptNumbers } from '../../../shared/rules/sheets/receipt-number.ts'
import type {
  GivenNumber,
  ReceiptNumber,
  ReceivedIntake,
} from '../../../shared/rules/sheets/receipt-number.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import type { Phone } from '../log/phone.ts'
import type { StoredOperation } from '../log/rows.ts'
import { receivedIntakes } from './receipt-numbers.ts'

/**
 * Every number by incident, from what the record has up to the position `completeTo`; `intakes`: every one that is here,
 * `away`: those whose bytes are at the server alone.
 */
export function receiptNumbersAnew(
  intakes: readonly StoredOperation[],
  completeTo: number,
  away: readonly ReceivedIntake[] = [],
): Map<string, GivenNumber> {
  const received = intakes.flatMap(({ line, receipt }) => receivedIntakes(readStoredLine(line), receipt))
  return receiptNumbers([...received, ...away], completeTo)
}

/** The numbers of these incidents; those without one are left out. */
export async function givenReceiptNumbers(
  phone: Phone,
  ids: readonly string[],
): Promise<Map<string, ReceiptNumber>> {
  const found = await phone.withDatabase(({ numbers }) => numbers.bulkGet([...ids]))
  return new Map(found.flatMap((given) => (given === undefined ? [] : [[given.incident, given] as const])))
}
