// いますること on the screen of an incident: one thing first, what was begun yields, one's own office by itself.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, say, sizes, subjectOf, unfold, usedBy } from '../screen.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { freshDevice } from '../town.ts'

const likely: Omit<Fact, 'subject'> = {
  type: 'v1.threatSuspected',
  body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
}
const judged: Omit<Fact, 'subject'> = {
  type: 'v1.threatAssessed',
  body: { level: 2, examples: [], reason: null, helpedBy: [], replaces: [] },
}
const told: Omit<Fact, 'subject'> = {
  type: 'v1.notified',
  body: { office: 'prefecture', call: null, person: null, reason: null, clauses: ['3-2(4)'] },
}

beforeEach(freshDevice)

it('[WL1][WL3] on the smallest phone the state and the first act stand on the first screen', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), likely)
  const screen = await open(path, sizes.smallPhone)
  await expect
    .element(screen.getByRole('region', { name: 'いまの状態' }))
    .toMatchTextContent('レベル3の可能性')
  const call = screen.css('.now-card .duty-call')
  await expect.element(call).toMatchTextContent('077-563-3750')
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  expect(call.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top)
})

const cutOff = { what: '既存住基システム', from: '住基ネット', clause: '3-4(1)', byProcedure: null }
const resumed = { clause: '3-9', reason: '住民への影響を考え', what: null, open: ['3-9'] }
/** Words that need more than two lines. */
const long = '業務端末に見慣れない操作があり、複数の職員の端末でも同じ画面が繰り返し表示されている'
const atLength: Omit<Fact, 'subject'>[] = [
  { type: 'v1.threatAssessed', body: { ...judged.body, level: 3 } as never },
  { type: 'v1.isolated', body: cutOff },
  { type: 'v1.councilRequested', body: { what: null, clause: '3-3' } },
  { type: 'v1.resumed', body: resumed },
]

it.each([
  ['long words, a council that is waited for', atLength.slice(0, -1)],
  ['what was resumed while 切離し中', atLength],
])('[WL1][WL3] the first act stands on the first screen of the smallest phone with %s', async (_, facts) => {
  const path = await recorded(long)
  await say(subjectOf(path), ...facts)
  const screen = await open(path, sizes.smallPhone)
  const call = screen.css('.now-card .duty-call')
  await expect.element(call).toBeVisible()
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  expect(call.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top)
})

// The council's cell was cut at the edge of the page.
it('[WL3] at a desk the state is one row, whole', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), ...atLength.slice(0, -1))
  const screen = await open(path, sizes.desk)
  await expect.element(screen.css('.state-council')).toBeVisible()
  const box = (place: string) => screen.css(place).element().getBoundingClientRect()
  expect(box('.state-council').right).toBeLessThanOrEqual(box('.state').right)
  expect(box('.state-council').top).toBeLessThan(box('.state-told').bottom)
})

it('[3-9][GT2] resumed while 切離し中, the state says so and leads to the form of 再組込み', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), ...atLength)
  const screen = await open(path, sizes.smallPhone)
  const state = screen.getByRole('region', { name: 'いまの状態' })
  await state.getByRole('link', { name: '再開後も切離し中' }).click()
  await expect.element(screen.getByRole('button', { name: '再組込みしたと記録する' })).toBeVisible()
  await expect.element(screen.css('.in-force .folded-form summary')).toBeInViewport()
})

// Of the state only the level, the cut-off and the council led anywhere; to resume took two taps to get there.
it('[WL3] a tap on who was told leads to what to tell them, one on a step of the course to what is owed of it', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), judged)
  const screen = await open(path, sizes.smallPhone)
  const state = screen.getByRole('region', { name: 'いまの状態' })
  await expect.element(state.getByRole('link', { name: '機関' })).toBeVisible()
  const leads = [...screen.document().querySelectorAll<HTMLAnchorElement>('.state ul a, .state ol a')]
  expect(leads.map(({ pathname }) => pathname.replace(path, ''))).toEqual([
    ...['prefecture', 'agency', 'protectionChief', 'mayor'].map((office) => `/call/${office}`),
    '/form1',
    '/threat',
    '/measures',
    '/cause',
    '/resumption',
  ])
  for (const lead of leads) expect(lead.getBoundingClientRect().height).toBeGreaterThanOrEqual(42)
  await state.getByRole('link', { name: /^再開/ }).click()
  await expect.element(screen.getByText('足りないもの 4件')).toBeVisible()
})

// The state said — as if nothing had been cut off.
it('[PI3][WL3] what was cut off and is joined again is said with its time, on the page and in the list of the desk', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const [isolation = ''] = await say(subjectOf(path), { type: 'v1.isolated', body: cutOff })
  const desk = await open('/incidents', sizes.desk)
  const row = desk.css('.incident-table tbody tr')
  await expect.element(row).toMatchTextContent('切離し中 既存住基システム(住基ネットから)')
  await say(subjectOf(path), { type: 'v1.reconnected', body: { isolation, what: null } })
  await expect.element(row).toMatchTextContent(/再組込み済み 既存住基システム\(住基ネットへ\) 02:\d\d/)
  desk.close()
  const screen = await open(path)
  const cell = screen.css('.state-cell').last()
  await expect.element(cell).toMatchTextContent(/再組込み済み 02:\d\d\s*既存住基システム\(住基ネットへ\)/)
})

// (住基ネットから) was cut off from the tile.
it('[WL3] what is cut off from what stands whole in its tile, with since when', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), { type: 'v1.isolated', body: cutOff })
  const screen = await open(path)
  const cell = screen.css('.state-cell').last()
  await expect.element(cell).toMatchTextContent(/切離し中 02:\d\dから\s*既存住基システム\(住基ネットから\)/)
  const words = [...cell.element().querySelectorAll('span')]
  for (const one of words) expect(one.scrollHeight).toBeLessThanOrEqual(one.clientHeight)
})

it('[WL1][WL3] at a desk the state and all that is 直ちに at level 3 is seen without scrolling', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const facts = [...atLength.slice(0, 1), { type: 'v1.rightsAtRiskFound', body: { what: null } }] as never[]
  await say(subjectOf(path), ...facts, { type: 'v1.immediateThreatJudged', body: { what: null } })
  const screen = await open(path, sizes.desk)
  await expect.element(screen.css('.in-sight .pressing').first()).toBeVisible()
  const pressing = [...screen.document().querySelectorAll('.duty.pressing, .telling')]
  expect(pressing.length).toBeGreaterThan(5)
  const bottoms = pressing.map((duty) => duty.getBoundingClientRect().bottom)
  expect(Math.max(...bottoms)).toBeLessThanOrEqual(sizes.desk.height)
})

it('[WL1] since when it is owed is told with when that was typed, where it was written down later', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), { ...likely, at: '2026-11-23T02:01:00+09:00' })
  const screen = await open(path)
  await expect.element(screen.css('.now-card .since')).toMatchTextContent(/^02:01から\(02:1\d入力\)$/)
})

it('[ST4] what was begun in a fold of what can wait does not lie hidden after a reload, nor does who did it', async () => {
  const screen = await open(await recorded('業務端末に見慣れない操作がある'))
  const measure = screen.css('.duty').filter({ hasText: '暫定的な対応措置' })
  await screen.css('.duty-fold summary').filter({ hasText: '該当する場合のみ' }).click()
  await measure.getByRole('button', { name: '措置を記録' }).click()
  await measure.getByRole('button', { name: 'ほかの人・時刻' }).click()
  await measure.getByLabelText('氏名').fill('管理 乙')
  await screen.reload()
  await expect.element(measure.getByLabelText('氏名')).toBeVisible()
  await expect.element(measure.getByLabelText('氏名')).toHaveValue('管理 乙')
})

it('[WL2] a long piece of work that was begun yields the first place and stays owed', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), judged, told)
  const screen = await open(path)
  const first = screen.css('.now-card')
  await expect.element(first).toMatchTextContent('対応策を実施する')
  await screen.getByRole('button', { name: /^着手した/ }).click()
  await expect.element(first).toMatchTextContent('原因を解明する')
  const begun = screen.css('.in-sight .duty').filter({ hasText: '対応策を実施する' })
  await expect.element(begun).toMatchTextContent('着手 02:1')
  expect((await said()).at(-1)).toMatchObject({ type: 'v1.workBegun', body: { duty: '3-3 measures' } })
  // Pressed for the cause too, nothing of the card had changed.
  await say(subjectOf(path), { type: 'v1.councilRequested', body: { what: null, clause: '3-3' } })
  await screen.getByRole('button', { name: /^着手した/ }).click()
  await expect.element(first).toMatchTextContent('関係機関と連絡・調整する')
  await expect
    .poll(() => screen.css('.in-sight .duty').filter({ hasText: '着手 02:1' }).elements().length)
    .toBe(2)
  screen.go('/office/duties')
  const listed = screen.css('.duties-screen tr').filter({ hasText: '原因を解明する' })
  await expect.element(listed).toMatchTextContent('着手 02:1')
})

it('[WL1] one’s own office stands alone among what is folded; what is 直ちに and another’s is counted', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), likely)
  const screen = await open(path)
  await expect.element(screen.getByText('ほかの職に 3-2(4) 1件')).toBeVisible()
  const folds = screen.css('.duty-fold').filter({ hasText: '章' })
  await expect.element(folds.first()).toBeVisible()
  await screen.getByRole('checkbox', { name: '自分の職のもの' }).click()
  await expect.poll(() => folds.elements().length).toBe(0)
  await expect.element(screen.css('.now-card .duty-call')).toBeVisible()
})

// One line beside the card was as high as the card, and the timeline began under both; it pushed 画面・帳票 out of sight.
it('[WL1][WL3] at a desk what happened stands right under the lines, and nothing of the left side moves down with it', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const notes = Array.from(
    { length: 30 },
    (_, at) => ({ type: 'v1.noted', body: { what: `${at}` } }) as const,
  )
  await say(subjectOf(path), likely, told, ...notes)
  const screen = await open(path, sizes.desk)
  const box = (selector: string) => screen.css(selector).first().element().getBoundingClientRect()
  await expect.element(screen.css('.in-sight .duty').first()).toBeVisible()
  await expect.element(screen.getByText('画面・帳票')).toBeVisible()
  expect(box('.course').top).toBeLessThan(box('.now-card').bottom)
  for (const fold of screen.css('.folds > *').elements())
    expect(fold.getBoundingClientRect().bottom).toBeLessThanOrEqual(sizes.desk.height)
})

// Of the number that had not answered nothing was left once the card turned to the next.
it('[WL3][3-4(2)] who was called in vain stands on the card, a line each, and with what was told in the end', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const level3 = { type: 'v1.threatAssessed', body: { ...judged.body, level: 3 } } as never
  await say(subjectOf(path), level3, { type: 'v1.rightsAtRiskFound', body: { what: null } })
  for (const [office, number] of [
    ['prefecture', '0775633750'],
    ['prefecture', '0775283233'],
    ['agency', '0352140908'],
  ] as const) {
    const place = { contact: null, organisation: '先方', number, office }
    const [call = ''] = await say(subjectOf(path), { type: 'v1.callPlaced', body: place })
    await say(subjectOf(path), { type: 'v1.callEnded', body: { call, outcome: 'noAnswer' } })
  }
  const screen = await open(path)
  const tried = (place: string) =>
    [...screen.document().querySelectorAll(`${place} .tried li`)].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim().replace(/^\S+ /, ''),
    )
  const vain = ['県 077-563-3750 応答なし', '県 077-528-3233 応答なし', '機関 03-5214-0908 応答なし']
  await expect.poll(() => tried('.now-card')).toEqual(vain)
  await say(subjectOf(path), {
    type: 'v1.notified',
    body: { ...(told.body as object), clauses: ['3-2(4)', '3-4(2)'] } as never,
  })
  await unfold(screen)
  await expect.poll(() => tried('.duty.done').slice(0, 2)).toEqual(vain.slice(0, 2))
  await expect.poll(() => tried('.now-card')).toEqual(vain)
})
