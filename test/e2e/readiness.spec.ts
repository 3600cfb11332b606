// 備え where the origin is not secure; what a browser says of its storage: test/app/readiness.
import { record } from './acts.ts'
import { expectNumbers } from './call-screen.ts'
import { expect, test } from './night.ts'

test('[RD1] from an insecure origin the page says why there is no offline, and dials and records', async ({
  open,
  town,
}) => {
  // The device's road leads every address to this machine; to the browser this one is no localhost.
  const { page } = await open({ options: { baseURL: town.url.replace('127.0.0.1', '192.0.2.1') } })
  await page.goto('/')
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await expect(page.locator('#notices p')).toHaveText([
    /httpsではないため、通信できないときにこの画面を開けません/,
  ])
  await expectNumbers(page)
  await page.locator('#calls a[href^="tel:"]').first().click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', /^tel:\d+$/)
  await expect(page.getByRole('button', { name: 'つながった' })).toBeEnabled()
  await record(page, '住基端末が起動しない')
  await page.goto('/readiness')
  await expect(page.locator('.shortcoming')).toHaveText([/管理者にhttpsのアドレスを聞いて/])
})
