// Receipt number 受付番号 (別紙1): given by the server's receipt of the first 受付票 of an incident, by fiscal year 年度
// (April to March, Asia/Tokyo), drills 訓練 in a series of their own. It follows from the chain alone, so that every device
// that holds it says the same.
import { tokyoIso } from '../town/office-hours.ts'

/** A 受付票 as the server took it in; `drill` as it was first said. The first of an incident gives number and series. */
export type ReceivedIntake = { subject: string; drill: boolean; position: number; receivedAt: string }
export type ReceiptNumber = { fiscalYear: number; number: number }
/** `series`: what is counted together, a fiscal year's incidents, and apart from them its drills. */
export type GivenNumber = ReceiptNumber & { series: string }

/**
 * By incident. `completeTo`: up to this position the device holds every line; beyond it nothing is numbered yet, since an
 * earlier one may be missing. A correction takes no number away: it was given.
 */
export function receiptNumbers(
  intakes: readonly ReceivedIntake[],
  completeTo: number,
): Map<string, GivenNumber> {
  const given = new Map<string, GivenNumber>()
  const last = new Map<string, number>()
  const inOrder = intakes
    .filter(({ position }) => position <= completeTo)
    .toSorted((a, b) => a.position - b.position)
  for (const intake of inOrder) {
    if (given.has(intake.subject)) continue
    const next = numberAfter(last.get(seriesOf(intake)) ?? 0, intake)
    last.set(next.series, next.number)
    given.set(intake.subject, next)
  }
  return given
}

/** The number after the last one of its series, 0 where that has none yet. */
export function numberAfter(last: number, intake: ReceivedIntake): GivenNumber {
  return { series: seriesOf(intake), fiscalYear: fiscalYearOf(intake.receivedAt), number: last + 1 }
}

export function seriesOf({ drill, receivedAt }: ReceivedIntake): string {
  return `${drill ? 'drill' : 'real'} ${fiscalYearOf(receivedAt)}`
}

/** The fiscal year in Japan of a moment (ISO 8601): `2027-03-31T23:59+09:00` → 2026. */
export function fiscalYearOf(at: string): number {
  const [year, month] = tokyoIso(Date.parse(at)).split('-').map(Number)
  if (year === undefined || month === undefined) throw new Error(`no moment: ${at}`)
  return month < 4 ? year - 1 : year
}
