// On paper (1-3): the record of an incident without the app around it, dark ink on white whatever the phone's setting.
import type { Page } from '@playwright/test'
import { record, takeMeasure } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const paper = { width: 794, height: 1123 }

test('[1-3] an incident printed from a phone or a desk is its record alone, and fits A4', async ({
  open,
}) => {
  const { page } = await open({ colorScheme: 'dark' })
  await record(page, what)
  await takeMeasure(page, '業務端末の使用を止めた')
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await expectRecordAlone(page)
  // What is the office's alone comes with the desk's width.
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(sizes.desk)
  await expect(page.getByRole('button', { name: '確認した' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expectRecordAlone(page)
})

async function expectRecordAlone(page: Page): Promise<void> {
  await page.setViewportSize(paper)
  for (const frame of ['.top', '.tabs', '#calls']) await expect(page.locator(frame)).toBeHidden()
  await expect(page.getByRole('heading', { name: what })).toBeVisible()
  await expect(page.getByText('業務端末の使用を止めた')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(paper.width)
}

test('[1-3] a phone that is set to dark prints dark ink on white', async ({ open }) => {
  const { page } = await open({ colorScheme: 'dark' })
  await record(page, what)
  expect(await colours()).toEqual(['rgb(17, 18, 20)', 'rgb(242, 242, 242)'])
  await page.evaluate(() => {
    matchMedia('print').addEventListener('change', ({ matches }) => {
      const { backgroundColor, color } = getComputedStyle(document.body)
      if (matches) Object.assign(globalThis, { printed: [backgroundColor, color] })
    })
  })
  await page.pdf({ format: 'A4' })
  expect(await page.evaluate(() => Reflect.get(globalThis, 'printed'))).toEqual([
    'rgb(255, 255, 255)',
    'rgb(26, 26, 26)',
  ])

  async function colours() {
    return page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body)
      return [backgroundColor, color]
    })
  }
})
