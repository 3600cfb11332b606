// 何を伝えるか (TL4): before dialling, back from the dialler, and until it is said that somebody was told.
import { beforeEach, expect, it, vi } from 'vitest'
import { maxTextLength } from '../../../shared/incident/operation-fields.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { hurry, open, recorded, said, say, sizes, subjectOf } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { inHaste } from '../hand.ts'
import { likely } from './likely.ts'

beforeEach(freshDevice)

/** Where text and thumb's part stand, and the tabs below them. */
function boxes(screen: Screen) {
  const box = (selector: string) => {
    const found = screen.document().querySelector(selector)
    return found?.getBoundingClientRect() ?? expect.fail(selector)
  }
  return { text: box('.tell-text'), acts: box('.tell-acts'), tabs: box('.tabs') }
}

it('[TL4][3-2(4)] the text stays in sight from the call to 通報した, with the answers below it, on the smallest phone', async () => {
  const path = await likely()
  const screen = await open(`${path}/call/prefecture`, sizes.smallPhone)
  const text = screen.css('.tell-text')
  await expect.element(text).toMatchTextContent('レベル3に該当する可能性が高い')
  await expect.element(text).toMatchTextContent('同機関においても状況把握を行うよう要請')
  await expect.element(screen.getByText('スピーカーにして、この画面に戻って読む')).toBeVisible()
  await screen.css('.tell-call').first().click()
  for (const outcome of ['話し中', '応答なし', '違う', 'かけていない', 'つながった'])
    await expect.element(screen.css('.tell-acts').getByRole('button', { name: outcome })).toBeVisible()
  await expect.element(screen.css('.call-question')).not.toBeInTheDocument()
  const asked = boxes(screen)
  expect(asked.text.height).toBeGreaterThan(120)
  expect(asked.text.bottom).toBeLessThanOrEqual(asked.acts.top)
  expect(asked.acts.bottom).toBeLessThanOrEqual(asked.tabs.top)

  await screen.css('.tell-acts').getByRole('button', { name: 'つながった' }).click()
  await expect.element(text).toMatchTextContent('同機関においても状況把握を行うよう要請')
  await screen.getByLabelText('伝えたこと・答え(任意)').fill('折り返しを待つよう言われた')
  const answered = boxes(screen)
  expect(answered.text.bottom).toBeLessThanOrEqual(answered.acts.top)
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(screen.getByRole('link', { name: '次にすることへ' })).toBeVisible()
  expect((await said()).findLast(({ type }) => type === 'v1.notified')?.body).toMatchObject({
    office: 'prefecture',
    clauses: expect.arrayContaining(['3-2(4)']),
    what: '折り返しを待つよう言われた',
  })
})

it('[TL4][3-2(4)] after 応答なし the way leads to the agency, whose text says why it is called directly', async () => {
  const path = await likely()
  const screen = await open(`${path}/call/prefecture`, sizes.phone)
  await screen.css('.tell-call').first().click()
  await screen.css('.tell-acts').getByRole('button', { name: '応答なし' }).click()
  const agency = screen.css('.tell-acts').getByRole('link', { name: /^機関へ\s*電話/ })
  // It stood without its number, beside two of the prefecture's that had theirs.
  await expect.element(agency).toMatchTextContent(/03-5214-0908\s*3-2\(4\)/)
  // 県へかけ直す is beside it, and leads no longer.
  await expect.element(screen.css('.tell-call')).not.toBeInTheDocument()
  await expect.element(screen.getByRole('link', { name: '県 077-563-3750' })).toBeVisible()
  await agency.click()
  await expect.poll(screen.dialled).toBe('tel:0352140908')
  await expect.element(screen.css('.tell-text')).toMatchTextContent('応答なしのため、直接通報します。')
})

it('[TL4][PR3] digits that could be a resident number are warned of before the text is copied', async () => {
  const path = await recorded('住民票コード 12345678901 が見えた')
  const screen = await open(`${path}/call/prefecture`, sizes.phone)
  await expect.element(screen.getByRole('button', { name: 'コピー' })).toBeVisible()
  await expect.element(screen.css('.resident-numbers')).toMatchTextContent('11桁の数字があります')
})

it.each([
  { size: sizes.smallPhone, least: 240 },
  { size: { width: 320, height: 568 }, least: 160 },
])(
  '[TL3][TL4] at $size.width×$size.height the text keeps $least px at every step, under what was saved and the duties that come back',
  async ({ size, least }) => {
    const path = await likely()
    // However busy the machine is, the bar is looked at while it stands.
    hurry(10_000, 60_000)
    const screen = await open(`${path}/call/prefecture`, size)
    const acts = screen.css('.tell-acts')
    const bar = screen.css('.undo-bar')
    // What was saved comes a frame before the page makes room for it: on a busy machine that is seen.
    const standsApart = () =>
      vi.waitFor(() => {
        const { text, acts: below, tabs } = boxes(screen)
        const above = screen.document().querySelector('.undo-bar')?.getBoundingClientRect().bottom ?? 0
        expect(text.height).toBeGreaterThanOrEqual(least)
        expect(text.top).toBeGreaterThanOrEqual(above)
        expect(below.top).toBeGreaterThanOrEqual(text.bottom)
        expect(below.bottom).toBeLessThanOrEqual(tabs.top)
      })
    await expect.element(screen.css('.tell-call')).toBeVisible()
    await standsApart()
    await screen.css('.tell-call').click()
    await expect.element(acts.getByRole('button', { name: '応答なし' })).toBeVisible()
    await standsApart()
    await acts.getByRole('button', { name: '応答なし' }).click()
    await expect.element(bar).toBeVisible()
    await standsApart()
    await acts.getByRole('link', { name: '077-528-3233' }).click()
    await acts.getByRole('button', { name: 'つながった' }).click()
    await expect.element(screen.getByRole('button', { name: '通報した', exact: true })).toBeVisible()
    await standsApart()
    await screen.getByRole('button', { name: '通報した', exact: true }).click()
    await expect.element(screen.getByRole('link', { name: '次にすることへ' })).toBeVisible()
    await expect.element(bar.getByText(/件戻る: .*3-2\(4\)/)).toBeInViewport({ ratio: 1 })
    await standsApart()
  },
)

// Nothing said that the text went on below its edge; and the way on was half as wide as the screen.
it.each([sizes.smallPhone, sizes.phone])(
  '[TL4] at $width px a word says that the text goes on, until its end is in sight; told, the way on has the width',
  async (size) => {
    const path = await likely()
    await say(subjectOf(path), { type: 'v1.intakeReceived', body: { what: '見慣れない操作'.repeat(60) } })
    const screen = await open(`${path}/call/prefecture`, size)
    const text = screen.css('.tell-text')
    const goesOn = screen.getByText('続きがあります')
    await expect.element(goesOn).toBeInViewport({ ratio: 1 })
    const { bottom } = text.element().getBoundingClientRect()
    expect(goesOn.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom + 0.5)
    text.element().scrollTo(0, 10_000)
    await expect.element(goesOn).not.toBeInTheDocument()
    text.element().scrollTo(0, 0)
    await expect.element(goesOn).toBeVisible()
    await screen.css('.tell-call').first().click()
    await screen.getByRole('button', { name: '通報した', exact: true }).click()
    const next = screen.getByRole('link', { name: '次にすることへ' })
    await expect.element(next).toBeVisible()
    expect(next.element().getBoundingClientRect().width).toBe(size.width - 32)
  },
)

it('[3-2(4)] that the prefecture was told too, after the agency, is recorded by the call that was answered', async () => {
  const path = await likely()
  const screen = await open(`${path}/call/prefecture`)
  const answers = screen.css('.tell-acts')
  await screen.css('.tell-call').click()
  await answers.getByRole('button', { name: '応答なし' }).click()
  await answers.getByRole('link', { name: /^機関へ\s*電話/ }).click()
  await answers.getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(screen.getByRole('link', { name: '次にすることへ' })).toBeVisible()
  // The number that was told stands there to be called again, no longer with when it is to be.
  await expect.element(answers.getByRole('link', { name: '機関 03-5214-0908', exact: true })).toBeVisible()

  screen.go(`${path}/call/prefecture`)
  await expect.element(screen.css('.tell-acts').getByText('応答なし')).toBeVisible()
  await expect.element(answers.getByRole('link', { name: /^機関へ/ })).not.toBeInTheDocument()
  await screen.css('.tell-call').click()
  await answers.getByRole('button', { name: 'つながった' }).click()
  await screen.css('.notice-form .act').click()
  await expect.element(screen.getByText('通報・連絡したことを保存しました')).toBeVisible()
  expect((await said()).findLast(({ type }) => type === 'v1.notified')?.body).toMatchObject({
    office: 'prefecture',
  })
})

it('[TL4] an answered call that no clause asks for is recorded as 連絡した, which fulfils nothing', async () => {
  await say(townSubject, {
    type: 'v1.contactEntered',
    body: {
      contact: 'mayor',
      entry: { office: 'mayor', name: '町長', number: '0749000003', whileLocked: false },
    },
  })
  const path = await likely()
  const screen = await open(`${path}/call/mayor`)
  await screen.css('.tell-call').click()
  await screen.css('.tell-acts').getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '連絡した', exact: true }).click()
  await expect.element(screen.getByText('通報・連絡したことを保存しました')).toBeVisible()
  const told = (await said()).findLast(({ type }) => type === 'v1.notified')
  expect(told?.body).toMatchObject({ office: 'mayor', clauses: [] })
  screen.go(path)
  await expect.element(screen.css('.timeline-line').getByText('町長へ連絡した').first()).toBeInTheDocument()
})

it('[TL4][PR1] the number to call back is the town’s own setting, never a contact that happens to be no office’s', async () => {
  await say(townSubject, {
    type: 'v1.contactEntered',
    body: {
      contact: 'private',
      entry: { office: null, name: '課長の自宅', number: '09000000009', whileLocked: false },
    },
  })
  const path = await likely()
  const screen = await open(`${path}/call/prefecture`)
  const text = screen.css('.tell-text')
  await expect.element(text).toMatchTextContent('折り返しは未登録です')
  await screen.getByRole('link', { name: '折り返しの番号を登録する' }).click()
  // The form stands open, and saved it leads back to the text.
  await screen.getByLabelText('折り返しの番号').fill('0749-42-1234')
  await screen.getByRole('button', { name: '登録する', exact: true }).click()
  await expect.element(text).toMatchTextContent('折り返しは0749-42-1234です')
})

it('[ST4] what was typed of a call stands on the incident’s own screen too, with what is wrong with it', async () => {
  const path = await likely()
  const screen = await open(`${path}/call/prefecture`)
  await screen.css('.tell-call').click()
  await screen.css('.tell-acts').getByRole('button', { name: 'つながった' }).click()
  const long = '長'.repeat(maxTextLength + 1)
  await screen.getByLabelText('伝えたこと・答え(任意)').fill(long)
  screen.go(path)
  const field = screen.getByLabelText('伝えたこと・答え(任意)')
  await expect.element(field).toHaveValue(long)
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(field).toHaveAccessibleDescription(expect.stringContaining('4000文字までです'))
})

// It was dropped in silence: the first had been saved, and the screen that follows was still coming.
it('[SC3] another act that is pressed while one is being saved is saved after it', async () => {
  inHaste()
  const screen = await open(`${await likely()}/call/prefecture`, sizes.desk)
  await screen.css('.tell-call').click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  const types = async () => (await said()).map(({ type }) => type)
  await expect.poll(types).toEqual(expect.arrayContaining(['v1.callEnded', 'v1.notified']))
})

// The notice stood beside the outcome, and of two papers each told one of them.
it('[OP7] 応答なし pressed beside 通報した while that is being saved is no second outcome of the call', async () => {
  inHaste()
  const screen = await open(`${await likely()}/call/prefecture`)
  await screen.css('.tell-call').click()
  const [told, unanswered] = ['通報した', '応答なし'].map((name) =>
    screen.getByRole('button', { name, exact: true }),
  )
  await expect.element(told!).toBeVisible()
  await expect.poll(async () => (await said()).map(({ type }) => type)).toContain('v1.callPlaced')
  const buttons = [told!, unanswered!].map((each) => each.element() as HTMLElement)
  for (const button of buttons) button.click()
  await expect.poll(async () => (await said()).map(({ type }) => type)).toContain('v1.notified')
  await new Promise((later) => setTimeout(later, 300))
  const outcomes = (await said()).flatMap(({ type, body }) => (type === 'v1.callEnded' ? [body] : []))
  expect(outcomes).toMatchObject([{ outcome: 'connected' }])
})
