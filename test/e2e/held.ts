// What a device holds, read from its real IndexedDB, and what a server answers when it is sent again.
import type { Page } from '@playwright/test'
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
  return page.evaluate(
    () =>
      new Promise<HeldRow[]>((resolve, reject) => {
        const opening = indexedDB.open('juki-net-record')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('operations').objectStore('operations').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result as HeldRow[])
          }
        }
      }),
  )
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

/** The record and cursor this device is enrolled with. */
export function enrolmentOf(
  page: Page,
): Promise<{ record: string; cursor: { position: number; hash: string } }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('juki-net-record')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('self').objectStore('self').get('self')
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.enrolment)
          }
        }
      }),
  )
}
