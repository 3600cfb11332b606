// The edition 版 under which an incident begins: the plan's, and how far the town's own record had come.
import { inRecordOrder } from '../../../shared/incident/fold.ts'
import type { Incident } from '../../../shared/incident/incident.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { planEdition } from '../../../shared/plan/town.ts'
import { withDatabase } from './database.ts'
import { counted, readRow } from './stored-entries.ts'
import type { StoredEntry } from './stored-entries.ts'

type Edition = NonNullable<Incident['edition']>

/**
 * The edition in force, read from the town's few rows alone: a record may begin before anything else has been read.
 * Undefined where the database is away, which whoever saves is told by the save.
 */
export async function editionInForce(): Promise<Edition | undefined> {
  const town = await townEntries().catch(() => null)
  return town === null
    ? undefined
    : { plan: planEdition, town: inRecordOrder(town).at(-1)?.operation.id ?? null }
}

async function townEntries(): Promise<readonly StoredEntry[]> {
  const rows = await withDatabase(({ operations }) => operations.where({ subject: townSubject }).toArray())
  return counted(rows.flatMap(readRow))
}
