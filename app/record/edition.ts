// The edition 版 under which an incident begins: the plan's, and how far the town's own record had come.
import { inRecordOrder } from '../../shared/incident/fold.ts'
import type { LogEntry } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { planEdition } from '../../shared/plan/town.ts'
import { withDatabase } from './database.ts'
import { counted, heldOf } from './held.ts'
import type { HeldEntry } from './held.ts'
import { useIncidents } from './incidents.ts'

type Edition = NonNullable<Incident['edition']>

/**
 * The edition in force. Asked for before the record has been read, the town's few rows alone are read for it; undefined
 * where the database is away, which whoever saves is told by the save.
 */
export async function editionInForce(): Promise<Edition | undefined> {
  const record = useIncidents()
  const town = record.loaded ? record.town : await heldOfTown().catch(() => null)
  return town === null ? undefined : editionOf(town)
}

/** `town`: every operation of the town's. */
export function editionOf(town: readonly LogEntry[]): Edition {
  return { plan: planEdition, town: inRecordOrder(town).at(-1)?.operation.id ?? null }
}

async function heldOfTown(): Promise<readonly HeldEntry[]> {
  const rows = await withDatabase(({ operations }) => operations.where({ subject: townSubject }).toArray())
  return counted(rows.flatMap(heldOf))
}
