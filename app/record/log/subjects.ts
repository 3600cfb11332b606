// What is derived of an operation follows its subject: an incident, or what belongs to none.
import { bytesToHex } from '@noble/hashes/utils.js'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { Phone } from './phone.ts'

const markBytes = 8

/** Whether a subject is no incident. */
export function ofNoIncident(subject: string): boolean {
  return subject === callsSubject || subject === townSubject
}

export type Mark = { what: string; mark: string }

/** The marks of what is derived from these operations; a loose call's, or the town's, are spread later (marks.ts). */
export function marksOf(
  phone: Pick<Phone, 'random'>,
  written: readonly { id: string; subject: string }[],
): Mark[] {
  return marked(
    phone,
    written.map(({ id, subject }) => (ofNoIncident(subject) ? `${subject} ${id}` : subject)),
  )
}

/** A mark differs from the one before it: what was made meanwhile takes away only the one that it saw. */
export function marked({ random }: Pick<Phone, 'random'>, whats: readonly string[]): Mark[] {
  const mark = bytesToHex(random(markBytes))
  return [...new Set(whats)].map((what) => ({ what, mark }))
}
