// Measure: from the start of the navigation to the first rows of the office's table, with few and with many incidents
// on the device, ten operations each; and the call screen's app with the fewest and with many. Real Chromium,
// profiles on disk, summaries that the app has made itself.
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { openTown, sizes as screens } from '../e2e/town.ts'
import { browserPath } from './browser.ts'
import { fillDevice } from './fill-device.ts'
import { compare } from './when-shown.ts'
import type { Compared } from './when-shown.ts'

const perIncident = 10

/** In incidents on the device. */
export type TableSizes = { fewest: number; few: number; many: number; runs: number }

export type Table = { rows: Compared; start: Compared; makeMs: { few: number; many: number } }

export async function table(sizes: TableSizes): Promise<Table> {
  const town = await openTown(new Date().toISOString())
  const opened: BrowserContext[] = []
  const open = async (name: string, count: number) => {
    const context = await chromium.launchPersistentContext(join(town.folder, name), {
      executablePath: browserPath,
      args: chromiumFlags,
      viewport: screens.desk,
      locale: 'ja-JP',
      baseURL: town.url,
    })
    opened.push(context)
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(0)
    await page.goto('/device')
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await page.evaluate(fillDevice, { size: count * perIncident, perIncident, rare: '' })
    return { page, makeMs: await made(page, count) }
  }
  try {
    const fewest = await open('fewest', sizes.fewest)
    const few = await open('few', sizes.few)
    const many = await open('many', sizes.many)
    const at = (path: string, one: { page: Page }) =>
      [
        { page: one.page, path },
        { page: many.page, path },
      ] as const
    return {
      rows: await compare(at('/incidents', few), '.incident-table tbody tr', sizes.runs),
      start: await compare(at('/', fewest), '#sync-status .sync-words', sizes.runs),
      makeMs: { few: few.makeMs, many: many.makeMs },
    }
  } finally {
    await Promise.all(opened.map((context) => context.close()))
    await town.end()
  }
}

/** Lets the app make its summaries; answers how long that took. */
async function made(page: Page, count: number): Promise<number> {
  await page.evaluate(forgetMade)
  const begun = performance.now()
  await page.goto('/incidents')
  while ((await page.evaluate(countMade)) < count) await new Promise((resolve) => setTimeout(resolve, 250))
  return performance.now() - begun
}

async function countMade(): Promise<number> {
  const opening = indexedDB.open('juki-net-record')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const counting = opening.result.transaction('summaries').objectStore('summaries').count()
  await new Promise((resolve) => counting.addEventListener('success', resolve))
  opening.result.close()
  return counting.result
}

/** As after a change of the rules: everything is made anew. */
async function forgetMade(): Promise<void> {
  const opening = indexedDB.open('juki-net-record')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const writing = opening.result.transaction('made', 'readwrite')
  writing.objectStore('made').clear()
  await new Promise((resolve) => writing.addEventListener('complete', resolve))
  opening.result.close()
}
