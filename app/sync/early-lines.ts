// Asks for the lines of one incident before the chain here has come to them (SY32).
import { earlyIn, earlyOf } from '../record/log/early.ts'
import type { Early } from '../record/log/early.ts'
import type { Phone } from '../record/log/phone.ts'
import { fetchLinesNaming } from './transport.ts'

/** Null: there is nothing to ask for, no answer, or one of another history. */
export async function askEarly(phone: Phone, incident: string): Promise<Early | null> {
  const asked = await earlyOf(phone, incident)
  const answer = asked === null ? null : await fetchLinesNaming(phone, incident)
  if (asked === null || answer === null) return null
  const { record, head } = answer.head
  const isOfHistory = record === asked.record && head.generation === asked.generation
  return isOfHistory ? { ...asked, lines: earlyIn(answer, incident) } : null
}
