// Makes the summaries that are marked, newest first, in slices, one tab at a time; in a worker, so that no screen waits for
// it (app/facts/summary-making.ts).
import { foldIncident, includedCalls } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { isTakenBack } from '../../../shared/incident/taken-back.ts'
import { alone } from '../log/alone.ts'
import { sealText } from '../log/codec.ts'
import type { RecordDatabase } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { areWhole, counted, entriesOf, isRival, readRow, storedRows } from '../log/rows.ts'
import type { StoredEntry } from '../log/rows.ts'
import type { Mark } from '../log/subjects.ts'
import { leaveBefore, newestDue, spreadMarks, takeAway } from './marks.ts'
import type { Due } from './marks.ts'
import { keptOf } from './save-state.ts'
import { markAnew } from './mark-anew.ts'
import { isOutdated } from './summaries-due.ts'
import type { StoredSummary, Summary } from './summary.ts'
import { nameOwn } from './own-names.ts'
import { plansOf } from './plans.ts'
import { grouped } from '../log/grouped.ts'

/** How many are made at once in a page, which breathes between two. */
const fewAtOnce = 50
/** While many are made, lists hear of them this often. */
const pauseOfListsMs = 1_000
/** What the plan's rules and our words say of an incident: app/words/summarise.ts. */
export type Summarise = (
  folded: Folded,
  plan: Plan,
) => Omit<Summary, 'number' | 'kept' | 'includes' | 'openCalls'>

/** Makes everything that is marked. Interrupted anywhere, what is left stays marked. */
export async function makeSummaries(
  phone: Phone,
  summarise: Summarise,
  atOnce: number = fewAtOnce,
): Promise<void> {
  await alone(phone, 'summaries', async () => {
    if (await phone.withDatabase(isOutdated)) {
      // The numbers of those that are on a screen may have changed.
      await phone.announce({ what: 'numbered', subjects: await markAnew(phone) })
    }
    for (;;) {
      await spreadMarks(phone)
      const due = await newestDue(phone)
      if (due.incidents.length === 0 && due.every === null) break
      await makeAll(phone, summarise, due, atOnce)
    }
    await phone.announce({ what: 'summarised' })
  })
}

/** Read once for all summaries, beside their own operations. */
type Around = { device: string; calls: StoredEntry[]; planOf: ReturnType<typeof plansOf> }

async function readAround(phone: Phone): Promise<Around> {
  const [self, calls, town] = await Promise.all([
    phone.withDatabase((database) => database.self.get('self')),
    entriesOf(phone, callsSubject),
    entriesOf(phone, townSubject),
  ])
  const said = counted(town)
  // The words use the town's names for its own rows and items.
  nameOwn(townOf(said))
  return { device: self?.device ?? '', calls: counted(calls), planOf: plansOf(said) }
}

/** While some are made, the next are read and those before written. */
async function makeAll(
  phone: Phone,
  summarise: Summarise,
  { incidents, every }: Due,
  atOnce: number,
): Promise<void> {
  const around = await readAround(phone)
  const readFrom = (at: number) => begun(readSlice(phone, incidents.slice(at, at + atOnce)))
  let next = readFrom(0)
  let written: Promise<void> = Promise.resolve()
  let toldAtMs = -Infinity
  for (let at = 0; at < incidents.length; at += atOnce) {
    const slice = await next
    next = readFrom(at + atOnce)
    const made = await makeSlice(phone, slice, around, summarise)
    await written
    written = begun(phone.withDatabase((database) => writeSlice(database, made, every)))
    if (performance.now() - toldAtMs > pauseOfListsMs) {
      toldAtMs = performance.now()
      await written
      await phone.announce({ what: 'summarised' })
    }
    await phone.pause()
  }
  await written
  await phone.withDatabase((database) => leaveBefore(database, every, null))
}

/** It is waited for later, where its failure is met. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}

/** Incidents that stand side by side among the marked, with what they are made from. */
type Slice = {
  incidents: readonly string[]
  marks: Mark[]
  entries: Map<string, StoredEntry[]>
  /** Of which some is at the server alone: their summaries stay as they are (ST12). */
  away: ReadonlySet<string>
  numbers: Map<string, ReceiptNumber>
}

async function readSlice(phone: Phone, incidents: readonly string[]): Promise<Slice> {
  const [newest, oldest] = [incidents[0], incidents.at(-1)]
  if (newest === undefined)
    return { incidents, marks: [], entries: new Map(), away: new Set(), numbers: new Map() }
  const those = new Set(incidents)
  // The marks first: what is said after they were read marks anew.
  const marks = await phone.withDatabase(({ dirty }) =>
    dirty.where('what').between(oldest, newest, true, true).toArray(),
  )
  const [rows, numbers] = await Promise.all([
    storedRows(phone, incidents),
    phone.withDatabase((database) =>
      database.numbers.where('incident').between(oldest, newest, true, true).toArray(),
    ),
  ])
  return {
    incidents,
    marks: marks.filter(({ what }) => those.has(what)),
    away: new Set(rows.flatMap((row) => (areWhole([row]) ? [] : row.subject))),
    entries: grouped(rows.flatMap(readRow), ({ row }) => row.subject),
    numbers: new Map(numbers.map((number) => [number.incident, number])),
  }
}

/** `empty`: of which nothing is to be shown. */
type Made = Pick<Slice, 'incidents' | 'marks'> & { summaries: StoredSummary[]; empty: string[] }

async function makeSlice(
  phone: Phone,
  { incidents, marks, entries, away, numbers }: Slice,
  around: Around,
  summarise: Summarise,
): Promise<Made> {
  const [made, empty]: [Promise<StoredSummary>[], string[]] = [[], []]
  for (const incident of incidents) {
    if (away.has(incident)) continue
    const own = entries.get(incident) ?? []
    const summary = own.every(isRival)
      ? null
      : summaryOf(incident, own, numbers.get(incident), around, summarise)
    if (summary === null) empty.push(incident)
    else made.push(sealedSummary(phone, summary))
  }
  return { incidents, marks, summaries: await Promise.all(made), empty }
}

async function writeSlice(
  database: RecordDatabase,
  { incidents, marks, summaries, empty }: Made,
  every: string | null,
): Promise<void> {
  await database.transaction('rw', [database.summaries, database.dirty], async () => {
    await database.summaries.bulkPut(summaries)
    await database.summaries.bulkDelete(empty)
    await takeAway(database, marks)
    await leaveBefore(database, every, incidents.at(-1) ?? null)
  })
}

async function sealedSummary(phone: Phone, summary: Summary): Promise<StoredSummary> {
  const { incident, drill, order, direct, includes, openCalls } = summary
  return {
    incident,
    drill,
    order,
    ...(direct && { direct: 1 }),
    includes,
    openCalls,
    sealed: await sealText(phone.codec, JSON.stringify(summary)),
  }
}

/** Null: nothing of it stands, and no list shows it. */
function summaryOf(
  incident: string,
  entries: readonly StoredEntry[],
  number: ReceiptNumber | undefined,
  { device, calls, planOf }: Around,
  summarise: Summarise,
): Summary | null {
  const own = counted(entries)
  const folded = foldIncident(incident, own, calls)
  if (isTakenBack(folded)) return null
  const told = new Set(folded.entries.map(({ read }) => read.operation.id))
  const taken = calls.filter(({ row }) => told.has(row.id))
  const inside = [...folded.incident.calls.values()].filter(({ id }) =>
    taken.every(({ row }) => row.id !== id),
  )
  const ofDevice = new Set(own.flatMap(({ operation }) => (operation.device === device ? operation.id : [])))
  return {
    ...summarise(folded, planOf(folded.incident)),
    number: number === undefined ? null : { fiscalYear: number.fiscalYear, number: number.number },
    kept: keptOf([...entries, ...taken].map(({ row }) => row)),
    includes: [...includedCalls(own)],
    openCalls: inside.flatMap(({ id, outcome }) => (outcome === null && ofDevice.has(id) ? id : [])),
  }
}
