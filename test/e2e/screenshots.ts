// `npm run screenshots`: every screen on three sizes, in light and dark, and in large text, into screenshots/. With a
// size after `--` (phone, smallPhone, desk) that one alone.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumFlags, headlessShellPath } from './chromium.mjs'
import { openIn, sizes } from './device.ts'
import { walks } from './screens.ts'
import type { LookAt, Walk } from './screens.ts'
import { openTownHere } from './town-here.ts'

type Size = { width: number; height: number }

const narrow = 320
const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

const browser = await chromium.launch({ executablePath: headlessShellPath(), args: chromiumFlags })
const [, , wanted] = process.argv
for (const [name, size] of Object.entries(sizes)) {
  if (wanted === undefined || wanted === name) await drawAll(name, size)
}
await browser.close()
console.log(`screenshots: ${folder}`)

async function drawAll(where: string, size: Size): Promise<void> {
  let drawn = 0
  for (const walk of Object.values(walks)) {
    await walkThrough(walk, size, async ({ name, page }) => {
      drawn += 1
      const screen = `${String(drawn).padStart(2, '0')}-${name.replaceAll(' ', '-')}`
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme })
        await draw(page, `${where}-${colorScheme}-${screen}`)
      }
      if (where === 'phone') await drawLargeText(page, size, () => draw(page, `large-light-${screen}`))
    })
  }
}

async function walkThrough(walk: Walk, size: Size, look: LookAt): Promise<void> {
  const town = await openTownHere('2026-11-23T02:13:00+09:00')
  const device = await openIn(browser, town, { size })
  await walk(device, town, look)
  await device.close()
  await town.end()
}

async function draw(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(100)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** The narrowest screen with text at 200 %, while `look` looks at it; then as it was. */
async function drawLargeText(page: Page, size: Size, look: () => Promise<void>): Promise<void> {
  await page.setViewportSize({ width: narrow, height: size.height })
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await look()
  await page.setViewportSize(size)
  await page.evaluate(() => document.documentElement.removeAttribute('style'))
}
