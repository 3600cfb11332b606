// `npm run screenshots`: every screen on three sizes, light and dark, empty and full, into screenshots/.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { enrol, openDevice, openTown, sizes, usedBy } from './town.ts'
import type { Look, Town } from './town.ts'

const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

for (const [name, size] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const town = await openTown('2026-11-23T02:13:00+09:00')
    await drawAll(town, `${name}-${colorScheme}`, { size, colorScheme })
    await town.kill()
  }
}
console.log(`screenshots: ${folder}`)

async function drawAll(town: Town, look: string, view: Look): Promise<void> {
  const { context, page } = await openDevice(town, 'device', view)
  const draw = async (screen: string) => {
    await page.waitForTimeout(150)
    await page.screenshot({ path: join(folder, `${look}-${screen}.png`), fullPage: true })
  }
  await page.goto('/')
  await draw('01-calls')
  await page.goto('/incidents')
  await draw('02-incidents-empty')
  await page.goto('/device')
  await draw('03-device-not-enrolled')
  await page.goto('/readiness')
  await draw('14-readiness')
  await page.goto('/pocket-card')
  await draw('15-pocket-card')
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  await draw('04-device-enrolled')
  await page.goto('/')
  await page.getByRole('link', { name: /夜間・休日時/ }).click()
  await page.getByText('の発信は?').waitFor()
  await draw('05-calls-question')
  await page.getByRole('button', { name: '応答なし' }).click()
  await record(page, draw)
  await reportFromAnotherPhone(town)
  await page.goto('/incidents')
  await page.getByText('CSの警告ランプ').first().waitFor()
  await draw('11-incidents')
  await page.getByText('CSの警告ランプ').first().click()
  await draw('13-incident-of-another')
  await page.goto('/nowhere')
  await draw('12-not-found')
  await context.close()
}

async function record(page: Page, draw: (screen: string) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: '事案を記録する' }).first().click()
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await draw('06-intake-problem')
  await page.getByLabel('何が起きたか').fill('住基端末の画面に見慣れないログイン履歴が出ている')
  await page.getByText('応答なし').click()
  await draw('07-intake')
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
  await draw('08-incident')
  await page.getByRole('button', { name: '結果' }).last().click()
  await page.getByRole('button', { name: '電話', exact: true }).click()
  await page.getByRole('button', { name: '措置', exact: true }).click()
  await page.getByRole('button', { name: '訂正・誤入力' }).first().click()
  await draw('09-incident-open')
  await page.getByRole('button', { name: '1-3' }).first().click()
  await draw('10-clause')
  await page.getByRole('button', { name: '閉じる' }).click()
  await form1(page, draw)
}

async function form1(page: Page, draw: (screen: string) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: '緊急時通報受付票(別紙1)' }).click()
  await page.getByRole('link', { name: '記入する' }).click()
  await draw('14-form1-when')
  await page.getByRole('button', { name: 'とばす' }).click()
  await page.getByLabel('所属').first().fill('住民課')
  await page.getByLabel('連絡先').first().fill('090-1234-5678')
  await draw('15-form1-people')
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await draw('16-form1-place')
  await page.getByRole('button', { name: 'とばす' }).click()
  await page.getByLabel('事象の詳細').fill('番号12345678901が画面に出た')
  await draw('17-form1-details')
  await page.getByRole('button', { name: 'とばす' }).click()
  await page.locator('summary').first().click()
  await draw('18-form1-examples')
  await page.getByRole('button', { name: 'とばす' }).click()
  await draw('19-form1-receipt')
  await page.getByRole('button', { name: 'とばす' }).click()
  await page.getByRole('link', { name: '記入する' }).waitFor()
  await draw('20-form1-sheet')
}

/** Another phone reports, so that lists and the office's table hold more than one's own. */
async function reportFromAnotherPhone(town: Town): Promise<void> {
  const { context, page } = await openDevice(town, 'another', { size: sizes.phone })
  await enrol(page, await town.invite('当番', 'responder'), '当番の携帯')
  await page.goto('/record')
  await page.getByLabel('何が起きたか').fill('CSの警告ランプが点灯し、業務端末から照会できない')
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await page.locator('article').getByText('サーバー保存済み').first().waitFor()
  await context.close()
}
