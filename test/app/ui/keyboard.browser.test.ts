// Without a pointer (別記, 1-3): Tab goes through a screen from top to bottom, what has the focus is seen, Enter does it.
import { beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { sync } from '../../../app/sync/engine.ts'
import { browserSays } from '../readiness/browser-says.ts'
import { open, recorded, say, sizes, subjectOf, unfold, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { enrolHere, freshDevice, officeLine, officePushes, openTown } from '../town.ts'
import { tabThrough, textsOf, unseen } from './tab-through.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const tabs = ['電話', '事案', expect.stringContaining('備え'), 'この端末']
/** In an incident メモ stands among them. */
const tabsOfIncident = tabs.length + 1
const lacksTwo = { persisted: false, usage: 2e6, quota: 1e10 }

beforeEach(freshDevice)

it('[別記] Tab walks the call screen from the leading number down, and Enter dials', async () => {
  browserSays(lacksTwo)
  const screen = await open()
  await expect.element(screen.css('#sync-status')).toMatchTextContent('未登録')
  await expect.element(screen.css('#notices p')).toHaveLength(2)
  await expect.element(screen.css('#readiness-count')).toMatchTextContent(/[1-9]/)
  const stops = await tabThrough(screen)
  expect(textsOf(stops)).toEqual([
    '未登録',
    expect.stringContaining('077-563-3750'),
    expect.stringContaining('077-528-3233'),
    expect.stringContaining('03-5214-0908'),
    '事案を記録する',
    '備えを見る',
    '閉じる',
    '備えを見る',
    '閉じる',
    ...tabs,
  ])
  expect(unseen(stops)).toEqual([])

  screen.document().querySelector<HTMLElement>('a[href="tel:0775283233"]')?.focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(screen.dialled).toBe('tel:0775283233')
  await expect.element(screen.getByRole('button', { name: 'つながった' })).toBeEnabled()
  expect(textsOf(await tabThrough(screen)).slice(1, 3)).toEqual(['つながった', '話し中'])
})

it('[1-3] on a small phone Tab reaches everything an incident offers, and nothing that has the focus is hidden', async () => {
  const incident = await recorded(what)
  const body = { what: '業務端末の使用を止めた', clause: '1-3' } as const
  await say(subjectOf(incident), { type: 'v1.measureStarted', body })
  const screen = await open(incident, sizes.smallPhone)
  await unfold(screen)
  await screen.css('.duty').getByRole('button', { name: '関係機関へ電話' }).click()
  await expect.element(screen.css('.screen a[href^="tel:"]').first()).toBeVisible()
  const stops = await tabThrough(screen)
  const offered = screen.document().querySelectorAll('a[href], button, input, textarea, select, summary')
  expect(stops).toHaveLength([...offered].filter((element) => element.checkVisibility()).length)
  expect(unseen(stops)).toEqual([])
  const inside = stops.slice(0, -tabsOfIncident)
  expect(inside.filter(({ bottom }, at) => bottom <= (inside[at - 1]?.top ?? 0))).toEqual([])
})

it('[RD2] Tab reaches all that 備え offers, and it is seen', async () => {
  browserSays(lacksTwo)
  const screen = await open('/readiness', sizes.smallPhone)
  await screen.getByText('iPhone', { exact: true }).click()
  await expect.element(screen.css('.gap').first()).toBeVisible()
  const stops = await tabThrough(screen)
  const wanted = ['記録を残す許可を求める', 'iPhone', '電話帳に入れる(vCard)', '持ち歩くカードを印刷する(A4)']
  expect(textsOf(stops)).toEqual(expect.arrayContaining(wanted))
  expect(unseen(stops)).toEqual([])
})

it('[別紙1] a step of form 1 is filled in and saved by keyboard; nothing that has the focus is hidden', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/people`, sizes.smallPhone)
  // The step asks for its first field itself: Tab is pressed from there.
  await focused(screen, '#app form :focus')
  const stops = await tabThrough(screen)
  expect(unseen(stops)).toEqual([])
  expect(textsOf(stops)).toEqual(expect.arrayContaining(['保存して次へ', 'とばす', 'あとで']))

  screen.go(`${incident}/form1/place`)
  await expect.element(screen.getByLabelText('場所')).toHaveFocus()
  await userEvent.keyboard('電算室{Tab} {Enter}')
  await expect.element(screen.getByLabelText('事象の詳細')).toHaveFocus()
  await screen.getByRole('link', { name: '一覧' }).click()
  await expect.element(screen.getByText('CS', { exact: true })).toBeVisible()
})

it('[1-3] a clause opens and closes by keyboard and gives the focus back', async () => {
  const screen = await open('/record')
  await expect.element(screen.getByLabelText('何が起きたか')).toHaveFocus()
  const clause = screen.getByRole('button', { name: '計画書 1-3' })
  clause.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: '閉じる' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(clause).toHaveFocus()
})

it('[1-3] an incident is recorded without touching anything but keys', async () => {
  const screen = await open()
  screen.window().focus()
  screen.getByRole('link', { name: '事案を記録する' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByLabelText('何が起きたか')).toHaveFocus()
  await userEvent.keyboard(`${what}{Tab}`)
  await expect.element(screen.getByRole('button', { name: '障害の疑い' })).toHaveFocus()
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(screen.getByRole('heading', { name: what })).toBeVisible()
  await expect.element(screen.getByText('障害(調査中)・不正行為(疑い)')).toBeVisible()
})

it('[1-3] at the office 確認した is reached by Tab and said by Enter', async () => {
  await openTown()
  await enrolHere()
  await officePushes(officeLine())
  expect(await sync(phone)).toBe('done')
  await usedBy('事務室の担当', 'systemManager')
  const screen = await open('/incidents', sizes.desk)
  const seen = screen.getByRole('button', { name: '確認した' })
  await expect.element(seen).toBeVisible()
  const stops = await tabThrough(screen)
  expect(textsOf(stops)).toContainEqual(expect.stringContaining('確認した'))
  expect(unseen(stops)).toEqual([])
  seen.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('確認済み')).toBeVisible()
})

it('[SC4] from screen to screen the focus goes to the heading of the next one', async () => {
  const screen = await open('/readiness')
  const drills = screen.getByRole('link', { name: '訓練の一覧' })
  await expect.element(drills).toBeVisible()
  drills.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByRole('heading', { name: '訓練の一覧', exact: true })).toBeVisible()
  await expect.element(screen.getByRole('heading', { name: '訓練の一覧', exact: true })).toHaveFocus()
})

async function focused(screen: Screen, selector: string): Promise<void> {
  await expect.poll(() => screen.document().querySelector(selector)).not.toBeNull()
}
