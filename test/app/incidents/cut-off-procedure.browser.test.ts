// 事前に定めた手順 beside a cut-off that is owed (3-4(1)), and the form that records it.
import { beforeEach, expect, it } from 'vitest'
import type { Fact } from '../../../shared/incident/operation.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

const immediate: Omit<Fact, 'subject'> = { type: 'v1.immediateThreatJudged', body: { what: null } }
const unlikely: Omit<Fact, 'subject'> = { type: 'v1.threatFoundUnlikely', body: { reason: '痕跡がない' } }

beforeEach(freshDevice)

it('[3-4(1)] under the button the town’s procedure opens step by step, with who may do it', async () => {
  await say(
    townSubject,
    { type: 'v1.procedureEntered', body: { what: 'CSの通信ケーブルを抜く\n\n時刻を書き留める' } },
    {
      type: 'v1.officeEntered',
      body: { office: 'identityManager', post: null, holders: ['管理 乙', '代理 丁'] },
    },
  )
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), immediate, unlikely)
  const screen = await open(path, sizes.smallPhone)
  const act = screen.css('.now-card').getByRole('link', { name: '切離しを記録' })
  await expect.element(act).toBeInViewport({ ratio: 1 })
  const fold = screen.css('.now-card .procedure summary')
  expect(fold.element().getBoundingClientRect().top).toBeGreaterThan(
    act.element().getBoundingClientRect().bottom,
  )
  await fold.click()
  const steps = screen.css('.procedure li')
  await expect
    .poll(() => steps.elements().map((step) => step.textContent))
    .toEqual(['CSの通信ケーブルを抜く', '時刻を書き留める'])
  await expect
    .element(screen.css('.procedure'))
    .toMatchTextContent('行う人 本人確認情報管理責任者 管理 乙・代理 代理 丁')
})

it('[3-4(1)] steps are numbered, though one begins with a number of its own; numbers of the town’s stand alone', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), immediate, unlikely)
  const written = async (what: string) => {
    await say(townSubject, { type: 'v1.procedureEntered', body: { what } })
    const screen = await open(path)
    await screen.css('.now-card .procedure summary').click()
    await expect.element(screen.css('.procedure li').first()).toBeVisible()
    const { listStyleType } = screen
      .window()
      .getComputedStyle(screen.document().querySelector('.procedure ol') ?? expect.fail())
    return listStyleType
  }
  expect(await written('CSの通信ケーブルを抜く\n2階のルーターを止める')).toBe('decimal')
  expect(await written('(1) CSの通信ケーブルを抜く\n(2) 時刻を書き留める')).toBe('none')
})

it('[3-4(1)] where no procedure is registered it says so, and calls who knows it in one tap', async () => {
  await say(townSubject, {
    type: 'v1.contactEntered',
    body: {
      contact: 'maintainer',
      entry: { office: 'maintainer', name: '保守会社', number: '0748000001', whileLocked: false },
    },
  })
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), immediate, unlikely)
  const screen = await open(path)
  await screen.css('.now-card').getByText('事前に定めた手順 未登録').click()
  const asked = screen.css('.procedure li')
  await expect.element(asked.first()).toMatchTextContent('本人確認情報管理責任者 番号は未登録')
  await asked.filter({ hasText: '保守会社' }).getByRole('link', { name: /^電話/ }).click()
  await expect.poll(screen.dialled).toBe('tel:0748000001')
})

it('[ST4][3-4(1)] the form asks what must be said; what was ticked in its fold does not lie hidden after a reload', async () => {
  await usedBy('管理 乙', 'identityManager')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), immediate)
  const screen = await open(`${path}/measures`)
  await screen.getByText('切離しを記録する').click()
  await expect.element(screen.getByLabelText('切り離したもの')).toBeVisible()
  const byProcedure = screen.getByLabelText('手順によった')
  await expect.element(byProcedure).not.toBeVisible()
  await screen.getByText('条項 3-4(1)・手順・協力').click()
  await byProcedure.click()
  await screen.reload()
  await expect.element(byProcedure).toBeVisible()
  await expect.element(byProcedure).toBeChecked()
  await screen.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect
    .poll(async () => (await said()).at(-1))
    .toMatchObject({ type: 'v1.isolated', body: { clause: '3-4(1)', byProcedure: true, helpedBy: [] } })
})
