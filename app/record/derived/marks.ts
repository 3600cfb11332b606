// Marks: which summaries are to be made. One of what belongs to no incident is spread: a loose call's to the incidents that
// have taken it in, the town's to all where the plan in force may have changed. So is one that stands for several. All of them
// are one mark: those before an id.
import type { Operation } from '../../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { entriesOf, storedSubjects } from '../log/rows.ts'
import { marked, ofNoIncident, severalMarked } from '../log/subjects.ts'
import type { Mark } from '../log/subjects.ts'

/** Its mark ends with an id: every incident before that one is to be made. */
const before = 'incidents before'
const afterEveryId = '\uffff'

/** Marks every incident. To be called inside a transaction over `dirty`. */
export async function markEvery(phone: Phone, { dirty }: RecordDatabase): Promise<void> {
  await dirty.bulkPut(
    marked(phone, [before]).map(({ what, mark }) => ({ what, mark: `${mark} ${afterEveryId}` })),
  )
}

/** `every`: the mark of all of them, where it stands. */
export type Due = { incidents: string[]; every: string | null }

/** The incidents that are marked, the newest first. */
export async function newestDue(phone: Phone): Promise<Due> {
  const [all, one] = await phone.withDatabase(({ dirty }) =>
    Promise.all([dirty.get(before), dirty.toCollection().primaryKeys()]),
  )
  const [every = null, until = ''] = all?.mark.split(' ') ?? []
  const among = every === null ? [] : (await everyIncident(phone)).filter((id) => id < until)
  const incidents = new Set([...among, ...one.filter((what) => !what.includes(' '))])
  return { incidents: [...incidents].toSorted().toReversed(), every }
}

/**
 * Of all that this mark stood for, those before `incident` are left, or none; where they were marked anew, all are. To be
 * called inside a transaction over `dirty`.
 */
export async function leaveBefore(
  { dirty }: RecordDatabase,
  every: string | null,
  incident: string | null,
): Promise<void> {
  const now = every === null ? undefined : await dirty.get(before)
  if (now?.mark.startsWith(`${every} `) !== true) return
  if (incident === null) await dirty.delete(before)
  else await dirty.put({ what: before, mark: `${every} ${incident}` })
}

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
  const isAnotherPlan = await changesPlan(phone, ofSubject(townSubject))
  await phone.withDatabase((database) =>
    database.transaction('rw', database.dirty, async () => {
      await database.dirty.bulkPut(marked(phone, [...incidents, ...calls]))
      if (isAnotherPlan) await markEvery(phone, database)
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

/**
 * Takes these marks away, where nobody has marked anew since. To be called inside a transaction over `dirty`; `marks` are
 * all that stood between the first and the last of them.
 */
export async function takeAway({ dirty }: RecordDatabase, marks: readonly Mark[]): Promise<void> {
  const seen = new Map(marks.map(({ what, mark }) => [what, mark]))
  const [first, last] = [marks[0], marks.at(-1)]
  if (first === undefined || last === undefined) return
  const [from, to] = [first.what, last.what].toSorted()
  const between = dirty.where('what').between(from, to, true, true)
  const now = await between.toArray()
  if (now.every(({ what, mark }) => seen.get(what) === mark)) await between.delete()
  else await dirty.bulkDelete(now.flatMap(({ what, mark }) => (seen.get(what) === mark ? [what] : [])))
}

/** Every incident of which this device holds anything. */
export async function everyIncident(phone: Phone): Promise<string[]> {
  return (await storedSubjects(phone)).filter((subject) => !ofNoIncident(subject))
}
