// What came of a call (OP6, OP7): five answers in one tap, asked until somebody answers, inside an incident or outside.
import type { Locator, Page } from '@playwright/test'
import { CallOutcome } from '../../shared/incident/operation-bodies.ts'
import { callOutcomes } from '../../app/words/call-words.ts'
import { record } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { heldOperations } from './held.ts'
import { expect, test } from './night.ts'

const question = 'の発信は?'

test('[OP7] each of the five answers is one tap and stands in the list of calls', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  const three = Object.values(numbers)
  for (const [at, outcome] of CallOutcome.options.entries()) {
    await callLink(page, three[at % three.length] ?? '').click()
    await page.getByRole('button', { name: callOutcomes[outcome], exact: true }).click()
    // An answered call to an office of the plan asks one thing more.
    if (outcome === 'connected') await page.getByRole('button', { name: '通報ではない' }).click()
    await expect(page.getByText(`発信の結果「${callOutcomes[outcome]}」を保存しました`)).toBeVisible()
    await expect(page.getByText(question)).toBeHidden()
  }
  expect(await outcomes(page)).toEqual(CallOutcome.options)
  await page.getByRole('link', { name: '事案', exact: true }).click()
  await expect(looseCalls(page)).toHaveCount(CallOutcome.options.length)
  for (const outcome of CallOutcome.options) {
    await expect(looseCalls(page).filter({ hasText: `へ発信 ${callOutcomes[outcome]}` })).toBeVisible()
  }
})

test('[OP7] a question put off waits in a line and is asked again: on coming back, and after a restart', async ({
  open,
}) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: 'あとで' }).click()
  await expect(page.getByText(question)).toBeHidden()
  await page.getByRole('button', { name: '結果が未記入の発信 1件に答える' }).click()
  await expect(page.getByText(question)).toBeVisible()
  await page.getByRole('button', { name: 'あとで' }).click()
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.getByText(question)).toBeVisible()
  await page.getByRole('button', { name: 'あとで' }).click()
  await page.goto('/incidents')
  await expect(page.getByText(question)).toBeVisible()
  await expect(looseCalls(page)).toContainText('結果は未記入')
  await page.getByRole('button', { name: 'つながった' }).click()
  await expect(looseCalls(page)).toContainText('つながった')
  await page.reload()
  await expect(looseCalls(page)).toContainText('つながった')
  await expect(page.getByText(question)).toBeHidden()
})

test('[OP7] of several calls without an answer each is asked about, the latest first', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.day).click()
  await expect(page.getByText(question)).toContainText('通常業務時')
  await callLink(page, numbers.agency).click()
  await expect(page.getByText(question)).toContainText('指定情報処理機関')
  await expect(page.getByText('ほか1件')).toBeVisible()
  await page.getByRole('button', { name: '話し中' }).click()
  await expect(page.getByText(question)).toContainText('通常業務時')
  await page.getByRole('button', { name: 'かけていない' }).click()
  await expect(page.getByText(question)).toBeHidden()
  expect(await outcomes(page)).toEqual(['busy', 'notDialled'])
})

test('[1-3] a call made inside an incident belongs to it, with what came of it', async ({ open }) => {
  const { page } = await open()
  const url = await record(page, '住基端末が起動しない', '障害の疑い')
  const incident = new URL(url).pathname.split('/').at(-1)
  await page.getByRole('button', { name: '電話', exact: true }).click()
  await page.locator('.screen a[href^="tel:"]').filter({ hasText: numbers.night }).click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0775633750')
  await page.getByRole('button', { name: '応答なし' }).click()
  await expect(page.locator('.timeline').getByText('へ発信 応答なし')).toBeVisible()
  const calls = (await heldOperations(page)).filter(({ type }) => type.startsWith('v1.call'))
  expect(calls.map(({ type, subject }) => [type, subject])).toEqual([
    ['v1.callPlaced', incident],
    ['v1.callEnded', incident],
  ])
  await page.goto('/incidents')
  await expect(page.locator('.incident-card')).toBeVisible()
  await expect(looseCalls(page)).toHaveCount(0)
})

test('[OP6] a call made outside an incident waits, and the incident it is included in has it unchanged', async ({
  open,
}) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: '話し中' }).click()
  await expect(page.getByText(question)).toBeHidden()
  const before = await heldOperations(page)
  const url = await record(page, '住基端末が起動しない', '障害の疑い')
  await expect(page.locator('.timeline').getByText('へ発信')).toHaveCount(0)
  await page.getByText('直前の発信をこの事案に含める(1件)').click()
  await page.getByRole('button', { name: '話し中を含める' }).click()
  await expect(page.locator('.timeline').getByText('へ発信 話し中')).toBeVisible()
  await expect(page.getByText('直前の発信をこの事案に含める')).toHaveCount(0)
  const after = await heldOperations(page)
  expect(after.filter(({ subject }) => subject === 'calls')).toEqual(before)
  expect(after.at(-1)).toMatchObject({ type: 'v1.callIncluded', subject: url.split('/').at(-1) })
})

/** The calls that no incident has taken in, in the list of incidents. */
function looseCalls(page: Page): Locator {
  return page.locator('section').filter({ hasText: '事案に入っていない発信' }).locator('.timeline-line')
}

async function outcomes(page: Page): Promise<CallOutcome[]> {
  return (await heldOperations(page)).flatMap((operation) =>
    operation.type === 'v1.callEnded' ? [operation.body.outcome] : [],
  )
}
