// `npm run screenshots`: every screen on three sizes, in light and dark, and in large text, into screenshots/. With a
// size after `--` (phone, smallPhone, desk) that one alone.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { openDevice } from './device.ts'
import { drawLargeText, eachScreen } from './screens.ts'
import { openTown, sizes } from './town.ts'

const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

const [, , wanted] = process.argv
for (const [name, size] of Object.entries(sizes)) {
  if (wanted === undefined || wanted === name) await drawAll(name, size)
}
console.log(`screenshots: ${folder}`)

async function drawAll(where: string, size: { width: number; height: number }): Promise<void> {
  const town = await openTown('2026-11-23T02:13:00+09:00')
  let drawn = 0
  const device = await openDevice(town, 'device', { size })
  await eachScreen(
    async () => device,
    town,
    size,
    async ({ name, page }) => {
      drawn += 1
      const screen = `${String(drawn).padStart(2, '0')}-${name.replaceAll(' ', '-')}`
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme })
        await draw(page, `${where}-${colorScheme}-${screen}`)
      }
      if (where === 'phone') await drawLargeText(page, size, () => draw(page, `large-light-${screen}`))
    },
  )
  await device.close()
  await town.end()
}

async function draw(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(100)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
