// Asks for the lines of one incident before the chain here has come to them (SY32).
import { callsToCome, earlyIn, earlyOf } from '../record/log/early.ts'
import type { Early } from '../record/log/early.ts'
import type { Part } from '../record/log/coming.ts'
import type { Phone } from '../record/log/phone.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { fetchLinesNaming } from './transport.ts'

/** Of more the rest comes with the chain. */
const maxCalls = 20

/** Null: there is nothing to ask for, no answer, or one of another history. */
export async function askEarly(phone: Phone, incident: string): Promise<Early | null> {
  const asked = await earlyOf(phone, incident)
  const parts = asked === null ? null : await partsOf(phone, asked, incident)
  if (asked === null || parts === null) return null
  const early = { ...asked, lines: earlyIn(parts, incident) }
  const calls = (await callsToCome(phone, early)).slice(0, maxCalls)
  const ofCalls = await Promise.all(calls.map((call) => partsOf(phone, asked, call)))
  return {
    ...early,
    lines: [...early.lines, ...ofCalls.flatMap((some) => earlyIn(some ?? [], callsSubject))],
  }
}

async function partsOf(phone: Phone, { record, generation }: Early, id: string): Promise<Part[] | null> {
  const answer = await fetchLinesNaming(phone, id)
  const isOfHistory = answer?.head.record === record && answer.head.head.generation === generation
  return isOfHistory ? answer.parts : null
}
