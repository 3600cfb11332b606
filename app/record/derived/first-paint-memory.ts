// Facts for the first paint, before any database is open: four flags in local storage, rebuilt by the app.
const clockOffsetKey = 'clock-offset-ms'

/** A device clock further off than this from the server's is known to be wrong (別記). */
const maxClockOffsetMs = 10 * 60 * 1000

/** Whether the last answer of the server showed this device's clock to be wrong. */
export function clockIsWrong(): boolean {
  return Math.abs(Number(read(clockOffsetKey) ?? 0)) > maxClockOffsetMs
}

/** Remembers how far the server's clock is from this device's, in milliseconds. */
export function rememberClockOffset(offsetMs: number): void {
  write(clockOffsetKey, String(Math.round(offsetMs)))
  dispatchEvent(new Event('clock-judged'))
}

/**
 * `asking`: a call of this device still waits for its outcome, so that the page keeps room for the question; `drill`: one
 * goes on here; `direct`: the prefecture was tried in vain, in an incident that owes 3-2(4) or lately in none, the agency's number is
 * larger.
 */
type Mark = 'asking' | 'drill' | 'direct'

export function rememberMark(mark: Mark, stands: boolean): void {
  write(mark, stands ? 'yes' : '')
}

/** As it was remembered; never while somebody looks at the call screen: the numbers would move. */
export function showMarks(...marks: Mark[]): void {
  for (const mark of marks) document.documentElement.toggleAttribute(`data-${mark}`, !!read(mark))
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Only the first paint goes without it.
  }
}
