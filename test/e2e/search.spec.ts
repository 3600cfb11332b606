// Search (FN1) where an update in another tab has taken the worker's file from the server and from this device.
import { record, visit } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

test('[FN1] a page whose search worker is gone searches by itself, and hears what is said later', async ({
  open,
}) => {
  const { page } = await open({ size: sizes.desk })
  await page.addInitScript(() => {
    const Real = Worker
    globalThis.Worker = class extends Real {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(`${address}.gone`, options)
      }
    }
  })
  await record(page, 'サーバーを切り離した')
  await page.goto('/office/search?q=サーバ')
  const results = page.locator('.search-results li')
  await expect(results).toHaveCount(1)
  await page.getByRole('searchbox').fill('切離した')
  await expect(results.locator('mark')).toHaveText(['切り離した'])
  await expect(page.getByRole('alert')).toBeHidden()
  await visit(page, '/record')
  await record(page, '端末を切離した')
  await visit(page, '/office/search?q=切離した')
  await expect(results).toHaveCount(2)
})
