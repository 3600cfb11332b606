// Time of an event 日時 as a person enters it (別紙1): Japan's wall clock, whatever zone the phone is in.
import { isLongPast } from '../incident/event-age.ts'
import { tokyoMoment } from './town/office-hours.ts'

const wallTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/
const dateLength = 'YYYY-MM-DD'.length

/** `at` (ISO 8601 with offset) → `2026-11-23T02:13`, to the minute, in Japan; empty: a year that no field holds. */
export function wallTimeOf(at: string): string {
  const { date, time } = tokyoMoment(Date.parse(at))
  return date.length === dateLength ? `${date}T${time}` : ''
}

/** `2026-11-23T02:13` → ISO 8601 with Japan's offset. Null: no moment of the calendar. */
export function atOfWallTime(text: string): string | null {
  if (!wallTime.test(text)) return null
  const at = `${text}:00+09:00`
  // A date parser may take 30 February for 2 March: what it read must read back the same.
  return Number.isNaN(Date.parse(at)) || wallTimeOf(at) !== text ? null : at
}

export type TimeDoubt = 'inFuture' | 'longPast' | 'discoveredBeforeOccurred'
export type EventTimes = Record<'receivedAt' | 'occurredAt' | 'discoveredAt', string | null>

/** Warnings about the times (ISO) at `nowMs` (epoch milliseconds), by field. To be said, never to be refused. */
export function timeDoubts(times: EventTimes, nowMs: number): Partial<Record<keyof EventTimes, TimeDoubt>> {
  const isFuture = (at: string | null) => at !== null && Date.parse(at) > nowMs
  const isPast = (at: string | null) => at !== null && isLongPast(at, nowMs)
  const { receivedAt, occurredAt, discoveredAt } = times
  const reversed =
    occurredAt !== null && discoveredAt !== null && Date.parse(discoveredAt) < Date.parse(occurredAt)
  return {
    ...(isPast(receivedAt) && { receivedAt: 'longPast' }),
    ...(isPast(occurredAt) && { occurredAt: 'longPast' }),
    ...(isPast(discoveredAt) && { discoveredAt: 'longPast' }),
    ...(isFuture(receivedAt) && { receivedAt: 'inFuture' }),
    ...(isFuture(occurredAt) && { occurredAt: 'inFuture' }),
    ...(reversed && { discoveredAt: 'discoveredBeforeOccurred' }),
    ...(isFuture(discoveredAt) && { discoveredAt: 'inFuture' }),
  }
}

const eras = [
  { name: '令和', before: 2018, last: 99 },
  { name: '平成', before: 1988, last: 31 },
  { name: '', before: 2000, last: 99 },
]
const mostAsked = 2

/** What a year of one or two digits, typed as a Gregorian one, may have meant: the latest that has come, first. */
export function meantYears(typed: number, thisYear: number): { year: number; words: string }[] {
  if (typed < 1) return []
  return eras
    .filter(({ before, last }) => typed <= last && before + typed <= thisYear)
    .map(({ name, before }) => {
      const year = before + typed
      return { year, words: name === '' ? `${year}年` : `${name}${typed === 1 ? '元' : typed}年` }
    })
    .toSorted((a, b) => b.year - a.year)
    .slice(0, mostAsked)
}
