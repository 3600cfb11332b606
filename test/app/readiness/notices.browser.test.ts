// 備え: what this device lacks is said once, below the numbers, and stays listed while it holds.
import { beforeEach, expect, it } from 'vitest'
import { contacts } from '#plan'
import { open, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { browserSays, counted, full, listed, numbersOn, roomy } from './browser-says.ts'

const states = [
  { name: 'not installed', answers: roomy, words: '追加したアイコンから開いていません' },
  { name: 'not persistent', answers: { ...roomy, persisted: false }, words: '空きが足りなくなったり' },
  { name: 'a private window', answers: { ...roomy, refused: true }, words: 'プライベートウィンドウ' },
  { name: 'nearly full', answers: full, words: '空きが残りわずかです' },
]

beforeEach(freshDevice)

it.each(states)(
  '[RD2] $name: said once below the numbers, and listed in 備え as long as it holds',
  async ({ answers, words }) => {
    browserSays(answers)
    const screen = await open()
    const notice = noticeOf(screen, words)
    await expect.element(notice).toBeVisible()
    expect(numbersOn(screen).map(({ number }) => number)).toEqual(
      expect.arrayContaining(contacts.map(({ digits }) => `tel:${digits}`)),
    )
    const lowest = Math.max(...numbersOn(screen).map(({ bottom }) => bottom))
    expect(notice.element().getBoundingClientRect().top).toBeGreaterThan(lowest)

    await notice.getByRole('button', { name: '閉じる' }).click()
    await expect.element(notice).not.toBeInTheDocument()
    await screen.reload()
    await expect.poll(() => counted(screen)).toMatch(/[1-9]/)
    await expect.element(notice).not.toBeInTheDocument()
    screen.go('/readiness')
    await expect.element(screen.getByRole('listitem').filter({ hasText: words })).toBeVisible()
  },
)

it('[RD2] all four at once are four notices, and not a number moves for them', async () => {
  browserSays({ ...roomy, standalone: true })
  const bare = await open()
  await expect.poll(() => counted(bare)).toMatch(/[1-9]/)
  const before = numbersOn(bare)
  bare.close()

  browserSays({ ...full, persisted: false, refused: true })
  const screen = await open()
  for (const { words } of states) await expect.element(noticeOf(screen, words)).toBeVisible()
  await expect.element(screen.css('#notices p')).toHaveLength(states.length)
  expect(numbersOn(screen)).toEqual(before)
  // On another screen nothing is pushed down by them.
  await screen.getByRole('link', { name: '事案を記録する' }).click()
  await expect.element(screen.css('#notices p')).toHaveLength(0)
  screen.go('/readiness')
  await expect.element(screen.css('.shortcoming')).toHaveLength(states.length)
  await expect.poll(() => listed(screen)).toMatch(/\d/)
  await expect.poll(() => counted(screen)).toBe(listed(screen))
})

it('[RD2] an installed app whose record is kept lacks nothing, and says so', async () => {
  browserSays({ ...roomy, standalone: true })
  const screen = await open('/readiness')
  await expect.element(screen.getByText('足りないものはありません')).toBeVisible()
  await expect.element(screen.css('.shortcoming')).toHaveLength(0)
  await expect.poll(() => listed(screen)).toMatch(/\d/)
  await expect.poll(() => counted(screen)).toBe(listed(screen))
  await expect.element(screen.getByText('iPhone', { exact: true })).not.toBeInTheDocument()
  screen.go('/device')
  await expect.element(screen.getByLabelText('登録コード')).toBeVisible()
  await expect.element(screen.getByText('先にホーム画面に追加')).not.toBeInTheDocument()
})

it('[RD2] what ended and comes back is said again', async () => {
  browserSays({ ...full, standalone: true })
  const screen = await open()
  const notice = noticeOf(screen, '空きが残りわずかです')
  await notice.getByRole('button', { name: '閉じる' }).click()
  await expect.poll(() => counted(screen)).toMatch(/[1-9]/)
  const before = counted(screen)
  looksAgain(screen, roomy)
  await expect.poll(() => counted(screen)).not.toBe(before)
  await expect.element(notice).not.toBeInTheDocument()
  looksAgain(screen, full)
  await expect.element(notice).toBeVisible()
})

it('[RD2] a desk has no home screen: it lacks nothing once the record is kept; refused, it is told of its own button', async () => {
  browserSays({ ...roomy, persisted: false })
  const screen = await open('/readiness', sizes.desk)
  await screen.getByRole('button', { name: '記録を残す許可を求める' }).click()
  await expect.element(screen.getByText('アドレス欄の右の「インストール」')).toBeVisible()
  await expect.element(screen.css('main').getByText('ホーム画面')).not.toBeInTheDocument()
  browserSays(roomy)
  await screen.reload()
  await expect.element(screen.getByText('足りないものはありません')).toBeVisible()
  await expect.poll(() => listed(screen)).toMatch(/\d/)
  await expect.poll(() => counted(screen)).toBe(listed(screen))
})

function noticeOf(screen: Screen, words: string) {
  return screen.css('#notices p').filter({ hasText: words })
}

/** The app comes back to a device whose storage holds so much. */
function looksAgain(screen: Screen, { usage, quota }: { usage: number; quota: number }): void {
  const browser = screen.window()
  browser.navigator.storage.estimate = () => Promise.resolve({ usage, quota })
  browser.dispatchEvent(new PageTransitionEvent('pageshow'))
}
