// 備え: what this device lacks is said once, below the numbers, and stays listed while it holds. What a browser says of
// its storage is put in its mouth here; the rest is as it is.
import type { Page } from '@playwright/test'
import { record } from './acts.ts'
import { expectNumbers, places } from './call-screen.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

type Answers = { persisted: boolean; usage: number; quota: number; persist?: boolean; refused?: boolean }

const megabyte = 1e6
const roomy = { persisted: true, usage: 2 * megabyte, quota: 10_000 * megabyte }
const states = [
  { name: 'not installed', answers: roomy, words: '追加したアイコンから開いていません' },
  { name: 'not persistent', answers: { ...roomy, persisted: false }, words: '空きが足りなくなったり' },
  { name: 'a private window', answers: { ...roomy, refused: true }, words: 'プライベートウィンドウ' },
  {
    name: 'nearly full',
    answers: { ...roomy, usage: 9990 * megabyte },
    words: '空きが残りわずかです',
  },
]

/** From the next page on the browser answers so. */
async function say(page: Page, answers: Answers): Promise<void> {
  await page.addInitScript(({ persisted, persist, usage, quota, refused }: Answers) => {
    let kept = persisted
    const { storage } = navigator
    storage.persisted = () => Promise.resolve(kept)
    storage.persist = () => Promise.resolve((kept = persist ?? false))
    storage.estimate = () => Promise.resolve({ usage, quota })
    if (refused) storage.getDirectory = () => Promise.reject(new DOMException('refused', 'SecurityError'))
  }, answers)
}

/** The tab counts what this screen lists: the device's own and the town's. */
async function expectCounted(page: Page): Promise<void> {
  const listed = page.locator('.shortcoming, .gap')
  await expect(page.locator('.gap').first()).toBeVisible()
  await expect(page.locator('#readiness-count')).toHaveText(` ${await listed.count()}件`)
}

/** As an app from the home screen. */
function installedApp(): void {
  Object.assign(navigator, { standalone: true })
}

for (const { name, answers, words } of states) {
  test(`[RD2] ${name}: said once below the numbers, and listed in 備え as long as it holds`, async ({
    open,
  }) => {
    const { page } = await open()
    await say(page, answers)
    await page.goto('/')
    const notice = page.locator('#notices p').filter({ hasText: words })
    await expect(notice).toBeVisible()
    await expectNumbers(page)
    const lowest = Math.max(...(await places(page)).map(({ top, height }) => top + height))
    expect((await notice.boundingBox())?.y).toBeGreaterThan(lowest)

    await notice.getByRole('button', { name: '閉じる' }).click()
    await expect(notice).toBeHidden()
    await page.reload()
    await expect(page.locator('#readiness-count')).toContainText(/[1-9]/)
    await expect(notice).toBeHidden()
    await page.getByRole('link', { name: /備え/ }).last().click()
    await expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible()
  })
}

test('[RD2] all four at once are four notices, and not a number moves for them', async ({ open }) => {
  const bare = await open()
  await say(bare.page, roomy)
  await bare.page.addInitScript(installedApp)
  await bare.page.goto('/')
  await expect(bare.page.locator('html')).toHaveAttribute('data-screen', 'calls')
  const before = await places(bare.page)

  const { page } = await open()
  await say(page, { persisted: false, usage: 9990 * megabyte, quota: 10_000 * megabyte, refused: true })
  await page.goto('/')
  for (const { words } of states) await expect(page.locator('#notices').getByText(words)).toBeVisible()
  await expect(page.locator('#notices p')).toHaveCount(4)
  expect(await places(page)).toEqual(before)
  // On another screen nothing is pushed down by them.
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await expect(page.locator('#notices p')).toHaveCount(0)
  await page.getByRole('link', { name: /備え *\d+ *件/ }).click()
  await expect(page.locator('.shortcoming')).toHaveCount(4)
  await expectCounted(page)
})

test('[RD2] an installed app whose record is kept lacks nothing, and says so', async ({ open }) => {
  const { page } = await open()
  await say(page, roomy)
  await page.addInitScript(installedApp)
  await page.goto('/readiness')
  await expect(page.getByText('足りないものはありません', { exact: true })).toBeVisible()
  await expect(page.locator('.shortcoming')).toHaveCount(0)
  await expectCounted(page)
  await expect(page.getByText('iPhone', { exact: true })).toHaveCount(0)
  await page.goto('/device')
  await expect(page.getByText('先にホーム画面に追加')).toHaveCount(0)
})

test('[RD2] what ended and comes back is said again', async ({ open }) => {
  const { page } = await open()
  await page.addInitScript(installedApp)
  await say(page, { ...roomy, usage: 9990 * megabyte })
  await page.goto('/')
  const notice = page.locator('#notices p').filter({ hasText: '空きが残りわずかです' })
  await notice.getByRole('button', { name: '閉じる' }).click()
  const estimate = (usage: number) =>
    page.evaluate((bytes) => {
      navigator.storage.estimate = () => Promise.resolve({ usage: bytes, quota: 10_000e6 })
      dispatchEvent(new PageTransitionEvent('pageshow'))
    }, usage)
  const count = page.locator('#readiness-count')
  const full = await count.textContent()
  await estimate(0)
  await expect(count).not.toHaveText(full ?? '')
  await expect(notice).toBeHidden()
  await estimate(9990 * megabyte)
  await expect(notice).toBeVisible()
})

const kinds = [
  { kind: 'a phone', size: sizes.phone, app: false, refusedWords: 'ホーム画面に追加し、そのアイコンから' },
  { kind: 'an installed app', size: sizes.phone, app: true, refusedWords: 'ときどきこのアプリを開き' },
  { kind: 'a desk', size: sizes.desk, app: false, refusedWords: 'このパソコンにアプリとして入れ、' },
]
for (const { kind, size, app, refusedWords } of kinds) {
  test(`[RD3] ${kind}: before, after a yes and after a no the screen says one thing, not its opposite`, async ({
    open,
  }) => {
    for (const persist of [true, false]) {
      const { page, close } = await open({ size })
      await say(page, { ...roomy, persisted: false, persist })
      if (app) await page.addInitScript(installedApp)
      await page.goto('/readiness')
      const [clears, keeps, press, no] = [
        'ブラウザーがこの端末の記録を消すことがあります',
        'ブラウザーが自動では消しません',
        '「記録を残すよう頼む」を押して',
        '引き受けませんでした',
      ].map((words) => page.getByText(words))
      const said = () => Promise.all([clears, keeps, press, no].map((words) => words?.count()))
      await expect.poll(said).toEqual([1, 0, 1, 0])
      await page.getByRole('button', { name: '記録を残すよう頼む' }).click()
      await expect.poll(said).toEqual(persist ? [0, 1, 0, 0] : [1, 0, 0, 1])
      await expect(page.getByText(refusedWords)).toHaveCount(persist ? 0 : 1)
      await expect(page.getByRole('button', { name: 'もう一度頼む' })).toHaveCount(persist ? 0 : 1)
      await expect(page.locator('.shortcoming')).toHaveCount((persist ? 0 : 1) + (kind === 'a phone' ? 1 : 0))
      await close()
    }
  })
}

test('[RD2] a desk has no home screen: it lacks nothing once the record is kept; refused, it is told of its own button', async ({
  open,
}) => {
  const { page } = await open({ size: sizes.desk })
  await say(page, { ...roomy, persisted: false })
  await page.goto('/readiness')
  await page.getByRole('button', { name: '記録を残すよう頼む' }).click()
  await expect(page.getByText('アドレス欄の右の「インストール」')).toBeVisible()
  await expect(page.locator('main').getByText('ホーム画面')).toHaveCount(0)
  await say(page, roomy)
  await page.reload()
  await expect(page.getByText('足りないものはありません', { exact: true })).toBeVisible()
  await expectCounted(page)
})

test('[RD3] it is asked by itself once an incident is recorded, not when a number is tapped', async ({
  open,
}) => {
  const { page } = await open()
  await say(page, { ...roomy, persisted: false, persist: true })
  await page.goto('/')
  await page.locator('#calls a[href^="tel:"]').first().click()
  await expect(page.getByRole('button', { name: 'つながった' })).toBeEnabled()
  const persisted = () => page.evaluate(() => navigator.storage.persisted())
  expect(await persisted()).toBe(false)
  await record(page, '住基端末が起動しない')
  await expect.poll(persisted).toBe(true)
})

test('[RD1] the guide of this kind of phone stands open: an iPhone has a share button, others may offer it themselves', async ({
  open,
}) => {
  const iphone = await open()
  await iphone.page.addInitScript(() => Object.assign(navigator, { standalone: false }))
  await iphone.page.goto('/readiness')
  await expect(iphone.page.getByText('共有ボタン')).toBeVisible()
  await expect(iphone.page.getByText('Chromeでこの画面を開く')).toBeHidden()
  await iphone.page.goto('/device')
  await expect(iphone.page.getByText('そのアプリの中でコードを入れてください')).toBeVisible()

  const { page } = await open()
  await page.goto('/readiness')
  await expect(page.getByText('Chromeでこの画面を開く')).toBeVisible()
  await page.evaluate(() => {
    const prompt = () => Promise.resolve(Object.assign(globalThis, { prompted: true }))
    dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }))
  })
  await page.getByRole('button', { name: 'この端末に追加する' }).click()
  await expect(page.getByRole('button', { name: 'この端末に追加する' })).toBeHidden()
  expect(await page.evaluate(() => 'prompted' in globalThis)).toBe(true)
  await page.evaluate(() => dispatchEvent(new Event('appinstalled')))
  await expect(page.getByText('これからは、そのアイコンから開いてください')).toBeVisible()
})

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
