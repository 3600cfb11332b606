// Form 3 不正行為報告 (別紙3), its contact log (3-2(4)), the mayor's report (3-8) and the hand-over.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { contactLog } from '../../../shared/rules/sheets/contact-log.ts'
import { violationReport } from '../../../shared/rules/sheets/violation-report.ts'
import {
  amended,
  ended,
  foldOf,
  judged,
  measure,
  mistaken,
  notified,
  placed,
  suspected,
} from '../../incident/said.ts'
import { intake, operation } from '../../people.ts'

const begun = intake()
const reportOf = (...said: Operation[]) => violationReport(foldOf(begun, ...said).incident)
const logOf = (...said: Operation[]) => contactLog(foldOf(begun, ...said).incident)
const isolated = (what = '既存住基システム') =>
  operation('v1.isolated', {
    what,
    from: '住基ネット',
    clause: '3-4(1)',
    byProcedure: true,
    helpedBy: ['agency'],
  })
const reconnected = (isolation: string | null) => operation('v1.reconnected', { isolation, what: null })
const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })

describe('form 3', () => {
  it('[別紙3] of an incident nobody has looked into lists the four sources as not analysed, and nothing else', () => {
    const { sources, wasLevel3, identified, ...rest } = reportOf()
    expect(sources.map(({ said }) => said)).toEqual([[], [], [], []])
    expect(wasLevel3).toBe(false)
    expect(identified).toEqual({ period: null, place: null, method: null })
    expect(Object.values(rest).every((one) => one === null || (Array.isArray(one) && one.length === 0))).toBe(
      true,
    )
  })

  it('[3-5] has every judgement by its time, and says which stand', () => {
    const first = suspected(2)
    const second = judged(3, [first.id], at('03:00'))
    const third = judged(2, [second.id], at('04:00'))
    const { judgements, wasLevel3 } = reportOf(first, second, third)
    expect(judgements.map(({ said, stands }) => [said.id, stands])).toEqual([
      [first.id, false],
      [second.id, false],
      [third.id, true],
    ])
    expect(wasLevel3).toBe(true)
    expect(reportOf(first, second, third, mistaken(second.id)).wasLevel3).toBe(false)
  })

  it('[3-4(1)] a 切離し has the 再組込み that names it; one that names none of them stands by itself', () => {
    const [one, other] = [isolated(), isolated('業務端末')]
    const [back, stray] = [reconnected(one.id), reconnected(null)]
    const report = reportOf(one, other, back, stray)
    expect(report.isolations.map(({ reconnected: by }) => by?.id ?? null)).toEqual([back.id, null])
    expect(report.otherReconnections.map(({ id }) => id)).toEqual([stray.id])
    expect(reportOf(one, back, mistaken(one.id)).otherReconnections.map(({ id }) => id)).toEqual([back.id])
  })

  // A second analysis of the logs took the first one off the paper.
  it('[3-6] has every analysis of each source, and the cause as it was corrected', () => {
    const analysed = (what: string) => operation('v1.sourceAnalysed', { source: 'logs', what })
    const cause = operation('v1.causeFound', { what: '媒体' })
    const report = reportOf(
      analysed('深夜の操作'),
      analysed('なし'),
      cause,
      amended(cause.id, { what: '端末' }),
    )
    expect(report.sources.map(({ said }) => said.map(({ body }) => body.what))).toEqual([
      [],
      ['深夜の操作', 'なし'],
      [],
      [],
    ])
    expect(report.cause?.body.what).toBe('端末')
  })

  // Said on two devices, one after the other: the duty was done, and the paper said 時期 未確認.
  it('[3-6][別紙3] has 時期、場所 and 方法 as each was last said, and whoever helped with any of them', () => {
    const said = [
      operation('v1.causeFound', { what: '媒体', period: '深夜', place: '窓口', helpedBy: ['maintainer'] }),
      operation('v1.causeFound', { what: '持ち込んだ媒体', place: '電算室', method: '複写' }),
    ]
    const { cause, identified, helpers } = reportOf(...said)
    expect(identified).toEqual({ period: '深夜', place: '電算室', method: '複写' })
    expect(cause?.body.what).toBe('持ち込んだ媒体')
    expect(helpers).toEqual(['maintainer'])
  })

  it('[3-7] names each office that helped once', () => {
    const help = { ...measure('3-4').body, helpedBy: ['maintainer', 'agency'] }
    expect(reportOf(isolated(), operation('v1.measureStarted', help)).helpers.toSorted()).toEqual([
      'agency',
      'maintainer',
    ])
  })
})

describe('the contact log', () => {
  it('[1-3] tells a call and the notice given by it in one line, any other notice in its own, by time', () => {
    const call = placed(at('02:20'))
    const notice = notified('prefecture', { call: call.id }, at('02:25'))
    const other = notified('maintainer', {}, at('02:10'))
    const log = logOf(call, ended(call.id, 'connected'), notice, other)
    expect(log.map((line) => [line.call?.id ?? null, line.notice?.operation ?? null])).toEqual([
      [null, other.id],
      [call.id, notice.id],
    ])
  })

  it('[OP9] leaves out a notice by a call that nobody answered, never the call', () => {
    const call = placed()
    const log = logOf(call, ended(call.id, 'noAnswer'), notified('prefecture', { call: call.id }))
    expect(log.map((line) => [line.call?.outcome, line.notice])).toEqual([['noAnswer', null]])
  })

  it('[3-2(4)] of the agency told directly says which try of the prefecture was in vain before', () => {
    const call = placed(at('02:20'))
    const vain = [call, ended(call.id, 'busy')]
    const agency = (time: string) => notified('agency', {}, at(time))
    const of = (...said: Operation[]) => logOf(...said).find(({ notice }) => notice !== null)?.failedTry?.id
    expect(of(...vain, agency('02:30'))).toBe(call.id)
    expect(of(...vain, notified('maintainer', {}, at('02:30')))).toBeUndefined()
    expect(of(agency('02:30'))).toBeUndefined()
    // A try from after the act was printed as its reason.
    const later = placed(at('02:45'))
    expect(of(...vain, agency('02:30'), later, ended(later.id, 'noAnswer'))).toBe(call.id)
    for (const clause of ['3-9', '3-4(2)', '1-3'])
      expect(of(...vain, notified('agency', { clauses: [clause] }, at('05:00')))).toBeUndefined()
  })

  it('[OP9] keeps every notice of a call that two people told of', () => {
    const call = placed(at('02:10'))
    const told = [notified('prefecture', { call: call.id }), notified('prefecture', { call: call.id })]
    const log = logOf(call, ended(call.id, 'connected'), ...told)
    expect(log.map(({ notice }) => notice?.operation)).toEqual(told.map(({ id }) => id))
  })
})
