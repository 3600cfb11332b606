// A page that has nothing but itself: no script runs in it, and the database is gone.
import type { BrowserContext, Page } from '@playwright/test'
import { expect } from './night.ts'

/** Opens the call screen of this device so. */
export async function openBare(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate(() => indexedDB.deleteDatabase('juki-net-record'))
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.goto('/')
  return page
}

/** Waits until the page that the worker opens offline holds this text. */
export async function pageKept(page: Page, text: string): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const found = await caches.match('/index.html', { ignoreSearch: true })
      return (await found?.text())?.match(/<!-- numbers -->.*<!-- \/numbers -->/s)?.[0]
    })
  await expect.poll(kept).toContain(text)
}
