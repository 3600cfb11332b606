// The searched text of a record: the words the screen shows for it, what it said before a correction, who, and the number
// of its incident. A drill 訓練 is never found among what is real.
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded, FoldedEntry, LogEntry } from '../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import { signature } from '../words/actor-words.ts'
import { fromAfar } from '../words/dates.ts'
import { lines } from '../words/detail-lines.ts'
import { headline, incidentNumber } from '../words/incident-words.ts'
import { operationWords } from '../facts/descriptions.ts'
import { searchedText } from './searched-text.ts'
import type { Indexed } from './gram-index.ts'

/** One record as a result shows it. */
export type SearchedRecord = {
  id: string
  /** Its incident, or where else it belongs. */
  subject: string
  /** ISO 8601: when it happened. */
  at: string
  who: string
  what: string
  detail: string
  /** 受付番号 or 仮番号 and what happened; of no incident: where it belongs. */
  number: string
  about: string
}
export type SearchedDocument = Indexed & { record: SearchedRecord }

/** Every record of an incident; none of a drill. */
export function recordsOfIncident(folded: Folded, given: ReceiptNumber | null): SearchedDocument[] {
  if (folded.incident.drill) return []
  return documents(folded, incidentNumber(folded.incident, given), headline(folded.incident))
}

/** Records outside any incident: the town's, and calls without those that incidents have `taken` in. */
export function recordsOutside(
  subject: typeof callsSubject | typeof townSubject,
  own: readonly LogEntry[],
  taken: ReadonlySet<string> = new Set(),
): SearchedDocument[] {
  const folded = foldIncident(subject, own, [])
  const entries = folded.entries.filter(({ read }) => !taken.has(read.operation.id))
  return documents({ ...folded, entries }, '', subject === townSubject ? '町の記録' : '事案の外の発信')
}

function documents({ incident, entries }: Folded, number: string, about: string): SearchedDocument[] {
  return entries.map((entry) => {
    const { id, at, stamp, by, enteredBy } = entry.read.operation
    const typed = enteredBy === null || enteredBy === by ? null : `入力 ${enteredBy}`
    const record: SearchedRecord = {
      id,
      subject: incident.id,
      at,
      who: lines(signature(entry.read.operation), typed),
      ...words(entry),
      number,
      about,
    }
    const text = [record.what, record.detail, record.who, number].map(searchedText).join('\n')
    return { order: `${new Date(at).toISOString()} ${stamp} ${id} ${incident.id}`, text, record }
  })

  function words({ read, standing }: FoldedEntry) {
    const { what, detail } = operationWords(standing.read, incident, fromAfar)
    const before = operationWords(read, incident, fromAfar)
    const amended = standing.nature === 'amended' && `訂正前: ${lines(before.what, before.detail)}`
    return {
      what: standing.nature === 'mistaken' ? `${what}(誤入力)` : what,
      detail: lines(detail, amended === false ? null : amended),
    }
  }
}
