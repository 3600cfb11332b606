// Confirmations: challenges that were asked for and acts that were confirmed, in memory for two minutes, each for one device and
// once; and which devices came in by an administrator's code just now. Rules AU10, AU12.
import { confirmationLifeMs } from '../../shared/sync/passkeys.ts'
import { invitationLifeMs } from '../../shared/sync/protocol.ts'

const maxKept = 1000

export type Confirmations = {
  /** Keeps a challenge for what it was made for. */
  asked(device: string, purpose: string, challenge: string, nowMs: number, lifeMs?: number): void
  /** Whether it was made for this, and not used yet. */
  answered(device: string, purpose: string, challenge: string, nowMs: number): boolean
  confirmed(device: string, act: string, nowMs: number): void
  /** Whether this act was confirmed; the next one is not. */
  take(device: string, act: string, nowMs: number): boolean
  /** It took a code that makes administrators, which only the terminal and another administrator give out. */
  enrolled(device: string, nowMs: number): void
  /** Within ten minutes of that. */
  isNew(device: string, nowMs: number): boolean
}

export function keepConfirmations(): Confirmations {
  const kept = new Map<string, number>()
  const put = (key: string, nowMs: number, lifeMs = confirmationLifeMs) => {
    for (const [old, untilMs] of kept) if (untilMs < nowMs || kept.size >= maxKept) kept.delete(old)
    kept.set(key, nowMs + lifeMs)
  }
  const take = (key: string, nowMs: number) => {
    const untilMs = kept.get(key)
    kept.delete(key)
    return untilMs !== undefined && untilMs >= nowMs
  }
  return {
    asked: (device, purpose, challenge, nowMs, lifeMs) =>
      put(`asked ${device} ${purpose} ${challenge}`, nowMs, lifeMs),
    answered: (device, purpose, challenge, nowMs) => take(`asked ${device} ${purpose} ${challenge}`, nowMs),
    confirmed: (device, act, nowMs) => put(`confirmed ${device} ${act}`, nowMs),
    take: (device, act, nowMs) => take(`confirmed ${device} ${act}`, nowMs),
    enrolled: (device, nowMs) => put(`enrolled ${device}`, nowMs, invitationLifeMs),
    isNew: (device, nowMs) => (kept.get(`enrolled ${device}`) ?? 0) >= nowMs,
  }
}
