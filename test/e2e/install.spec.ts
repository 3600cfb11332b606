// A phone of the town: the app opened from a real https origin, whose authority its browser trusts, and installed.
import type { CDPSession, Page } from '@playwright/test'
import { enrol, installed, record } from './acts.ts'
import { expectNumbers } from './call-screen.ts'
import { certificateKey } from './certificate-key.ts'
import type { Look } from './device.ts'
import { expect, test as base } from './night.ts'
import { openTown, root } from './town.ts'

const test = base.extend<{ trusting: Look }>({
  // The clocks are as they are: a certificate is judged by the browser's own.
  town: async ({ night: _night }, use) => {
    const town = await openTown(new Date().toISOString(), root, 'phone')
    await use(town)
    await town.end()
  },
  /** A browser that takes the town's own certificate, and no other that it doesn't know. */
  trusting: async ({ town }, use) => {
    const key = await certificateKey(town)
    await use({ profile: 'phone', flags: [`--ignore-certificate-errors-spki-list=${key}`] })
  },
})

test('[SE5][RD1] a browser that does not know the authority opens nothing; who goes on past the warning has the numbers, and is told that nothing opens without a network', async ({
  open,
}) => {
  const stranger = await open()
  await expect(stranger.page.goto('/')).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')

  const { page } = await open({ options: { ignoreHTTPSErrors: true } })
  await page.goto('/')
  await expectNumbers(page)
  await page.evaluate(() => globalThis.allowWorker?.())
  await expect(page.locator('#notices').getByText('サーバーの証明書を信頼していないか')).toBeVisible()
  await page.goto('/readiness')
  await page.evaluate(() => globalThis.allowWorker?.())
  await expect(page.getByText('証明書を信頼してから開き直してください')).toBeVisible()
})

test('[RD1] on https nothing stands against installing the app: name, icons of every shape, shortcuts', async ({
  open,
  trusting,
}) => {
  const { context, page } = await open(trusting)
  await page.goto('/')
  await installed(page)
  const browser = await context.newCDPSession(page)
  expect(await browser.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  const { data = '', errors } = await browser.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data)
  expect(manifest).toMatchObject({ id: '/', scope: '/', start_url: '/', lang: 'ja', display: 'standalone' })
  expect(manifest.shortcuts.map(({ name, url }: { name: string; url: string }) => [name, url])).toEqual([
    ['電話', '/'],
    ['記録', '/record'],
  ])
  const sizes = ['192x192', '512x512', '512x512']
  expect(manifest.icons.map(({ sizes: said }: { sizes: string }) => said)).toEqual(sizes)
  expect(await Promise.all(manifest.icons.map(({ src }: { src: string }) => sizeOf(page, src)))).toEqual(
    sizes,
  )
  expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain('maskable')
  const touchIcon = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href')
  expect(await sizeOf(page, touchIcon ?? '')).toBe('180x180')
})

test('[RD1] installed from https, it opens from the home screen without a network, dials and records', async ({
  open,
  town,
  trusting,
}) => {
  // Beside other walks on a busy machine it took four times the 14 s that it takes alone.
  test.setTimeout(120_000)
  const device = await open(trusting)
  const { context, page } = device
  await enrol(page, town.code(), '宿直の携帯')
  await installed(page)
  const cookies = await context.cookies()
  expect(cookies).toMatchObject([{ name: '__Host-session', secure: true, httpOnly: true }])

  const browser = await context.newCDPSession(page)
  const app = await installAndLaunch(browser, town.url, () => context.waitForEvent('page'))
  expect(await app.evaluate(() => matchMedia('(display-mode: standalone)').matches)).toBe(true)
  await device.goOffline()
  await town.kill()
  await app.reload()
  await expectNumbers(app)
  await app.locator('#calls a[href^="tel:"]').first().click()
  await expect(app.locator('html')).toHaveAttribute('data-dialled', /^tel:\d+$/)
  await expect(app.getByRole('button', { name: 'つながった' })).toBeEnabled()
  await record(app, '住基端末が起動しない')
  await app.goto('/readiness')
  await expect(app.getByRole('heading', { name: '備え', exact: true })).toBeVisible()
  await expect(app.getByText('追加したアイコンから開いていません')).toHaveCount(0)
  await browser.send('PWA.uninstall', { manifestId: `${town.url}/` })
})

/** As from the browser's menu, and then from the home screen. */
async function installAndLaunch(
  browser: CDPSession,
  url: string,
  opened: () => Promise<Page>,
): Promise<Page> {
  const manifestId = `${url}/`
  await browser.send('PWA.install', { manifestId, installUrlOrBundleUrl: manifestId })
  await browser.send('PWA.changeAppUserSettings', { manifestId, displayMode: 'standalone' })
  const [app] = await Promise.all([opened(), browser.send('PWA.launch', { manifestId })])
  await app.waitForLoadState()
  return app
}

/** Width and height of a PNG, from its header (RFC 2083, 4.1.1). */
async function sizeOf(page: Page, src: string): Promise<string> {
  const png = await (await page.request.get(src, { ignoreHTTPSErrors: true })).body()
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}
