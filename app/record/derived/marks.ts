// Marks of what belongs to no incident are spread: a loose call's to the incidents that have taken it in, the town's to
// all where the plan in force may have changed. So is one that stands for several.
import type { Operation } from '../../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { entriesOf, storedSubjects } from '../log/rows.ts'
import { marked, ofNoIncident, severalMarked } from '../log/subjects.ts'
import type { Mark } from '../log/subjects.ts'

/** To be called before the incidents that are marked are made; returns how many marks were spread. */
export async function spreadMarks(phone: Phone): Promise<number> {
  const marks = await phone.withDatabase(({ dirty }) =>
    dirty
      .where('what')
      .startsWithAnyOf([`${callsSubject} `, `${townSubject} `, `${severalMarked} `])
      .toArray(),
  )
  if (marks.length === 0) return 0
  const whats = marks.flatMap(({ what, whats: several }) => several ?? [what])
  const incidents = whats.filter((what) => !what.includes(' '))
  const ofSubject = (subject: string) =>
    whats.flatMap((what) => (what.startsWith(`${subject} `) ? [what.slice(subject.length + 1)] : []))
  const calls = await including(phone, ofSubject(callsSubject))
  const everything = (await changesPlan(phone, ofSubject(townSubject))) ? await everyIncident(phone) : []
  await phone.withDatabase((database) =>
    database.transaction('rw', database.dirty, async () => {
      await database.dirty.bulkPut(marked(phone, [...incidents, ...calls, ...everything]))
      await takeAway(database, marks)
    }),
  )
  return marks.length
}

/** The incidents that have taken in the calls which these operations of the subject `calls` speak of. */
async function including(phone: Phone, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const entries = new Map((await entriesOf(phone, callsSubject)).map((entry) => [entry.row.id, entry]))
  // An operation, what it names, and so on to the call: a set walks on over what is added to it.
  const named = new Set(ids)
  for (const each of named) {
    const entry = entries.get(each)
    if (entry?.known === true) for (const one of namedBy(entry.operation)) named.add(one)
  }
  return phone.withDatabase(({ summaries }) =>
    summaries
      .where('includes')
      .anyOf([...named])
      .primaryKeys(),
  )
}

function namedBy(operation: Operation): string[] {
  switch (operation.type) {
    case 'v1.callEnded':
      return [operation.body.call]
    case 'v1.notified':
      return operation.body.call === null ? [] : [operation.body.call]
    case 'v1.corrected': {
      const { operation: corrected, body } = operation.body
      const call = body?.['call']
      return typeof call === 'string' ? [corrected, call] : [corrected]
    }
    default:
      return []
  }
}

/** In the town's record only its own agenda items make duties (1-4). */
async function changesPlan(phone: Phone, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const changed = new Set(ids)
  return (await entriesOf(phone, townSubject)).some(
    ({ row, operation }) =>
      changed.has(row.id) && (operation.type === 'v1.agendaItemEntered' || operation.type === 'v1.corrected'),
  )
}

/** Takes these marks away, where nobody has marked anew since. To be called inside a transaction over `dirty`. */
export async function takeAway({ dirty }: RecordDatabase, marks: readonly Mark[]): Promise<void> {
  const now = await dirty.bulkGet(marks.map(({ what }) => what))
  await dirty.bulkDelete(marks.flatMap(({ what, mark }, index) => (now[index]?.mark === mark ? [what] : [])))
}

/** Every incident of which this device holds anything. */
export async function everyIncident(phone: Phone): Promise<string[]> {
  return (await storedSubjects(phone)).filter((subject) => !ofNoIncident(subject))
}
