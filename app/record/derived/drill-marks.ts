// Drill marks: which incidents are drills 訓練, by what counts of each (DR1): they follow when a line is refused, received or
// moved under another key.
import { inRecordOrder, startsAsDrill } from '../../../shared/incident/fold.ts'
import type { RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { counted, readRow, restingIn, rowsIn, subjectsIn } from '../log/rows.ts'
import type { StoredOperation } from '../log/rows.ts'
import { ofNoIncident } from '../log/subjects.ts'
import { grouped } from '../log/grouped.ts'

const subjectsAtOnce = 200

export type Drills = { marked: string[]; unmarked: string[] }

/** What is to be marked anew once these rows stand as they are here; `gone`: ids under which nothing stands any more. */
export async function drillsOf(
  phone: Phone,
  database: RecordDatabase,
  rows: readonly StoredOperation[],
  gone: readonly string[] = [],
): Promise<Drills> {
  const begun = rows.filter(isIntake)
  const subjects = [...new Set(begun.map(({ subject }) => subject))]
  if (subjects.length === 0) return { marked: [], unmarked: [] }
  const replaced = new Set([...rows.map(({ id }) => id), ...gone])
  const before = await rowsIn(phone.codec, await restingIn(database, subjects))
  const after = [...before.filter((row) => !replaced.has(row.id) && isIntake(row)), ...begun]
  const bySubject = grouped(after, ({ subject }) => subject)
  const marked = subjects.filter((subject) => isDrill(bySubject.get(subject) ?? []))
  const unmarked = subjects.filter((subject) => !marked.includes(subject))
  return { marked, unmarked }
}

/** To be called inside a transaction over `drills`. */
export async function writeDrills({ drills }: RecordDatabase, { marked, unmarked }: Drills): Promise<void> {
  await drills.bulkDelete(unmarked)
  await drills.bulkPut(marked.map((incident) => ({ incident })))
}

/** All of them, as everything that is here says. */
export async function drillsAnew(phone: Phone, database: RecordDatabase): Promise<string[]> {
  const subjects = (await subjectsIn(database)).filter((subject) => !ofNoIncident(subject))
  const found: string[] = []
  for (let at = 0; at < subjects.length; at += subjectsAtOnce) {
    const rows = await rowsIn(phone.codec, await restingIn(database, subjects.slice(at, at + subjectsAtOnce)))
    for (const [subject, own] of grouped(rows.filter(isIntake), (row) => row.subject))
      if (isDrill(own)) found.push(subject)
  }
  return found
}

// Most lines are no 受付票: those are not read.
function isIntake({ subject, line }: StoredOperation): boolean {
  return !ofNoIncident(subject) && line.includes('"v1.intakeReceived"')
}

function isDrill(intakes: readonly StoredOperation[]): boolean {
  return startsAsDrill(inRecordOrder(counted(intakes.flatMap(readRow))))
}
