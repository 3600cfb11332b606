// After level 3: the report to the mayor (3-8) and the council's decision on resumption (3-9). Judging again never lifts
// them, because the event occurred; a judgement that was 誤入力 does.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { mayorReportDuties } from '../subject-duties.ts'
import { violationResumptionDuties } from '../subject-duties.ts'
import { operation } from '../../people.ts'
import { amended, assessed, foldOf, judged, mistaken, suspected } from '../../incident/said.ts'

function duties(...said: Operation[]) {
  const { incident } = foldOf(...said)
  const council = violationResumptionDuties(incident).filter(({ id }) => id === '3-9 council')
  return [...mayorReportDuties(incident), ...council]
}

function ids(...said: Operation[]): string[] {
  return duties(...said).map(({ id }) => id)
}

const both = ['3-8 report', '3-9 council']
const decided = (item: string) => operation('v1.councilDecided', { item, what: '再開する', resumes: true })

describe('they are owed', () => {
  it('[3-8][3-9] by their own offices, the report 速やかに', () => {
    expect(duties(judged(3))).toMatchObject([
      { clause: '3-8', office: 'protectionChief', urgency: '速やかに', act: 'reportToMayor', doneBy: [] },
      { clause: '3-9', office: 'council', urgency: null, act: 'decideResumption', doneBy: [] },
    ])
  })

  it('[3-8][3-9] by a judgement of level 3, not by a lower one, nor by level 3 thought likely', () => {
    expect(ids(judged(3))).toEqual(both)
    for (const said of [judged(1), judged(2), suspected(3), assessed('violation', 'present')])
      expect(ids(said)).toEqual([])
  })

  it('[3-5][3-8][3-9] still, when it was judged again as level 2 or 1', () => {
    const high = judged(3)
    const again = judged(2, [high.id])
    expect(ids(high, again)).toEqual(both)
    expect(ids(high, again, judged(1, [again.id]))).toEqual(both)
  })

  it('[1-1][3-8][3-9] still, when it was found that there is no violation', () => {
    expect(ids(judged(3), assessed('violation', 'absent'))).toEqual(both)
  })

  it('[3-8][3-9][OP8] though another judged lower apart', () => {
    expect(ids(judged(3), judged(1))).toEqual(both)
  })

  it('[3-8][3-9][OP5] no longer when the judgement was 誤入力, or amended to another level', () => {
    const high = judged(3)
    const again = judged(2, [high.id])
    for (const correction of [mistaken(high.id), amended(high.id, { ...high.body, level: 2 })]) {
      expect(ids(high, correction)).toEqual([])
      expect(ids(high, again, correction)).toEqual([])
    }
    const wrong = mistaken(high.id)
    expect(ids(high, wrong, mistaken(wrong.id))).toEqual(both)
  })

  it('[3-8][3-9][OP5] still by another judgement of level 3 that stands', () => {
    const high = judged(3)
    expect(ids(high, judged(3, [high.id]), mistaken(high.id))).toEqual(both)
  })
})

describe('they are fulfilled', () => {
  it('[3-8] by the record of the report', () => {
    const high = judged(3)
    const report = operation('v1.reportedToMayor', { what: null })
    expect(duties(high, report).map(({ doneBy }) => doneBy)).toEqual([[report.id], []])
    expect(duties(high, report, mistaken(report.id))[0]?.doneBy).toEqual([])
  })

  it('[3-9] by what the council decided on resumption, and on no other item', () => {
    const [high, decision] = [judged(3), decided('resumption')]
    expect(duties(high, decision).map(({ doneBy }) => doneBy)).toEqual([[], [decision.id]])
    expect(duties(high, decided('residentResponse'))[1]?.doneBy).toEqual([])
  })

  // 切離し approved afterwards under the item 運用の再開 opened the way back.
  it('[3-9][3-9 ただし書] by no 事後承認 of a measure under that item; a late record decides as of its own time', () => {
    const high = judged(3)
    const said = (body: object, at = '2026-11-23T03:00:00+09:00') =>
      operation('v1.councilDecided', { item: 'resumption', what: '決めた', ...body }, { at })
    const done = (...all: Operation[]) => duties(high, ...all).find(({ id }) => id === '3-9 council')?.doneBy
    expect(done(said({ ratifies: [high.id] }))).toEqual([])
    const [notYet, earlier] = [said({ resumes: false }, '2026-11-23T05:00:00+09:00'), said({ resumes: true })]
    expect(done(notYet, earlier)).toEqual([])
  })

  it('[3-9][3-9 ただし書] by no decision not to resume yet; the last one counts', () => {
    const [high, yes] = [judged(3), decided('resumption')]
    const notYet = operation('v1.councilDecided', { item: 'resumption', what: '待つ', resumes: false })
    const done = (...said: Operation[]) =>
      duties(high, ...said).find(({ id }) => id === '3-9 council')?.doneBy
    // 「調査の結果を待つ」, of which nobody said that it was to wait, opened the way back.
    expect(done(operation('v1.councilDecided', { item: 'resumption', what: '待つ' }))).toEqual([])
    expect(done(notYet)).toEqual([])
    expect(done(yes, notYet)).toEqual([])
    const after = decided('resumption')
    expect(done(notYet, after)).toEqual([after.id])
    expect(done(yes, notYet, mistaken(notYet.id))).toEqual([yes.id])
  })

  // What the council decided of a fault opened the way back from a level 3 that nobody had judged yet.
  it('[3-9] by no decision from before level 3 was judged, or judged again', () => {
    const early = decided('resumption')
    const high = judged(3)
    expect(duties(early, high)[1]?.doneBy).toEqual([])
    const decision = decided('resumption')
    expect(duties(high, decision, judged(2, [high.id]))[1]?.doneBy).toEqual([decision.id])
    const again = judged(3, [high.id])
    expect(duties(high, decision, again)[1]?.doneBy).toEqual([])
    expect(duties(high, decision, again, mistaken(again.id))[1]?.doneBy).toEqual([decision.id])
  })
})
