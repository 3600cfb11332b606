// Lines that something on the way refuses (SY14): a proxy, as too long or as what it takes for an attack. They wait on, those
// behind them go, and they are tried again, each time after a longer while.
import type { Phone } from '../record/log/phone.ts'

const shortestMs = 60_000
const longestMs = 60 * 60_000

/** By key, when they were refused last, and how long they wait. A page that is loaded anew tries them anew. */
const refused = new WeakMap<Phone, Map<string, { atMs: number; forMs: number }>>()

export function passOver(phone: Phone, key: string): void {
  const before = refused.get(phone)
  const forMs = Math.min((before?.get(key)?.forMs ?? shortestMs / 2) * 2, longestMs)
  refused.set(phone, new Map(before).set(key, { atMs: phone.now(), forMs }))
}

/** Their keys, but for those that are to be tried again. */
export function passedOver(phone: Phone): ReadonlySet<string> {
  const all = [...(refused.get(phone) ?? [])]
  const waiting = all.filter(([, { atMs, forMs }]) => Math.abs(phone.now() - atMs) < forMs)
  return new Set(waiting.map(([key]) => key))
}
