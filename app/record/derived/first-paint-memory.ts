// Facts for the first paint, before any database is open: four flags in local storage, rebuilt by the app.
const clockOffsetKey = 'clock-offset-ms'
const unansweredKey = 'unanswered-calls'
const drillKey = 'drill'
const directKey = 'direct'

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

/** Whether a call of this device still waits for its outcome, so that the page keeps room for the question. */
export function unansweredCalls(): boolean {
  return read(unansweredKey) === 'yes'
}

export function rememberUnansweredCalls(waiting: boolean): void {
  write(unansweredKey, waiting ? 'yes' : 'no')
}

export function rememberDrill(goesOn: boolean): void {
  write(drillKey, goesOn ? 'yes' : 'no')
}

/** Whether an incident owes 3-2(4) and the prefecture was tried in vain: the agency's number then stands larger. */
export function rememberDirect(owed: boolean): void {
  write(directKey, owed ? 'yes' : 'no')
}

/** Marks the call screen by both, or not; never while somebody looks at it: the numbers would move. */
export function markCallScreen(): void {
  for (const key of [drillKey, directKey])
    document.documentElement.toggleAttribute(`data-${key}`, read(key) === 'yes')
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
