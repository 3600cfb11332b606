// Without a pointer (別記, 1-3): Tab goes through a screen from top to bottom, what has the focus is seen, Enter does it.
import type { Page } from '@playwright/test'
import { enrol, record, takeMeasure, usedBy } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const tabs = ['電話', '事案', expect.stringContaining('備え'), 'この端末']

test('[別記] Tab walks the call screen from the leading number down, and Enter dials', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  await expect(page.locator('#sync-status')).toHaveText('未登録')
  const stops = await tabThrough(page)
  expect(stops.map(({ text }) => text)).toEqual([
    '未登録',
    expect.stringContaining(numbers.night),
    expect.stringContaining(numbers.day),
    expect.stringContaining(numbers.agency),
    '事案を記録する',
    '備えを見る',
    '閉じる',
    '備えを見る',
    '閉じる',
    ...tabs,
  ])
  expect(stops.filter(({ seen }) => !seen)).toEqual([])

  await callLink(page, numbers.day).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0775283233')
  await expect(page.getByRole('button', { name: 'つながった' })).toBeEnabled()
  const asked = await tabThrough(page)
  expect(asked.slice(1, 3).map(({ text }) => text)).toEqual(['つながった', '話し中'])
})

test('[1-3] on a small phone Tab reaches everything an incident offers, and nothing that has the focus is hidden', async ({
  open,
}) => {
  const { page } = await open({ size: sizes.smallPhone })
  await record(page, what)
  await takeMeasure(page, '業務端末の使用を止めた')
  await page.getByRole('button', { name: '電話', exact: true }).click()
  const stops = await tabThrough(page)
  const reachable = await page
    .locator('a[href], button, input, textarea, select, summary')
    .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).length)
  expect(stops).toHaveLength(reachable)
  expect(stops.filter(({ seen }) => !seen)).toEqual([])
  const inside = stops.slice(0, -tabs.length)
  expect(inside.filter(({ bottom }, at) => bottom <= (inside[at - 1]?.top ?? 0))).toEqual([])
})

test('[RD2] Tab reaches all that 備え offers, and it is seen', async ({ open }) => {
  const { page } = await open({ size: sizes.smallPhone })
  await page.goto('/readiness')
  await page.getByText('iPhone', { exact: true }).click()
  const stops = await tabThrough(page)
  const texts = stops.map(({ text }) => text)
  for (const words of [
    '記録を残すよう頼む',
    'iPhone',
    '電話帳に入れる(vCard)',
    '持ち歩くカードを印刷する(A4)',
  ])
    expect(texts).toContain(words)
  expect(stops.filter(({ seen }) => !seen)).toEqual([])
})

test('[別紙1] a step of form 1 is filled in and saved by keyboard; nothing that has the focus is hidden', async ({
  open,
}) => {
  const { page } = await open({ size: sizes.smallPhone })
  const url = await record(page, what)
  await page.goto(`${url}/form1/people`)
  // The step asks for its first field itself: Tab is pressed from there.
  await expect(page.locator('#app form :focus')).toBeVisible()
  const stops = await tabThrough(page)
  expect(stops.filter(({ seen }) => !seen)).toEqual([])
  expect(stops.map(({ text }) => text)).toEqual(expect.arrayContaining(['保存して次へ', 'とばす']))

  await page.goto(`${url}/form1/place`)
  await expect(page.getByLabel('場所')).toBeFocused()
  await page.keyboard.type('電算室')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('事象の詳細')).toBeFocused()
  await expect(page.getByText('CS', { exact: true })).toBeVisible()
})

test('[1-3] a clause opens and closes by keyboard and gives the focus back', async ({ open }) => {
  const { page } = await open()
  await page.goto('/record')
  const clause = page.getByRole('button', { name: '計画書 1-3' })
  await clause.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('button', { name: '閉じる' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(clause).toBeFocused()
})

test('[1-3] an incident is recorded without touching anything but keys', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  await page.getByRole('link', { name: '事案を記録する' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('何が起きたか')).toBeFocused()
  await page.keyboard.type(what)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: '障害の疑い' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: what })).toBeVisible()
  await expect(page.getByText('障害(調査中)・不正行為(疑い)')).toBeVisible()
})

test('[1-3] at the office 確認した is reached by Tab and said by Enter', async ({ open, town }) => {
  const phone = await open()
  await enrol(phone.page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await record(phone.page, what)
  const { page } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '事務室の担当')
  await page.goto('/incidents')
  await expect(page.getByRole('button', { name: '確認した' })).toBeVisible()
  const stops = await tabThrough(page)
  expect(stops.map(({ text }) => text)).toContainEqual(expect.stringContaining('確認した'))
  expect(stops.filter(({ seen }) => !seen)).toEqual([])
  await page.getByRole('button', { name: '確認した' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('確認済み')).toBeVisible()
})

type Stop = { text: string; top: number; bottom: number; seen: boolean }
const mostStops = 80

/** Presses Tab from the top of the page until it has gone round; `seen`: ringed, and covered by nothing. */
async function tabThrough(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    for (const visited of document.querySelectorAll<HTMLElement>('[data-visited]')) {
      delete visited.dataset['visited']
    }
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: Stop[] = []
  while (stops.length < mostStops) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(stopAtFocus)
    if (stop === null) break
    stops.push(stop)
  }
  return stops
}

/** Null: the focus has left the page, or gone round. */
function stopAtFocus(): Stop | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return null
  if (element.dataset['visited'] !== undefined) return null
  element.dataset['visited'] = ''
  const { top, bottom, left, width, height } = element.getBoundingClientRect()
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const ringed = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  const above = document.elementFromPoint(left + width / 2, top + height / 2)
  const uncovered = above !== null && (element.contains(above) || above.contains(element))
  return {
    text: element.textContent?.trim() ?? '',
    top: top + scrollY,
    bottom: bottom + scrollY,
    seen: ringed && uncovered,
  }
}
