// Dates and times as they are shown: Asia/Tokyo whatever the phone says, 和暦 for days, 02:05 for times. No moment of the
// calendar is no words. By arithmetic but for 和暦: to make a formatter takes a slow phone longer than to lay out the numbers.
import { tokyoMoment } from '../../shared/rules/town/office-hours.ts'

/** A moment far from any that is told: seen from there each time has its date and year. */
export const fromAfar = new Date(0)
export const weekdays = ['日', '月', '火', '水', '木', '金', '土']

let japanese: Intl.DateTimeFormat | undefined

const inJapan = (date: Date) => tokyoMoment(date.getTime())
const padded = (number: number, digits = 2) => String(number).padStart(digits, '0')

/** `02:05` */
export function clockTime(date: Date): string {
  const { date: day, minute } = inJapan(date)
  return day === '' ? '' : `${padded(Math.floor(minute / 60))}:${padded(minute % 60)}`
}

/** `2026-11-23`; beyond the year 9999 as ISO 8601 has it, `+012000-01-01`. */
export function isoDate(date: Date): string {
  return inJapan(date).date
}

/** From this year on Japan counts its days as the calendar of the computer does (明治6年). */
const firstKnownYear = 1873
/** 令和99年: nobody knows the eras of later. */
const lastKnownYear = 2117

/** `令和8年11月23日(月)`; year 1 is 元年. Without an era `西暦8年11月23日`, where its calendar is ours with the weekday. */
export function longDate(date: Date): string {
  const { date: day, year, month, dayOfMonth, weekday } = inJapan(date)
  if (day === '') return ''
  const named = `${year < 1 ? `紀元前${1 - year}` : `西暦${year}`}年${month}月${dayOfMonth}日`
  if (year < firstKnownYear) return named
  if (year > lastKnownYear) return `${named}(${weekdays[weekday]})`
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
  const [then, today] = [inJapan(date), inJapan(now)]
  if (then.date === '' || then.date === today.date) return clockTime(date)
  return then.year === today.year ? dayAndTime(at) : `${padded(then.year, 4)}/${dayAndTime(at)}`
}

/** `11/22 23:40`, whatever day it is. */
export function dayAndTime(at: string): string {
  const date = new Date(at)
  const { date: day, month, dayOfMonth } = inJapan(date)
  return day === '' ? '' : `${month}/${dayOfMonth} ${clockTime(date)}`
}

/** `2026-11-23` → `2026/11/23`; nothing stays nothing. */
export function yearMonthDay(date: string | null | undefined): string | null {
  return date?.replaceAll('-', '/') ?? null
}
