// Held incidents: one after the other straight from the database, for files of many: none stays in memory.
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { withDatabase } from '../log/database.ts'
import type { StoredOperation } from '../log/database.ts'
import { counted, heldOf } from '../log/held.ts'

const incidentsAtOnce = 50

export type HeldIncident = {
  folded: Folded
  /** Everything of its subject, what the server refused too. */
  rows: readonly StoredOperation[]
}

/** The subjects that are incidents, oldest first. */
export async function heldIncidentIds(): Promise<string[]> {
  const subjects = await withDatabase(({ operations }) => operations.orderBy('subject').uniqueKeys())
  return subjects.flatMap((subject) =>
    typeof subject === 'string' && ![callsSubject, townSubject, 'unreadable'].includes(subject)
      ? [subject]
      : [],
  )
}

/** Those of them that are no drills 訓練. */
export async function realIncidentIds(): Promise<string[]> {
  const drills = await withDatabase((database) => database.drills.toCollection().primaryKeys())
  const drilled = new Set(drills)
  return (await heldIncidentIds()).filter((id) => !drilled.has(id))
}

export async function heldRows(...subjects: string[]): Promise<StoredOperation[]> {
  return withDatabase(({ operations }) => operations.where('subject').anyOf(subjects).toArray())
}

/** These incidents in their order, folded; one of which nothing is held is left out. */
export async function* heldIncidents(ids: readonly string[]): AsyncGenerator<HeldIncident> {
  const calls = counted((await heldRows(callsSubject)).flatMap(heldOf))
  for (let at = 0; at < ids.length; at += incidentsAtOnce) {
    const some = ids.slice(at, at + incidentsAtOnce)
    const found = await heldRows(...some)
    for (const id of some) {
      const rows = found.filter(({ subject }) => subject === id)
      if (rows.length > 0) yield { folded: foldIncident(id, counted(rows.flatMap(heldOf)), calls), rows }
    }
  }
}
