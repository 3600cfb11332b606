// Marks of what belongs to no incident are spread: a loose call's to the incidents that have taken it in, the town's to
// all where the plan in force may have changed.
import type { Operation } from '../../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { RecordDatabase } from '../log/database.ts'
import { readRow } from '../log/stored-entries.ts'
import { ofNoIncident } from '../log/operation-rows.ts'

/** Operations followed from one to the next by name; no night has more. */
const maxNamed = 100

/** To be called before the incidents that are marked are made; returns how many marks were spread. */
export function spreadMarks(database: RecordDatabase): Promise<number> {
  const { operations, summaries, dirty } = database
  return database.transaction('rw', [operations, summaries, dirty], async () => {
    const marks = await dirty
      .where('what')
      .startsWithAnyOf([`${callsSubject} `, `${townSubject} `])
      .primaryKeys()
    for (const mark of marks) {
      const [subject, id = ''] = mark.split(' ')
      if (subject === callsSubject) await markIncluding(database, id)
      else if (await changesPlan(database, id)) await markEverything(database)
    }
    await dirty.bulkDelete(marks)
    return marks.length
  })
}

/** Marks the incidents that have taken in the call which this operation of the subject `calls` speaks of. */
async function markIncluding({ operations, summaries, dirty }: RecordDatabase, id: string): Promise<void> {
  // An operation, what it names, and so on to the call: a set walks on over what is added to it.
  const named = new Set([id])
  for (const each of named) {
    const row = await operations.get(each)
    if (row === undefined || named.size > maxNamed) continue
    for (const { known, operation } of readRow(row))
      if (known) for (const one of namedBy(operation)) named.add(one)
  }
  const incidents = await summaries
    .where('includes')
    .anyOf([...named])
    .primaryKeys()
  await dirty.bulkPut(incidents.map((what) => ({ what })))
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
async function changesPlan({ operations }: RecordDatabase, id: string): Promise<boolean> {
  const row = await operations.get(id)
  const [entry] = row === undefined ? [] : readRow(row)
  return entry?.operation.type === 'v1.agendaItemEntered' || entry?.operation.type === 'v1.corrected'
}

/** Marks every incident; returns which. */
export async function markEverything({ operations, dirty }: RecordDatabase): Promise<string[]> {
  const subjects = (await operations.orderBy('subject').uniqueKeys()).map(String)
  const incidents = subjects.filter((subject) => !ofNoIncident(subject))
  await dirty.bulkPut(incidents.map((what) => ({ what })))
  return incidents
}
