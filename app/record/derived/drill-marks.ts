// Drill marks: which incidents are drills 訓練, by what counts of each (DR1): they follow when a line is refused, received or
// moved under another key.
import { inRecordOrder, startsAsDrill } from '../../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { RecordDatabase, StoredOperation } from '../log/database.ts'
import { counted, readRow } from '../log/stored-entries.ts'

const rowsAtOnce = 1000

/**
 * Marks again the incidents whose 受付票 these rows are, once they are written. To be called inside a transaction over
 * `logTables`.
 */
export async function markDrills(
  { operations, drills }: RecordDatabase,
  written: readonly StoredOperation[],
): Promise<void> {
  const subjects = [...new Set(written.filter(isIntake).map(({ subject }) => subject))]
  if (subjects.length === 0) return
  const rows = await operations.where('subject').anyOf(subjects).filter(isIntake).toArray()
  const begun = new Map<string, StoredOperation[]>(subjects.map((subject) => [subject, []]))
  for (const row of rows) begun.get(row.subject)?.push(row)
  const drilled = subjects.filter((subject) => isDrill(begun.get(subject) ?? []))
  await drills.bulkDelete(subjects)
  await drills.bulkPut(drilled.map((incident) => ({ incident })))
}

/** Marks all anew. */
export async function markDrillsAnew(database: RecordDatabase): Promise<void> {
  await database.drills.clear()
  for (let after = ''; ;) {
    const rows = await database.operations.where('id').above(after).limit(rowsAtOnce).toArray()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    await markDrills(database, rows)
  }
}

// Most lines are no 受付票: those are not read.
function isIntake({ subject, line }: StoredOperation): boolean {
  return subject !== callsSubject && subject !== townSubject && line.includes('"v1.intakeReceived"')
}

function isDrill(intakes: readonly StoredOperation[]): boolean {
  return startsAsDrill(inRecordOrder(counted(intakes.flatMap(readRow))))
}
