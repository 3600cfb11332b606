// Receipt number 受付番号 (別紙1): given by the server's receipt of the first 受付票 of an incident, by fiscal year 年度
// (April to March, Asia/Tokyo). It follows from the chain alone, so that every device that holds it says the same.
import { tokyoIso } from './office-hours.ts'

/** A 受付票 as the server took it in. */
export type ReceivedIntake = { subject: string; position: number; receivedAt: string }
export type ReceiptNumber = { fiscalYear: number; number: number }

/**
 * By incident. `completeTo`: up to this position the device holds every line; beyond it nothing is numbered yet, since an
 * earlier one may be missing. A correction takes no number away: it was given.
 */
export function receiptNumbers(
  intakes: readonly ReceivedIntake[],
  completeTo: number,
): Map<string, ReceiptNumber> {
  const given = new Map<string, ReceiptNumber>()
  const last = new Map<number, number>()
  const inOrder = intakes
    .filter(({ position }) => position <= completeTo)
    .toSorted((a, b) => a.position - b.position)
  for (const { subject, receivedAt } of inOrder) {
    if (given.has(subject)) continue
    const fiscalYear = fiscalYearOf(receivedAt)
    const number = (last.get(fiscalYear) ?? 0) + 1
    last.set(fiscalYear, number)
    given.set(subject, { fiscalYear, number })
  }
  return given
}

/** The fiscal year in Japan of a moment (ISO 8601): `2027-03-31T23:59+09:00` → 2026. */
export function fiscalYearOf(at: string): number {
  const [year, month] = tokyoIso(Date.parse(at)).split('-').map(Number)
  if (year === undefined || month === undefined) throw new Error(`no moment: ${at}`)
  return month < 4 ? year - 1 : year
}
