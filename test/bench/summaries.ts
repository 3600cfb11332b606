// Measure: the summaries of many incidents, and their numbers, all made from nothing while the list is on the screen.
import { chromium } from '@playwright/test'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { openTown, sizes as screens } from '../e2e/town.ts'
import { browserPath } from './browser.ts'
import { fillDevice } from './fill-device.ts'
import { framesWhile } from './frames.ts'
import type { Frames } from './frames.ts'

const perIncident = 10

export type Summaries = Frames & { makeMs: number; firstMs: number }

/** `firstMs`: until the list had its first rows. */
export async function summaries(incidents: number): Promise<Summaries> {
  const town = await openTown(new Date().toISOString())
  const browser = await chromium.launch({ executablePath: browserPath, args: chromiumFlags })
  try {
    const context = await browser.newContext({ viewport: screens.desk, locale: 'ja-JP', baseURL: town.url })
    const page = await context.newPage()
    page.setDefaultTimeout(0)
    await page.goto('/device')
    await page.getByText('未登録').first().waitFor()
    await page.evaluate(fillDevice, { size: incidents * perIncident, perIncident, rare: '' })
    await page.goto('/incidents')
    const untilMade = async () => {
      while (!(await page.evaluate(isMade, incidents))) await page.waitForTimeout(100)
    }
    // Some may have been made while the device was filled: what came after them they would miss.
    await page.evaluate(forget)
    await untilMade()
    let [makeMs, firstMs] = [0, 0]
    const frames = await framesWhile(page, async () => {
      const begun = performance.now()
      await page.evaluate(forget)
      const shown = page.locator('.incident-table tbody tr').first().waitFor()
      void shown.then(() => (firstMs = performance.now() - begun))
      await untilMade()
      makeMs = performance.now() - begun
      await shown
    })
    return { ...frames, makeMs, firstMs }
  } finally {
    await browser.close()
    await town.end()
  }
}

/** In the page: none was ever made; it hears of it as it does of any change. */
async function forget(): Promise<void> {
  const opening = indexedDB.open('juki-net-record')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const tables = ['summaries', 'numbers', 'made']
  const writing = opening.result.transaction(tables, 'readwrite')
  for (const table of tables) writing.objectStore(table).clear()
  await new Promise((resolve) => writing.addEventListener('complete', resolve))
  opening.result.close()
  new BroadcastChannel('record-changes').postMessage({ what: 'self' })
}

async function isMade(incidents: number): Promise<boolean> {
  const opening = indexedDB.open('juki-net-record')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const reading = opening.result.transaction(['summaries', 'dirty'])
  const made = reading.objectStore('summaries').count()
  const left = reading.objectStore('dirty').count()
  await new Promise((resolve) => reading.addEventListener('complete', resolve))
  opening.result.close()
  return made.result === incidents && left.result === 0
}
