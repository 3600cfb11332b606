// Retire: drops the bytes of incidents that are over, as long after their end as the server says, where each of its copies
// has them and a page of the record gives them again. What goes on, owes anything, waits, is being written or read never goes (ST12).
import { Dexie } from 'dexie'
import type { Health, Retention } from '../../../shared/sync/health.ts'
import { linesPerPage, readStoredLine } from '../../../shared/sync/protocol.ts'
import { receivedIntakes } from '../derived/receipt-numbers.ts'
import { isOutdated } from '../derived/summaries-due.ts'
import { summaryVersion } from '../derived/summary.ts'
import type { StoredSummary, Summary } from '../derived/summary.ts'
import { openText, sealLines } from './codec.ts'
import type { Enrolment, Page, RecordDatabase } from './database.ts'
import { goesOn, openedMs } from './opened.ts'
import type { Phone } from './phone.ts'
import { pagesOf, rowsOfPage } from './rows.ts'
import { knownSelf } from './self.ts'

const dayMs = 24 * 60 * 60 * 1000

type Told = Pick<Health, 'now' | 'generation' | 'position'> & { retention: Retention }
type Limits = { before: string; to: number; generation: number }

/** Returns the incidents whose bytes went. */
export async function retire(phone: Phone, told: Told): Promise<string[]> {
  const { now, position, generation, retention } = told
  const limits = {
    generation,
    before: new Date(Date.parse(now) - retention.days * dayMs).toISOString(),
    to: Math.min(retention.coveredTo, Math.floor(position / linesPerPage) * linesPerPage),
  }
  const ended = await phone.withDatabase((database) => endedIn(phone, database, generation))
  const gone: string[] = []
  for (const summary of ended) {
    await phone.pause()
    if (await retireOne(phone, summary, limits)) gone.push(summary.incident)
  }
  return gone
}

/** Null while the chain is in doubt, or is of another generation than the server told of. */
export async function followed(
  phone: Phone,
  database: RecordDatabase,
  generation: number,
): Promise<Enrolment | null> {
  const { enrolment, chainAlarm, next } = await knownSelf(phone, database)
  if (enrolment === null || enrolment.gap !== undefined || chainAlarm !== null || next !== null) return null
  return enrolment.cursor.generation === generation ? enrolment : null
}

/** None while the chain or what is derived of it is in doubt. */
async function endedIn(phone: Phone, database: RecordDatabase, generation: number): Promise<StoredSummary[]> {
  if ((await followed(phone, database, generation)) === null || (await isOutdated(database))) return []
  if ((await database.dirty.count()) > 0) return []
  const { summaries } = database
  const ended = await Promise.all(
    [0, 1].map((drill) =>
      summaries.where('[drill+order]').between([drill, Dexie.minKey], [drill, goesOn]).toArray(),
    ),
  )
  return ended.flat()
}

async function retireOne(phone: Phone, summary: StoredSummary, limits: Limits): Promise<boolean> {
  const { incident } = summary
  const before = await phone.withDatabase((database) => pagesOf(database, incident).toArray())
  if (before.length === 0 || !before.every((page) => mayGo(phone, page, limits))) return false
  if (!(await isOver(phone, summary, limits))) return false
  const after = await Promise.all(before.map((page) => withoutBytes(phone, page)))
  return phone.withDatabase((database) => {
    const { pages, outbox, aside, drafts, attachments, dirty, self } = database
    const tables = [pages, outbox, aside, drafts, attachments, dirty, self]
    return database.transaction('rw', tables, async () => {
      // Another tab may have gone over to another history meanwhile.
      if ((await followed(phone, database, limits.generation)) === null) return false
      const now = await pagesOf(database, incident).toArray()
      const [waiting, refused, marks, typed, sending] = await Promise.all([
        outbox.where('subjects').equals(incident).count(),
        aside.where('subject').equals(incident).count(),
        dirty.count(),
        drafts.filter(({ key }) => key.includes(incident)).count(),
        attachments
          .where('waiting')
          .equals(1)
          .filter(({ subjects }) => subjects.includes(incident))
          .count(),
      ])
      if (placesOf(now) !== placesOf(before) || !now.every((page) => mayGo(phone, page, limits))) return false
      if (waiting + refused + marks + typed + sending > 0) return false
      await pages.bulkPut(after)
      return true
    })
  })
}

const placesOf = (pages: readonly Page[]) => pages.flatMap(({ positions }) => positions).join()

function mayGo(phone: Phone, { to, receipts, retired, opened = 0 }: Page, limits: Limits): boolean {
  const isOpen = Math.abs(phone.now() - opened) < openedMs
  const isOld = receipts.every(({ receipt }) => receipt.receivedAt < limits.before)
  return retired === undefined && !isOpen && isOld && to <= limits.to
}

/** Of a drill 訓練 nothing stays owed. */
async function isOver(phone: Phone, { sealed }: StoredSummary, { before }: Limits): Promise<boolean> {
  const summary: Summary = JSON.parse(await openText(phone.codec, sealed))
  const { ended, drill, owed, leftOpen, openCalls, lastAt, kept } = summary
  if (ended === 0 || (drill === 0 && owed.length + leftOpen > 0)) return false
  if (openCalls.length + kept.waiting.length + kept.refused > 0) return false
  return lastAt !== null && Date.parse(lastAt) < Date.parse(before)
}

async function withoutBytes(phone: Phone, page: Page): Promise<Page> {
  const rows = await rowsOfPage(phone.codec, page)
  const intakes = rows.flatMap(({ line, receipt }) => receivedIntakes(readStoredLine(line), receipt))
  return {
    ...page,
    sealed: await sealLines(phone.codec, []),
    retired: { at: phone.now(), version: summaryVersion, intakes },
  }
}
