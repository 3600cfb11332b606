// Dates and times as they are shown: Asia/Tokyo whatever the phone says, 和暦 for days, 02:05 for times. No moment of the
// calendar is no words. By arithmetic but for 和暦: to make a formatter takes a slow phone longer than to lay out the numbers.
import { tokyoMoment } from '../../shared/rules/town/office-hours.ts'

/** A moment far from any that is told: seen from there each time has its date and year. */
export const fromAfar = new Date(0)

let japanese: Intl.DateTimeFormat | undefined

const inJapan = (date: Date) => tokyoMoment(date.getTime())

/** `02:05` */
export function clockTime(date: Date): string {
  return inJapan(date).time
}

/** `2026-11-23`; beyond the year 9999 as ISO 8601 has it, `+012000-01-01`. */
export function isoDate(date: Date): string {
  return inJapan(date).date
}

/** From this year on Japan counts its days as the calendar of the computer does (明治6年). */
const firstKnownYear = 1873
/** 令和99年: nobody knows the eras of later. */
const lastKnownYear = 2117

/** `令和8年11月23日(月)`; year 1 is 元年. Where no era is known `西暦8年11月23日`, before that nothing. */
export function longDate(date: Date): string {
  const { year, month, day } = inJapan(date)
  const isKnown = year >= firstKnownYear && year <= lastKnownYear
  if (!isKnown) return year > 0 ? `西暦${year}年${month}月${day}日` : ''
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
