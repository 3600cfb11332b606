// A day as a heading, with its weekday and 祝 where it is a holiday 祝日.
import type { HolidayCalendar } from '../../shared/plan/holidays.ts'

const weekdays = ['日', '月', '火', '水', '木', '金', '土']

/** `2026-11-23` → `11月23日(月・祝)`; with its year where `today` is of another one. */
export function dayHeading(date: string, today: string, holidays: HolidayCalendar['names']): string {
  const day = new Date(date)
  if (Number.isNaN(day.getTime())) return ''
  const year = day.getUTCFullYear()
  const shownYear = year === new Date(today).getUTCFullYear() ? '' : `${year}年`
  const holiday = holidays[date] === undefined ? '' : '・祝'
  return `${shownYear}${day.getUTCMonth() + 1}月${day.getUTCDate()}日(${weekdays[day.getUTCDay()]}${holiday})`
}
