// How long ago something is said to have happened. Longer than a year is a slip more often than not, and is doubted; it
// stands all the same.
const yearMs = 366 * 24 * 60 * 60 * 1000

/** `at`: ISO 8601; `nowMs`: epoch milliseconds. */
export function isLongPast(at: string, nowMs: number): boolean {
  return nowMs - Date.parse(at) > yearMs
}
