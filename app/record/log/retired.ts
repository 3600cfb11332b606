// Retired: lines of incidents that are over, whose bytes are at the server alone. Their places in the chain stay, with ids,
// digests and receipts; the summary stays too (ST12).
import { bytesOf, digest } from '../../../shared/sync/chain.ts'
import { drillsOf, writeDrills } from '../derived/drill-marks.ts'
import type { Page, RecordDatabase } from './database.ts'
import { digestsAt } from './lacking.ts'
import { pagesOf as pagesOfLines } from './pages.ts'
import type { Phone } from './phone.ts'
import { pagesOf, rowsOfPage } from './rows.ts'
import type { StoredOperation } from './rows.ts'
import { marked } from './subjects.ts'

/** All such pages, by index; `incident`: of that one alone. */
export async function retiredPages({ pages }: RecordDatabase, incident?: string): Promise<Page[]> {
  const found = await pages.where('retired.at').above(0).toArray()
  return incident === undefined ? found : found.filter(({ subject }) => subject === incident)
}

/** The incidents of which some is at the server alone. */
export async function retiredIncidents(phone: Phone): Promise<string[]> {
  const pages = await phone.withDatabase((database) => retiredPages(database))
  return [...new Set(pages.map(({ subject }) => subject))]
}

/** Those of which something was said since, or whose summary another version has made: they are to be here again. */
export async function retiredToReturn(phone: Phone, version: number): Promise<string[]> {
  return phone.withDatabase(async (database) => {
    const pages = await retiredPages(database)
    const subjects = [...new Set(pages.map(({ subject }) => subject))]
    const older = new Set(
      pages.flatMap(({ subject, retired }) => (retired?.version === version ? [] : subject)),
    )
    const spoken = await Promise.all(
      subjects.map(async (subject) => {
        const [all, waiting] = await Promise.all([
          pagesOf(database, subject).toArray(),
          database.outbox.where('subjects').equals(subject).count(),
        ])
        return waiting > 0 || all.some(({ retired }) => retired === undefined) ? [subject] : []
      }),
    )
    return [...new Set([...older, ...spoken.flat()])]
  })
}

/**
 * `lines`: by position, as the server gave them; null: it has them no more (SY23). False where one is missing, or is another
 * one than the chain here has.
 */
export async function returnLines(
  phone: Phone,
  incident: string,
  lines: ReadonlyMap<number, string | null>,
): Promise<boolean> {
  const done = await phone.withDatabase(async (database) => {
    const before = await retiredPages(database, incident)
    const rows = (await Promise.all(before.map((page) => rowsOfPage(phone.codec, page)))).flat()
    const digests = await digestsAt(database, rows)
    const back = rows.flatMap((row) => lineBack(row, lines, digests))
    if (back.length < rows.length) return false
    const whole = back.filter(({ line }) => line !== '')
    const made = await pagesOfLines(
      phone,
      whole.flatMap(({ receipt, ...row }) => (receipt === null ? [] : { ...row, stamp: null, receipt })),
    )
    const after = made.map((page) => ({ ...page, opened: phone.now() }))
    const drills = await drillsOf(phone, database, whole)
    const { pages, dirty, drills: marks } = database
    return database.transaction('rw', [pages, dirty, marks], async () => {
      const now = await retiredPages(database, incident)
      if (now.map(({ from }) => from).join() !== before.map(({ from }) => from).join()) return false
      await pages.bulkDelete(before.map(({ subject, from }): [string, number] => [subject, from]))
      await Promise.all([
        pages.bulkPut(after),
        dirty.bulkPut(marked(phone, [incident])),
        writeDrills(database, drills),
      ])
      return true
    })
  })
  if (done) await phone.announce({ what: 'received', subjects: [incident] })
  return done
}

function lineBack(
  row: StoredOperation,
  lines: ReadonlyMap<number, string | null>,
  digests: ReadonlyMap<string, string>,
): StoredOperation[] {
  const line = lines.get(row.receipt?.position ?? 0)
  if (line === undefined) return []
  if (line === null) return [{ ...row, line: '' }]
  return digest(bytesOf(line)) === digests.get(row.id) ? [{ ...row, line }] : []
}
