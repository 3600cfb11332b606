// Makes the summaries that are marked, newest first, in slices, one tab at a time. Comes by import(): the plan's rules are
// behind it.
import { Dexie } from 'dexie'
import { foldIncident, includedCalls } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { isTakenBack } from '../../../shared/incident/taken-back.ts'
import { alone } from '../log/alone.ts'
import { sealText } from '../log/codec.ts'
import type { RecordDatabase, Self } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { counted, entriesOf, isRival, readRow, storedRows } from '../log/rows.ts'
import type { StoredEntry } from '../log/rows.ts'
import { marked } from '../log/subjects.ts'
import type { Mark } from '../log/subjects.ts'
import { drillsAnew } from '../derived/drill-marks.ts'
import { everyIncident, spreadMarks, takeAway } from '../derived/marks.ts'
import { receiptNumbersAnew } from '../derived/receipt-numbers-anew.ts'
import { rememberMark } from '../derived/first-paint-memory.ts'
import { keptOf } from '../derived/save-state.ts'
import { summaryVersion } from '../derived/summary.ts'
import type { StoredSummary, Summary } from '../derived/summary.ts'
import { useTownSaid } from './town-said.ts'
import { plansOf } from './town.ts'
import { grouped } from '../log/grouped.ts'

/** How many are made at once: the page breathes between two. */
const sliceLength = 10
/** While many are made, lists hear of them this often. */
const pauseOfListsMs = 1_000
/** A record of a hundred thousand operations, on an old phone. */
const renewalPatienceMs = 120_000

/** What the plan's rules and our words say of an incident: app/words/summarise.ts. */
export type Summarise = (
  folded: Folded,
  plan: Plan,
) => Omit<Summary, 'number' | 'kept' | 'includes' | 'openCalls'>

/** Makes everything that is marked. Interrupted anywhere, what is left stays marked. */
export async function makeSummaries(phone: Phone, summarise: Summarise): Promise<void> {
  if (!(await phone.withDatabase(isDone))) await makeMarked(phone, summarise)
  rememberMark('direct', await phone.withDatabase(goesDirect))
}

/** Of the real ones that go on. */
async function goesDirect({ summaries }: RecordDatabase): Promise<boolean> {
  const open = summaries.where('[drill+order]').between([0, '1'], [0, Dexie.maxKey])
  return (await open.filter(({ direct }) => direct).first()) !== undefined
}

async function makeMarked(phone: Phone, summarise: Summarise): Promise<void> {
  // The words use the town's names for its own rows and items.
  useTownSaid()
  await alone(phone, 'summaries', async () => {
    if (await phone.withDatabase(isOutdated)) {
      // The numbers of those that are on a screen may have changed.
      await phone.announce({ what: 'numbered', subjects: await markAnew(phone) })
    }
    let around = await readAround(phone)
    let toldAtMs = -Infinity
    for (let left = true; left;) {
      // Spread marks may come from calls, or a town, that changed since they were read.
      if ((await spreadMarks(phone)) > 0) around = await readAround(phone)
      left = (await makeSlice(phone, around, summarise)) === sliceLength
      if (!left || performance.now() - toldAtMs > pauseOfListsMs) {
        toldAtMs = performance.now()
        await phone.announce({ what: 'summarised' })
      }
      await pause()
    }
  })
}

async function isDone(database: RecordDatabase): Promise<boolean> {
  return (await database.dirty.count()) === 0 && !(await isOutdated(database))
}

/** The rules have changed since, or the numbers are not those of the cursor. */
async function isOutdated({ self, made }: RecordDatabase): Promise<boolean> {
  const [own, known] = await Promise.all([self.get('self'), made.get('made')])
  return known?.version !== summaryVersion || known.numberedTo !== positionOf(own)
}

/** Works the numbers out anew and marks every summary. Returns the marked incidents. */
async function markAnew(phone: Phone): Promise<string[]> {
  const incidents = await everyIncident(phone)
  await phone.withDatabase(async (database) => {
    for (;;) {
      const numberedTo = positionOf(await database.self.get('self'))
      const given = await receiptNumbersAnew(phone, database, numberedTo)
      const drilled = await drillsAnew(phone, database)
      const { self, numbers, drills, made, dirty } = database
      const written = await database.transaction('rw', [self, numbers, drills, made, dirty], async () => {
        if (positionOf(await self.get('self')) !== numberedTo) return false
        await Promise.all([numbers.clear(), drills.clear()])
        await Promise.all([
          numbers.bulkPut([...given].map(([incident, number]) => ({ incident, ...number }))),
          drills.bulkPut(drilled.map((incident) => ({ incident }))),
          made.put({ key: 'made', version: summaryVersion, numberedTo }),
          dirty.bulkPut(marked(phone, incidents)),
        ])
        return true
      })
      if (written) return
    }
  }, renewalPatienceMs)
  return incidents
}

function positionOf(self: Self | undefined): number {
  return self?.enrolment?.cursor.position ?? 0
}

/** Read once for all summaries, beside their own operations. */
type Around = { device: string; calls: StoredEntry[]; planOf: ReturnType<typeof plansOf> }

async function readAround(phone: Phone): Promise<Around> {
  const [self, calls, town] = await Promise.all([
    phone.withDatabase((database) => database.self.get('self')),
    entriesOf(phone, callsSubject),
    entriesOf(phone, townSubject),
  ])
  return { device: self?.device ?? '', calls: counted(calls), planOf: plansOf(counted(town)) }
}

/** Makes the next few, the newest incidents first; returns how many. */
async function makeSlice(phone: Phone, around: Around, summarise: Summarise): Promise<number> {
  const marks = await phone.withDatabase(newestMarks)
  const incidents = marks.map(({ what }) => what)
  const [rows, numbers] = await Promise.all([
    storedRows(phone, incidents),
    phone.withDatabase((database) => database.numbers.bulkGet(incidents)),
  ])
  const entries = grouped(rows.flatMap(readRow), ({ row }) => row.subject)
  const [made, empty]: [Promise<StoredSummary>[], string[]] = [[], []]
  for (const [index, incident] of incidents.entries()) {
    const own = entries.get(incident) ?? []
    const summary = own.every(isRival) ? null : summaryOf(incident, own, numbers[index], around, summarise)
    if (summary === null) empty.push(incident)
    else made.push(sealedSummary(phone, summary))
  }
  const summaries = await Promise.all(made)
  await phone.withDatabase((database) =>
    database.transaction('rw', [database.summaries, database.dirty], async () => {
      await database.summaries.bulkPut(summaries)
      await database.summaries.bulkDelete(empty)
      await takeAway(database, marks)
    }),
  )
  return marks.length
}

function newestMarks({ dirty }: RecordDatabase): Promise<Mark[]> {
  const ofIncident = ({ what }: Mark) => !what.includes(' ')
  // oxlint-disable-next-line unicorn/no-array-reverse -- a table of the database
  return dirty.reverse().filter(ofIncident).limit(sliceLength).toArray()
}

async function sealedSummary(phone: Phone, summary: Summary): Promise<StoredSummary> {
  const { incident, drill, order, direct, includes, openCalls } = summary
  return {
    incident,
    drill,
    order,
    direct,
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

/** The page stays quick: what a person does comes before the next slice. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
