// At hand: what is known of everything this device holds without reading it, by index.
import { Dexie } from 'dexie'
import type { RecordDatabase } from '../log/database.ts'
import { countWaiting } from '../log/outbox.ts'
import type { Phone } from '../log/phone.ts'
import { readRow, rowsIn, storedRows, waitingIn } from '../log/rows.ts'
import type { StoredEntry } from '../log/rows.ts'

export type AtHand = {
  /** How many operations the server does not have, those of drills 訓練 apart. */
  waiting: number
  waitingOfDrills: number
  /** Refused by the server, for a person to settle. */
  needPerson: StoredEntry[]
  needPersonOfDrills: StoredEntry[]
  /** Loose calls that an incident has taken in. */
  placed: readonly string[]
  /** Whether a drill 訓練 goes on in which this device has said something. */
  inDrill: boolean
  /** Incidents with a call of this device that nobody has said the outcome of, once for each. */
  asking: readonly string[]
}

export const nothingAtHand: AtHand = {
  waiting: 0,
  waitingOfDrills: 0,
  needPerson: [],
  needPersonOfDrills: [],
  placed: [],
  inDrill: false,
  asking: [],
}

/** `looseIds`: the calls outside any incident. */
export async function readAtHand(phone: Phone, looseIds: readonly string[]): Promise<AtHand> {
  const { device, count, ofDrills, drilled, endedDrills, rivals, asides, placed, asking } =
    await phone.withDatabase((database) => read(database, looseIds))
  const isOfDrill = ({ subject }: { subject: string }) => ofDrills.includes(subject)
  const needPerson = (await rowsIn(phone.codec, { pages: [], parcels: rivals, asides })).flatMap(readRow)
  // A rival waits too, and is counted as what needs a person.
  const waiting = (await rowsIn(phone.codec, { ...drilled, pages: [], asides: [] })).filter(
    ({ pending, refused }) => pending && refused === null,
  )
  const waitingOfDrills = waiting.filter(isOfDrill).length
  return {
    waiting: count - rivals.filter(({ pending }) => pending).length - waitingOfDrills,
    waitingOfDrills,
    needPerson: needPerson.filter(({ operation }) => !isOfDrill(operation)),
    needPersonOfDrills: needPerson.filter(({ operation }) => isOfDrill(operation)),
    placed: placed.map(String),
    inDrill: await isWorkedIn(
      phone,
      device,
      ofDrills.filter((id) => !endedDrills.includes(id)),
    ),
    asking,
  }
}

async function read(database: RecordDatabase, looseIds: readonly string[]) {
  const { outbox, aside, self, summaries, drills } = database
  const ofDrills = await drills.toCollection().primaryKeys()
  const [own, count, drilled, endedDrills, rivals, asides, placed, asking] = await Promise.all([
    self.get('self'),
    countWaiting(database),
    waitingIn(database, ofDrills),
    summaries.where('[drill+order]').between([1, Dexie.minKey], [1, '1']).primaryKeys(),
    outbox.where('rival').above(Dexie.minKey).toArray(),
    aside.toArray(),
    summaries.where('includes').anyOf(looseIds).keys(),
    summaries.where('openCalls').above(Dexie.minKey).primaryKeys(),
  ])
  const device = own?.device ?? ''
  return { device, count, ofDrills, drilled, endedDrills, rivals, asides, placed, asking }
}

async function isWorkedIn(phone: Phone, device: string, incidents: readonly string[]): Promise<boolean> {
  if (incidents.length === 0) return false
  const own = `"device":"${device}"`
  return (await storedRows(phone, incidents)).some(({ line }) => line.includes(own))
}
