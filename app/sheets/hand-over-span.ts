// Which incidents a hand-over 引継ぎ names: what goes on, what owes anything although it was ended, and what was begun,
// changed or ended in its span.
import type { Summary } from '../record/derived/summary.ts'

/** Since the same hour of yesterday. */
export const spanMs = 24 * 60 * 60 * 1000

type Concerned = Pick<Summary, 'ended' | 'owed' | 'leftOpen' | 'lastAt'>

export function isHandedOver({ ended, owed, leftOpen, lastAt }: Concerned, sinceMs: number): boolean {
  const isRecent = lastAt !== null && Date.parse(lastAt) >= sinceMs
  return ended === 0 || owed.length + leftOpen > 0 || isRecent
}
