// The app as an operator serves it: our Caddyfile before a server that knows its proxy, by TLS and HTTP/2. Rule RN7.
import { startCaddy } from '../server/deploy/caddy.ts'
import { enrol, record, visit } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test as base } from './night.ts'
import { freePort, openTown, root } from './town.ts'

/** A hint is here long before a page asks by itself, which it does every 30 s where none comes. */
const hinted = { timeout: 5_000 }
/** The authority is Caddy's own, made a moment ago. */
const options = { ignoreHTTPSErrors: true }
const what = '端末に見慣れない画面'
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const test = base.extend({
  town: async ({ night }, use) => {
    const url = `https://localhost:${await freePort()}`
    const settings = { PUBLIC_URL: url, TRUSTED_PROXY: '127.0.0.1' }
    const town = await openTown(night, root, 'main', undefined, settings)
    const caddy = await startCaddy(url, [new URL(town.url).host])
    await use({ ...town, url })
    await caddy.end()
    await town.end()
  },
})

test('[RN7][SY18] through Caddy by https: enrolled, saved, sent, at the desk at once, and its picture', async ({
  open,
  town,
}) => {
  const office = (await open({ size: sizes.desk, options })).page
  await enrol(office, town.code(), '事務室')
  const spoken = await office.evaluate(() => JSON.stringify(performance.getEntriesByType('navigation')))
  expect(spoken).toContain('"nextHopProtocol":"h2"')
  await visit(office, '/incidents')
  const { page, context } = await open({ options })
  await enrol(page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  const cookies = await context.cookies()
  expect(cookies.map(({ name, secure }) => [name, secure])).toEqual([['__Host-session', true]])

  const incident = await record(page, what)
  await expect(office.getByRole('cell', { name: what })).toBeVisible(hinted)
  await visit(page, `${incident}/form1/details`)
  await page.getByText('写真・書類を加える').click()
  const file = { name: 'IMG_0001.png', mimeType: 'image/png', buffer: pixel }
  await page.getByLabel('写真を撮る・選ぶ').setInputFiles(file)
  await page.getByLabel('写っているもの').fill(what)
  await page.getByRole('button', { name: '写真・書類を保存する' }).click()
  await expect(page.locator('.attachments')).toContainText('サーバー保存済み')
  for (const one of [office, page]) await expect(one.getByText('1分ごとに確認')).toBeHidden()
})
