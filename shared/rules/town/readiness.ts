// Readiness 備え of the town: what is missing before the night comes, from its record. The plan wants the contact tree
// (1-2), the council's members (1-4) and a procedure (3-4(1)); every number of days here is ours.
import type { CouncilMember } from '../../incident/council-members.ts'
import { lastSaid, saidOf } from '../../incident/incident.ts'
import type { Town } from '../../incident/town.ts'
import type { HolidayCalendar } from '../../plan/holidays.ts'
import { officeName } from '../../plan/offices.ts'
import { isDialled, isNumberOf } from './contacts-in-force.ts'
import type { ContactInForce } from './contacts-in-force.ts'
import { holdersOf } from './holders.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Half a year. */
export const confirmedForDays = 183
export const holidaysAheadDays = 365
export const unseenAfterDays = 30

/** Whom the plan has called and prints no number of (1-2), whom the night wakes first; the council has members of its own. */
export const unprinted = [
  'identityManager',
  'protectionChief',
  'responder',
  'maintainer',
  'supplier',
  'mayor',
] as const
/** Our reading: whom the first hour calls (2-1(1), 3-2(1), 3-2(3), 3-3, 3-4(2)). */
const calledAtOnce = ['identityManager', 'protectionChief', 'responder', 'maintainer'] as const
/** 責任者: the plan gives each of them something to decide alone. */
const deciding = ['assetManager', 'identityManager', 'protectionChief'] as const

/** A gap; `names`: whose, or of what, in the words of the plan and of the town. */
export type Gap = { id: GapId; names: string[] }
export type GapId =
  | 'numberMissing'
  | 'memberMissing'
  | 'memberNumberMissing'
  | 'hiddenWhileLocked'
  | 'numberFailed'
  | 'numberProposed'
  | 'numberUnconfirmed'
  | 'deputyMissing'
  | 'callBackMissing'
  | 'procedureMissing'
  | 'holidaysEnding'
  | 'ordinanceMissing'
  | 'deviceUnseen'
  | 'administratorAlone'
  | 'deviceEnding'
  | 'personMissing'

/** A device of which the record has operations; `lastAt`: when the server last took one (ISO 8601). */
export type Sighting = { device: string; by: string | null; lastAt: string }

/** `ending`: the names of those that must soon be enrolled anew. */
export type Accounts = { administrators: number; ending: readonly string[] }

export type Readiness = {
  town: Town
  contacts: readonly ContactInForce[]
  members: readonly CouncilMember[]
  calendar: Pick<HolidayCalendar, 'lastYear'>
  sightings: readonly Sighting[]
  /** The devices as the server listed them last; null: it was not heard yet. */
  accounts: Accounts | null
  /** いま使っている人 of this device. */
  person: string | null
}

/** Every gap at `nowMs` (epoch milliseconds), what is wanted first at night first. */
export function readinessGaps(known: Readiness, nowMs: number): Gap[] {
  const { town, contacts, members, calendar, sightings, accounts, person } = known
  const dialled = contacts.filter(isDialled)
  const recently = (at: string, days: number) => nowMs - Date.parse(at) < days * dayMs
  const numbersOf = (id: string) =>
    dialled.filter(
      (one) => one.office === id || holdersOf(town, id).some(({ name }) => isNumberOf(one, name)),
    )
  const missing = unprinted.filter((id) => numbersOf(id).length === 0)
  const found: Record<GapId, readonly string[] | boolean> = {
    numberMissing: missing.map(officeName),
    memberMissing: members.length === 0,
    memberNumberMissing: members.flatMap(({ name, number }) => (number === null ? [name] : [])),
    hiddenWhileLocked: calledAtOnce
      .filter((id) => !missing.some((other) => other === id))
      .filter((id) => !numbersOf(id).some(({ whileLocked }) => whileLocked))
      .map(officeName),
    numberFailed: dialled.filter(({ tried }) => tried?.reached === false).map(({ name }) => name),
    numberProposed: contacts.filter(({ proposed }) => proposed.length > 0).map(({ name }) => name),
    numberUnconfirmed: dialled
      .filter(({ tried }) => tried === null || (tried.reached && !recently(tried.at, confirmedForDays)))
      .map(({ name }) => name),
    deputyMissing: deciding.filter((id) => holdersOf(town, id).length < 2).map(officeName),
    callBackMissing: (lastSaid(town, 'v1.callBackEntered')?.body.number ?? null) === null,
    procedureMissing: (lastSaid(town, 'v1.procedureEntered')?.body.what ?? null) === null,
    holidaysEnding:
      endOf(calendar.lastYear) - nowMs < holidaysAheadDays * dayMs ? [`${calendar.lastYear}年`] : [],
    ordinanceMissing: saidOf(town, 'v1.ordinanceLoaded').length === 0,
    deviceUnseen: sightings
      .filter(({ lastAt }) => !recently(lastAt, unseenAfterDays))
      .map(({ by }) => by ?? '使った人は未記入'),
    administratorAlone: accounts !== null && accounts.administrators < 2,
    deviceEnding: accounts?.ending ?? [],
    personMissing: person === null,
  }
  return order.flatMap((id) => {
    const said = found[id]
    if (typeof said === 'boolean') return said ? [{ id, names: [] }] : []
    return said.length > 0 ? [{ id, names: [...said] }] : []
  })
}

const order: readonly GapId[] = [
  'personMissing',
  'numberMissing',
  'hiddenWhileLocked',
  'numberFailed',
  'numberProposed',
  'numberUnconfirmed',
  'callBackMissing',
  'memberMissing',
  'memberNumberMissing',
  'deputyMissing',
  'procedureMissing',
  'ordinanceMissing',
  'administratorAlone',
  'deviceEnding',
  'deviceUnseen',
  'holidaysEnding',
]

/** The end of a year in Japan. */
function endOf(year: number): number {
  return Date.parse(`${year + 1}-01-01T00:00:00+09:00`)
}
