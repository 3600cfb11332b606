// Held incidents: one after the other straight from the database, for files of many: none stays in memory.
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded, LogEntry } from '../../shared/incident/fold.ts'
import { readHeldOperation } from '../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import { withDatabase } from './database.ts'
import type { StoredOperation } from './database.ts'

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

export async function heldRows(...subjects: string[]): Promise<StoredOperation[]> {
  return withDatabase(({ operations }) => operations.where('subject').anyOf(subjects).toArray())
}

/** These incidents in their order, folded; one of which nothing is held is left out. */
export async function* heldIncidents(ids: readonly string[]): AsyncGenerator<HeldIncident> {
  const calls = (await heldRows(callsSubject)).flatMap(counted)
  for (let at = 0; at < ids.length; at += incidentsAtOnce) {
    const some = ids.slice(at, at + incidentsAtOnce)
    const found = await heldRows(...some)
    for (const id of some) {
      const rows = found.filter(({ subject }) => subject === id)
      if (rows.length > 0) yield { folded: foldIncident(id, rows.flatMap(counted), calls), rows }
    }
  }
}

/** The fold is accepted and pending; what was refused stands outside it. */
function counted(row: StoredOperation): LogEntry[] {
  const read = row.refused === null ? readHeldOperation(jsonOrNull(row.line)) : null
  return read === null ? [] : [{ ...read, receivedAt: row.receipt?.receivedAt ?? null }]
}
