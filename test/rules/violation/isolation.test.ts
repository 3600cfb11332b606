// Isolation 切離し: what is cut off from what by which clause, and what still is.
import { expect, it } from 'vitest'
import { plan } from '../../../shared/plan/plan.ts'
import {
  cutOffOf,
  cutOffOfRow,
  isolationMeanings,
  isolations,
  isolationsInForce,
} from '../../../shared/rules/violation/isolation.ts'
import { measureAct } from '../../../shared/rules/violation/measure-choice.ts'
import { uuidv7, operation } from '../../people.ts'
import { amended, foldOf, judged, mistaken } from '../../incident/said.ts'
import { clauseText } from '../clause-text.ts'

const { incident: quiet } = foldOf()
const isolated = (what = '業務端末') =>
  operation('v1.isolated', { what, from: '住基ネット', clause: '参考1-2', byProcedure: null })
const reconnected = (isolation: string | null) => operation('v1.reconnected', { isolation, what: null })

// A cut-off said 3-4(1), which nobody had judged.
it('[3-4(1)][3-4(2)] the existing system is cut off by 3-4(2) while its finding holds, by 3-4(1) once judged, else by 3-4', () => {
  const found = operation('v1.rightsAtRiskFound', { what: null })
  expect(cutOffOf('existingSystem', quiet)).toEqual({
    what: '既存住基システム',
    from: '住基ネット',
    clause: '3-4',
  })
  const threat = operation('v1.immediateThreatJudged', { what: null })
  expect(cutOffOf('existingSystem', foldOf(threat).incident).clause).toBe('3-4(1)')
  expect(cutOffOf('existingSystem', foldOf(threat, found).incident).clause).toBe('3-4(2)')
  expect(cutOffOf('existingSystem', foldOf(found).incident).clause).toBe('3-4(2)')
  expect(cutOffOf('existingSystem', foldOf(found, mistaken(found.id)).incident).clause).toBe('3-4')
  expect(cutOffOf('existingSystem', foldOf(found, judged(2)).incident).clause).toBe('3-4')
})

it('[3-4(2)][参考] what is cut off from what is said in words the ordinance has', () => {
  expect(clauseText('3-4(2)')).toContain(
    `${isolationMeanings.existingSystem.what}を${isolationMeanings.existingSystem.from}から`,
  )
  const cells = plan.measureExamples.flatMap(({ measures }) => measures.map(({ text }) => text)).join('\n')
  expect(cells).toContain(`当該${isolationMeanings.part.what}を${isolationMeanings.part.from}から切離し`)
  expect(cells).toContain(
    `当該${isolationMeanings.device.what}の${isolationMeanings.device.from}からの切離し`,
  )
})

it('[参考] each row that asks for a 切離し says what, from what, by its own number', () => {
  const asked = plan.measureExamples.flatMap((row) =>
    [...row.measures.map(({ text }) => text), row.condition ?? '']
      .filter((text) => measureAct(text) === 'isolate')
      .map((text) => cutOffOfRow(row, text)),
  )
  const network = 'ネットワーク(直近のLAN、通信回線等)'
  expect(asked.map(({ what, from, clause }) => `${clause} ${what} ${from}`)).toEqual([
    '参考1-1 機器またはネットワーク 住基ネット',
    '参考1-2 機器またはネットワーク 住基ネット',
    '参考1-3 部分 住基ネット',
    '参考1-4 部分 住基ネット',
    '参考2-1 機器またはネットワーク 住基ネット',
    '参考2-2 機器またはネットワーク 住基ネット',
    '参考2-3 機器またはネットワーク 住基ネット',
    '参考3-1 機器 住基ネット',
    '参考3-2 機器 住基ネット',
    '参考3-3 装置 住基ネット',
    '参考3-4 装置 住基ネット',
    `参考4-3 機器 ${network}`,
    `参考4-4 機器 ${network}`,
  ])
})

it('[3-4] a 切離し is in force until a 再組込み names it', () => {
  const [one, other] = [isolated(), isolated('FW')]
  const back = reconnected(one.id)
  expect(isolationsInForce(foldOf(one, other).incident)).toEqual([one, other])
  expect(isolationsInForce(foldOf(one, other, back).incident)).toEqual([other])
  expect(isolations(foldOf(one, back).incident)).toEqual([{ isolated: one, reconnected: back }])
})

it('[3-4][OP5] a 再組込み that names none, or another, or is 誤入力, ends none', () => {
  const one = isolated()
  const back = reconnected(one.id)
  for (const said of [[reconnected(null)], [reconnected(uuidv7(800_000))], [back, mistaken(back.id)]])
    expect(isolationsInForce(foldOf(one, ...said).incident)).toEqual([one])
})

it('[3-4][OP5] a 切離し that is 誤入力 is not in force, one that was corrected is as corrected', () => {
  const one = isolated()
  expect(isolationsInForce(foldOf(one, mistaken(one.id)).incident)).toEqual([])
  const { incident } = foldOf(one, amended(one.id, { ...one.body, what: 'CS' }))
  expect(isolationsInForce(incident).map(({ body }) => body.what)).toEqual(['CS'])
})
