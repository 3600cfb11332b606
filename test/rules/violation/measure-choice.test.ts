// Choosing measures (参考, 3-4): two taps, at most two rows; what a row's measures are recorded as.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { measureExamples } from '#plan'
import { noticerIds } from '../../../shared/plan/measure-words.ts'
import { plan } from '../../../shared/plan/plan.ts'
import type { MeasureRow } from '../../../shared/plan/plan.ts'
import {
  begunOf,
  likelyClause,
  measureAct,
  rowOf,
  rowsAtHand,
  rowsOfTaps,
  wholeRow,
} from '../../../shared/rules/violation/measure-choice.ts'
import { cutOffOfRow } from '../../../shared/rules/violation/isolation.ts'
import { operation } from '../../people.ts'
import { foldOf, judged, measure, mistaken, suspected } from '../../incident/said.ts'

function row(id: string): MeasureRow {
  const found = rowOf(plan, id)
  if (found === undefined) throw new Error(`no row ${id}`)
  return found
}

function begun(id: string, marker: string, ...said: Operation[]): string[] {
  const of = row(id).measures.find((one) => one.marker === marker)
  if (of === undefined) throw new Error(`no measure ${id}${marker}`)
  return begunOf(foldOf(...said).incident, row(id), of).map((one) => one.id)
}

const started = (example: string, marker: string) =>
  operation('v1.measureStarted', { what: '措置', clause: '3-4', example, marker })
const isolated = (clause: string) =>
  operation('v1.isolated', { what: '機器', from: '住基ネット', clause, byProcedure: null })

describe('two taps', () => {
  const taps = noticerIds.flatMap((noticer) =>
    measureExamples.groups.map(({ number }) => rowsOfTaps(plan, noticer, number)),
  )

  it('[参考] lead to at most two rows, and to every row once', () => {
    expect(Math.max(...taps.map((rows) => rows.length))).toBe(2)
    expect(taps.flat().toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(plan.measureExamples)
  })

  it.each([
    ['agency', 1, ['1-1', '1-3']],
    ['town', 1, ['1-2', '1-4']],
    ['town', 2, ['2-2']],
    ['audit', 2, ['2-3']],
    ['supplier', 2, ['2-4']],
    ['agency', 3, ['3-1', '3-3']],
    ['town', 4, ['4-2', '4-4']],
    ['audit', 1, []],
    ['supplier', 4, []],
  ])('[参考] %s, %i: %j', (noticer, group, ids) => {
    expect(rowsOfTaps(plan, noticer, group).map(({ id }) => id)).toEqual(ids)
  })
})

it("[参考2-4] its empty cell is read as 2-3's, and no other row's is read as another's", () => {
  const { measures, condition } = row('2-3')
  expect(wholeRow(plan, row('2-4'))).toEqual({ ...row('2-4'), measures, condition })
  for (const one of plan.measureExamples.filter(({ id }) => id !== '2-4'))
    expect(wholeRow(plan, one)).toBe(one)
})

it('[参考] at most one 切離し a row has, a 再組込み 3-3 and 3-4 alone', () => {
  const acts = (act: string) =>
    measureExamples.examples.flatMap(({ id, measures, condition }) =>
      [...measures.map(({ text }) => text), condition ?? '']
        .filter((text) => measureAct(text) === act)
        .map(() => id),
    )
  expect(acts('isolate')).toEqual([...new Set(acts('isolate'))])
  expect(acts('isolate')).toHaveLength(13)
  expect(acts('reconnect')).toEqual(['3-3', '3-4'])
  for (const { condition } of measureExamples.examples)
    if (condition !== null) expect(measureAct(condition)).toBe('isolate')
})

describe('what was begun of a measure', () => {
  // Its measures were recorded as 2-3's, and stood as begun there.
  it("[参考2-4] is recorded and found under its own number, though the words are 2-3's", () => {
    const whole = wholeRow(plan, row('2-4'))
    const [one, cut] = [started(whole.id, '①'), isolated(whole.clause)]
    const { incident } = foldOf(one, cut)
    expect(whole.measures.map((each) => begunOf(incident, whole, each))).toEqual([[one], [cut]])
    expect(begun('2-3', '①', one, cut)).toEqual([])
    expect(cutOffOfRow(whole, '当該機器を切離し').clause).toBe('参考2-4')
    for (const said of [one, cut])
      expect(rowsAtHand(foldOf(said).incident, plan).map(({ id }) => id)).toEqual(['2-4'])
  })

  it('[参考4-2] is what names its row and its marker', () => {
    const first = started('4-2', '①')
    expect(begun('4-2', '①', first, started('4-2', '②'), started('4-1', '①'), measure('3-4'))).toEqual([
      first.id,
    ])
    expect(begun('4-2', '③', first)).toEqual([])
    expect(begun('4-2', '①', first, mistaken(first.id))).toEqual([])
  })

  it('[参考1-2] of a 切離し, what was cut off by its row', () => {
    const cut = isolated('参考1-2')
    expect(begun('1-2', '②', cut, isolated('3-4(1)'))).toEqual([cut.id])
    expect(begun('1-2', '①', cut)).toEqual([])
  })

  it('[参考1-3] of the ※, what was cut off by its row', () => {
    const cut = isolated('参考1-3')
    expect(begunOf(foldOf(cut).incident, row('1-3'), null)).toEqual([cut])
    expect(begunOf(foldOf(cut).incident, row('1-4'), null)).toEqual([])
  })

  it('[参考3-4] of a 再組込み, what was reconnected by its row', () => {
    const cut = isolated('参考3-4')
    const back = operation('v1.reconnected', { isolation: cut.id, what: null, clause: '参考3-4' })
    expect(begun('3-4', '③', cut, back)).toEqual([back.id])
    expect(begun('3-4', '①', cut, back)).toEqual([cut.id])
    expect(begun('3-3', '③', cut, back)).toEqual([])
  })
})

it('[参考][別紙1] at hand are the rows something was begun of, then what form 1 names', () => {
  const form = (...rows: string[]) => operation('v1.intakeDetailed', { form: { measureExamples: rows } })
  const ids = (...said: Operation[]) => rowsAtHand(foldOf(...said).incident, plan).map(({ id }) => id)
  expect(ids()).toEqual([])
  expect(ids(form('1-4', '1-2', '9-9'))).toEqual(['1-4', '1-2'])
  expect(ids(form('1-4', '1-2'), started('1-2', '①'), isolated('参考1-3'))).toEqual(['1-2', '1-3', '1-4'])
})

it('[1-3][3-3][3-4] a measure of the town is taken under 3-4 at level 3, 3-3 at level 2, else provisional', () => {
  const clause = (...said: Operation[]) => likelyClause(foldOf(...said).incident)
  expect(clause(judged(3))).toBe('3-4')
  expect(clause(judged(2))).toBe('3-3')
  expect([clause(), clause(suspected(3)), clause(judged(1))]).toEqual(['1-3', '1-3', '1-3'])
})
