// The screens are one file beside the page: they are at hand soon after it is, and say so where they can't be had.
import type { Page } from '@playwright/test'
import { expect, test } from './night.ts'

/** No worker stands by, as on plain http or in a browser that forbids one. */
const noWorker = { options: { serviceWorkers: 'block' } } as const
const screens = '**/assets/screens-*.js'

test('[SC1] once the page was idle every screen opens with no network and no worker', async ({ open }) => {
  const { page, goOffline } = await open(noWorker)
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await goOffline()
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await expect(page.getByLabel('何が起きたか')).toBeVisible()
  await page.getByLabel('何が起きたか').fill('住基端末が起動しない')
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(page.getByRole('heading', { name: '次にすること' })).toBeVisible()
  await tab(page, '事案').click()
  await expect(page.getByRole('link', { name: '住基端末が起動しない' })).toBeVisible()
  await tab(page, 'この端末').click()
  await expect(page.getByLabel('登録コード')).toBeVisible()
})

test('[SC1] the call screen asks once for the screens, and not before it is drawn', async ({ open }) => {
  const { page } = await open(noWorker)
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const { drawn, asked } = await page.evaluate(() => ({
    drawn: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    asked: performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/screens-[^/]*\.js$/.test(name))
      .map(({ startTime }) => startTime),
  }))
  expect(asked).toHaveLength(1)
  expect(asked[0]).toBeGreaterThan(drawn)
})

test('[SC2][ST4] screens that cannot be had say so, and cost neither the numbers nor what was typed', async ({
  open,
}) => {
  const { context, page, goOffline, goOnline } = await open(noWorker)
  await page.goto('/record')
  await page.getByLabel('何が起きたか').fill('書きかけ')
  await context.route(screens, (route) => route.abort())
  await page.goto('/incidents')
  const missing = page.getByRole('heading', { name: '画面を読み込めませんでした' })
  await expect(missing).toBeVisible()
  await page.getByRole('link', { name: '電話の画面' }).click()
  await expect(page.locator('#prefecture .leads')).toBeVisible()
  await tab(page, '事案').click()

  await goOffline()
  const again = page.getByRole('button', { name: 'もう一度読み込む' })
  await again.click()
  await expect(page.getByText('まだつながりません')).toBeVisible()
  await expect(missing).toBeVisible()

  await context.unroute(screens)
  await goOnline()
  await again.click()
  await expect(page.getByRole('heading', { name: '事案', exact: true })).toBeVisible()
  await page.goto('/record')
  await expect(page.getByLabel('何が起きたか')).toHaveValue('書きかけ')
})

function tab(page: Page, name: string) {
  return page.getByRole('navigation', { name: '画面' }).getByRole('link', { name, exact: true })
}
