// A picture taken where there is no network: kept, recorded, sent after the text, seen at the office, listed in form 1.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { enrol, installed, record, usedBy } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

const what = 'CSの警告ランプが点灯している'

/** A photograph as a phone's camera makes it: large. */
async function photograph(page: Page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 3000, height: 2000 })
    const context = canvas.getContext('2d')
    for (let x = 0; x < 3000; x += 100) {
      if (context !== null) context.fillStyle = `hsl(${x / 10} 80% 50%)`
      context?.fillRect(x, 0, 100, 2000)
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return { name: 'IMG_0001.png', mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }
}

const shownWidth = (page: Page, place: string) =>
  page
    .locator(`${place} img`)
    .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))

test('[AT3][AT5] a picture taken without a network reaches the office after the text, and form 1', async ({
  open,
  town,
}) => {
  const phone = await open({ profile: 'phone' })
  const { page } = phone
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直 甲')
  const url = await record(page, '住基端末が起動しない', '障害の疑い')
  await installed(page)
  const picture = await photograph(page)
  await phone.goOffline()

  await page.goto(`${url}/form1/details`)
  await page.getByText('写真・書類を加える').click()
  await page.getByLabel('写真を撮る・選ぶ').setInputFiles(picture)
  await page.getByLabel('写っているもの').fill(what)
  await page.getByRole('button', { name: '写真・書類を保存する' }).click()
  const kept = page.locator('.attachments')
  await expect(kept).toContainText(what)
  await expect(kept).toContainText('この端末だけ')

  await page.goto(url)
  await phone.goOnline()
  await expect(kept).toContainText('サーバー保存済み')

  const office = await open({ size: sizes.desk })
  await enrol(office.page, await town.invite('管理 乙', 'identityManager'), '事務室')
  await office.page.goto(url)
  await office.page.getByRole('button', { name: 'サーバーから取り出す' }).click()
  await expect.poll(() => shownWidth(office.page, '.attachment-open')).toBe(2000)
  await expect(office.page.locator('.attachments')).toContainText('サーバー保存済み')
  // Kept there: shown again without a network.
  await office.page.goto(`${url}/sheets/form1`)
  const paper = office.page.locator('.paper')
  await expect(paper).toContainText('IMG_0001.png')
  await expect.poll(() => shownWidth(office.page, '.paper-pictures')).toBe(800)
  const download = office.page.waitForEvent('download')
  await office.page.getByRole('button', { name: '共有する' }).click()
  const shared = await readFile(await (await download).path(), 'utf8')
  expect(shared).toContain('<img src="data:image/jpeg;base64,')
  expect(shared.length).toBeLessThan(300_000)
})
