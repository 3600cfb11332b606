// The browser is asked to keep the record (RD3), and the guide to the home screen fits the device (RD1).
import { beforeEach, expect, it } from 'vitest'
import { open, sizes } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { browserSays, roomy } from './browser-says.ts'

const kinds = [
  { kind: 'a phone', size: sizes.phone, app: {}, refusedWords: 'ホーム画面に追加し、そのアイコンから' },
  {
    kind: 'an installed app',
    size: sizes.phone,
    app: { standalone: true },
    refusedWords: 'ときどきこのアプリを開き',
  },
  { kind: 'a desk', size: sizes.desk, app: {}, refusedWords: 'このパソコンにアプリとして入れ、' },
]

beforeEach(freshDevice)

it.each(kinds)(
  '[RD3] $kind: before, after a yes and after a no the screen says one thing, not its opposite',
  async ({ kind, size, app, refusedWords }) => {
    for (const persist of [true, false]) {
      browserSays({ ...roomy, persisted: false, persist, ...app })
      const screen = await open('/readiness', size)
      const texts = [
        'ブラウザーがこの端末の記録を消すことがあります',
        'ブラウザーが自動では消しません',
        '「記録を残す許可を求める」を押して',
        '許可が得られませんでした',
      ].map((words) => screen.getByText(words))
      const said = () => texts.map((text) => text.elements().length)
      await expect.poll(said).toEqual([1, 0, 1, 0])
      await screen.getByRole('button', { name: '記録を残す許可を求める' }).click()
      await expect.poll(said).toEqual(persist ? [0, 1, 0, 0] : [1, 0, 0, 1])
      const refused = persist ? 0 : 1
      expect(screen.getByText(refusedWords).elements()).toHaveLength(refused)
      expect(screen.getByRole('button', { name: 'もう一度求める' }).elements()).toHaveLength(refused)
      expect(screen.css('.shortcoming').elements()).toHaveLength(refused + (kind === 'a phone' ? 1 : 0))
      screen.close()
    }
  },
)

it('[RD3] it is asked by itself once an incident is recorded, not when a number is tapped', async () => {
  browserSays({ ...roomy, persisted: false, persist: true })
  const screen = await open()
  await screen.css('#calls a[href^="tel:"]').first().click()
  await expect.element(screen.getByRole('button', { name: 'つながった' })).toBeEnabled()
  const persisted = () => screen.window().navigator.storage.persisted()
  expect(await persisted()).toBe(false)
  screen.go('/record')
  await screen.getByLabelText('何が起きたか').fill('住基端末が起動しない')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.poll(persisted).toBe(true)
})

it('[RD1] the guide of this kind of phone stands open: an iPhone has a share button, others may offer it themselves', async () => {
  browserSays({ ...roomy, standalone: false })
  const iphone = await open('/readiness')
  await expect.element(iphone.getByText('共有ボタン')).toBeVisible()
  await expect.element(iphone.getByText('Chromeでこの画面を開く')).not.toBeVisible()
  iphone.go('/device')
  await expect.element(iphone.getByText('そのアプリの中でコードを入れてください')).toBeVisible()
  iphone.close()

  browserSays(roomy)
  const screen = await open('/readiness')
  await expect.element(screen.getByText('Chromeでこの画面を開く')).toBeVisible()
  const browser = screen.window()
  let prompted = 0
  const prompt = async () => void (prompted += 1)
  browser.dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }))
  await screen.getByRole('button', { name: 'この端末に追加する' }).click()
  await expect.element(screen.getByRole('button', { name: 'この端末に追加する' })).not.toBeInTheDocument()
  expect(prompted).toBe(1)
  browser.dispatchEvent(new Event('appinstalled'))
  await expect.element(screen.getByText('これからは、そのアイコンから開いてください')).toBeVisible()
})
