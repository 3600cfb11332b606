// A call in words: its number, its outcome, and that somebody was told by it.
import type { CallOutcome } from '../../shared/incident/operation-bodies.ts'
import { contacts } from '../../shared/plan/contacts.ts'

export const callOutcomes: Record<CallOutcome, string> = {
  connected: 'つながった',
  busy: '話し中',
  noAnswer: '応答なし',
  wrongNumber: '番号が使われていない・違う',
  notDialled: 'かけていない',
}

/** The maintainer is contacted 連絡 (3-2(3)), everybody else notified 通報 (3-2(4)). */
export function toldWords(office: string | null): string {
  return office === 'maintainer' ? '連絡した' : '通報した'
}

/** A number of the plan as the plan's buttons show it; any other as it was dialled. */
export function shownNumber(digits: string): string {
  return contacts.find((contact) => contact.digits === digits)?.shown ?? digits
}
