// The screens come behind the call screen, in two files: all are at hand soon after the page is, and one that can't be had
// says so.
import { readdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './night.ts'

/** No worker stands by, as on plain http or in a browser that forbids one. */
const noWorker = { options: { serviceWorkers: 'block' } } as const

test('[SC1] once the page was idle every screen opens with no network and no worker', async ({ open }) => {
  const { page, goOffline } = await open(noWorker)
  await page.goto('/')
  await screensFetched(page)
  await goOffline()
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await expect(page.getByLabel('何が起きたか')).toBeVisible()
  await page.getByLabel('何が起きたか').fill('住基端末が起動しない')
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(page.getByRole('heading', { name: 'いますること' })).toBeVisible()
  await tab(page, '事案').click()
  await expect(page.getByRole('link', { name: '住基端末が起動しない' })).toBeVisible()
  await tab(page, 'この端末').click()
  await expect(page.getByLabel('登録コード')).toBeVisible()
})

test('[SC1] the call screen asks for no screen before it is drawn', async ({ open }) => {
  const { page } = await open(noWorker)
  await page.goto('/')
  await screensFetched(page)
  const { drawn, asked } = await page.evaluate(() => ({
    drawn: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    asked: performance
      .getEntriesByType('resource')
      .filter(({ name }) => /night-.*\.js$/.test(name))
      .map(({ startTime }) => startTime),
  }))
  expect(asked).toHaveLength(1)
  expect(asked[0]).toBeGreaterThan(drawn)
})

test('[SC2][ST4] a screen that cannot be had says so, and costs neither the numbers nor what was typed', async ({
  open,
}) => {
  const { context, page, goOffline, goOnline } = await open(noWorker)
  await context.route('**/assets/later-*', (route) => route.abort())
  await page.goto('/record')
  await page.getByLabel('何が起きたか').fill('書きかけ')
  await tab(page, '備え').click()
  const missing = page.getByRole('heading', { name: '画面を読み込めませんでした' })
  await expect(missing).toBeVisible()
  await page.getByRole('link', { name: '電話の画面' }).click()
  await expect(page.locator('#prefecture .leads')).toBeVisible()
  await tab(page, '備え').click()

  await goOffline()
  const again = page.getByRole('button', { name: 'もう一度読み込む' })
  await again.click()
  await expect(page.getByText('まだつながりません')).toBeVisible()
  await expect(missing).toBeVisible()

  await context.unroute('**/assets/later-*')
  await goOnline()
  await again.click()
  await expect(page.getByRole('heading', { name: '備え', exact: true })).toBeVisible()
  await page.goto('/record')
  await expect(page.getByLabel('何が起きたか')).toHaveValue('書きかけ')
})

/** Not before: a busy machine leaves the page idle later than the network. */
async function screensFetched(page: Page): Promise<void> {
  const files = (await readdir('dist/assets')).filter((name) => !/^(?:index-|[a-z]+-worker-)/.test(name))
  expect(files.length).toBeGreaterThan(3)
  await page.waitForFunction((names) => {
    const fetched = new Set(
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ responseEnd }) => responseEnd > 0)
        .map(({ name }) => name.split('/').at(-1)),
    )
    return names.every((name) => fetched.has(name))
  }, files)
}

function tab(page: Page, name: string) {
  return page.getByRole('navigation', { name: '画面' }).getByRole('link', { name, exact: true })
}
