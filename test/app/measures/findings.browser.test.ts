// The findings of 3-4 on their screen: what each asks about, and where it leads.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const none: string[] = []
const judged = (level: 1 | 2 | 3, replaces = none) => ({
  type: 'v1.threatAssessed' as const,
  body: { level, examples: none, reason: '事例にない', helpedBy: none, replaces },
})
const found = { type: 'v1.rightsAtRiskFound', body: { what: null } } as const
const types = async () => (await said()).map(({ type }) => type)

it('[3-4(2)][3-5] found at level 2, the level is judged again first, with level 3 proposed', async () => {
  await usedBy('管理 乙', 'identityManager')
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), judged(2))
  const screen = await open(`${incident}/measures`)
  await screen.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await expect.element(screen.getByText('レベル3と判定すると求められます').first()).toBeVisible()
  await expect.element(screen.getByRole('link', { name: '次にすることへ(再判定する)' })).toBeVisible()
  screen.go(incident)
  await expect
    .poll(() => owed(screen).slice(0, 2))
    .toEqual(['脅威度を再判定する', '県・機関・統括責任者へ通報する'])
  await expect
    .element(screen.getByText('機関・統括責任者はレベル3と判定すると求められます(3-4(2))'))
    .toBeVisible()
  await screen.getByRole('link', { name: '再判定' }).first().click()
  await expect.element(screen.getByText('レベル3を選んであります')).toBeVisible()
  const judge = { name: 'レベル3と判定する' }
  await screen.getByRole('button', judge).click()
  await screen.getByRole('dialog').getByRole('button', judge).click()
  await expect.poll(() => owed(screen)[0]).toBe('県・機関・統括責任者へ通報する')
  await expect.element(screen.getByText('レベル3と判定すると求められます')).not.toBeInTheDocument()
})

it('[3-4(2)] found at level 3, the cut-off is recorded from there in two taps more', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), judged(3))
  const screen = await open(`${incident}/measures`, sizes.smallPhone)
  await screen.getByRole('button', { name: '可能性が高いと認めた' }).click()
  const card = screen.css('.finding.found')
  await expect.element(card.getByRole('link', { name: /^県へ\s*電話/ })).toBeInViewport({ ratio: 1 })
  expect(filled(screen)).toEqual(['県へ電話'])
  await card.getByRole('link', { name: '切離しを記録' }).click()
  await screen.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect.poll(async () => (await said()).at(-1)).toMatchObject({ body: { clause: '3-4(2)' } })
  // Whoever had recorded it stood at the end of its form, with no way on.
  const next = screen.css('.after-cut-off').getByRole('link', { name: /^県へ\s*電話/ })
  await expect.element(next).toBeInViewport({ ratio: 1 })
  await expect.element(next).toHaveFocus()
  // The way back was half as wide as the screen; 次にすることへ(通報する) led to what stood right above it.
  const onward = screen.css('.after-cut-off').getByRole('link', { name: '事案へ戻る' })
  await expect.element(screen.getByRole('link', { name: /^次にすることへ/ })).not.toBeInTheDocument()
  expect(onward.element().getBoundingClientRect().width).toBe(sizes.smallPhone.width - 32)
})

// Whoever had judged it was to be typed, or looked for behind ほかの人・時刻.
it('[3-4(2)][GT3] who judged the level is one tap away, chosen by nobody', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), { ...judged(3), by: '代理 丁', actingFor: 'identityManager' } as never)
  const screen = await open(incident, sizes.smallPhone)
  await screen.getByRole('link', { name: '判断する' }).click()
  const card = screen.css('.finding').first()
  await expect.element(card).toMatchTextContent('行った人 宿直 甲')
  await card.getByRole('button', { name: '代理 代理 丁(判定した)' }).click()
  await expect.element(card.getByLabelText('氏名')).toHaveValue('代理 丁')
  await card.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await expect
    .poll(async () => (await said()).at(-1))
    .toMatchObject({ type: found.type, by: '代理 丁', actingFor: 'identityManager' })
})

// Half the badge stood over the card, under the bar.
it('[SC4][TL3] led to the finding after a judgement, no half line stands under 取り消す', async () => {
  await usedBy('管理 乙', 'identityManager')
  const screen = await open(`${await recorded('業務端末で見慣れない操作があった')}/threat`, sizes.smallPhone)
  await screen.getByRole('checkbox', { name: 'FWを通過した不正アクセス' }).click()
  const judge = { name: 'レベル3と判定する' }
  await screen.getByRole('button', judge).click()
  await screen.getByRole('dialog').getByRole('button', judge).click()
  await screen.getByRole('link', { name: '判断する' }).click()
  const box = (css: string) => screen.css(css).first().element().getBoundingClientRect()
  await expect.element(screen.css('.finding').first()).toBeInViewport()
  await expect.poll(() => box('.finding').top < 200).toBe(true)
  expect(box('article .level').bottom).toBeLessThanOrEqual(box('.undo-bar').bottom)
  expect(box('.finding').top).toBeGreaterThan(box('.undo-bar').bottom)
})

// From the cut-off's own form a way led on; here was none.
it('[3-4][参考] a cut-off that a row asks for leads on as any other does', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), judged(3))
  const screen = await open(`${incident}/measures`, sizes.smallPhone)
  await screen.getByRole('radio', { name: 'この町' }).click()
  await screen.getByRole('radio', { name: '不正アクセス', exact: true }).click()
  await screen.getByRole('radio', { name: /不審な操作を発見/ }).click()
  const row = screen.css('.example-measure').filter({ hasText: '切離しを記録する' }).first()
  await row.getByText('切離しを記録する').click()
  await row.getByRole('button', { name: '切り離したと記録する' }).click()
  const next = screen.css('.example-row').getByRole('link', { name: /^県へ\s*電話/ })
  await expect.element(next).toBeInViewport({ ratio: 1 })
  await expect.element(next).toHaveFocus()
})

it('[3-4(1)][3-2(4)] judged with no likelihood said, the same screen asks for it; いいえ takes a reason', async () => {
  const screen = await open(`${await recorded('端末が勝手に通信している')}/measures`)
  await screen.getByRole('button', { name: 'この事象と判定した' }).click()
  await expect.element(screen.getByText('レベル2・3の可能性が高いですか')).toBeVisible()
  await screen.getByText('いいえ(理由を書く)').click()
  await screen.getByRole('button', { name: 'いいえと記録する' }).click()
  await expect.element(screen.getByText('理由を入力してください')).toBeVisible()
  await screen.getByRole('button', { name: 'はい・レベル3' }).click()
  await expect.element(screen.getByText('レベル2・3の可能性が高いですか')).not.toBeInTheDocument()
  expect(await types()).toContain('v1.threatSuspected')
})

it('[3-4(2)][3-5] back at level 3 the earlier finding is asked about again, in one tap', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  const subject = subjectOf(incident)
  const [high = ''] = await say(subject, judged(3))
  const [, low = ''] = await say(subject, found, judged(2, [high]))
  await say(subject, judged(3, [low]))
  const screen = await open(`${incident}/measures`)
  await expect.element(screen.getByText('前に認めました。いまも同じですか')).toBeVisible()
  await screen.getByRole('button', { name: '該当しない' }).click()
  await expect.poll(types).toContain('v1.rightsNotAtRisk')
  await screen.getByRole('button', { name: 'いまも同じ' }).click()
  await expect.element(screen.getByRole('link', { name: '事案へ戻る' })).toBeVisible()
  expect((await types()).filter((type) => type === 'v1.rightsAtRiskFound')).toHaveLength(2)
})

it('[3-2(4)][3-5] a lower level that would drop the call to the prefecture says so before it is saved', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), judged(2))
  const screen = await open(`${incident}/threat`, sizes.smallPhone)
  await screen.getByRole('radio', { name: 'レベル1' }).click()
  await screen.getByLabelText('理由').fill('誤検知')
  await screen.getByRole('button', { name: 'レベル1と判定する' }).click()
  const warning = screen.getByRole('dialog').getByRole('alert')
  await expect.element(warning.first()).toMatchTextContent('求められなくなります')
  await expect.element(warning.first()).toBeInViewport({ ratio: 1 })
  await expect.element(warning.first()).toMatchTextContent('県の住基ネット担当部署へ通報する')
})

it('[3-4(1)][SC4] led to the cut-off, its form is open with the one filled button; no way leads back in a loop', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), judged(3), { type: 'v1.rightsAtRiskFound', body: { what: null } })
  const screen = await open(`${incident}/measures#isolate`, sizes.smallPhone)
  await expect.element(screen.getByRole('button', { name: '切り離したと記録する' })).toBeVisible()
  expect(filled(screen)).toEqual(['切り離したと記録する'])
  const next = screen.getByRole('link', { name: '次にすることへ' })
  await expect.element(next).toHaveAttribute('href', `${incident}/measures#isolate`)
})

/** What is filled, of all that can be pressed. */
function filled(screen: Screen): string[] {
  const pressed = [
    ...screen.document().querySelectorAll<HTMLElement>('main :is(button, .button, .act, .duty-call)'),
  ]
  const isFilled = (one: HTMLElement) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)'
  return pressed
    .filter((one) => one.checkVisibility() && isFilled(one))
    .map((one) => one.querySelector('b')?.textContent ?? one.textContent.trim())
}

/** The duties that are owed, in the order of the screen. */
function owed(screen: Screen): string[] {
  const words = screen.document().querySelectorAll('.duty:not(.done) .duty-what')
  return [...words].map(({ textContent }) => textContent ?? '')
}

// Two filled buttons of one size, and neither had all the clause's words.
it('[3-4(2)] it is asked in the clause’s words, and neither answer is chosen beforehand', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), judged(3))
  const screen = await open(`${incident}/measures`)
  const answers = ['可能性が高いと認めた', '該当しない'].map((name) => screen.getByRole('button', { name }))
  for (const answer of answers) {
    await expect.element(answer).toBeVisible()
    expect(screen.window().getComputedStyle(answer.element()).backgroundColor).toBe('rgba(0, 0, 0, 0)')
  }
  screen.go(incident)
  const asked = '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高いか'
  await expect.poll(() => owed(screen)).toContain(asked)
})
