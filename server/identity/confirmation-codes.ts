// Confirmation codes 確認コード: where no passkey can be used, an act is confirmed by a code that other administrators' devices and
// the server's terminal show, not the one that asks. In memory, for one device and one act. Rule AU12.
import { randomInt } from 'node:crypto'
import {
  type AskedConfirmation,
  confirmationDigits,
  confirmationCodeLifeMs,
} from '../../shared/sync/confirmations.ts'
import type { RequestRefusal } from '../../shared/sync/protocol.ts'

/** Of one device, until its code has run out: whoever guesses is stopped, the others are not. */
export const maxWrongConfirmations = 5

export type ConfirmationCodes = {
  /** The code of this act, the same while it holds; `isNew`: nobody has been shown it. Null: too many wrong ones. */
  ask(device: string, act: string, nowMs: number): { asked: AskedConfirmation; isNew: boolean } | null
  /** What the others ask for, and may still type. */
  shownTo(device: string, nowMs: number): AskedConfirmation[]
  /** Null: it is the code of this act, and used up now. Else why not; `codeExpired`: this act has none any more. */
  take(device: string, act: string, code: string, nowMs: number): RequestRefusal | null
}

export function keepConfirmationCodes(): ConfirmationCodes {
  const kept = new Map<string, { asked: AskedConfirmation; untilMs: number; wrong: number }>()
  const current = (device: string, nowMs: number) => {
    const one = kept.get(device)
    return one !== undefined && one.untilMs >= nowMs ? one : null
  }
  return {
    ask(device, act, nowMs) {
      const before = current(device, nowMs)
      const wrong = before?.wrong ?? 0
      if (wrong >= maxWrongConfirmations) return null
      if (before?.asked.act === act) return { asked: before.asked, isNew: false }
      const code = String(randomInt(10 ** confirmationDigits)).padStart(confirmationDigits, '0')
      const untilMs = nowMs + confirmationCodeLifeMs
      const asked = { device, act, code, expiresAt: new Date(untilMs).toISOString() }
      kept.set(device, { asked, untilMs, wrong })
      return { asked, isNew: true }
    },
    shownTo(device, nowMs) {
      for (const [one, { untilMs }] of kept) if (untilMs < nowMs) kept.delete(one)
      return [...kept.values()]
        .filter(({ asked, wrong }) => asked.device !== device && wrong < maxWrongConfirmations)
        .map(({ asked }) => asked)
    },
    take(device, act, code, nowMs) {
      const one = current(device, nowMs)
      if (one === null) return 'codeExpired'
      if (one.wrong >= maxWrongConfirmations) return 'tooManyAttempts'
      if (one.asked.act !== act) return 'codeExpired'
      if (one.asked.code === code) {
        kept.delete(device)
        return null
      }
      one.wrong += 1
      return one.wrong >= maxWrongConfirmations ? 'tooManyAttempts' : 'unknownCode'
    },
  }
}
