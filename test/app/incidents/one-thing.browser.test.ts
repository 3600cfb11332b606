// いますること on the screen of an incident: one thing first, what was begun yields, one's own office by itself.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
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
})

it('[WL1] one’s own office stands alone among what is folded; what is 直ちに and another’s is counted', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), likely)
  const screen = await open(path)
  await expect.element(screen.getByText('ほかの職に直ちに 1件')).toBeVisible()
  const folds = screen.css('.duty-fold').filter({ hasText: '章' })
  await expect.element(folds.first()).toBeVisible()
  await screen.getByRole('checkbox', { name: '自分の職のもの' }).click()
  await expect.poll(() => folds.elements().length).toBe(0)
  await expect.element(screen.css('.now-card .duty-call')).toBeVisible()
})
