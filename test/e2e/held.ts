// What a device holds, read from its real IndexedDB, and what a server answers when it is sent again.
import type { Page } from '@playwright/test'
import type { Operation } from '../../shared/incident/operation.ts'
import { operationIn } from '../incident/operation-in.ts'
import { ndjson, syncPath } from '../../shared/sync/protocol.ts'
import type { SyncAnswerHead } from '../../shared/sync/protocol.ts'

export type HeldRow = {
  id: string
  line: string
  pending?: 1
  receipt: { position: number; hash: string } | null
}

/** Every operation in the page's database, by id. */
export function heldRows(page: Page): Promise<HeldRow[]> {
  return page.evaluate<HeldRow[], Wanted>(readDatabase, ['operations'])
}

/** Every draft in the page's database, by its key. */
export async function heldDrafts(page: Page): Promise<Record<string, string>> {
  const drafts = await page.evaluate<{ key: string; text: string }[], Wanted>(readDatabase, ['drafts'])
  return Object.fromEntries(drafts.map(({ key, text }) => [key, text]))
}

/** The record and cursor this device is enrolled with. */
export async function enrolmentOf(page: Page): Promise<Enrolment> {
  const { enrolment } = await page.evaluate<{ enrolment: Enrolment }, Wanted>(readDatabase, ['self', 'self'])
  return enrolment
}

/** The UUID that this device made at its first start. */
export async function deviceOf(page: Page): Promise<string> {
  const { device } = await page.evaluate<{ device: string }, Wanted>(readDatabase, ['self', 'self'])
  return device
}

type Enrolment = { record: string; cursor: { position: number; hash: string } }
type Wanted = [store: string, key?: string]

/** In the page: all rows of a store, or the one with this key. */
function readDatabase<T>([store, key]: Wanted): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('juki-net-record')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const rows = opening.result.transaction(store).objectStore(store)
      const reading = key === undefined ? rows.getAll() : rows.get(key)
      reading.addEventListener('success', () => {
        opening.result.close()
        resolve(reading.result as T)
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
    protocol: 1,
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
