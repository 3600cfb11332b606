// Stored incidents: one after the other straight from the database, for files of many: none stays in memory.
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { withDatabase } from '../log/database.ts'
import type { StoredOperation } from '../log/database.ts'
import { counted, readRow } from '../log/stored-entries.ts'

const incidentsAtOnce = 50

export type StoredIncident = {
  folded: Folded
  /** Everything of its subject, what the server refused too. */
  rows: readonly StoredOperation[]
}

/** The subjects that are incidents, oldest first. */
export async function storedIncidentIds(): Promise<string[]> {
  const subjects = await withDatabase(({ operations }) => operations.orderBy('subject').uniqueKeys())
  return subjects.flatMap((subject) =>
    typeof subject === 'string' && ![callsSubject, townSubject, 'unreadable'].includes(subject)
      ? [subject]
      : [],
  )
}

/** The ids of incidents that are no drills 訓練, oldest first. */
export async function realIncidentIds(): Promise<string[]> {
  const drills = await withDatabase((database) => database.drills.toCollection().primaryKeys())
  const drilled = new Set(drills)
  return (await storedIncidentIds()).filter((id) => !drilled.has(id))
}

export async function storedRows(...subjects: string[]): Promise<StoredOperation[]> {
  return withDatabase(({ operations }) => operations.where('subject').anyOf(subjects).toArray())
}

/** These incidents in their order, folded; one of which nothing is stored is left out. */
export async function* storedIncidents(ids: readonly string[]): AsyncGenerator<StoredIncident> {
  const calls = counted((await storedRows(callsSubject)).flatMap(readRow))
  for (let at = 0; at < ids.length; at += incidentsAtOnce) {
    const some = ids.slice(at, at + incidentsAtOnce)
    const found = await storedRows(...some)
    for (const id of some) {
      const rows = found.filter(({ subject }) => subject === id)
      if (rows.length > 0) yield { folded: foldIncident(id, counted(rows.flatMap(readRow)), calls), rows }
    }
  }
}
