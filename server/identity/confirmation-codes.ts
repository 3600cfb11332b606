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
/** A code each for as many acts of one device; one more takes the place of the oldest. */
export const maxCodesOfDevice = 5

export type ConfirmationCodes = {
  /** The code of this act, the same while it holds; `isNew`: nobody has been shown it. Null: too many wrong ones. */
  ask(
    device: string,
    act: string,
    setting: string | null,
    nowMs: number,
  ): { asked: AskedConfirmation; isNew: boolean } | null
  /** What the others ask for, and may still type. */
  shownTo(device: string, nowMs: number): AskedConfirmation[]
  /** Null: it is the code of this act, and used up now. Else why not; `codeExpired`: this act has none any more. */
  take(device: string, act: string, code: string, nowMs: number): RequestRefusal | null
}

type KeptCode = { asked: AskedConfirmation; untilMs: number }

export function keepConfirmationCodes(): ConfirmationCodes {
  const kept = new Map<string, { codes: KeptCode[]; wrong: number }>()
  /** What of a device still holds; with the last code its wrong ones are forgotten. */
  const current = (device: string, nowMs: number) => {
    const one = kept.get(device)
    if (one === undefined) return null
    one.codes = one.codes.filter(({ untilMs }) => untilMs >= nowMs)
    if (one.codes.length > 0) return one
    kept.delete(device)
    return null
  }
  return {
    ask(device, act, setting, nowMs) {
      const one = current(device, nowMs) ?? { codes: [], wrong: 0 }
      if (one.wrong >= maxWrongConfirmations) return null
      const before = one.codes.find(({ asked }) => asked.act === act)
      if (before !== undefined) return { asked: before.asked, isNew: false }
      const code = String(randomInt(10 ** confirmationDigits)).padStart(confirmationDigits, '0')
      const untilMs = nowMs + confirmationCodeLifeMs
      const asked = { device, act, setting, code, expiresAt: new Date(untilMs).toISOString() }
      one.codes = [...one.codes, { asked, untilMs }].slice(-maxCodesOfDevice)
      kept.set(device, one)
      return { asked, isNew: true }
    },
    shownTo(device, nowMs) {
      return [...kept.keys()]
        .filter((one) => one !== device)
        .map((one) => current(one, nowMs))
        .flatMap((one) => (one === null || one.wrong >= maxWrongConfirmations ? [] : one.codes))
        .map(({ asked }) => asked)
    },
    take(device, act, code, nowMs) {
      const one = current(device, nowMs)
      if (one === null) return 'codeExpired'
      if (one.wrong >= maxWrongConfirmations) return 'tooManyAttempts'
      const of = one.codes.find(({ asked }) => asked.act === act)
      if (of === undefined) return 'codeExpired'
      if (of.asked.code === code) {
        one.codes = one.codes.filter((other) => other !== of)
        return null
      }
      one.wrong += 1
      return one.wrong >= maxWrongConfirmations ? 'tooManyAttempts' : 'unknownCode'
    },
  }
}
