// Stored incidents: one after the other straight from the database, for files of many: none stays in memory.
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { Phone } from '../log/phone.ts'
import { areWhole, counted, entriesOf, readRow, storedRows, storedSubjects } from '../log/rows.ts'
import type { StoredOperation } from '../log/rows.ts'
import { grouped } from '../log/grouped.ts'

const incidentsAtOnce = 50

export type StoredIncident = {
  folded: Folded
  /** Everything of its subject, what the server refused too. */
  rows: readonly StoredOperation[]
}

/** The subjects that are incidents, oldest first. */
export async function storedIncidentIds(phone: Phone): Promise<string[]> {
  const others = [callsSubject, townSubject, 'unreadable']
  return (await storedSubjects(phone)).filter((subject) => !others.includes(subject))
}

/** The ids of incidents that are no drills 訓練, oldest first. */
export async function realIncidentIds(phone: Phone): Promise<string[]> {
  const drills = await phone.withDatabase((database) => database.drills.toCollection().primaryKeys())
  const drilled = new Set(drills)
  return (await storedIncidentIds(phone)).filter((id) => !drilled.has(id))
}

/** These incidents in their order, folded; one of which nothing is stored, or not all, is left out. */
export async function* storedIncidents(phone: Phone, ids: readonly string[]): AsyncGenerator<StoredIncident> {
  const calls = counted(await entriesOf(phone, callsSubject))
  for (let at = 0; at < ids.length; at += incidentsAtOnce) {
    const some = ids.slice(at, at + incidentsAtOnce)
    const found = grouped(await storedRows(phone, some), ({ subject }) => subject)
    for (const id of some) {
      const rows = found.get(id) ?? []
      if (rows.length > 0 && areWhole(rows))
        yield { folded: foldIncident(id, counted(rows.flatMap(readRow)), calls), rows }
    }
  }
}
