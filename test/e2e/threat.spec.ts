// The night of 2026-11-23 goes on: two phones that judge apart. What one phone judges: test/app/threats.
import type { Page } from '@playwright/test'
import { enrol, installed, record, usedBy, visit } from './acts.ts'
import { expect, test } from './night.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const through = 'FWを通過した不正アクセス'
const removed = 'ウィルス対策ソフトによるコンピュータウィルス等の検出等'

/** From the incident's screen: ticks exactly these examples. */
async function tick(page: Page, ...examples: string[]): Promise<void> {
  await page.getByRole('link', { name: '脅威度の判定' }).click()
  await page.getByText('該当する事例を選んでください').waitFor()
  for (const ticked of await page.getByRole('checkbox', { checked: true }).all()) await ticked.uncheck()
  for (const example of examples) await page.getByRole('checkbox', { name: example }).check()
}

async function judge(page: Page, level: number): Promise<void> {
  await page.getByRole('button', { name: `レベル${level}と判定する` }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `レベル${level}と判定する` })
    .click()
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
}

test('[3-3][OP8] two phones offline judge 2 and 3: both stand, 3 governs, the next judgement settles it', async ({
  open,
  town,
}) => {
  test.setTimeout(90_000)
  const one = await open()
  const two = await open()
  await enrol(one.page, town.code(), '宿直の携帯')
  await usedBy(one.page, '宿直 甲')
  await enrol(two.page, await town.invite('管理 乙', 'identityManager'), '管理の携帯')
  await installed(one.page)
  await installed(two.page)
  const url = await record(one.page, what)
  await visit(two.page, url)
  await expect(two.page.getByRole('heading', { name: what })).toBeVisible()

  await one.goOffline()
  await two.goOffline()
  await tick(one.page, removed)
  await judge(one.page, 2)
  await tick(two.page, through)
  await judge(two.page, 3)
  await one.goOnline()
  await two.goOnline()
  for (const { page } of [one, two]) {
    const head = page.locator('.state')
    await expect(head).toContainText('レベル3')
    await expect(head).toContainText('判断が分かれています')
  }
  await tick(one.page)
  await expect(one.page.getByText('有効')).toHaveCount(2)
  await one.page.getByRole('checkbox', { name: through }).check()
  await judge(one.page, 3)
  for (const { page } of [one, two]) {
    await expect(page.locator('.state')).toContainText('レベル3')
    await expect(page.getByText('判断が分かれています')).toHaveCount(0)
  }
})
