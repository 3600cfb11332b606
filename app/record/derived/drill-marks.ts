// Drill marks: which incidents are drills 訓練, by what counts of each (DR1): they follow when a line is refused, received or
// moved under another key.
import { inRecordOrder, startsAsDrill } from '../../../shared/incident/fold.ts'
import type { RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { areWhole, counted, readRow, restingIn, rowsIn } from '../log/rows.ts'
import type { StoredOperation } from '../log/rows.ts'
import { grouped } from '../log/grouped.ts'
import { ofNoIncident } from '../log/subjects.ts'

/** Most lines are no 受付票: those are not read. */
export function isIntake({ subject, line }: StoredOperation): boolean {
  return !ofNoIncident(subject) && line.includes('"v1.intakeReceived"')
}

export type Drills = { marked: string[]; unmarked: string[] }

/** What is to be marked anew once these rows stand as they are here; `gone`: ids under which nothing stands any more. */
export async function drillsOf(
  phone: Phone,
  database: RecordDatabase,
  rows: readonly StoredOperation[],
  gone: readonly string[] = [],
): Promise<Drills> {
  const begun = rows.filter(isIntake)
  const begunIn = [...new Set(begun.map(({ subject }) => subject))]
  if (begunIn.length === 0) return { marked: [], unmarked: [] }
  const replaced = new Set([...rows.map(({ id }) => id), ...gone])
  const before = await rowsIn(phone.codec, await restingIn(database, begunIn))
  // What is at the server alone stays marked as it is, until it is brought back.
  const away = new Set(before.flatMap((row) => (areWhole([row]) || replaced.has(row.id) ? [] : row.subject)))
  const subjects = begunIn.filter((subject) => !away.has(subject))
  const after = [...before.filter((row) => !replaced.has(row.id) && isIntake(row)), ...begun]
  const bySubject = grouped(after, ({ subject }) => subject)
  const marked = subjects.filter((subject) => isDrill(bySubject.get(subject) ?? []))
  const unmarked = subjects.filter((subject) => !marked.includes(subject))
  return { marked, unmarked }
}

/** To be called inside a transaction over `drills`. */
export async function writeDrills({ drills }: RecordDatabase, { marked, unmarked }: Drills): Promise<void> {
  const there = new Set(unmarked.length === 0 ? [] : await drills.toCollection().primaryKeys())
  await drills.bulkDelete(unmarked.filter((incident) => there.has(incident)))
  await drills.bulkPut(marked.map((incident) => ({ incident })))
}

/** All of them; `intakes`: every one. */
export function drillsAnew(intakes: readonly StoredOperation[]): string[] {
  const bySubject = grouped(intakes, ({ subject }) => subject)
  return [...bySubject].flatMap(([subject, own]) => (isDrill(own) ? [subject] : []))
}

// Nearly none says so: those are not read.
function isDrill(intakes: readonly StoredOperation[]): boolean {
  if (!intakes.some(({ line }) => line.includes('"drill"'))) return false
  return startsAsDrill(inRecordOrder(counted(intakes.flatMap(readRow))))
}
