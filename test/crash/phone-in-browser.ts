// The app in a real browser, before and after a kill: what it shows as saved, and whether that is on the device and in the
// record, once.
import type { Page } from '@playwright/test'
import { record } from '../e2e/acts.ts'
import { heldRows } from '../e2e/held.ts'
import type { HeldRow } from '../e2e/held.ts'
import { devices } from '../people.ts'
import type { ToldLine } from '../server/answer.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { pause } from './part.ts'

/** On this page of the server nothing of the app runs. */
export const besideTheApp = '/api/v2/openapi.json'
const endLimitMs = 60_000

export type Found = { lost: number; doubled: number }

/** So many, or until the browser is gone. */
export async function saveOn(page: Page, shown: string[], name: string, most = Infinity): Promise<void> {
  try {
    for (let n = 1; n <= most; n += 1) {
      const what = `業務端末の画面で見慣れない操作 ${name}-${n}。`
      await record(page, what)
      await page
        .getByText(/^保存済み|サーバー保存済み/)
        .first()
        .waitFor()
      shown.push(what)
    }
  } catch (error) {
    if (!/closed|Target|Protocol|crashed/.test(String(error))) throw error
  }
}

/** Right after the start, by itself: what was shown, and all that the server took from this device. */
export function compareDevice(rows: HeldRow[], shown: readonly string[], lines: readonly ToldLine[]): Found {
  const here = new Map(rows.map(({ id, line }) => [id, line]))
  const texts = rows.map(({ line }) => line).join('\n')
  const own = lines.filter(({ line }) => line.uploader !== devices.officePhone)
  return {
    lost:
      shown.filter((what) => !texts.includes(what)).length +
      own.filter(({ line, operation }) => here.get(line.id) !== operation).length,
    doubled: rows.length - here.size + lines.length - new Set(lines.map(({ line }) => line.id)).size,
  }
}

/** At the end: the server has what was shown, and nothing was said twice under another id. */
export function compareRecord(rows: HeldRow[], shown: readonly string[], lines: readonly ToldLine[]): Found {
  const positions = new Map(lines.map(({ line }) => [line.id, line.position]))
  const said = lines.flatMap(({ operation }) =>
    operation?.includes('"v1.intakeReceived"') ? [operation] : [],
  )
  const times = shown.map((what) => said.filter((operation) => operation.includes(what)).length)
  return {
    lost:
      times.filter((count) => count === 0).length +
      rows.filter(({ id, receipt }) => receipt?.position !== positions.get(id)).length,
    doubled: times.filter((count) => count > 1).length,
  }
}

/** When nothing waits any more, and the phone has as many lines as the server. */
export async function atPeace(page: Page, office: RemotePhone, url: string) {
  for (const limit = Date.now() + endLimitMs; ;) {
    const [rows, lines] = [await heldRows(page), await office.pullAll(url)]
    const isEnd = rows.length === lines.length && rows.every(({ pending }) => !pending)
    if (isEnd || Date.now() > limit) return { rows, lines }
    await pause(500)
  }
}
