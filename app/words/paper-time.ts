// Dates and times as the town writes them on paper: 令和8年11月23日(月) 午前2時5分, noon 正午, midnight 午前0時.
import { tokyoMoment } from '../../shared/rules/town/office-hours.ts'
import { shortTime, yearMonthDay } from './dates.ts'
import { longDate } from './long-date.ts'

const noon = 12 * 60

/** In place of the moment at which something is read: on paper each time has its date, in 和暦. Told by its identity. */
export const onPaper = new Date(0)

/** `at` as it is read at this moment, or on paper. */
export function timeInWords(at: string, now: Date): string {
  return now === onPaper ? paperTime(at) : shortTime(at, now)
}

export function dayInWords(date: string, now: Date): string | null {
  return now === onPaper ? paperDate(date) : yearMonthDay(date)
}

/** `at` is ISO 8601; in Japan, to the minute. */
export function paperTime(at: string): string {
  const day = longDate(new Date(at))
  return day && `${day} ${timeOfDay(tokyoMoment(Date.parse(at)).minute)}`
}

/** `2026-12-25` → `令和8年12月25日(金)`; nothing stays nothing. */
export function paperDate(date: string | null | undefined): string | null {
  return date === null || date === undefined ? null : longDate(new Date(`${date}T00:00:00+09:00`))
}

function timeOfDay(minuteOfDay: number): string {
  if (minuteOfDay === noon) return '正午'
  const half = minuteOfDay < noon ? '午前' : '午後'
  const [hour, minute] = [Math.floor((minuteOfDay % noon) / 60), minuteOfDay % 60]
  return minute === 0 ? `${half}${hour}時` : `${half}${hour}時${minute}分`
}

/** `11月23日午前2時13分`, where the year stands beside it. */
export function shortPaperTime(at: string): string {
  const { date, month, day, minute } = tokyoMoment(Date.parse(at))
  return date === '' ? '' : `${month}月${day}日${timeOfDay(minute)}`
}
