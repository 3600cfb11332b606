// Ending the response 運用の再開, 緊急時対応を解く, 該当なし (1-3, 2-3, 3-3, 3-9): of which kind, and what begins it again.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { intake } from '../people.ts'
import { assessed, foldOf, judged, measure, mistaken, suspected } from '../incident/said.ts'
import { atRisk, immediate, plainly, resumed } from '../incident/said-in-response.ts'
import { doneBy, dutyOf, under } from './raised.ts'

const ids = (...said: Operation[]) => endingsOf(foldOf(...said).incident).map(({ id }) => id)
const stoodDown = () => plainly('v1.stoodDown')
const none = () => plainly('v1.foundNotApplicable')
const absent = () => [assessed('fault', 'absent'), assessed('violation', 'absent')]

describe('each kind by itself', () => {
  it('[1-1][2-3] a fault ends by resumption under 2-3 alone', () => {
    const fault = assessed('fault', 'present')
    const ending = resumed('2-3')
    expect(ids(fault, ending)).toEqual([ending.id])
    expect(ids(fault, ending, mistaken(ending.id))).toEqual([])
    expect(ids(fault, resumed('3-9'), stoodDown(), none())).toEqual([])
  })

  it('[1-1][3-9][3-3] a violation ends by resumption under 3-9, or by standing down', () => {
    const grave = judged(2)
    for (const ending of [resumed('3-9'), stoodDown()]) {
      expect(ids(grave, ending)).toEqual([ending.id])
      expect(ids(grave, ending, mistaken(ending.id))).toEqual([])
    }
    expect(ids(grave, resumed('2-3'), none())).toEqual([])
  })

  it('[1-1][2-3][3-9] both kinds present need both, in any order', () => {
    const both = [assessed('fault', 'present'), judged(2)]
    const [one, other] = [resumed('3-9'), resumed('2-3')]
    expect(ids(...both, one)).toEqual([])
    expect(ids(...both, other)).toEqual([])
    expect(ids(...both, one, other)).toEqual([other.id, one.id])
  })

  it('[1-3] 無 of both ends by 該当なし, and by nothing else', () => {
    const [said, ending] = [absent(), none()]
    expect(ids(...said)).toEqual([])
    expect(ids(...said, ending)).toEqual([ending.id])
    expect(ids(...said, ending, mistaken(ending.id))).toEqual([])
    expect(ids(...said, resumed('2-3'), resumed('3-9'), stoodDown())).toEqual([])
  })
})

describe('該当なし', () => {
  it('[1-3] is owed of 情報資産管理責任者 once neither kind is present, and not before', () => {
    expect(dutyOf('1-3 none', ...absent())).toMatchObject({
      clause: '1-3',
      office: 'assetManager',
      urgency: null,
      condition: null,
      act: 'closeNotApplicable',
      doneBy: [],
    })
    for (const said of [[assessed('fault', 'absent')], [assessed('violation', 'absent')], [intake()]])
      expect(dutyOf('1-3 none', ...said)).toBeUndefined()
    expect(dutyOf('1-3 none', ...absent(), assessed('fault', 'present', []))).toBeUndefined()
    expect(dutyOf('1-3 none', ...absent(), suspected(3))).toBeUndefined()
    expect(dutyOf('1-3 none', judged(2), ...absent())).toBeUndefined()
  })

  it('[1-3] is owed since the later of the two answers', () => {
    const [fault, violation] = [assessed('fault', 'absent'), assessed('violation', 'absent')]
    const late = { ...violation, at: '2026-11-23T04:00:00+09:00' }
    expect(dutyOf('1-3 none', fault, late)?.since).toBe(late.at)
    expect(dutyOf('1-3 none', late, fault)?.since).toBe(late.at)
  })

  it('[1-3] is done by saying so, until that is 誤入力 or something is found after it', () => {
    const said = [...absent()]
    const ending = none()
    expect(doneBy('1-3 none', ...said, ending)).toEqual([ending.id])
    expect(doneBy('1-3 none', ...said, ending, mistaken(ending.id))).toEqual([])
    expect(dutyOf('1-3 none', ...said, ending, suspected(2))).toBeUndefined()
    const again = [assessed('fault', 'suspected'), assessed('fault', 'absent')]
    expect(doneBy('1-3 none', ...said, ending, ...again)).toEqual([])
  })
})

describe('what is found afterwards', () => {
  const findings = [suspected, immediate, atRisk, () => assessed('violation', 'present')] as const

  it.each(findings.map((find, at) => [['可能性が高い', '3-4(1)', '3-4(2)', '有'][at], find] as const))(
    '[3-3][3-9][1-3] %s begins the response again, however it was ended',
    (_what, find) => {
      const low = judged(1)
      const [grave, down, back] = [judged(2), stoodDown(), resumed('3-9')]
      expect(ids(low, down, find())).toEqual([])
      expect(ids(grave, back, find())).toEqual([])
      expect(ids(...absent(), none(), find())).toEqual([])
    },
  )

  it('[3-5] a level judged again begins a stand-down again, a resumption only at level 2 or 3', () => {
    const [low, down] = [judged(1), stoodDown()]
    expect(ids(low, down, judged(1, [low.id]))).toEqual([])
    const [grave, back] = [judged(2), resumed('3-9')]
    expect(ids(grave, back, judged(1, [grave.id]))).toEqual([back.id])
    expect(ids(grave, back, judged(2, [grave.id]))).toEqual([])
  })

  it('[1-1] 有 after 疑い only settles what was known; after 無 it begins again', () => {
    const back = () => resumed('2-3')
    const [doubt, ending] = [assessed('fault', 'suspected'), back()]
    expect(ids(doubt, ending, assessed('fault', 'present'))).toEqual([ending.id])
    const [found, over] = [assessed('fault', 'present'), back()]
    expect(ids(found, over, assessed('fault', 'absent'), assessed('fault', 'present'))).toEqual([])
  })

  it('[2-3][3-9] what is of the other kind leaves it ended', () => {
    const [fault, ending] = [assessed('fault', 'present'), resumed('2-3')]
    expect(ids(fault, ending, suspected(2), stoodDown())).toHaveLength(2)
    const [grave, back] = [judged(2), resumed('3-9')]
    expect(ids(grave, back, measure('3-4'))).toEqual([back.id])
  })
})

describe('what is left', () => {
  // What was named beside the gate was gone behind it.
  it('[3-3][1-3] neither standing down nor 該当なし lifts anything of the first response', () => {
    const low = judged(1)
    for (const clause of ['1-3', '3-2(1)', '3-2(2)', '3-2(3)']) {
      expect(under(clause).owed(low)).not.toEqual([])
      expect(under(clause).owed(low, stoodDown())).toEqual(under(clause).owed(low))
    }
    expect(under('3-3').owed(low, stoodDown())).toEqual(['3-3 report'])
    expect(under('1-3').owed(...absent(), none())).toContain('1-3 contact')
  })

  it('[3-8][3-9] standing down after level 3 lifts neither the mayor nor the council', () => {
    const high = judged(3)
    const said = [high, judged(1, [high.id]), stoodDown()]
    expect(under('3-8').owed(...said)).toEqual(['3-8 report'])
    expect(under('3-9').owed(...said)).toContain('3-9 council')
  })

  it('[2-3][3-9] resumption lifts nothing: what was left open shows until it is made good', () => {
    const grave = judged(2)
    const owed = (...said: Operation[]) =>
      ['1-3', '3-2(1)', '3-2(4)', '3-3', '3-6'].map((clause) => under(clause).owed(...said))
    expect(owed(grave, resumed('3-9'))).toEqual(owed(grave))
  })
})
