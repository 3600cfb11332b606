// The morning at the office (1-3, 3-8): what the night left, found, filtered, searched, handed over; by keyboard too.
import type { Page } from '@playwright/test'
import { enrol, usedBy } from './acts.ts'
import { sizes } from './device.ts'
import type { Device, Look } from './device.ts'
import { sayNight } from './morning.ts'
import { expect, test } from './night.ts'
import { printed } from './printed.ts'
import type { Town } from './town.ts'

test.use({ night: '2026-11-24T08:30:00+09:00' })

async function office(open: (look?: Look) => Promise<Device>, town: Town): Promise<Page> {
  const { page } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '朝番 庚')
  await sayNight(page, Date.now() + town.shiftMs)
  return page
}

test('[PA6] hand over', async ({ open, town }) => {
  const page = await office(open, town)
  await page.goto('/office/hand-over')
  await page.locator('.paper').waitFor()
  await page.screenshot({ path: '/tmp/desk-shots/hand-over.png', fullPage: true })
  const paper = await printed(page)
  console.log(paper.pages)
  await page.pdf({ preferCSSPageSize: true, path: '/tmp/desk-shots/hand-over.pdf' })
  await page.goto('/office/search?q=県')
  await expect(page.getByText(/^\d+件$/)).toBeVisible()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: '/tmp/desk-shots/search.png', fullPage: true })
})
