// Attempts: wrong codes are counted over all devices together, since whoever guesses can claim to be any of them, and slowed
// once there are many. A right code is never refused: to block the others costs nothing but wrong codes. In memory: a restart
// begins anew. Rule AU4.
import { setTimeout as sleep } from 'node:timers/promises'

export const maxWrongCodes = 300
export const attemptWindowMs = 10 * 60 * 1000
const slowedMs = 1000
/** More than wait at once are answered at once: a waiting answer holds a connection. */
const maxWaiting = 50

export type Attempts = {
  /** After a wrong code at `nowMs`. Whether there were too many: its answer has been held back then. */
  wrong(nowMs: number): Promise<boolean>
}

export function countAttempts(): Attempts {
  let wrongAtMs: number[] = []
  let waiting = 0
  return {
    async wrong(nowMs) {
      wrongAtMs = wrongAtMs.filter((atMs) => Math.abs(nowMs - atMs) < attemptWindowMs)
      if (wrongAtMs.length < maxWrongCodes) {
        wrongAtMs.push(nowMs)
        return false
      }
      if (waiting >= maxWaiting) return true
      waiting += 1
      await sleep(slowedMs)
      waiting -= 1
      return true
    },
  }
}
