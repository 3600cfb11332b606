// Chapter 3 and a 無 (1-1, 3-2, 3-5): what is said later counts, and nothing is ended in silence.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { stampOf } from '../../../shared/incident/stamp.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { isContradicted, isViolationTrack } from '../../../shared/rules/violation/violation-track.ts'
import { notificationDuties } from '../subject-duties.ts'
import { anyHistory } from '../../incident/histories.ts'
import { assessed, entry, foldOf, judged, mistaken, suspected } from '../../incident/said.ts'
import { atRisk, immediate } from '../../incident/said-in-response.ts'
import { devices, fixedNow, incident, uuidv7 } from '../../people.ts'

const applies = (...said: Operation[]) => isViolationTrack(foldOf(...said).incident)
const contradicted = (...said: Operation[]) => isContradicted(foldOf(...said).incident)
const absent = () => assessed('violation', 'absent')

describe('chapter 3 with a 無', () => {
  it('[1-1] does not apply by the 無 alone, nor while nothing was said', () => {
    expect(applies()).toBe(false)
    expect(applies(absent())).toBe(false)
  })

  it.each([
    ['可能性が高い', () => suspected(2)],
    ['判定 1', () => judged(1)],
    ['判定 3', () => judged(3)],
    ['3-4(1)', immediate],
    ['3-4(2)', atRisk],
  ])('[1-1][3-2] applies by %s said after it', (_what, begun) => {
    expect(applies(absent(), begun())).toBe(true)
  })

  it('[1-1][SY3] goes by record order, not by arrival', () => {
    const first = absent()
    const low = judged(1)
    expect(applies(low, first)).toBe(true)
    const behind = { timeMs: fixedNow.getTime() - 60_000, counter: 0 }
    expect(applies(first, { ...low, stamp: stampOf(behind, devices.officePhone) })).toBe(false)
  })

  it('[1-1][OP8] of two 無 made apart, goes by the later one', () => {
    expect(applies(judged(1), absent(), assessed('violation', 'absent', []))).toBe(false)
    expect(applies(absent(), judged(1), assessed('violation', 'absent', []))).toBe(false)
  })

  it('[1-1][OP5] applies again when the later 無 was 誤入力', () => {
    const [first, low, again] = [absent(), judged(1), absent()]
    expect(applies(first, low, again)).toBe(false)
    expect(applies(first, low, again, mistaken(again.id))).toBe(true)
  })

  it('[1-1][3-2(4)] goes on whatever 無 is said while level 2 or 3 is likely, as while it is judged', () => {
    const likely = suspected(3)
    expect(applies(likely, absent())).toBe(true)
    expect(applies(absent(), likely, absent())).toBe(true)
    expect(applies(likely, absent(), judged(1, [likely.id]), absent())).toBe(false)
  })
})

describe('a contradiction', () => {
  it.each([
    ['可能性が高い', () => suspected(2)],
    ['判定 2', () => judged(2)],
    ['判定 3', () => judged(3)],
  ])('[1-1][3-5] is a 無 beside %s, whichever was said first', (_what, grave) => {
    expect(contradicted(grave(), absent())).toBe(true)
    expect(contradicted(absent(), grave())).toBe(true)
  })

  it('[1-1] is none at level 1, without a 無, or where another found 有 apart', () => {
    expect(contradicted(judged(1), absent())).toBe(false)
    expect(contradicted(absent())).toBe(false)
    expect(contradicted(judged(3))).toBe(false)
    expect(contradicted(judged(3), absent(), assessed('violation', 'present', []))).toBe(false)
  })

  it('[3-5][OP5] is settled by judging lower, by 疑い, or by 誤入力 of either', () => {
    const [grave, none] = [judged(3), absent()]
    expect(contradicted(grave, none, judged(1, [grave.id]))).toBe(false)
    expect(contradicted(grave, none, assessed('violation', 'suspected'))).toBe(false)
    for (const wrong of [grave, none]) expect(contradicted(grave, none, mistaken(wrong.id))).toBe(false)
  })
})

it('[3-2(4)] whatever was said before, 可能性が高い said last raises the notification', () => {
  const timeMs = Date.parse('2100-01-01')
  const last = { id: uuidv7(700_000), stamp: stampOf({ timeMs, counter: 0 }, devices.dutyPhone) }
  const likely = entry({ ...suspected(3), ...last })
  let silenced = 0
  fc.assert(
    fc.property(anyHistory, ({ own, calls }) => {
      const { incident: before } = foldIncident(incident, own, calls)
      const { incident: after } = foldIncident(incident, [likely, ...own], calls)
      if (before.kinds.violation.presence === 'absent') silenced += 1
      expect(notificationDuties(after)).toHaveLength(1)
    }),
    { numRuns: 1000, seed: 20261122 },
  )
  expect(silenced).toBeGreaterThan(20)
})
