// Dates and times as they are shown: Asia/Tokyo whatever the phone says, 02:05 for times; days in 和暦 are long-date.ts. No moment
// of the calendar is no words.
import { tokyoMoment } from '../../shared/rules/town/office-hours.ts'

/** A moment far from any that is told: seen from there each time has its date and year. */
export const fromAfar = new Date(0)

const inJapan = (date: Date) => tokyoMoment(date.getTime())

/** `02:05` */
export function clockTime(date: Date): string {
  return inJapan(date).time
}

/** `2026-11-23`; beyond the year 9999 as ISO 8601 has it, `+012000-01-01`. */
export function isoDate(date: Date): string {
  return inJapan(date).date
}

/** `02:05` today, `11/22 23:40` on another day of this year, `2025/11/22 23:40` before. `at` is ISO 8601. */
export function shortTime(at: string, now: Date): string {
  const [then, today] = [inJapan(new Date(at)), inJapan(now)]
  if (then.date === today.date) return then.time
  const year = then.year === today.year ? '' : `${then.year}/`
  return then.time && `${year}${dayAndTime(at)}`
}

/** `11/22 23:40`, whatever day it is. */
export function dayAndTime(at: string): string {
  const { time, month, day } = inJapan(new Date(at))
  return time && `${month}/${day} ${time}`
}

/** `2026-11-23` → `2026/11/23`; nothing stays nothing. */
export function yearMonthDay(date: string | null | undefined): string | null {
  return date?.replaceAll('-', '/') ?? null
}
