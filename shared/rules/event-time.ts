// Time of an event 日時 as a person enters it (別紙1): Japan's wall clock, whatever zone the phone is in.
import { tokyoIso } from './town/office-hours.ts'

const wallTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/
const minuteLength = 'YYYY-MM-DDTHH:MM'.length

/** `at` (ISO 8601 with offset) → `2026-11-23T02:13`, to the minute, in Japan. */
export function wallTimeOf(at: string): string {
  return tokyoIso(Date.parse(at)).slice(0, minuteLength)
}

/** `2026-11-23T02:13` → ISO 8601 with Japan's offset. Null: no moment of the calendar. */
export function atOfWallTime(text: string): string | null {
  if (!wallTime.test(text)) return null
  const at = `${text}:00+09:00`
  // A date parser may take 30 February for 2 March: what it read must read back the same.
  return Number.isNaN(Date.parse(at)) || wallTimeOf(at) !== text ? null : at
}

export type TimeDoubt = 'inFuture' | 'discoveredBeforeOccurred'
export type EventTimes = Record<'receivedAt' | 'occurredAt' | 'discoveredAt', string | null>

/** Warnings about the times (ISO) at `nowMs` (epoch milliseconds), by field. To be said, never to be refused. */
export function timeDoubts(times: EventTimes, nowMs: number): Partial<Record<keyof EventTimes, TimeDoubt>> {
  const isFuture = (at: string | null) => at !== null && Date.parse(at) > nowMs
  const { receivedAt, occurredAt, discoveredAt } = times
  const reversed =
    occurredAt !== null && discoveredAt !== null && Date.parse(discoveredAt) < Date.parse(occurredAt)
  return {
    ...(isFuture(receivedAt) && { receivedAt: 'inFuture' }),
    ...(isFuture(occurredAt) && { occurredAt: 'inFuture' }),
    ...(reversed && { discoveredAt: 'discoveredBeforeOccurred' }),
    ...(isFuture(discoveredAt) && { discoveredAt: 'inFuture' }),
  }
}
