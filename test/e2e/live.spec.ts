// The live stream (SY18) where it does not come through, and where one device has more pages than streams.
import type { Page } from '@playwright/test'
import { maxStreamsPerDevice } from '../../server/routes/live-feed.ts'
import { livePath } from '../../shared/sync/protocol.ts'
import { enrol, record } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

const saysSo = (page: Page) => page.getByRole('link', { name: '1分ごとに確認' })

test('[SY18] behind a proxy that holds the stream back a page asks every minute, says so, and listens again after it', async ({
  open,
  town,
}) => {
  const { page, context } = await open({ size: sizes.desk })
  await page.addInitScript(hurryLongWaits)
  await context.route(`**${livePath}`, () => {})
  await page.goto('/')
  await enrol(page, town.code(), '事務室')
  await expect(saysSo(page)).toBeVisible()
  await page.goto('/incidents')

  const phone = await open()
  await record(phone.page, '端末に見慣れない画面')
  await enrol(phone.page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await expect(page.getByRole('cell', { name: '端末に見慣れない画面' })).toBeVisible()
  await expect(saysSo(page)).toBeVisible()

  await context.unroute(`**${livePath}`)
  await expect(saysSo(page)).toBeHidden()
})

test('[SY18] a visible page too many takes one stream and starts no circle; the one it replaced hears of news', async ({
  open,
  town,
}) => {
  const { page, context } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  let streams = 0
  context.on('request', (request) => (streams += request.url().endsWith(livePath) ? 1 : 0))
  for (let more = 0; more < maxStreamsPerDevice; more += 1) await (await context.newPage()).goto('/incidents')
  await expect.poll(() => streams).toBe(maxStreamsPerDevice)
  // Longer than a page waits that lost its stream for another reason.
  await page.waitForTimeout(6_000)
  expect(streams).toBe(maxStreamsPerDevice)

  const phone = await open()
  await record(phone.page, '端末に見慣れない画面')
  await enrol(phone.page, await town.invite('宿直', 'responder'), '宿直の携帯')
  for (const one of context.pages().slice(1))
    await expect(one.getByRole('cell', { name: '端末に見慣れない画面' })).toBeVisible()
})

/** In the page: what takes half a minute or longer takes half a second. */
function hurryLongWaits(): void {
  const real = setTimeout
  const hurried = (act: () => void, ms = 0) => real(act, ms >= 20_000 ? ms / 60 : ms)
  Object.assign(globalThis, { setTimeout: hurried })
}
