// National holidays 国民の祝日, from the kept list of @holiday-jp/holiday_jp. Read at build and by tests alone:
// the page carries the years in use, so that a phone offline knows them and knows where they end.
import holidayJp from '@holiday-jp/holiday_jp'
import * as z from 'zod/mini'

export const HolidayCalendar = z.object({
  firstYear: z.int(),
  lastYear: z.int(),
  /** `2026-11-23` → `勤労感謝の日` */
  names: z.record(z.string(), z.string()),
})
export type HolidayCalendar = z.infer<typeof HolidayCalendar>

const kept = Object.values(holidayJp.holidays).toSorted((one, other) => one.date.localeCompare(other.date))

/** The holidays of whole years, both ends included, and no year beyond those the kept list has. */
export function holidayCalendar(firstYear: number, lastYear: number): HolidayCalendar {
  const first = Math.max(firstYear, yearOf(kept.at(0)))
  const last = Math.min(lastYear, yearOf(kept.at(-1)))
  const names = kept
    .filter((holiday) => yearOf(holiday) >= first && yearOf(holiday) <= last)
    .map(({ date, name }) => [date, name] as const)
  return { firstYear: first, lastYear: last, names: Object.fromEntries(names) }
}

function yearOf(holiday: { date: string } | undefined): number {
  return Number(holiday?.date.slice(0, 4))
}
