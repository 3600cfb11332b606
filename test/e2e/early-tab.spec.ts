// Tab pressed before the app has come (SC4): on a slow device people are quicker than the screen.
import type { Page } from '@playwright/test'
import { record } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import type { Look } from './device.ts'
import { expect, test } from './night.ts'

/** The worker's own requests can't be held up. */
const look: Look = { options: { serviceWorkers: 'block' } }

/** Opens `path` without the app's scripts, and answers what lets them come. */
async function openHeld(page: Page, path: string): Promise<() => void> {
  let come = () => {}
  const held = new Promise<void>((resolve) => (come = resolve))
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  await expect(callLink(page, numbers.night)).toBeVisible()
  return come
}

/** Goes by Tab to the number that leads. */
async function tabToNumber(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  await expect(callLink(page, numbers.night)).toBeFocused()
}

test('[SC4] the focus stays at the number, however often they are ranked; a screen that comes is gone through from its start, a form from its first field', async ({
  open,
}) => {
  const { page } = await open(look)
  let come = await openHeld(page, '/')
  await tabToNumber(page)
  come()
  await expect(page.locator('#sync-status')).toHaveText('未登録')
  await page.evaluate(() => dispatchEvent(new Event('clock-judged')))
  await expect(callLink(page, numbers.night)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(callLink(page, numbers.day)).toBeFocused()

  come = await openHeld(page, '/drills')
  await tabToNumber(page)
  come()
  await expect(page.getByRole('heading', { name: '訓練の一覧', exact: true })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('#app main').getByRole('link').first()).toBeFocused()

  const url = await record(page, '住基端末に見慣れないログイン履歴がある')
  come = await openHeld(page, `${url}/form1/place`)
  await tabToNumber(page)
  come()
  await expect(page.getByLabel('場所')).toBeFocused()
})
