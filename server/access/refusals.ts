// Sessions refused, counted: the first of a sender is a row at once, its repeats are one more, and what a flood brings beyond
// the bounds is a row an hour. Rule AL3.
import type { Noted } from './access-log.ts'

const windowMs = 60 * 1000
const restWindowMs = 60 * 60 * 1000
/** Senders that are told apart within a window. */
const maxSenders = 20
export const maxRefusalRowsADay = 1000

/** Who was refused, as far as it is known, and for which reason. */
export type Refused = Omit<Noted, 'at' | 'kind' | 'times'>

type Counted = { refused: Refused; times: number; sinceMs: number }

/** Each function returns the rows that are due. */
export type Refusals = {
  refused(one: Refused, nowMs: number): Noted[]
  /** All that is counted, whether or not its window is over. */
  flush(nowMs: number): Noted[]
}

export function countRefusals(): Refusals {
  const counted = new Map<string, Counted>()
  const rest: Counted = { refused: { what: 'many' }, times: 0, sinceMs: 0 }
  let day = ''
  let rowsToday = 0

  function due(nowMs: number, isOver: (sinceMs: number, lifeMs: number) => boolean): Noted[] {
    const rows: Noted[] = []
    for (const [key, one] of counted) {
      if (!isOver(one.sinceMs, windowMs)) continue
      counted.delete(key)
      if (one.times > 0) rows.push(rowOf(one, nowMs))
    }
    if (rest.times > 0 && isOver(rest.sinceMs, restWindowMs)) {
      rows.push(rowOf(rest, nowMs))
      rest.times = 0
    }
    rowsToday += rows.length
    return rows
  }

  return {
    refused(one, nowMs) {
      const today = new Date(nowMs).toISOString().slice(0, 10)
      if (today !== day) [day, rowsToday] = [today, 0]
      const rows = due(nowMs, (sinceMs, lifeMs) => Math.abs(nowMs - sinceMs) >= lifeMs)
      const key = `${one.address ?? ''} ${one.device ?? ''} ${one.what}`
      const known = counted.get(key)
      if (known !== undefined) {
        known.times += 1
        return rows
      }
      if (counted.size >= maxSenders || rowsToday >= maxRefusalRowsADay) {
        if (rest.times === 0) rest.sinceMs = nowMs
        rest.times += 1
        return rows
      }
      const first = { refused: one, times: 1, sinceMs: nowMs }
      rowsToday += 1
      counted.set(key, { ...first, times: 0 })
      return [...rows, rowOf(first, nowMs)]
    },
    flush: (nowMs) => due(nowMs, () => true),
  }
}

function rowOf({ refused, times }: Counted, nowMs: number): Noted {
  return { ...refused, kind: 'sessionRefused', at: new Date(nowMs).toISOString(), times }
}
