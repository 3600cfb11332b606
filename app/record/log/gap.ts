// Gap 受信中: to a device that is far behind the newest lines of the record come first, and those between later (SY30). What is
// here of the chain: up to `after`, and from behind `before` up to the cursor.
import type { Cursor } from '../../../shared/sync/receipt.ts'
import type { Enrolment } from './database.ts'

export type Gap = { after: Cursor; before: Cursor }
export type Held = Pick<Enrolment, 'cursor' | 'gap'>
type Placed = { cursor: Cursor; gap?: Gap } | 'broken' | null

/** How many lines are still to come between those that are here. */
export function comingCount(held: Held | null | undefined): number {
  return held?.gap === undefined ? 0 : held.gap.before.position - held.gap.after.position
}

/** Up to where nothing is missing. */
export function gaplessTo({ cursor, gap }: Held): number {
  return gap?.after.position ?? cursor.position
}

/** Whether the chain here has what stands at a position. */
export function isHere({ cursor, gap }: Held, position: number): boolean {
  const isBetween = gap !== undefined && position > gap.after.position && position <= gap.before.position
  return position <= cursor.position && !isBetween
}

/** Enrolled as before, and nothing of the record between two parts that are here. */
export function withoutGap({ gap: _gap, ...enrolment }: Enrolment): Enrolment {
  return enrolment
}

/**
 * What is here once the lines behind `from` up to `to` are. `broken`: they reach what is here, and are of another chain.
 * Null: they have nothing to do with it.
 */
export function heldWith(held: Held, from: Cursor, to: Cursor): Placed {
  const { cursor, gap } = held
  if (isSame(from, cursor)) return gap === undefined ? { cursor: to } : { cursor: to, gap }
  if (gap === undefined)
    return from.position > cursor.position
      ? { cursor: to, gap: { after: placeOf(cursor), before: from } }
      : null
  if (isSame(from, gap.after)) return joined(cursor, { after: to, before: gap.before })
  if (isSame(to, gap.before)) return joined(cursor, { after: gap.after, before: from })
  return to.position === gap.before.position ? 'broken' : null
}

function joined(cursor: Cursor, gap: Gap): Placed {
  const left = gap.before.position - gap.after.position
  if (left > 0) return { cursor, gap }
  if (left < 0) return null
  return gap.after.hash === gap.before.hash ? { cursor } : 'broken'
}

function placeOf({ position, hash }: Cursor): Cursor {
  return { position, hash }
}

function isSame(one: Cursor, other: Cursor): boolean {
  return one.position === other.position && one.hash === other.hash
}
