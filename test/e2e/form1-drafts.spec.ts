// What is typed into form 1 and not saved yet (ST4): there after a crash and on a phone that was closed.
import type { Page } from '@playwright/test'
import { installed, record } from './acts.ts'
import { heldDrafts, heldOperations } from './held.ts'
import { expect, test } from './night.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const details = '2時すぎ、窓口の端末で気づいた'

test('[ST4] a crash of the page and a closed phone leave the drafts, which are saved then', async ({
  open,
}) => {
  const first = await open({ profile: 'phone' })
  const url = await record(first.page, what)
  await installed(first.page)
  await first.page.goto(`${url}/form1/details`)
  await first.page.getByLabel('事象の詳細').pressSequentially(details)
  await first.page.getByLabel('住民サービスへの影響').fill('窓口を止めた')
  await expect.poll(async () => Object.values(await heldDrafts(first.page))).toContain('=窓口を止めた')
  await crash(first.page)
  await first.close()

  const { page } = await open({ profile: 'phone', offline: true })
  await page.goto(`${url}/form1`)
  await expect(page.getByRole('link', { name: '事象の詳細・影響 下書き' })).toBeVisible()
  expect((await heldOperations(page)).map(({ type }) => type)).not.toContain('v1.intakeDetailed')
  await page.getByRole('link', { name: '事象の詳細・影響 下書き' }).click()
  await expect(page.getByLabel('事象の詳細')).toHaveValue(details)
  await expect(page.getByLabel('住民サービスへの影響')).toHaveValue('窓口を止めた')
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await expect(page.getByRole('heading', { name: '5/6' })).toBeVisible()
  await expect.poll(() => heldDrafts(page)).toEqual({})
  const [said] = (await heldOperations(page)).filter(({ type }) => type === 'v1.intakeDetailed')
  expect(said?.body).toEqual({ form: { details, residentImpact: '窓口を止めた' } })
})

/** The page ends at once, without a word to it. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => {})
  await crashed
}
