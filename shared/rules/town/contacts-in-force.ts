// Contact tree 緊急時連絡網 (1-2, 別記) in force: what the plan prints, with the number the town has said since, and the
// town's own. Three things are kept apart: the number as printed, the number in force, and who confirmed that one.
import { governing } from '../../incident/town.ts'
import type { Town } from '../../incident/town.ts'
import { saidOf } from '../../incident/incident.ts'
import type { Contact, OfficeHours } from '../../plan/schemas.ts'
import { numberInForce } from './number-in-force.ts'
import type { Entry, NumberSaid } from './number-in-force.ts'

export type ContactInForce = {
  /** Its key: one of the plan's, or the town's own. */
  id: string
  office: string | null
  name: string
  /** When the prefecture answers there; null: not said. */
  hours: Contact['hours']
  /** As the plan prints it; null: the plan prints none. */
  printed: string | null
  /** The digits that are dialled; null: 未登録. */
  digits: string | null
  /** As it is read: with hyphens where the plan has them. */
  shown: string | null
  /** ロック中も表示 */
  whileLocked: boolean
  /** Since when the number is in force (ISO 8601); null: since the plan. */
  since: string | null
  /** The last call that tried the number in force; null: none has. */
  tried: { at: string; by: string | null; reached: boolean } | null
  clause: '別記' | '1-2'
  /** Of a number of the plan: what two devices changed it by, and what one has said alone (TR7). */
  changedBy: readonly NumberSaid[]
  proposed: readonly NumberSaid[]
}

/** The plan's, in its order, then the town's own. The plan's can be given another number, never taken out. */
export function contactsInForce(printed: readonly Contact[], town: Town): ContactInForce[] {
  const entered = governing(town, 'v1.contactEntered', ({ body }) => body.contact)
  const ofPlan = printed.map((contact) => planned(contact, town))
  const own = entered
    .filter(({ body }) => !printed.some(({ id }) => id === body.contact))
    .flatMap(({ body }) => (body.entry === null ? [] : [ofTown(body.contact, body.entry, town)]))
  return [...ofPlan, ...own].map((contact) => ({ ...contact, tried: lastTry(town, contact) }))
}

type Untried = Omit<ContactInForce, 'tried'>

function planned(contact: Contact, town: Town): Untried {
  const { id, office, name: called, hours, shown: printed } = contact
  const { digits, name, changedBy, proposed } = numberInForce(town, contact)
  return {
    id,
    office,
    name: name ?? called,
    hours,
    printed,
    digits,
    shown: digits === contact.digits ? printed : digits,
    whileLocked: true,
    since: changedBy.at(-1)?.at ?? null,
    clause: '別記',
    changedBy,
    proposed,
  }
}

function ofTown(id: string, { office, name, number, whileLocked }: Entry, town: Town): Untried {
  const entered = saidOf(town, 'v1.contactEntered').filter(({ body }) => body.contact === id)
  const before = entered.findLastIndex(({ body }) => body.entry?.number !== number)
  return {
    id,
    office,
    name,
    hours: null,
    printed: null,
    digits: number,
    shown: number,
    whileLocked,
    since: entered[before + 1]?.at ?? null,
    clause: '1-2',
    changedBy: [],
    proposed: [],
  }
}

function lastTry(town: Town, { id, digits }: Untried): ContactInForce['tried'] {
  const tries = saidOf(town, 'v1.numberConfirmed')
  const last = tries.findLast(({ body }) => body.contact === id && body.number === digits)
  return last === undefined ? null : { at: last.at, by: last.by, reached: last.body.reached }
}

/** A contact with a number: one that can be dialled. */
export type Dialled = ContactInForce & { digits: string; shown: string }

export function isDialled(contact: ContactInForce): contact is Dialled {
  return contact.digits !== null && contact.shown !== null
}

/**
 * Whether a number is this person's: its name holds theirs as whole words, spaced or not. 林 is not in 小林: a number that
 * can't be told for certain is rather 未登録 than somebody else's.
 */
export function isNumberOf({ name }: Pick<ContactInForce, 'name'>, person: string): boolean {
  const words = wordsOf(name)
  const whole = wordsOf(person).join('')
  return words.some((_word, from) => words.some((_last, to) => words.slice(from, to + 1).join('') === whole))
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .split(/[\s・、,()/:]+/u)
    .filter((word) => word !== '')
}

/** The calls 確認の電話 by which numbers were confirmed: they belong to no incident. */
export function checkCalls(town: Town): Set<string> {
  return new Set(saidOf(town, 'v1.numberConfirmed').flatMap(({ body }) => body.call ?? []))
}

/** When the prefecture answers by day: the plan's data, or what the town has said since. */
export function hoursInForce(hours: OfficeHours, town: Town): OfficeHours {
  const last = saidOf(town, 'v1.hoursEntered').at(-1)
  if (last === undefined) return hours
  const { openMinute, closeMinute } = last.body
  return { ...hours, openMinute, closeMinute, shown: `${clock(openMinute)}–${clock(closeMinute)}` }
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** The days on which the prefecture is closed beside those of the calendar: `2026-12-28` → 臨時休庁. */
export function closedDays(town: Town): Map<string, string> {
  const entered = governing(town, 'v1.closedDayEntered', ({ body }) => body.day)
  return new Map(entered.flatMap(({ body }) => (body.name === null ? [] : [[body.day, body.name] as const])))
}
