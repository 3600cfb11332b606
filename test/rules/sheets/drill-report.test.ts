// The report of a drill 訓練の記録: from the start on, what was done, who was told, what was owed and stayed open.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { duties } from '../../../shared/rules/duties.ts'
import { drillReport } from '../../../shared/rules/sheets/drill-report.ts'
import { assessed, ended, foldOf, judged, measure, mistaken, notified, placed } from '../../incident/said.ts'
import { operation } from '../../people.ts'

const at = (time: string) => ({ at: `2026-11-23T${time}+09:00` })
const begun = operation('v1.intakeReceived', { what: '想定', drill: true }, at('10:00:00'))
const reportOf = (...said: Operation[]) => drillReport(foldOf(begun, ...said).incident, plan)
const timesOf = (timed: { operation: Operation; minutes: number }[]) =>
  timed.map(({ operation: { id }, minutes }) => [id, minutes])

describe('what was done in a drill', () => {
  it('[DR4] is counted in whole minutes from the first 受付票, in the order in which it happened', () => {
    const late = judged(2, [], at('10:12:59'))
    const early = judged(3, [], at('10:03:00'))
    const { began, done } = reportOf(late, early)
    expect(began).toBe(begun.at)
    expect(timesOf(done)).toEqual([
      [begun.id, 0],
      [early.id, 3],
      [late.id, 12],
    ])
  })

  it('[DR4] may have happened before it began, and is then below zero', () => {
    const before = placed(at('09:58:30'))
    expect(timesOf(reportOf(before).done)).toEqual([
      [before.id, -2],
      [begun.id, 0],
    ])
  })

  it('[DR4] is what stands: what was 誤入力 is not in it, an outcome is told by its call, what was noticed stands apart', () => {
    const slip = measure()
    const call = placed(at('10:01:00'))
    const noticed = operation('v1.drillReviewed', { what: '番号が古い' }, at('11:00:00'))
    const report = reportOf(slip, mistaken(slip.id), call, ended(call.id, 'busy', at('10:02:00')), noticed)
    expect(timesOf(report.done)).toEqual([
      [begun.id, 0],
      [call.id, 1],
    ])
    expect(report.noticed).toEqual([noticed])
  })

  it('[DR4] begins with whatever came first where the 受付票 was 誤入力', () => {
    const step = judged(2, [], at('10:03:00'))
    const report = reportOf(step, mistaken(begun.id))
    expect([report.began, timesOf(report.done)]).toEqual([step.at, [[step.id, 0]]])
    expect(reportOf(mistaken(begun.id))).toMatchObject({ began: null, done: [], ended: null })
  })
})

describe('who was told in a drill', () => {
  it('[DR4][OP9] is told with the minutes it took, by an answered call alone', () => {
    const call = placed(at('10:04:00'))
    const vain = notified('prefecture', { call: call.id }, at('10:05:00'))
    const agency = notified('agency', {}, at('10:09:00'))
    const mayor = operation('v1.reportedToMayor', { what: null }, at('10:40:00'))
    const { told } = reportOf(call, ended(call.id, 'noAnswer', at('10:05:00')), vain, mayor, agency)
    expect(timesOf(told)).toEqual([
      [agency.id, 9],
      [mayor.id, 40],
    ])
  })
})

describe('what the plan wanted in a drill', () => {
  it('[DR4] is every duty with its clause, with the minute of what fulfilled it first, or open', () => {
    const suspicion = assessed('violation', 'suspected')
    const told = [notified('prefecture', {}, at('10:20:00')), notified('prefecture', {}, at('10:15:00'))]
    const said = [suspicion, judged(3, [], at('10:10:00')), ...told]
    const report = reportOf(...said)
    expect(report.duties.map(({ duty }) => duty)).toEqual(duties(foldOf(begun, ...said).incident, plan))
    const minutesOf = (act: string) => report.duties.find(({ duty }) => duty.act === act)?.minutes
    expect([minutesOf('recordForm1'), minutesOf('notifyPrefecture'), minutesOf('reportToMayor')]).toEqual([
      0,
      15,
      null,
    ])
  })

  it('[DR4] is not asked for by the end of a drill, which has no gate', () => {
    const ending = operation('v1.drillEnded', { what: '時間切れ' }, at('10:30:00'))
    const before = reportOf(judged(3, [], at('10:10:00')))
    const after = reportOf(judged(3, [], at('10:10:00')), ending)
    expect(before.ended).toBeNull()
    expect(after.ended).toEqual({ said: ending, minutes: 30 })
    expect(after.duties.map(({ duty: { id }, minutes }) => [id, minutes])).toEqual(
      before.duties.map(({ duty: { id }, minutes }) => [id, minutes]),
    )
  })
})
