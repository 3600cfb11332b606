// Dates and times as they are shown: Asia/Tokyo whatever the phone says, 和暦 for days, 02:05 for times.
// By arithmetic but for 和暦: to make a formatter takes a slow phone longer than to lay out the numbers.
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'

/** A moment far from any that is told: seen from there each time has its date and year. */
export const fromAfar = new Date(0)

let japanese: Intl.DateTimeFormat | undefined

/** `02:05` */
export function clockTime(date: Date): string {
  return tokyoIso(date.getTime()).slice(11, 16)
}

/** `2026-11-23` */
export function isoDate(date: Date): string {
  return tokyoIso(date.getTime()).slice(0, 10)
}

/** From this day on Japan counts its days as the calendar of the computer does (明治6年1月1日). */
const firstKnownDay = '1873-01-01'

/** `令和8年11月23日(月)`; year 1 is 元年. Before 1873 without an era: `西暦8年11月23日`. */
export function longDate(date: Date): string {
  const day = isoDate(date)
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  if (day < firstKnownDay) return `西暦${year}年${month}月${dayOfMonth}日`
  japanese ??= new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    timeZone: 'Asia/Tokyo',
    era: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  })
  return japanese.format(date)
}

/** `02:05` today, `11/22 23:40` on another day of this year, `2025/11/22 23:40` before. `at` is ISO 8601. */
export function shortTime(at: string, now: Date): string {
  const date = new Date(at)
  const [then, today] = [isoDate(date), isoDate(now)]
  if (then === today) return clockTime(date)
  return then.slice(0, 4) === today.slice(0, 4) ? dayAndTime(at) : `${then.slice(0, 4)}/${dayAndTime(at)}`
}

/** `11/22 23:40`, whatever day it is. */
export function dayAndTime(at: string): string {
  const date = new Date(at)
  const [, month, day] = isoDate(date).split('-').map(Number)
  return `${month}/${day} ${clockTime(date)}`
}

/** `2026-11-23` → `2026/11/23`; nothing stays nothing. */
export function yearMonthDay(date: string | null | undefined): string | null {
  return date?.replaceAll('-', '/') ?? null
}
