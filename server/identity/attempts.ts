// Attempts: how many wrong codes may be tried. Eight digits and three hundred tries in ten minutes. Rule AU4.

export const maxWrongCodes = 300
export const attemptWindowMs = 10 * 60 * 1000

export type Attempts = {
  /** Takes one try at `nowMs` before its outcome is known; null where there are none left. */
  take(nowMs: number): Attempt | null
}
/** Given back when the code was right. */
export type Attempt = { giveBack(): void }

/** Counts over all devices together: whoever guesses can claim to be any of them. In memory: a restart begins anew. */
export function countAttempts(): Attempts {
  let taken: { atMs: number }[] = []
  return {
    take(nowMs) {
      taken = taken.filter(({ atMs }) => Math.abs(nowMs - atMs) < attemptWindowMs)
      if (taken.length >= maxWrongCodes) return null
      const attempt = { atMs: nowMs }
      taken.push(attempt)
      return { giveBack: () => (taken = taken.filter((other) => other !== attempt)) }
    },
  }
}
