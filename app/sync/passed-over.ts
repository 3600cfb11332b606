// Lines that something on the way refuses (SY14): a proxy, as too long or as what it takes for an attack. They wait on, those
// behind them go, and after a while they are tried again.
import type { Phone } from '../record/log/phone.ts'

const againAfterMs = 60 * 60_000

/** By key, when they were refused. A page that is loaded anew tries them anew. */
const refusedAt = new WeakMap<Phone, Map<string, number>>()

export function passOver(phone: Phone, key: string): void {
  refusedAt.set(phone, new Map(refusedAt.get(phone)).set(key, phone.now()))
}

/** Their keys, but for those that are to be tried again. */
export function passedOver(phone: Phone): ReadonlySet<string> {
  const isLeft = ([, at]: [string, number]) => Math.abs(phone.now() - at) < againAfterMs
  return new Set([...(refusedAt.get(phone) ?? [])].filter(isLeft).map(([key]) => key))
}
