// 取り消す: what was saved is said, and for a moment one tap takes it back.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
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
  const screen = await open(`${path}/call/prefecture`)
  await screen.css('.tell-call').click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(bar(screen)).toMatchTextContent(/通報した .*」を保存しました/)
  await expect.element(bar(screen)).toMatchTextContent(/残りに戻る: .*へ通報する\(3-2\(4\)\)/)
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
    await expect.element(bar(screen)).toMatchTextContent('「メモ」を保存しました')
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

it('[TL3] at 320 px the duties that come back are named whole, however long what was saved is', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatSuspected',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
  })
  const screen = await open(`${path}/call/prefecture`, { width: 320, height: 568 })
  await screen.css('.tell-call').click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  screen.go(path)
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  const words = () => screen.document().querySelector('.undo-bar > p')
  await expect.poll(() => words()?.textContent).toContain('(3-2(4))')
  expect(words()?.scrollHeight).toBeLessThanOrEqual(words()?.clientHeight ?? 0)
})
