// Grasp of a fault 障害対応 (2-1): what each duty is raised by and fulfilled by, and what it is not.
import { describe, expect, it } from 'vitest'
import type { OperationOf } from '../../../shared/incident/operation.ts'
import { faultKinds } from '#plan'
import { operation } from '../../people.ts'
import { amended, assessed, mistaken } from '../../incident/said.ts'
import { asked, causeJudged, located, reported, requested, weighed } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, raised, under } from '../raised.ts'

const fault = assessed('fault', 'present')
const checked = (check: string, result: 'normal' | 'abnormal' | 'notDone' = 'normal') =>
  operation('v1.faultChecked', { check, result, what: null })
const bugs = (respondersCan: boolean | null) =>
  operation('v1.bugInformationChecked', { number: null, what: null, respondersCan })

function chapter2(...said: Parameters<typeof raised>): string[] {
  return raised(...said).flatMap(({ id, clause }) => (clause.startsWith('2-') ? [id] : []))
}

describe('chapter 2', () => {
  it('[1-1][2-1(1)] is raised by 疑い and 有 of a fault, by neither 調査中 nor 無 nor a violation', () => {
    const all = ['2-1(1) locate', '2-1(1) ask', '2-1(2) check', '2-1(2) cause', '2-1(2) report']
    const whole = [...all, '2-1(3) weigh', '2-1(4) repair', '2-3 integrity', '2-3 resume']
    expect(chapter2(assessed('fault', 'suspected'))).toEqual(whole)
    expect(chapter2(fault)).toEqual(whole)
    for (const presence of ['investigating', 'absent'] as const)
      expect(chapter2(assessed('fault', presence))).toEqual([])
    expect(chapter2(assessed('violation', 'present'))).toEqual([])
    expect(chapter2(fault, mistaken(fault.id))).toEqual([])
  })

  it('[2-1(1)][2-1(2)][2-1(3)] 緊急対策職員 locate and investigate, 本人確認情報管理責任者 judges and asks', () => {
    const said = [fault, located(['software']), bugs(false), causeJudged(false), weighed(false, true, true)]
    const of = (office: string) =>
      raised(...said).flatMap(({ id, ...one }) =>
        one.clause.startsWith('2-1') && one.office === office ? [id.slice('2-1'.length)] : [],
      )
    expect(of('responder')).toEqual([
      '(1) locate',
      '(1) ask',
      '(2) check',
      '(2) cause',
      '(2) report',
      '(2) bugs',
    ])
    expect(of('identityManager')).toEqual([
      '(2) cooperation',
      '(2) remedy',
      '(3) weigh',
      '(3) council',
      '(4) repair',
    ])
  })
})

describe('locating it', () => {
  it('[2-1(1)] takes 種類 and 箇所 both, as they were last said', () => {
    const whole = located(['hardware'])
    expect(doneBy('2-1(1) locate', fault, whole)).toEqual([whole.id])
    expect(doneBy('2-1(1) locate', fault, whole, mistaken(whole.id))).toEqual([])
    for (const half of [located([]), located(['hardware'], null)])
      expect(doneBy('2-1(1) locate', fault, half)).toEqual([])
    expect(doneBy('2-1(1) locate', fault, located(['network']), located([]))).toEqual([])
    const half = located(['hardware'], null)
    expect(doneBy('2-1(1) locate', fault, half, amended(half.id, { ...half.body, place: '庁舎' }))).toEqual([
      half.id,
    ])
  })

  it.each(['respond', 'remedy', 'repair', 'restoration', 'exchange'] as const)(
    '[2-1(1)] the maintainer asked for %s was asked to act',
    (request) => {
      const one = asked(request)
      expect(doneBy('2-1(1) ask', fault, one)).toEqual([one.id])
      expect(doneBy('2-1(1) ask', fault, one, mistaken(one.id))).toEqual([])
    },
  )

  // Help with the cause was taken for the response.
  it('[2-1(1)] the maintainer asked to find the cause alone was not', () => {
    expect(doneBy('2-1(1) ask', fault, asked('findCause'))).toEqual([])
    expect(doneBy('2-1(1) ask', fault, asked('findCause', 'respond'))).toHaveLength(1)
  })
})

describe('the checks', () => {
  it.each(faultKinds.kinds)('[2-1(2)] of $id are done when each has a result', ({ id, checks }) => {
    const results = checks.map((check) => checked(check.id))
    const last = results.at(-1) as OperationOf<'v1.faultChecked'>
    const said = [fault, located([id]), ...results]
    expect(doneBy('2-1(2) check', ...said)).toEqual(results.map((each) => each.id))
    expect(doneBy('2-1(2) check', ...said, mistaken(last.id))).toEqual([])
    expect(doneBy('2-1(2) check', ...said, checked(last.body.check, 'notDone'))).toEqual([])
    expect(doneBy('2-1(2) check', ...said, checked(last.body.check, 'abnormal'))).not.toEqual([])
  })

  it('[2-1(2)] of one kind are not those of another, nor of two', () => {
    const results = ['hardwarePower', 'hardwareLamps', 'hardwareShape'].map((check) => checked(check))
    expect(doneBy('2-1(2) check', fault, located(['network']), ...results)).toEqual([])
    expect(doneBy('2-1(2) check', fault, located(['hardware', 'network']), ...results)).toEqual([])
    expect(doneBy('2-1(2) check', fault, ...results)).toEqual([])
  })

  it('[2-1(2)] are over once the cause was found, and not when it is unknown after all', () => {
    const found = causeJudged(true)
    expect(doneBy('2-1(2) check', fault, found)).toEqual([found.id])
    expect(doneBy('2-1(2) check', fault, causeJudged(false))).toEqual([])
    expect(doneBy('2-1(2) check', fault, found, causeJudged(false))).toEqual([])
    expect(doneBy('2-1(2) check', fault, found, mistaken(found.id))).toEqual([])
  })
})

describe('the cause', () => {
  it('[2-1(2)] is judged by 判明 or 不明, until that is 誤入力', () => {
    for (const found of [true, false]) {
      const judged = causeJudged(found)
      expect(doneBy('2-1(2) cause', fault, judged)).toEqual([judged.id])
      expect(doneBy('2-1(2) cause', fault, judged, mistaken(judged.id))).toEqual([])
    }
  })

  it('[2-1(2)] unknown asks the maintainer for cooperation, and known does no more', () => {
    const unknown = causeJudged(false)
    const help = asked('findCause')
    expect(dutyOf('2-1(2) cooperation', fault)).toBeUndefined()
    expect(dutyOf('2-1(2) cooperation', fault, unknown, causeJudged(true))).toBeUndefined()
    expect(dutyOf('2-1(2) cooperation', fault, unknown, mistaken(unknown.id))).toBeUndefined()
    expect(doneBy('2-1(2) cooperation', fault, unknown, asked('repair'))).toEqual([])
    expect(doneBy('2-1(2) cooperation', fault, unknown, help)).toEqual([help.id])
    expect(doneBy('2-1(2) cooperation', fault, unknown, help, mistaken(help.id))).toEqual([])
  })

  it('[2-1(2)][別紙2] is reported after it was judged, by 別紙2 and no other sheet', () => {
    const [early, judged, report] = [reported('form2'), causeJudged(false), reported('form2')]
    expect(doneBy('2-1(2) report', fault, early)).toEqual([])
    expect(doneBy('2-1(2) report', fault, early, judged)).toEqual([])
    expect(doneBy('2-1(2) report', fault, judged, report)).toEqual([report.id])
    expect(doneBy('2-1(2) report', fault, judged, report, mistaken(report.id))).toEqual([])
    expect(doneBy('2-1(2) report', fault, judged, reported('form3'))).toEqual([])
    expect(doneBy('2-1(2) report', fault, judged, report, causeJudged(true))).toEqual([])
  })

  it('[2-1(2)] may be written down after the report of it: what happened when counts', () => {
    const late = reported('form2', { at: '2026-11-23T05:00:00+09:00' })
    expect(doneBy('2-1(2) report', fault, late, causeJudged(true))).toEqual([late.id])
  })
})

describe('what the kind asks for', () => {
  it('[2-1(2)] software: its bug information; beyond 緊急対策職員, the maintainer', () => {
    const software = located(['software'])
    const information = bugs(null)
    expect(dutyOf('2-1(2) bugs', fault, located(['hardware', 'network']))).toBeUndefined()
    expect(doneBy('2-1(2) bugs', fault, software, information)).toEqual([information.id])
    expect(doneBy('2-1(2) bugs', fault, software, information, mistaken(information.id))).toEqual([])
    for (const can of [null, true])
      expect(dutyOf('2-1(2) remedy', fault, software, bugs(can))).toBeUndefined()
    expect(doneBy('2-1(2) remedy', fault, software, bugs(false))).toEqual([])
    expect(dutyOf('2-1(2) remedy', fault, software, bugs(false), bugs(true))).toBeUndefined()
    expect(dutyOf('2-1(2) remedy', fault, bugs(false))).toBeUndefined()
  })

  it('[2-1(2)] network: the maintainer; hardware: neither', () => {
    const remedy = asked('remedy')
    expect(doneBy('2-1(2) remedy', fault, located(['network']))).toEqual([])
    expect(doneBy('2-1(2) remedy', fault, located(['network']), asked('respond'))).toEqual([])
    expect(doneBy('2-1(2) remedy', fault, located(['network']), remedy)).toEqual([remedy.id])
    expect(doneBy('2-1(2) remedy', fault, located(['network']), remedy, mistaken(remedy.id))).toEqual([])
    expect(dutyOf('2-1(2) remedy', fault, located(['hardware']))).toBeUndefined()
    expect(dutyOf('2-1(2) remedy', fault, located(['network']), located(['hardware']))).toBeUndefined()
  })
})

describe('the server', () => {
  const weigh = (...said: Parameters<typeof raised>) => doneBy('2-1(3) weigh', fault, ...said)

  it('[2-1(3)] is weighed under the condition of the clause, which is none once it does not work', () => {
    const condition = (...said: Parameters<typeof raised>) =>
      dutyOf('2-1(3) weigh', fault, ...said)?.condition
    expect(condition()).toBe('サーバが正常に作動しない場合')
    expect(condition(weighed(true))).toBe('サーバが正常に作動しない場合')
    expect(condition(weighed(false))).toBeNull()
  })

  // 作動しない with nothing else known was taken for the judgement.
  it('[2-1(3)] is weighed when it works, or when 極めて重大 and 長時間 are settled', () => {
    for (const open of [weighed(false), weighed(false, true), weighed(false, null, true)])
      expect(weigh(open)).toEqual([])
    for (const settled of [
      weighed(true),
      weighed(false, false),
      weighed(false, null, false),
      weighed(false, true, true),
    ]) {
      expect(weigh(settled)).toEqual([settled.id])
      expect(weigh(settled, mistaken(settled.id))).toEqual([])
      expect(weigh(settled, weighed(false))).toEqual([])
    }
  })

  it('[2-1(3)] asks for the council when it is 極めて重大 and 長時間 together, and only then', () => {
    const stops = weighed(false, true, true)
    expect(doneBy('2-1(3) council', fault, stops)).toEqual([])
    for (const less of [
      weighed(true, true, true),
      weighed(false, true, false),
      weighed(false, true),
      weighed(false, false, true),
    ]) {
      expect(dutyOf('2-1(3) council', fault, less)).toBeUndefined()
      expect(dutyOf('2-1(3) council', fault, stops, less)).toBeUndefined()
    }
    expect(dutyOf('2-1(3) council', fault, stops, mistaken(stops.id))).toBeUndefined()
  })

  it('[2-1(3)] the council is asked for under this clause, after it stopped, and not again while it does', () => {
    const [early, stops, request, still] = [
      requested('2-1(3)'),
      weighed(false, true, true),
      requested('2-1(3)'),
      weighed(false, true, true),
    ]
    const council = (...said: Parameters<typeof raised>) => doneBy('2-1(3) council', fault, ...said)
    expect(council(early, stops)).toEqual([])
    expect(council(stops, requested('3-3'))).toEqual([])
    expect(council(stops, request, still)).toEqual([request.id])
    expect(council(stops, request, mistaken(request.id))).toEqual([])
    expect(council(stops, request, weighed(true), weighed(false, true, true))).toEqual([])
  })
})

it('[2-1(4)] 修理、修復および交換 are asked for 必要に応じて', () => {
  expect(dutyOf('2-1(4) repair', fault)?.condition).toBe('必要に応じて')
  for (const request of ['repair', 'restoration', 'exchange'] as const) {
    const one = asked(request)
    expect(doneBy('2-1(4) repair', fault, one)).toEqual([one.id])
    expect(doneBy('2-1(4) repair', fault, one, mistaken(one.id))).toEqual([])
  }
  expect(doneBy('2-1(4) repair', fault, asked('respond', 'remedy', 'findCause'))).toEqual([])
})

it('[2-1(2)] nothing of it is owed when all of it was done', () => {
  const checks = ['hardwarePower', 'hardwareLamps', 'hardwareShape'].map((check) => checked(check))
  const said = [fault, located(['hardware']), asked('respond', 'repair'), ...checks, causeJudged(true)]
  const done = [...said, reported('form2'), weighed(true)]
  for (const clause of ['2-1(1)', '2-1(2)', '2-1(3)', '2-1(4)'])
    expect(under(clause).owed(...done)).toEqual([])
})
