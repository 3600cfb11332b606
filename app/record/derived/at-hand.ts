// At hand: what is known of everything this device holds without reading it, by index.
import { Dexie } from 'dexie'
import type { RecordDatabase } from '../log/database.ts'
import { readRow } from '../log/stored-entries.ts'
import type { StoredEntry } from '../log/stored-entries.ts'

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
export async function readAtHand(database: RecordDatabase, looseIds: readonly string[]): Promise<AtHand> {
  const { operations, summaries, drills } = database
  const [all, ofDrills, endedDrills, refused, placed, asking] = await Promise.all([
    operations.where('pending').equals(1).count(),
    drills.toCollection().primaryKeys(),
    summaries.where('[drill+order]').between([1, Dexie.minKey], [1, '1']).primaryKeys(),
    operations.where('refused.reason').above(Dexie.minKey).toArray(),
    summaries.where('includes').anyOf(looseIds).keys(),
    summaries.where('openCalls').above(Dexie.minKey).primaryKeys(),
  ])
  const counts = ofDrills.map((id) => operations.where('[pending+subject]').equals([1, id]).count())
  const waitingOfDrills = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  const ofDrill = ({ operation }: StoredEntry) => ofDrills.includes(operation.subject)
  // A rival waits too, and is counted as what needs a person.
  const rivals = refused.filter(({ pending }) => pending === 1)
  const rivalsOfDrills = rivals.filter(({ subject }) => ofDrills.includes(subject)).length
  const needPerson = refused.flatMap(readRow)
  return {
    waiting: all - waitingOfDrills - (rivals.length - rivalsOfDrills),
    waitingOfDrills: waitingOfDrills - rivalsOfDrills,
    needPerson: needPerson.filter((entry) => !ofDrill(entry)),
    needPersonOfDrills: needPerson.filter(ofDrill),
    placed: placed.map(String),
    inDrill: await isWorkedIn(
      database,
      ofDrills.filter((id) => !endedDrills.includes(id)),
    ),
    asking,
  }
}

async function isWorkedIn({ operations, self }: RecordDatabase, incidents: string[]): Promise<boolean> {
  if (incidents.length === 0) return false
  const own = `"device":"${(await self.get('self'))?.device}"`
  const said = operations.where('subject').anyOf(incidents)
  return (await said.filter(({ line }) => line.includes(own)).first()) !== undefined
}
