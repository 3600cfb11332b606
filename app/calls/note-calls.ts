// Note calls: moves what was tapped into the record (ST3). Repeated or done in two tabs at once, each call is noted once.
import * as z from 'zod/mini'
import { boundedMs } from '../../shared/incident/clock-bounds.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { operationBodies } from '../../shared/incident/operation-bodies.ts'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import { append } from '../record/log/append.ts'
import { forgetTapNotes, tapNoted, tapNotes, tappedNames } from './tap-notes.ts'
import { phone } from '../record/log/this-phone.ts'

const Note = z.object({
  id: z.uuidv7(),
  subject: z.union([z.uuidv7(), z.literal(callsSubject)]),
  contact: operationBodies['v1.callPlaced'].shape.contact,
  office: operationBodies['v1.callPlaced'].shape.office,
  number: operationBodies['v1.callPlaced'].shape.number,
  // Of a clock that gives no moment.
  atMs: z.nullable(z.int()),
})

/** Starts moving notes: those left from before, and each new one. */
export function noteCalls(): void {
  addEventListener(tapNoted, () => void moveTapNotes())
  addEventListener('pageshow', () => void moveTapNotes())
  void moveTapNotes()
}

async function moveTapNotes(): Promise<void> {
  const notes = tapNotes().flatMap((note) => Note.safeParse(note).data ?? [])
  if (notes.length === 0) return
  const facts = notes.map(async ({ id, subject, contact, office, number, atMs }) => {
    const organisation = tappedNames.get(id) ?? (contact && (await nameOf(contact))) ?? number
    const body = { contact, organisation, number, office }
    return { id, type: 'v1.callPlaced' as const, subject, at: tokyoIso(boundedMs(atMs)), body }
  })
  const { saved } = await append(phone, await Promise.all(facts))
  if (saved) forgetTapNotes(new Set(notes.map(({ id }) => id)))
}

/** Of a tap from before the page was closed. */
function nameOf(contact: string): Promise<string | null> {
  return import('./contact-name.ts').then(
    ({ contactName }) => contactName(phone, contact),
    () => null,
  )
}
