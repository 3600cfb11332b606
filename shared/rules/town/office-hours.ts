// Which of the prefecture's two numbers leads (別記, 1-2). The prefecture's calendar, always Asia/Tokyo.
// It only ranks: both numbers always stand, with the reason.
import type { HolidayCalendar } from '../../plan/holidays.ts'
import type { OfficeHours } from '../../plan/schemas.ts'

export type Ranking = {
  /** Null: both stand equal, because the calendar or the clock can't be trusted. */
  leads: 'day' | 'night' | null
  reason: string
  warning: boolean
}

// Japan has kept UTC+9 without daylight saving since 1952, so Asia/Tokyo needs no time zone database.
const tokyoOffsetMs = 9 * 60 * 60 * 1000

/** Which number leads at `nowMs` (epoch milliseconds). `clockWrong`: the device clock is known to be off. */
export function rankPrefecture(
  nowMs: number,
  hours: OfficeHours,
  calendar: HolidayCalendar,
  clockWrong: boolean,
): Ranking {
  if (clockWrong)
    return { leads: null, reason: 'この端末の時計がずれているため、時刻で番号を選べません', warning: true }
  const { date, year, minute, weekday } = tokyoMoment(nowMs)
  if (year < calendar.firstYear || year > calendar.lastYear)
    return { leads: null, reason: '祝日のデータがない年のため、日付で番号を選べません', warning: true }
  const closed = closedDay(date, weekday, hours, calendar)
  if (closed !== null) return night(`本日は${closed}のため夜間・休日の番号です`)
  if (minute >= hours.openMinute && minute < hours.closeMinute)
    return { leads: 'day', reason: `平日${hours.shown}のため通常業務時の番号です`, warning: false }
  return night(`業務時間(平日${hours.shown})の外のため夜間・休日の番号です`)
}

function night(reason: string): Ranking {
  return { leads: 'night', reason, warning: false }
}

/** Why the prefecture is closed all day, as the reason names it; null on a working day. */
export function closedDay(
  date: string,
  weekday: number,
  hours: OfficeHours,
  calendar: HolidayCalendar,
): string | null {
  const holiday = calendar.names[date]
  if (holiday !== undefined) return holiday
  const monthDay = date.slice(-'MM-DD'.length)
  if (monthDay >= hours.yearEnd.from || monthDay <= hours.yearEnd.until) return '年末年始'
  if (weekday === 6) return '土曜日'
  if (weekday === 0) return '日曜日'
  return null
}

/**
 * The date, time (`02:13`), minute of the day and weekday (0 Sunday) in Tokyo. `date` is `2026-11-23`, beyond the year 9999 and before the
 * year 0 as ISO 8601 has it, `+012000-01-01`; of no moment of the calendar date and time are empty.
 */
export function tokyoMoment(nowMs: number) {
  const shifted = new Date(nowMs + tokyoOffsetMs)
  const [date = '', time = ''] = shifted.toJSON()?.split('T') ?? []
  // Not at the sign of a year before 0.
  const [year = 0, month, day] = date.split(/\b-/).map(Number)
  return {
    date,
    time: time.slice(0, 5),
    year,
    month,
    day,
    minute: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  }
}

/** ISO 8601 with Tokyo's offset, e.g. `2026-11-23T02:13:00.000+09:00`: how the record writes `at`. */
export function tokyoIso(nowMs: number): string {
  return `${new Date(nowMs + tokyoOffsetMs).toISOString().slice(0, -1)}+09:00`
}
