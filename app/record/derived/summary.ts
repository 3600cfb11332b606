// Summary 一覧の一行: what a list shows of an incident, kept beside the operations it was made from and made again when they
// change. Its words come from app/words/summarise.ts.
import type { Unseen } from '../../../shared/incident/acknowledged.ts'
import type { Kind, Presence } from '../../../shared/incident/operation-bodies.ts'
import type { ThreatLevel } from '../../../shared/plan/schemas.ts'
import type { ReceiptNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import type { Sealed } from '../log/codec.ts'
import type { Kept } from './save-state.ts'

/** Raised when what a summary says, or how it says it, has changed: every device then makes them all anew. */
export const summaryVersion = 15

/**
 * One line of what was said: in words, when it happened, who did it, by what right where that is to be marked, and whether
 * the plan weighs on it, so that it is never hidden behind others.
 */
export type SummaryLine = {
  operation: string
  at: string
  by: string | null
  mark: string
  what: string
  weighs: boolean
}
/** What weighs and the latest of the rest, oldest first; and how many are left out. */
export type LatestLines = { lines: SummaryLine[]; before: number }

export type OwedDuty = {
  id: string
  what: string
  /** Who owes it: an id of the plan's offices. */
  office: string
  clause: string
  urgency: string | null
  /** When what raised it happened (ISO 8601). */
  since: string | null
  /** When it was said to have been begun 着手. */
  begun: string | null
}

export type Summary = {
  incident: string
  drill: 0 | 1
  /** The response has ended. */
  ended: 0 | 1
  /**
   * Sort key, read backwards: what goes on, with a level 3 that ended and owes something still, before what ended; then
   * the gravest, then the newest.
   */
  order: string
  number: ReceiptNumber | null
  /** When it began and when it was last spoken of (ISO 8601), as people say. */
  since: string | null
  /** When the last of it was typed. */
  lastAt: string | null
  headline: string
  kinds: Record<Kind, Presence>
  kindsInWords: string
  level: ShownLevel
  cutOff: CutOff[]
  /** Who was told, calls in vain among them. */
  told: LatestLines
  decided: LatestLines
  /** いますること as the incident's own page says it; null: nothing is owed. */
  first: string | null
  /** Duties owed now, that first, then in the order of the screen, without those that have a condition. */
  owed: OwedDuty[]
  /** 3-2(4) is owed, and goes to the agency: the prefecture was tried in vain. */
  direct: boolean
  endings: string[]
  /** 未了: left open when the response was ended. */
  leftOpen: number
  /** Operations that nobody at the office has confirmed seeing, and whose they are. */
  unseen: Unseen[]
  seen: { by: string | null; at: string } | null
  kept: Kept
  operations: number
  /** Loose calls that it has taken in: it is made again when one of them changes. */
  includes: string[]
  /** Calls of this device in it that nobody has said the outcome of. */
  openCalls: string[]
}

/** As it rests: what lists are ordered and looked up by, and the rest sealed. */
export type StoredSummary = Pick<Summary, 'incident' | 'drill' | 'order' | 'includes' | 'openCalls'> & {
  /** Only where it is so: an index then has those alone. */
  direct?: 1
  sealed: Sealed
}

/** The threat level as it stands: the judged one, and the one thought likely. */
export type ShownLevel = { judged: ThreatLevel | null; likely: ThreatLevel | null; divided: boolean }
/** `joined`: when a 再組込み named it; null: it is cut off still. */
export type CutOff = { id: string; what: string; from: string; at: string; joined: string | null }
