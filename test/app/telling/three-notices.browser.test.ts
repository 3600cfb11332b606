// 3-4(2)'s three notices in a row: two taps each, the text between them; and what is said before resumption (3-9).
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const judged: Omit<Fact, 'subject'> = {
  type: 'v1.threatAssessed',
  body: { level: 3, examples: ['accessThroughFirewall'], reason: null, helpedBy: [], replaces: [] },
}
const atRisk: Omit<Fact, 'subject'> = { type: 'v1.rightsAtRiskFound', body: { what: null } }
const chief: Omit<Fact, 'subject'> = {
  type: 'v1.contactEntered',
  body: {
    contact: 'chief',
    entry: { office: 'protectionChief', name: '統括 丁', number: '09000000003', whileLocked: false },
  },
}

async function atLevel3(...facts: Omit<Fact, 'subject'>[]): Promise<string> {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), judged, ...facts)
  return path
}
const notices = async () => (await said()).flatMap((one) => (one.type === 'v1.notified' ? [one.body] : []))

// The prefecture's notice of 3-2(4), which has no such word, took it from all three.
it('[3-4(2)][3-2(4)] 直ちに stands over the three while the prefecture is owed 3-2(4) too, not over what 3-2(4) alone asks', async () => {
  const path = await atLevel3()
  const screen = await open(path)
  const heading = screen.getByRole('heading', { name: /^いますること/ })
  await expect.element(screen.css('.now-card')).toMatchTextContent('3-2(4)')
  await expect.element(heading).toMatchTextContent(/^いますること\s*$/)
  await say(subjectOf(path), atRisk)
  await expect.element(screen.css('.now-card')).toMatchTextContent('県・機関・統括責任者へ通報する')
  await expect.element(heading).toMatchTextContent('いますること 直ちに')
})

// Nine taps; each recipient had a row of three buttons.
it('[3-4(2)][TL4] three are told in six taps, by equal buttons, each with its text before it is said', async () => {
  await say(townSubject, chief)
  const screen = await open(await atLevel3(atRisk))
  const row = screen.css('.now-card .notice-buttons')
  await expect.poll(() => row.css('.duty-call').elements().length).toBe(3)
  const widths = row
    .css('.duty-call')
    .elements()
    .map((one) => Math.round(one.getBoundingClientRect().width))
  expect(new Set(widths).size).toBe(1)
  await expect.element(screen.css('.now-card')).toMatchTextContent('スピーカーにして、戻って読む')
  expect(filled(screen)).toEqual(['県へ電話'])
  let taps = 0
  const tap = async (name: string | RegExp, role: 'link' | 'button') => {
    await screen
      .css('main')
      .getByRole(role, { name, exact: typeof name === 'string' })
      .click()
    taps += 1
  }
  for (const [whom, said3] of [
    [/^県へ\s*電話/, '県の住基ネット担当部署へ伝える'],
    [/^機関へ\s*電話/, '指定情報処理機関へ伝える'],
    [/^統括責任者へ\s*電話/, '情報保護統括責任者へ伝える'],
  ] as const) {
    await tap(whom, 'link')
    await expect.element(screen.getByRole('heading', { name: said3 })).toBeVisible()
    await expect.element(screen.css('.tell-text')).toMatchTextContent('3-4(2)')
    await tap('通報した', 'button')
  }
  // 事案へ戻る, and from there another tap.
  await expect.element(screen.getByRole('link', { name: '次にすることへ(切離しを記録)' })).toBeVisible()
  expect(taps).toBe(6)
  expect((await notices()).map(({ office, clauses }) => [office, clauses])).toEqual([
    ['prefecture', ['1-3', '3-2(4)', '3-4(2)']],
    ['agency', ['3-4(2)']],
    ['protectionChief', ['3-4(2)']],
  ])
  const outcomes = (await said()).flatMap((one) => (one.type === 'v1.callEnded' ? [one.body.outcome] : []))
  expect(outcomes).toEqual(['connected', 'connected', 'connected'])
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

it('[3-2(4) なお書] directly without a try, 通報した is no one tap: it takes a reason', async () => {
  const screen = await open(`${await atLevel3()}/call/agency`, sizes.smallPhone)
  await screen.css('.tell-call').click()
  const acts = screen.css('.tell-acts')
  await expect.element(acts.getByRole('button', { name: 'つながった' })).toBeVisible()
  await expect.element(acts.getByRole('button', { name: '通報した' })).not.toBeInTheDocument()
})

it('[3-4(2)] whose number is not registered has the text, and one tap for what was told by other means', async () => {
  const screen = await open(await atLevel3(atRisk))
  await screen.getByRole('link', { name: /^統括責任者 未登録/ }).click()
  await expect.element(screen.css('.tell-text')).toMatchTextContent('通報します')
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.poll(notices).toMatchObject([{ office: 'protectionChief', call: null, clauses: ['3-4(2)'] }])
  await expect.element(screen.getByText('通報・連絡したことを保存しました')).toBeVisible()
  await expect.element(screen.getByRole('link', { name: '事案へ戻る' })).toBeVisible()
  await expect.element(screen.getByRole('link', { name: /^県へ\s*電話/ })).toBeVisible()
})

// Told of the likelihood, the agency's screen said 保存しました while 3-4(2) was owed to it.
it('[3-4(2)][3-2(4)][TL4] who was told before the finding is to be told again, of that', async () => {
  const path = await atLevel3()
  const screen = await open(`${path}/call/prefecture`)
  await screen.css('.tell-call').click()
  await screen.css('.tell-acts').getByRole('button', { name: '通報した' }).click()
  const told = screen.getByText('通報・連絡したことを保存しました')
  await expect.element(told).toBeVisible()
  await say(subjectOf(path), atRisk)
  await expect.element(screen.css('.tell-text')).toMatchTextContent('計画書の3-4(2)により')
  await expect.element(told).not.toBeInTheDocument()
  await expect.element(screen.css('.tell-call')).toBeVisible()
})

// It was read out as 通報, with what the first hour asks.
it('[3-9][TL4] opened from its gate, text and tap are those of the contact before resumption', async () => {
  const path = await atLevel3()
  const screen = await open(`${path}/resumption`)
  const agency = screen.css('.missing').filter({ hasText: '指定情報処理機関と再開の前に' })
  await agency.getByRole('link', { name: '何を伝えるか' }).click()
  const text = screen.css('.tell-text')
  await expect.element(text).toMatchTextContent('運用を再開する前に連絡します')
  await expect.element(text).toMatchTextContent('支障がないかを教えてください(3-9)')
  await screen.css('.tell-call').click()
  await screen.css('.tell-acts').getByRole('button', { name: '連絡を取った' }).click()
  await expect.poll(notices).toMatchObject([{ office: 'agency', clauses: ['3-9'] }])
  await expect.element(screen.getByRole('link', { name: '再開・終了へ戻る' })).toBeVisible()
  await screen.getByRole('link', { name: /^県へ\s*電話/ }).click()
  await expect.element(text).toMatchTextContent('運用を再開する前に連絡します')
})
