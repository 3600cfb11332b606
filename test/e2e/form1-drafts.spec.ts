// What is typed into form 1 and not saved yet (ST4): there after a reload, a crash, a closed phone; in two tabs.
import type { Page } from '@playwright/test'
import { installed, record } from './acts.ts'
import { heldDrafts, heldOperations } from './held.ts'
import { expect, test } from './night.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const found = '下書きがあります(まだ保存していません)'
const details = '2時すぎ、窓口の端末で気づいた'

test('[ST4] a reload, a crash of the page and a closed phone leave the drafts, which are no operation until saved', async ({
  open,
}) => {
  const first = await open({ profile: 'phone' })
  const url = await record(first.page, what)
  await installed(first.page)
  await first.page.goto(`${url}/form1/details`)
  await expect(first.page.getByText(found)).toBeHidden()
  await first.page.getByLabel('事象の詳細').pressSequentially(details)
  await first.page.reload()
  await expect(first.page.getByLabel('事象の詳細')).toHaveValue(details)
  await expect(first.page.getByText(found)).toBeVisible()

  await first.page.getByLabel('住民サービスへの影響').fill('窓口を止めた')
  await expect.poll(async () => Object.values(await heldDrafts(first.page))).toContain('=窓口を止めた')
  await crash(first.page)
  await first.close()

  const { page } = await open({ profile: 'phone', offline: true })
  await page.goto(`${url}/form1`)
  await expect(page.getByRole('link', { name: 'くわしい内容・影響 下書き' })).toBeVisible()
  expect((await heldOperations(page)).map(({ type }) => type)).not.toContain('v1.intakeDetailed')
  await page.getByRole('link', { name: '場所・機器' }).click()
  await expect(page.getByLabel('場所')).toBeFocused()
  await expect(page.getByText(found)).toBeHidden()
  await page.getByRole('link', { name: 'くわしい内容・影響 下書き' }).click()
  await expect(page.getByLabel('事象の詳細')).toHaveValue(details)
  await expect(page.getByLabel('住民サービスへの影響')).toHaveValue('窓口を止めた')
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await expect(page.getByRole('heading', { name: '5/6' })).toBeVisible()
  expect(await heldDrafts(page)).toEqual({})
  const [said] = (await heldOperations(page)).filter(({ type }) => type === 'v1.intakeDetailed')
  expect(said?.body).toEqual({ form: { details, residentImpact: '窓口を止めた' } })
})

test('[ST4] a field that was emptied is a draft too', async ({ open }) => {
  const { page } = await open()
  const url = await record(page, what)
  await page.goto(`${url}/form1/place`)
  await page.getByLabel('場所').fill('電算室')
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await page.getByRole('heading', { name: '4/6' }).waitFor()
  await page.goto(`${url}/form1/place`)
  await expect(page.getByLabel('場所')).toHaveValue('電算室')
  await page.getByLabel('場所').fill('')
  await page.reload()
  await expect(page.getByText(found)).toBeVisible()
  await expect(page.getByLabel('場所')).toHaveValue('')
  await page.getByLabel('場所').fill('電算室')
  await expect.poll(() => heldDrafts(page)).toEqual({})
})

test('[ST4] what another tab types or saves overwrites nothing that is being typed here', async ({
  open,
}) => {
  const { context, page } = await open()
  const url = await record(page, what)
  await page.goto(`${url}/form1/details`)
  const other = await context.newPage()
  await other.goto(`${url}/form1/details`)
  await page.getByLabel('事象の詳細').fill('ここで書いている')
  await other.getByLabel('事象の詳細').fill('となりで書いた')
  await other.getByLabel('住民サービスへの影響').fill('なし')
  await other.getByRole('button', { name: '保存して次へ' }).click()
  await other.getByRole('heading', { name: '5/6' }).waitFor()
  await expect(page.getByLabel('住民サービスへの影響')).toHaveValue('なし')
  await expect(page.getByLabel('事象の詳細')).toHaveValue('ここで書いている')
  await page.getByLabel('事象の詳細').press('End')
  await page.getByLabel('事象の詳細').pressSequentially('。')
  await page.reload()
  await expect(page.getByLabel('事象の詳細')).toHaveValue('ここで書いている。')
})

/** The page ends at once, without a word to it. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => {})
  await crashed
}
