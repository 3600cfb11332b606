// What the server takes no more of today (SY31): this device goes on pulling, and asks again when it was told to.
import type { Phone } from '../record/log/phone.ts'

const shortestMs = 60_000

/** When each phone heard so last, and how long it waits. A page that is loaded anew asks anew. */
const told = new WeakMap<Phone, { atMs: number; forMs: number }>()

export function sendLater(phone: Phone, retryAfterS: number): void {
  told.set(phone, { atMs: phone.now(), forMs: Math.max(retryAfterS * 1000, shortestMs) })
}

export function isForLater(phone: Phone): boolean {
  const last = told.get(phone)
  return last !== undefined && Math.abs(phone.now() - last.atMs) < last.forMs
}
