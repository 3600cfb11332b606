// Reports of a leak to 個人情報保護委員会 (番号法29条の4, 個人情報保護法68条): outside the plan, perhaps owed by law. Dates
// are worked out and stay 要確認; whether they apply is never decided here.
import type { HolidayCalendar } from '../plan/holidays.ts'
import type { OfficeHours } from '../plan/schemas.ts'
import { closedDay } from './town/office-hours.ts'

/** The law's own count: the day of knowing is day 1, and days of rest count. */
const preliminaryDays = [3, 5] as const
const finalDays = { usual: 30, improperPurpose: 60 } as const
const dayMs = 24 * 60 * 60 * 1000

export type LeakReportDays = {
  /** 速報の目安: about the first of these days to the second (`2026-12-03`). A rough guide, so that it never moves. */
  preliminary: { from: string; until: string }
  final: {
    /** The nth day from knowing. */
    days: number
    /** That day by the calendar, and the last day for the 確報: where it is closed, the next open one. */
    counted: string
    date: string
    /** False: the holidays of that year are not known here. */
    isHolidayKnown: boolean
  }
}

/** The days for a leak known on `knownOn` (`2026-12-01`). `improperPurpose`: 不正の目的 is to be feared. */
export function leakReportDays(
  knownOn: string,
  improperPurpose: boolean,
  hours: OfficeHours,
  calendar: HolidayCalendar,
): LeakReportDays {
  const [from, until] = preliminaryDays
  const days = improperPurpose ? finalDays.improperPurpose : finalDays.usual
  const counted = nthDay(knownOn, days)
  const date = nextOpenDay(counted, hours, calendar)
  const isKnown = (day: string) => yearOf(day) >= calendar.firstYear && yearOf(day) <= calendar.lastYear
  return {
    preliminary: { from: nthDay(knownOn, from), until: nthDay(knownOn, until) },
    final: { days, counted, date, isHolidayKnown: isKnown(counted) && isKnown(date) },
  }
}

/** The day itself where it is open. No rest is longer than this many days. */
const longestRest = 14

function nextOpenDay(date: string, hours: OfficeHours, calendar: HolidayCalendar): string {
  const days = Array.from({ length: longestRest }, (_, n) => nthDay(date, n + 1))
  return days.find((day) => closedDay(day, weekdayOf(day), hours, calendar) === null) ?? date
}

/** Day 1 is `date` itself. Whole days of UTC: a calendar date has no zone. */
function nthDay(date: string, n: number): string {
  return new Date(midnight(date) + (n - 1) * dayMs).toISOString().replace(/T.*/, '')
}

function weekdayOf(date: string): number {
  return new Date(midnight(date)).getUTCDay()
}

function midnight(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function yearOf(date: string): number {
  return new Date(midnight(date)).getUTCFullYear()
}
