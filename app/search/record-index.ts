// The index over this device's record: built incident by incident from the database, kept up as the record changes. It is
// in memory alone: nothing of it rests (ST10).
import { foldIncident } from '../../shared/incident/fold.ts'
import type { LogEntry } from '../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import { grouped } from '../record/log/grouped.ts'
import type { Phone } from '../record/log/phone.ts'
import { areWhole, counted, entriesOf, readRow, storedRows, storedSubjects } from '../record/log/rows.ts'
import { gramIndex } from './gram-index.ts'
import type { Hits } from './gram-index.ts'
import type { Word } from './searched-text.ts'
import { recordsOfIncident, recordsOutside } from './searched-record.ts'
import type { SearchedDocument } from './searched-record.ts'

const subjectsAtOnce = 20
const patienceMs = 60_000

/** In subjects; `done`: everything has been read. */
export type Progress = { read: number; of: number; done: boolean }

export type RecordIndex = {
  /** Reads everything; `progress` is told after each part. */
  build: (progress: (now: Progress) => void) => Promise<void>
  /** Reads these subjects anew, and what their change changes elsewhere. */
  change: (subjects: readonly string[]) => Promise<void>
  find: (words: readonly Word[], from: number, limit: number) => Hits<SearchedDocument>
}

export function recordIndex(phone: Phone): RecordIndex {
  const index = gramIndex<SearchedDocument>()
  /** By subject: its documents, and the calls made outside that it has taken in. */
  const indexed = new Map<string, { documents: SearchedDocument[]; taken: string[] }>()
  let calls: LogEntry[] = []
  let numbers: ReadonlyMap<string, ReceiptNumber> = new Map()

  async function build(progress: (now: Progress) => void): Promise<void> {
    const named = await storedSubjects(phone)
    numbers = await readNumbers(phone)
    calls = await readCalls(phone)
    for (let read = 0; read < named.length; read += subjectsAtOnce) {
      progress({ read, of: named.length, done: false })
      await readAnew(named.slice(read, read + subjectsAtOnce))
    }
    keepCalls()
    progress({ read: named.length, of: named.length, done: true })
  }

  async function change(subjects: readonly string[]): Promise<void> {
    const before = numbers
    numbers = await readNumbers(phone)
    const renumbered = [...numbers.keys()].filter((id) => before.get(id)?.number !== numbers.get(id)?.number)
    const changed = new Set([...subjects, ...renumbered])
    if (changed.has(callsSubject)) {
      calls = await readCalls(phone)
      for (const [subject, { taken }] of indexed) if (taken.length > 0) changed.add(subject)
    }
    await readAnew([...changed])
    keepCalls()
  }

  async function readAnew(subjects: readonly string[]): Promise<void> {
    const rows = grouped(await storedRows(phone, subjects), ({ subject }) => subject)
    for (const subject of subjects) {
      const found = rows.get(subject) ?? []
      const own = areWhole(found) ? counted(found.flatMap(readRow)) : []
      if (subject === townSubject) keep(subject, recordsOutside(subject, own))
      else if (subject !== callsSubject) keepIncident(subject, own)
    }
  }

  function keepIncident(subject: string, own: readonly LogEntry[]): void {
    const folded = foldIncident(subject, own, calls)
    const taken = folded.entries
      .map(({ read }) => read.operation)
      .filter((operation) => operation.subject === callsSubject)
    keep(
      subject,
      recordsOfIncident(folded, numbers.get(subject) ?? null),
      taken.map(({ id }) => id),
    )
  }

  /** After the incidents: what none of them has taken in. */
  function keepCalls(): void {
    const taken = new Set([...indexed.values()].flatMap((one) => one.taken))
    keep(callsSubject, recordsOutside(callsSubject, calls, taken))
  }

  /** A document that says the same as before stays as it is. */
  function keep(subject: string, documents: readonly SearchedDocument[], taken: string[] = []): void {
    const before = new Map(indexed.get(subject)?.documents.map((one) => [sameWords(one), one]))
    const now = documents.map((one) => before.get(sameWords(one)) ?? one)
    const kept = new Set(now)
    for (const one of before.values()) if (!kept.has(one)) index.remove(one)
    const known = new Set(before.values())
    for (const one of now) if (!known.has(one)) index.add(one)
    indexed.set(subject, { documents: now, taken })
  }

  return { build, change, find: index.find }
}

function sameWords({ order, text, record }: SearchedDocument): string {
  return `${order} ${record.about} ${text}`
}

async function readNumbers(phone: Phone): Promise<Map<string, ReceiptNumber>> {
  const given = await phone.withDatabase(({ numbers }) => numbers.toArray(), patienceMs)
  return new Map(given.map((number) => [number.incident, number]))
}

async function readCalls(phone: Phone): Promise<LogEntry[]> {
  return counted(await entriesOf(phone, callsSubject))
}
