// What a device holds, read from its real IndexedDB, and what a server answers when it is sent again.
import type { Page } from '@playwright/test'
import type { Operation } from '../../shared/incident/operation.ts'
import { operationIn } from '../incident/operation-in.ts'
import { ndjson, syncPath } from '../../shared/sync/protocol.ts'
import type { Head, Receipt } from '../../shared/sync/receipt.ts'
import type { SyncAnswerHead } from '../../shared/sync/round-trip.ts'

export type HeldRow = {
  id: string
  line: string
  pending: boolean
  receipt: Pick<Receipt, 'position'> | null
}

/** Every operation in the page's database, by id. */
export async function heldRows(page: Page): Promise<HeldRow[]> {
  const wanted = stores.map((store): Wanted => [store])
  const stored = await page.evaluate<StoredLines[][], Wanted[]>(readDatabase, wanted)
  const rows = stored.flat().flatMap(({ key, ids, positions, receipts, pending, lines }) =>
    lines.map((line, at): HeldRow => {
      const position = positions?.[at] ?? receipts?.[at]?.position
      const id = key ?? ids?.[at] ?? ''
      return { id, line, pending: pending === 1, receipt: position === undefined ? null : { position } }
    }),
  )
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Every draft in the page's database, by its key. */
export async function heldDrafts(page: Page): Promise<Record<string, string>> {
  type Drafts = { key: string; lines: string[] }[]
  const [drafts = []] = await page.evaluate<Drafts[], Wanted[]>(readDatabase, [['drafts']])
  return Object.fromEntries(drafts.map(({ key, lines }) => [key, lines.join('\n')]))
}

/** The record and cursor this device is enrolled with. */
export async function enrolmentOf(page: Page): Promise<Enrolment> {
  return (await selfOf(page)).enrolment
}

/** The UUID that this device made at its first start. */
export async function deviceOf(page: Page): Promise<string> {
  return (await selfOf(page)).device
}

async function selfOf(page: Page): Promise<Self> {
  const [self] = await page.evaluate<Self[], Wanted[]>(readDatabase, [['self', 'self']])
  if (self === undefined) throw new Error('the device does not know itself')
  return self
}

type Self = { device: string; enrolment: Enrolment }

type Enrolment = { record: string; cursor: Head }
/** What rests in these stores has its lines under seal; the plain one is their text. */
const stores = ['pages', 'outbox', 'aside'] as const
type StoredLines = {
  key?: string
  ids?: string[]
  positions?: number[]
  receipts?: Receipt[]
  pending?: 0 | 1
  lines: string[]
}
type Wanted = [store: string, key?: string]

/** In the page: of each all rows of the store, or the one with this key; all as they stand at one moment. */
function readDatabase<T>(wanted: Wanted[]): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('juki-net-record')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const reading = opening.result.transaction(wanted.map(([store]) => store))
      const found = wanted.map(([store, key]) => {
        const rows = reading.objectStore(store)
        return key === undefined ? rows.getAll() : rows.get(key)
      })
      reading.addEventListener('complete', () => {
        opening.result.close()
        for (const row of found.flatMap(({ result }) => result))
          if (row?.sealed !== undefined) row.lines = new TextDecoder().decode(row.sealed).split('\n')
        resolve(found.map(({ result }) => result as T))
      })
    })
  })
}

/** What those lines say, in the order of entry. */
export async function heldOperations(page: Page): Promise<Operation[]> {
  const operations = (await heldRows(page)).map(({ line }) => operationIn(line))
  return operations.toSorted((one, other) => (one.stamp < other.stamp ? -1 : 1))
}

export async function heldCalls(page: Page): Promise<{ id: string; number: string; at: string }[]> {
  return (await heldOperations(page)).flatMap((operation) =>
    operation.type === 'v1.callPlaced'
      ? [{ id: operation.id, number: operation.body.number, at: operation.at }]
      : [],
  )
}

/** Run in a page before anything of its own: the browser opens no database. */
export function refuseDatabase(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('refused', 'UnknownError')
  }
}

/** Sends these lines once more from the page, with its session, as a fresh device would; answers the head. */
export function sendAgain(
  page: Page,
  record: string,
  hash: string,
  lines: string[],
): Promise<SyncAnswerHead> {
  const head = {
    protocol: 2,
    record,
    cursor: { position: 0, hash },
    want: 0,
    now: new Date().toISOString(),
    count: lines.length,
  }
  return page.evaluate(
    async ([path, type, body]) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body })
      const [first] = (await answer.text()).split('\n')
      return JSON.parse(first ?? '')
    },
    [syncPath, ndjson, [JSON.stringify(head), ...lines, ''].join('\n')] as const,
  )
}
