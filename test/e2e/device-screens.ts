// The screens of a device and of its calls: before it is enrolled, enrolled, by the town's own numbers, cut off from the
// record.
import type { Page } from '@playwright/test'
import { enrol, loseSession, tryCode, usedBy, visit } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import type { Device } from './device.ts'
import { refuseDatabase } from './held.ts'
import { contactSaid, say } from './said-in.ts'
import type { LookAt } from './screens.ts'
import type { Town } from './town.ts'

export async function eachOfDevice(device: Device, town: Town, look: LookAt): Promise<void> {
  const { page } = device
  for (const [name, path] of [
    ['電話', '/'],
    ['事案なし', '/incidents'],
    ['備え', '/readiness'],
    ['持ち歩くカード', '/pocket-card'],
    ['未登録の端末', '/device'],
  ] as const) {
    await visit(page, path)
    await page.getByText('未登録').first().waitFor()
    // Until its own screen is there the numbers stand in its place.
    if (path !== '/') await page.locator('html:not([data-screen="calls"])').waitFor()
    await look({ name, page })
  }
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  await visit(page, '/office/devices')
  await page.getByText('端末を加える', { exact: true }).click()
  await page.getByRole('button', { name: '登録コードを発行する' }).click()
  await page.getByText('登録を解除する(紛失・返却)').click()
  await page.getByRole('button', { name: 'この登録を解除する' }).click()
  await page.getByText('理由を選んでください').waitFor()
  await look({ name: '端末の登録', page })
  await visit(page, '/office/server')
  await page.getByText('サーバーは正常です').waitFor()
  await look({ name: 'サーバーの状態', page })
  await visit(page, '/office/devices')
  await page.getByText('端末を加える', { exact: true }).click()
  await page.getByLabel('使う人の氏名').fill('宿直')
  await page.getByRole('button', { name: '登録コードを発行する' }).click()
  await page.locator('.invitation-digits').waitFor()
  await look({ name: '登録コード', page })
  await visit(page, '/')
  await callLink(page, numbers.night).click()
  await page.getByText('の発信は?').waitFor()
  await look({ name: '発信の結果', page })
  await visit(page, '/record')
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await page.getByRole('alert').filter({ hasText: '一言だけ' }).waitFor()
  await look({ name: '事案を記録する', page })
  await eachOfTown(page, Date.now() + town.shiftMs, look)
  await loseSession(device)
  await page.goto('/device')
  await page.getByText('サーバーとの登録が切れています').waitFor()
  await page.getByRole('button', { name: '変える' }).click()
  await tryCode(page, '1234', '')
  await look({ name: 'この端末', page })
  await visit(page, '/nowhere')
  await page.getByText('この画面はありません').waitFor()
  await look({ name: 'この画面はありません', page })
  await page.addInitScript(refuseDatabase)
  await page.goto('/')
  await page.getByText('この端末の記録を開けませんでした').waitFor()
  await look({ name: '記録を開けない', page })
}

/** What shows the town's own numbers. */
async function eachOfTown(page: Page, nowMs: number, look: LookAt): Promise<void> {
  await say(page, nowMs, 'town', [
    contactSaid('maintainer-1', 'maintainer', '夜間当番', '09012345678'),
    contactSaid('agency', 'agency', '指定情報処理機関', '0312345678'),
  ])
  await visit(page, '/')
  await page.getByText('2台目の登録待ち').waitFor()
  await look({ name: '電話(町の番号)', page })
  await visit(page, '/readiness')
  await page.locator('.check-call').last().click()
  await page.getByText('電話の結果').last().waitFor()
  await look({ name: '備え(町の番号)', page })
  await page.getByRole('button', { name: 'つながった' }).last().click()
  await page
    .locator('.number-check')
    .getByText(/^確認 /)
    .first()
    .waitFor()
}
