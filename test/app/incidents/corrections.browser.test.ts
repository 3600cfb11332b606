// OP5: 訂正 and 誤入力 on the screen. Both stay in sight, and each can be taken back by another.
import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { open, recorded, said } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice, rows } from '../town.ts'

beforeEach(freshDevice)

it('[OP5] 訂正 shows the text as it should have been and stays in the timeline', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const before = await rows()
  const line = lineOf(screen, '緊急時通報受付票を記録')
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await screen.getByLabelText('訂正後の内容').fill('  ')
  await screen.getByRole('button', { name: '訂正する', exact: true }).click()
  const alert = screen.getByRole('alert').filter({ hasText: '訂正後の内容を入力してください' })
  await expect.element(alert).toBeVisible()
  expect(await rows()).toEqual(before)
  await screen.getByLabelText('訂正後の内容').fill('業務端末が起動しない')
  await screen.getByLabelText('理由').fill('端末を取り違えた')
  await screen.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(line).toMatchTextContent('業務端末が起動しない')
  await expect.element(line).toMatchTextContent('訂正済み')
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('業務端末が起動しない')
  await expect.element(lineOf(screen, '訂正した')).toMatchTextContent('端末を取り違えた')
  expect((await rows()).filter(({ id }) => before.some((row) => row.id === id))).toEqual(before)
})

it('[OP5] 誤入力 strikes a record out without hiding it, and can itself be taken back', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  await screen.getByRole('button', { name: '措置', exact: true }).click()
  await screen.getByLabelText('とった措置').fill('業務端末の電源を切った')
  await screen.getByRole('button', { name: '措置を保存する' }).click()
  const measure = screen.css('.timeline-line').filter({ hasText: '業務端末の電源を切った' })
  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await screen.getByRole('button', { name: '誤入力にする' }).click()
  await expect.element(measure.getByText('誤入力', { exact: true })).toBeVisible()
  await expect.element(measure.css('.said')).toHaveStyle({ textDecorationLine: 'line-through' })
  await expect.element(screen.getByRole('button', { name: '措置', exact: true })).toBeVisible()

  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(measure.getByText('「誤入力とした」の記録を誤入力にしてください')).toBeVisible()
  await expect.element(measure.getByRole('button', { name: '誤入力にする' })).not.toBeInTheDocument()
  const mistake = lineOf(screen, '誤入力とした')
  await mistake.getByRole('button', { name: '訂正・誤入力' }).click()
  await mistake.getByRole('button', { name: '誤入力にする' }).click()
  await expect.element(measure.getByText('誤入力', { exact: true })).not.toBeInTheDocument()
  await expect.element(measure.css('.said')).toHaveStyle({ textDecorationLine: 'none' })
  await expect.element(screen.getByText('誤入力とした', { exact: true })).toHaveLength(2)
})

it('[OP5] the outcome of a call can be put right, and the timeline tells it as it now stands', async () => {
  const incident = await recorded('住基端末が起動しない', 'fault')
  const screen = await open(incident)
  await screen.getByRole('button', { name: '電話', exact: true }).click()
  await screen.css('.screen a[href="tel:0775633750"]').click()
  await screen.getByRole('button', { name: '応答なし' }).click()
  const call = screen.css('.timeline-line').filter({ hasText: 'へ発信' })
  await expect.element(call).toMatchTextContent('応答なし')
  await expect.element(call).toHaveClass('failed')
  await call.getByRole('button', { name: '訂正・誤入力' }).click()
  await call.getByRole('button', { name: 'つながった' }).click()
  await expect.element(call.css('.said')).toMatchTextContent('つながった')
  await expect.element(call).not.toHaveClass('failed')
  expect((await said()).at(-1)?.type).toBe('v1.corrected')
})

it('[ST4] a correction that is half written survives a reload', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const correct = screen.getByRole('button', { name: '訂正・誤入力' }).last()
  await correct.click()
  await screen.getByLabelText('訂正後の内容').fill('業務端末が')
  await screen.getByLabelText('理由').fill('端末を')
  await screen.reload()
  await correct.click()
  await expect.element(screen.getByLabelText('訂正後の内容')).toHaveValue('業務端末が')
  await expect.element(screen.getByLabelText('理由')).toHaveValue('端末を')
})

/** The line of the timeline that says exactly this. */
function lineOf(screen: Screen, words: string) {
  return screen.css('.timeline-line').filter({ has: page.getByText(words, { exact: true }) })
}
