// What is derived of an operation follows its subject: an incident, or what belongs to none.
import { bytesToHex } from '@noble/hashes/utils.js'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { Phone } from './phone.ts'

const markBytes = 8

/** Whether a subject is no incident. */
export function ofNoIncident(subject: string): boolean {
  return subject === callsSubject || subject === townSubject
}

/** `whats`: of a mark that stands for several. */
export type Mark = { what: string; mark: string; whats?: readonly string[] }

/** What one mark for several is called, before a name of its own. */
export const severalMarked = 'several'
/** A row each costs more than all else that is written of them. */
const mostApart = 20

/** The marks of what is derived from these operations; a loose call's, the town's, and one for several are spread later (marks.ts). */
export function marksOf(
  phone: Pick<Phone, 'random'>,
  written: readonly { id: string; subject: string }[],
): Mark[] {
  const whats = written.map(({ id, subject }) => (ofNoIncident(subject) ? `${subject} ${id}` : subject))
  const marks = marked(phone, whats)
  const [first] = marks
  if (first === undefined || marks.length <= mostApart) return marks
  const { mark } = first
  return [{ what: `${severalMarked} ${mark}`, mark, whats: marks.map(({ what }) => what) }]
}

/** A mark differs from the one before it: what was made meanwhile takes away only the one that it saw. */
export function marked({ random }: Pick<Phone, 'random'>, whats: readonly string[]): Mark[] {
  const mark = bytesToHex(random(markBytes))
  return [...new Set(whats)].map((what) => ({ what, mark }))
}
