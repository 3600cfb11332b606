// The threat screen in the hand: what arrives behind its dialog, what is typed in it, small screens and large text.
import { record, usedBy } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const through = 'FWを通過した不正アクセス'
const removed = 'ウィルス対策ソフトによるコンピュータウィルス等の検出等'

test('[OP8] a judgement that arrives behind an open dialog was not seen: both stand', async ({ open }) => {
  const { page, context } = await open()
  await page.goto('/device')
  await usedBy(page, '宿直 甲')
  const url = await record(page, what)
  const other = await context.newPage()
  for (const [tab, example] of [
    [page, removed],
    [other, through],
  ] as const) {
    await tab.goto(`${url}/threat`)
    await tab.getByRole('checkbox', { name: example }).check()
  }
  await other.getByRole('radio', { name: /レベル3/ }).check()
  await page.getByRole('checkbox', { name: through, checked: false }).waitFor()
  await page.getByRole('button', { name: 'レベル2と判定する' }).click()
  await other.getByRole('button', { name: 'レベル3と判定する' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect(other.locator('.incident-head')).toContainText('レベル3')
  await page.getByRole('dialog').getByRole('button', { name: 'レベル2と判定する' }).click()
  for (const tab of [page, other]) {
    await expect(tab.locator('.incident-head')).toContainText('レベル3')
    await expect(tab.locator('.incident-head')).toContainText('判断が分かれています')
  }
})

test('[ST4][3-3] without a name the dialog says so at the field; what is typed in it survives a reload', async ({
  open,
}) => {
  const { page } = await open({ size: { width: 320, height: 568 } })
  const url = await record(page, what)
  await page.goto(`${url}/threat`)
  await page.getByRole('checkbox', { name: through }).check()
  await page.getByRole('button', { name: 'レベル3と判定する' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
  const name = dialog.getByLabel('名前')
  await expect(name).toBeFocused()
  await expect(dialog.getByText('判定した人の名前を入力してください')).toBeInViewport()
  await name.fill('管理\0乙')
  await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect(dialog.getByText('使えない文字')).toBeVisible()
  await name.fill('管理 乙')
  await dialog.getByLabel('指定情報処理機関').check()
  await page.reload()
  await expect(page.getByText('前に選びかけたものが残っています')).toBeVisible()
  await page.getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect(name).toHaveValue('管理 乙')
  await expect(dialog.getByLabel('指定情報処理機関')).toBeChecked()
  await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect(page.getByText('協力: 指定情報処理機関')).toBeVisible()
})

test('[3-1] nothing that has the focus lies under the two acts, and at 200 % text they stand below the examples', async ({
  open,
}) => {
  const { page } = await open({ size: sizes.smallPhone })
  const url = await record(page, what)
  await page.goto(`${url}/threat`)
  const acts = page.locator('.decide')
  await expect(acts).toHaveClass(/fixed/)
  await page.getByRole('checkbox').first().focus()
  for (let stop = 0; stop < 14; stop += 1) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement?.getBoundingClientRect()
      const bar = document.querySelector('.decide')
      const inside = bar?.contains(document.activeElement) ?? false
      return !inside && (focused?.bottom ?? 0) > (bar?.getBoundingClientRect().top ?? 0) + 1
    })
    expect(hidden).toBe(false)
  }
  await expect(acts).toHaveClass(/fixed/)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await expect(acts).not.toHaveClass(/fixed/)
  await page.getByRole('checkbox', { name: through }).check()
  await page.getByRole('button', { name: '可能性が高いとして記録' }).click()
  await expect(page.getByText('レベル3の可能性').first()).toBeVisible()
})
