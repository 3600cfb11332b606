// Makes the summaries that are marked, in slices, one tab at a time. Comes by import(): the plan's rules are behind it.
import { Dexie } from 'dexie'
import { foldIncident, includedCalls } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { isTakenBack } from '../../../shared/incident/taken-back.ts'
import { alone } from '../log/alone.ts'
import { announce } from '../log/changes.ts'
import { withDatabase } from '../log/database.ts'
import type { RecordDatabase, Self } from '../log/database.ts'
import { rememberMark } from '../derived/first-paint-memory.ts'
import { giveReceiptNumbersAnew } from '../derived/receipt-numbers-anew.ts'
import { counted, readRow, isRival } from '../log/stored-entries.ts'
import type { StoredEntry } from '../log/stored-entries.ts'
import { markEverything, spreadMarks } from '../derived/marks.ts'
import { logTables } from '../log/operation-rows.ts'
import { receiptNumberTables } from '../derived/receipt-numbers.ts'
import { keptOf } from '../derived/save-state.ts'
import { summaryVersion } from '../derived/summary.ts'
import type { Summary } from '../derived/summary.ts'
import { useTownSaid } from './town-said.ts'
import { plansOf } from './town.ts'

/** How many are made in one transaction, which holds up whoever writes meanwhile. */
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
export async function makeSummaries(summarise: Summarise): Promise<void> {
  if (!(await withDatabase(isDone))) await makeMarked(summarise)
  rememberMark('direct', await withDatabase(goesDirect))
}

/** Of the real ones that go on. */
async function goesDirect({ summaries }: RecordDatabase): Promise<boolean> {
  const open = summaries.where('[drill+order]').between([0, '1'], [0, Dexie.maxKey])
  return (await open.filter(({ direct }) => direct).first()) !== undefined
}

async function makeMarked(summarise: Summarise): Promise<void> {
  // The words use the town's names for its own rows and items.
  useTownSaid()
  await alone('summaries', async () => {
    if (await withDatabase(isOutdated)) {
      // The numbers of those that are on a screen may have changed.
      await announce({ what: 'numbered', subjects: await withDatabase(markAnew, renewalPatienceMs) })
    }
    let around = await withDatabase(readAround)
    let toldAtMs = -Infinity
    for (let left = true; left;) {
      // Spread marks may come from calls, or a town, that changed since they were read.
      if ((await withDatabase(spreadMarks)) > 0) around = await withDatabase(readAround)
      left = (await withDatabase((database) => makeSlice(database, around, summarise))) === sliceLength
      if (!left || performance.now() - toldAtMs > pauseOfListsMs) {
        toldAtMs = performance.now()
        await announce({ what: 'summarised' })
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
function markAnew(database: RecordDatabase): Promise<string[]> {
  const tables = [...logTables(database), ...receiptNumberTables(database)]
  return database.transaction('rw', tables, async () => {
    const numberedTo = positionOf(await database.self.get('self'))
    await giveReceiptNumbersAnew(database, numberedTo)
    await database.made.put({ key: 'made', version: summaryVersion, numberedTo })
    return markEverything(database)
  })
}

function positionOf(self: Self | undefined): number {
  return self?.enrolment?.cursor.position ?? 0
}

/** Read once for all summaries, beside their own operations. */
type Around = { device: string; calls: StoredEntry[]; planOf: ReturnType<typeof plansOf> }

async function readAround({ operations, self }: RecordDatabase): Promise<Around> {
  const ofSubject = async (subject: string) =>
    counted((await operations.where({ subject }).toArray()).flatMap(readRow))
  const device = (await self.get('self'))?.device ?? ''
  return { device, calls: await ofSubject(callsSubject), planOf: plansOf(await ofSubject(townSubject)) }
}

/** Makes the next few, the newest incidents first; returns how many. */
function makeSlice(database: RecordDatabase, around: Around, summarise: Summarise): Promise<number> {
  const { operations, summaries, numbers, dirty } = database
  return database.transaction('rw', [operations, summaries, numbers, dirty], async () => {
    const ofIncident = ({ what }: { what: string }) => !what.includes(' ')
    // oxlint-disable-next-line unicorn/no-array-reverse -- a table of the database
    const marked = await dirty.reverse().filter(ofIncident).limit(sliceLength).primaryKeys()
    for (const incident of marked) {
      const entries = (await operations.where({ subject: incident }).toArray()).flatMap(readRow)
      const number = await numbers.get(incident)
      const summary = entries.every(isRival) ? null : summaryOf(incident, entries, number, around, summarise)
      await (summary === null ? summaries.delete(incident) : summaries.put(summary))
    }
    await dirty.bulkDelete(marked)
    return marked.length
  })
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
