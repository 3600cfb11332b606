// OP5: 訂正 and 誤入力 on the screen. Both stay in sight, and each can be taken back by another.
import { record, takeMeasure } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { heldRows } from './held.ts'
import { expect, test } from './night.ts'

test('[OP5] 訂正 shows the text as it should have been and stays in the timeline', async ({ open }) => {
  const { page } = await open()
  await record(page, '住基端末が起動しない', '障害の疑い')
  const before = await heldRows(page)
  const line = page
    .locator('.timeline-line')
    .filter({ has: page.getByText('緊急時通報受付票を記録', { exact: true }) })
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await page.getByLabel('訂正後の内容').fill('  ')
  await page.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: '訂正後の内容を入力してください' })).toBeVisible()
  expect(await heldRows(page)).toEqual(before)
  await page.getByLabel('訂正後の内容').fill('業務端末が起動しない')
  await page.getByLabel('理由').fill('端末を取り違えた')
  await page.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect(line).toContainText('業務端末が起動しない')
  await expect(line).toContainText('訂正済み')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('業務端末が起動しない')
  const correction = page.locator('.timeline-line').filter({ hasText: '訂正した' })
  await expect(correction).toContainText('端末を取り違えた')
  const lines = (await heldRows(page)).map((row) => row.line)
  expect(lines.slice(0, before.length)).toEqual(before.map((row) => row.line))
})

test('[OP5] 誤入力 strikes a record out without hiding it, and can itself be taken back', async ({
  open,
}) => {
  const { page } = await open()
  await record(page, '住基端末が起動しない', '障害の疑い')
  await takeMeasure(page, '業務端末の電源を切った')
  const measure = page.locator('.timeline-line').filter({ hasText: '業務端末の電源を切った' })
  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await page.getByRole('button', { name: '誤入力にする' }).click()
  await expect(measure.getByText('誤入力', { exact: true })).toBeVisible()
  await expect(measure.locator('.said')).toHaveCSS('text-decoration-line', 'line-through')
  await expect(page.getByRole('button', { name: '措置', exact: true })).toBeVisible()

  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect(measure.getByRole('button', { name: '誤入力にする' })).toHaveCount(0)
  await expect(measure.getByText('「誤入力とした」の記録を誤入力にしてください')).toBeVisible()
  const mistake = page
    .locator('.timeline-line')
    .filter({ has: page.getByText('誤入力とした', { exact: true }) })
  await mistake.getByRole('button', { name: '訂正・誤入力' }).click()
  await mistake.getByRole('button', { name: '誤入力にする' }).click()
  await expect(measure.getByText('誤入力', { exact: true })).toHaveCount(0)
  await expect(measure.locator('.said')).toHaveCSS('text-decoration-line', 'none')
  await expect(page.getByText('誤入力とした', { exact: true })).toHaveCount(2)
})

test('[OP5] the outcome of a call can be put right, and the timeline tells it as it now stands', async ({
  open,
}) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: '応答なし' }).click()
  await expect(page.getByText('の発信は?')).toBeHidden()
  await record(page, '住基端末が起動しない', '障害の疑い')
  await page.getByText('直前の発信をこの事案に含める(1件)').click()
  await page.getByRole('button', { name: 'を含める' }).click()
  const call = page.locator('.timeline-line').filter({ hasText: 'へ発信' })
  await expect(call).toContainText('応答なし')
  await expect(call).toHaveClass(/failed/)
  await call.getByRole('button', { name: '訂正・誤入力' }).click()
  await call.getByRole('button', { name: 'つながった' }).click()
  await expect(call.locator('.said')).toContainText('つながった')
  await expect(call).not.toHaveClass(/failed/)
})

test('[ST4] a correction that is half written survives a reload', async ({ open }) => {
  const { page } = await open()
  await record(page, '住基端末が起動しない', '障害の疑い')
  const correct = page.getByRole('button', { name: '訂正・誤入力' }).last()
  await correct.click()
  await page.getByLabel('訂正後の内容').fill('業務端末が')
  await page.getByLabel('理由').fill('端末を')
  await page.reload()
  await correct.click()
  await expect(page.getByLabel('訂正後の内容')).toHaveValue('業務端末が')
  await expect(page.getByLabel('理由')).toHaveValue('端末を')
})
