// A duty in words: how it is done, and what of it is our reading.
import { expect, it } from 'vitest'
import { dutyWords } from '../../../app/words/duty-words.ts'
import type { DutyWords } from '../../../app/words/duty-words.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { duties } from '../../../shared/rules/duties.ts'
import { dutyTable } from '../../../shared/rules/duty-table.ts'
import { assessed, foldOf, judged, notified, suspected } from '../../incident/said.ts'
import { atRisk, convened, immediate, isolated, requested } from '../../incident/said-in-response.ts'
import { operation } from '../../people.ts'

function words(id: string, ...said: Operation[]): DutyWords | undefined {
  const { incident } = foldOf(...said)
  const duty = duties(incident, plan).find((one) => one.id === id)
  return duty && dutyWords(duty, incident)
}

it('[1-4][3-3] a chief who convened by himself was not asked: 不要, by our reading', () => {
  const [high, own] = [judged(3), convened('1-4')]
  expect(words('3-3 council', high, own)?.done).toBe('不要(発意により招集・当方の読み方)')
  expect(words('3-3 council', high, own, requested('3-3'))?.done).toBe('済み')
})

it('[3-4(2)][3-2(4)] what stands by our reading says so', () => {
  expect(words('3-4(2) agency', judged(2), atRisk())?.what).toBe(
    '指定情報処理機関へ通報する レベル3と判定すると求められます(3-4(2))',
  )
  expect(words('3-2(4) notify', immediate())?.what).toBe(
    '県の住基ネット担当部署へ通報する 要確認・当方の読み方',
  )
  expect(words('3-4(2) agency', judged(3), atRisk())?.what).toBe('指定情報処理機関へ通報する')
})

// 切離し等: nothing said that another measure leaves it owed by our reading alone.
it('[3-4(1)][3-4(2)] that the cut-off alone fulfils 切離し等 stands beside it as ours', () => {
  const ours = '済みになるのは切離しの記録だけ(当方の読み方)'
  expect(words('3-4(1) isolate', immediate())?.why).toBe(ours)
  expect(words('3-4(2) isolate', judged(3), atRisk())?.why).toBe(ours)
})

// One 依頼 closed the duty for network and software, and only a cut-off waited for 事後承認, as if the ordinance said so.
it('[2-1(2)][1-4][3-8][3-9] what else is our reading says so, where it matters', () => {
  const located = (...kinds: ('network' | 'software')[]) =>
    operation('v1.faultLocated', { kinds, place: '庁舎1階', what: null })
  const fault = assessed('fault', 'present')
  expect(words('2-1(2) remedy', fault, located('network'))?.why).toBeNull()
  expect(words('2-1(2) remedy', fault, located('network', 'software'))?.why).toBe(
    '二つの種類でも依頼は一つ(当方の読み方)',
  )
  const high = judged(3)
  expect(words('1-4 ratify', high, isolated(), convened('1-4'))?.why).toBe(
    'ほかの措置は待ちません(当方の読み方)',
  )
  for (const id of ['3-8 report', '3-9 council']) {
    expect(words(id, high)?.why).toBeNull()
    expect(words(id, high, judged(2, [high.id]))?.why).toBe('レベル3と判定されたため(当方の読み方)')
  }
})

// Among what is done stood 県の住基ネット担当部署へ通報する 済み, which nobody had been able to.
it('[3-2(4) なお書] done by telling the agency alone, it is not said that the prefecture was told', () => {
  const direct = notified('agency', { reason: '県につながらない', clauses: ['3-2(4)'] })
  const done = (...said: Operation[]) => words('3-2(4) notify', suspected(3), direct, ...said)
  expect(done()).toMatchObject({ what: '指定情報処理機関へ直接通報する', done: '済み' })
  expect(done(notified('prefecture'))?.what).toBe('県の住基ネット担当部署へ通報する')
})

// It stood as an order to tell three offices, before anybody had found what 3-4(2) asks for.
it('[3-4(2)] the finding is a question in the plan’s words, with no condition beside it that it asks itself', () => {
  expect(words('3-4(2) find', judged(3))).toMatchObject({
    what: '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高いか',
    condition: null,
  })
  expect(words('3-4(3) request', judged(3))?.condition).toBe('緊急措置を講ずる必要がある場合')
})

it('[WL1] a button says the whole act, and no more than a narrow line has room for', () => {
  const buttons = Object.values(dutyTable).map((entry) => entry.words.button)
  expect(buttons.filter((button) => button.length < 3 || button.length > 7)).toEqual([])
  for (const one of ['判定する', '切離しを記録', '開催を求める']) expect(buttons).toContain(one)
})
