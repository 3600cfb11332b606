// A time of the day as a form has it, `08:30`, and as the record does: minutes after midnight.
const clock = /^(\d{1,2}):(\d\d)$/

/** Null: not typed to its end. */
export function minutesOfClock(text: string): number | null {
  const [, hours, minutes] = clock.exec(text) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** `hourDigits`: 2 as a form takes it, 1 as it is told. */
export function clockOfMinutes(minutes: number, hourDigits: 1 | 2 = 1): string {
  const hours = String(Math.floor(minutes / 60)).padStart(hourDigits, '0')
  return `${hours}:${String(minutes % 60).padStart(2, '0')}`
}
