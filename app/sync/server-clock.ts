// Whether the server's clock lies before its own record, as its last answer said (SY27).
import type { Phone } from '../record/log/phone.ts'

const behind = new WeakSet<Phone>()

export function hearServerClock(phone: Phone, behindMs = 0): void {
  if (behindMs > 0) behind.add(phone)
  else behind.delete(phone)
}

export const isServerBehind = (phone: Phone) => behind.has(phone)
