// 取り消す: what was saved is said, and for a moment one tap takes it back.
import { beforeEach, expect, it } from 'vitest'
import { callsSubject } from '../../../shared/incident/subjects.ts'
import { beforeLoading, hurry, open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const bar = (screen: Screen) => screen.css('.undo-bar')
const undo = (screen: Screen) => bar(screen).getByRole('button', { name: '取り消す' })

it('[TL3] a tap appends the 誤入力 that names what was saved, after saying which duties come back', async () => {
  await usedBy('管理 乙', 'identityManager')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatSuspected',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
  })
  const screen = await open(`${path}/call/prefecture`, sizes.desk)
  await screen.css('.tell-call').click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(bar(screen)).toMatchTextContent('保存 県へ通報した')
  await expect.element(bar(screen)).toMatchTextContent(/取り消すと\d件戻る: .*3-2\(4\) .*へ通報する/)
  const [notice] = (await said()).filter(({ type }) => type === 'v1.notified')
  await undo(screen).click()
  await expect.element(bar(screen)).toMatchTextContent('経過に誤入力として残ります')
  expect((await said()).at(-1)).toMatchObject({
    type: 'v1.corrected',
    body: { operation: notice?.id, nature: 'mistaken' },
  })
  await expect.element(screen.getByRole('button', { name: '通報した', exact: true })).toBeVisible()
  screen.go(path)
  await expect.element(screen.css('.timeline-line.mistaken').getByText('通報した')).toBeInTheDocument()
})

it('[TL3][SC3] what was taken back may be said again at once, and each is written', async () => {
  const path = await recorded('住基端末が起動しない', 'fault')
  const screen = await open(path)
  for (const _time of [1, 2]) {
    await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
    await screen.getByRole('dialog').getByRole('textbox').fill('業者が着いた')
    await screen.getByRole('dialog').getByRole('button', { name: 'メモを保存する' }).click()
    await expect.element(bar(screen)).toMatchTextContent('保存 メモ')
    await undo(screen).click()
    await expect.element(bar(screen)).toMatchTextContent('誤入力')
  }
  expect((await said()).filter(({ type }) => type === 'v1.noted')).toHaveLength(2)
})

it('[TL3] on a small phone it stands 64 px from the next button that saves', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(`${path}/call/prefecture`, sizes.smallPhone)
  await screen.css('.tell-call').click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  await expect.element(undo(screen)).toBeVisible()
  const next = screen.css('.tell-acts .act')
  const gap = () => {
    const [one, other] = [undo(screen), next].map((each) => each.element().getBoundingClientRect())
    return one === undefined || other === undefined
      ? 0
      : Math.max(other.top - one.bottom, one.top - other.bottom)
  }
  await expect.poll(gap).toBeGreaterThanOrEqual(64)
})

it('[TL3] a number that was dialled is not taken back', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(`${path}/call/prefecture`)
  await screen.css('.tell-call').click()
  await expect.poll(async () => (await said()).at(-1)?.type).toBe('v1.callPlaced')
  await expect.element(screen.getByRole('button', { name: '応答なし' })).toBeEnabled()
  await expect.element(bar(screen)).not.toBeInTheDocument()
})

// It took a third of the screen, half of the next button that saves among it, for ten seconds.
it.each([sizes.smallPhone, { width: 320, height: 568 }])(
  '[TL3] on a phone of $width px it is two lines, with the duties that come back',
  async (size) => {
    const path = await recorded('業務端末に見慣れない操作がある')
    await say(subjectOf(path), {
      type: 'v1.threatSuspected',
      body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
    })
    const screen = await open(path, size)
    await screen.css('.now-card').getByRole('link', { name: /電話/ }).first().click()
    await screen.getByRole('button', { name: '通報した', exact: true }).click()
    await expect.element(bar(screen)).toMatchTextContent(/取り消すと\d件戻る: .*3-2\(4\)/)
    screen.go(path)
    await expect.element(screen.css('.now-card')).toBeInViewport()
    expect(bar(screen).element().getBoundingClientRect().height).toBeLessThanOrEqual(96)
    // `3-2(4)、…`: a clause that has no room stands by its count alone.
    const effect = screen.css('.undo-effect').element()
    expect(effect.scrollWidth).toBeLessThanOrEqual(effect.clientWidth)
    const named = effect.querySelector('.undo-named')?.getBoundingClientRect().bottom ?? Infinity
    expect(named <= effect.getBoundingClientRect().bottom + 1).toBe(size.width >= 360)
  },
)

it('[TL3] a button that saves and stands where it comes is moved out from under it, 64 px away', async () => {
  const screen = await open(await recorded('業務端末に見慣れない操作がある'), sizes.smallPhone)
  const next = screen.css('.now-card .act')
  await expect.element(next).toBeVisible()
  const edge = (side: 'top' | 'bottom', element: Element) => element.getBoundingClientRect()[side]
  await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
  await screen.getByRole('dialog').getByRole('textbox').fill('業者が着いた')
  screen.window().scrollBy(0, edge('top', next.element()) - 20)
  await screen.getByRole('dialog').getByRole('button', { name: 'メモを保存する' }).click()
  await expect.element(undo(screen)).toBeVisible()
  await expect
    .poll(() => edge('top', next.element()) - edge('bottom', undo(screen).element()))
    .toBeGreaterThanOrEqual(64)
})

// Scrolled on, the next button that saves came up to it, and under it.
it.each([sizes.smallPhone, { width: 320, height: 568 }])(
  '[TL3] on a phone of $width px no scrolling brings a button that saves within 64 px of it',
  async (size) => {
    const screen = await open(await recorded('業務端末に見慣れない操作がある'), size)
    await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
    await screen.getByRole('dialog').getByRole('textbox').fill('業者が着いた')
    await screen.getByRole('dialog').getByRole('button', { name: 'メモを保存する' }).click()
    await expect.element(undo(screen)).toBeVisible()
    const { document, scrollTo } = screen.window()
    const button = document.querySelector('.undo-bar button')
    const underPx = bar(screen).element().getBoundingClientRect().bottom
    const gapsOf = (one: DOMRect) =>
      [...document.querySelectorAll('main .act')]
        .filter((act) => act.checkVisibility())
        .map((act) => act.getBoundingClientRect())
        .filter(({ bottom }) => bottom > underPx)
        .map((act) => Math.max(act.top - one.bottom, one.top - act.bottom))
    const seen = { free: 0, yielded: 0 }
    for (let y = 0; y < document.documentElement.scrollHeight - size.height; y += 16) {
      scrollTo(0, y)
      await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))
      if (button?.checkVisibility({ visibilityProperty: true }) === true) {
        seen.free += 1
        for (const gap of gapsOf(button.getBoundingClientRect())) expect(gap).toBeGreaterThanOrEqual(64)
      } else seen.yielded += 1
    }
    expect(seen.free).toBeGreaterThan(seen.yielded / 2)
    expect(seen.yielded).toBeGreaterThan(0)
    scrollTo(0, 0)
    await undo(screen).click()
    await expect.element(bar(screen)).toMatchTextContent('経過に誤入力として残ります')
  },
)

// The first of a list could not be pressed for ten seconds.
it('[TL3] a screen that is opened while it stands begins below it, and does not move when it goes', async () => {
  const what = '業務端末に見慣れない操作がある'
  const path = await recorded(what)
  hurry(10_000, 2000)
  // One that nobody has answered is asked about above the screen.
  await say(callsSubject, {
    type: 'v1.callPlaced',
    body: { contact: 'prefectureNight', organisation: '滋賀県', number: '0775633750' },
  })
  const screen = await open(path, sizes.smallPhone)
  await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
  await screen.getByRole('dialog').getByRole('textbox').fill('業者が着いた')
  await screen.getByRole('dialog').getByRole('button', { name: 'メモを保存する' }).click()
  await expect.element(undo(screen)).toBeVisible()
  screen.go('/incidents')
  const asked = screen.css('.call-question button').first()
  await expect.element(asked).toBeVisible()
  const link = screen.getByRole('link', { name: what })
  await expect.element(link).toBeVisible()
  const top = () => link.element().getBoundingClientRect().top
  const [standing, { bottom }] = [top(), bar(screen).element().getBoundingClientRect()]
  expect(standing).toBeGreaterThanOrEqual(bottom)
  expect(asked.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom)
  await expect.element(bar(screen), { timeout: 15_000 }).not.toBeInTheDocument()
  expect(top()).toBe(standing)
})

// At a desk it stood over the lower links of the menu.
it('[TL3] at a desk it lies over no link of the menu', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(path, sizes.desk)
  await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
  await screen.getByRole('dialog').getByRole('textbox').fill('業者が着いた')
  await screen.getByRole('dialog').getByRole('button', { name: 'メモを保存する' }).click()
  await expect.element(undo(screen)).toBeVisible()
  const { bottom, height } = bar(screen).element().getBoundingClientRect()
  expect(height).toBeLessThanOrEqual(60)
  for (const link of screen.document().querySelectorAll('.tabs > :is(a, button)'))
    expect(link.getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom)
})

// It lay over the way out of a drill to a real event.
it('[TL3] in a drill it lies beside the band, which stays whole wherever the page is scrolled to', async () => {
  const screen = await open('/index.html', sizes.smallPhone)
  screen.go('/drills/new')
  await screen.getByLabelText('何が起きたか').fill('訓練の想定')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(undo(screen)).toBeVisible()
  const box = (place: string) => screen.css(place).element().getBoundingClientRect()
  const below = () => box('.undo-bar').top - box('.drill-band').bottom
  await expect.element(screen.css('.now-card')).toBeVisible()
  screen.window().scrollTo(0, 300)
  await expect.poll(below).toBe(0)
  screen.window().scrollTo(0, 0)
  await expect.poll(() => box('.undo-bar').bottom <= box('.drill-band').top).toBe(true)
  screen.window().scrollTo(0, 300)
  screen.go(`${screen.window().location.pathname}/threat`)
  await expect.element(screen.getByRole('heading', { name: '脅威度の判定' })).toBeVisible()
  // Another screen begins at its top, where the band is below it.
  await expect.poll(() => below() === 0 || box('.undo-bar').bottom <= box('.drill-band').top).toBe(true)
})

// 保存し…, and a button as wide as the rest of the line.
it('[TL3][別記] in large text at 320 px what was saved is read, and 取り消す is whole', async () => {
  beforeLoading(({ document }) => (document.documentElement.style.fontSize = '200%'))
  const size = { width: 320, height: 640 }
  const screen = await open(await recorded('住基端末が起動しない', 'fault'), size)
  await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
  await screen.getByRole('dialog').getByRole('textbox').fill('業者が着いた')
  await screen.getByRole('dialog').getByRole('button', { name: 'メモを保存する' }).click()
  await expect.element(undo(screen)).toBeInViewport({ ratio: 1 })
  const what = screen.css('.undo-what').element()
  expect(what.scrollHeight).toBeLessThanOrEqual(what.clientHeight)
  expect(bar(screen).element().getBoundingClientRect().height).toBeLessThan(size.height / 2)
})

// It took two fifths of the screen, with the duties that come back.
it('[TL3] in large text at 320 px it is a quarter of the screen at most, with how many duties come back', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatSuspected',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
  })
  beforeLoading(({ document }) => (document.documentElement.style.fontSize = '200%'))
  const size = { width: 320, height: 640 }
  const screen = await open(path, size)
  await screen.css('.now-card').getByRole('link', { name: /電話/ }).first().click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(bar(screen)).toMatchTextContent(/取り消すと\d件戻る/)
  screen.go(path)
  await expect.element(screen.css('.now-card')).toBeVisible()
  expect(bar(screen).element().getBoundingClientRect().height).toBeLessThanOrEqual(size.height / 4)
  await expect.element(undo(screen)).toBeInViewport({ ratio: 1 })
  expect(undo(screen).element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
})
