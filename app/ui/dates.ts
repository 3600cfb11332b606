// Dates and times as they are shown: Asia/Tokyo whatever the phone says, 和暦 for days, 02:05 for times.
const timeZone = 'Asia/Tokyo'
const time = new Intl.DateTimeFormat('ja-JP', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const iso = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
const day = new Intl.DateTimeFormat('ja-JP', { timeZone, month: 'numeric', day: 'numeric' })
const japanese = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone,
  era: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})

/** `02:05` */
export function clockTime(date: Date): string {
  return time.format(date)
}

/** `令和8年11月23日(月)`, and the same day as `2026-11-23`. Year 1 is 元年. */
export const longDate = {
  of: (date: Date): string => japanese.format(date),
  isoOf: (date: Date): string => iso.format(date),
}

/** `02:05` today, `11/22 23:40` on another day of this year, `2025/11/22 23:40` before. `at` is ISO 8601. */
export function shortTime(at: string, now: Date): string {
  const date = new Date(at)
  const [then, today] = [iso.format(date), iso.format(now)]
  if (then === today) return time.format(date)
  const year = then.slice(0, 4) === today.slice(0, 4) ? '' : `${then.slice(0, 4)}/`
  return `${year}${day.format(date)} ${time.format(date)}`
}
