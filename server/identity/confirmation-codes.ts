// Confirmation codes 確認コード: where no passkey can be used, an act is confirmed by a code that other administrators' devices and
// the server's terminal show, not the one that asks. In memory, for one device and one act. Rule AU12.
import { randomInt } from 'node:crypto'
import {
  type AskedConfirmation,
  confirmationDigits,
  confirmationCodeLifeMs,
} from '../../shared/sync/confirmations.ts'

/** Of one device, until its code has run out: whoever guesses is stopped, the others are not. */
export const maxWrongConfirmations = 5

export type ConfirmationCodes = {
  /** The code of this act, the same while it holds; `isNew`: nobody has been shown it. Null: too many wrong ones. */
  ask(device: string, act: string, nowMs: number): { asked: AskedConfirmation; isNew: boolean } | null
  /** What the others ask for. */
  shownTo(device: string, nowMs: number): AskedConfirmation[]
  /** Whether it is the code of this act; it is used up then. */
  take(device: string, act: string, code: string, nowMs: number): boolean
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
      return [...kept.values()].map(({ asked }) => asked).filter((asked) => asked.device !== device)
    },
    take(device, act, code, nowMs) {
      const one = current(device, nowMs)
      if (one === null || one.wrong >= maxWrongConfirmations) return false
      if (one.asked.act === act && one.asked.code === code) return kept.delete(device)
      one.wrong += 1
      return false
    },
  }
}
