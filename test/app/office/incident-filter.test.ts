// The table's filter: kept in an address, as a person may have written it too.
import { describe, expect, it } from 'vitest'
import { filterInWords, filterOf, isFiltered, matches, queryOf } from '../../../app/office/incident-filter.ts'
import { owedEverywhere, owingOffices } from '../../../app/office/owed-everywhere.ts'
import type { Summary } from '../../../app/record/derived/summary.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { assessed, ended, foldOf, judged, placed, suspected } from '../../incident/said.ts'
import { intake, operation } from '../../people.ts'

function summaryOf(...said: Operation[]): Summary {
  const kept = { waiting: [], refused: 0, receivedAt: null }
  return { ...summarise(foldOf(...said), plan), number: null, kept, includes: [], openCalls: [] }
}

const begun = intake()
const grave = summaryOf(begun, assessed('violation', 'present'), judged(3))
const over = summaryOf(intake(), judged(1), operation('v1.stoodDown', { what: null }))
const shown = (query: Record<string, string>) =>
  [grave, over].map((summary) => matches(summary, filterOf(query)))

describe('the filter', () => {
  it('[FN2] asks for kind, level, state, what nobody has confirmed, and days, each by itself and together', () => {
    expect(shown({})).toEqual([true, true])
    expect(shown({ kind: 'violation' })).toEqual([true, false])
    expect(shown({ kind: 'fault' })).toEqual([false, false])
    expect([shown({ level: '3' }), shown({ level: '1' }), shown({ level: 'none' })]).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
    expect([shown({ state: 'open' }), shown({ state: 'ended' })]).toEqual([
      [true, false],
      [false, true],
    ])
    expect(shown({ from: '2026-11-24' })).toEqual([false, false])
    expect(shown({ from: '2026-11-23', until: '2026-11-23' })).toEqual([true, true])
    expect(shown({ level: '3', state: 'ended' })).toEqual([false, false])
    const mistyped = operation(
      'v1.informationGathered',
      { what: '記録簿' },
      { at: '0008-11-23T02:00:00+09:00' },
    )
    expect(matches(summaryOf(begun, mistyped), filterOf({ from: '2026-11-23', until: '2026-11-23' }))).toBe(
      true,
    )
    const seen = summaryOf(begun, operation('v1.acknowledged', { operations: [begun.id] }))
    expect([grave, seen].map((one) => matches(one, filterOf({ unseen: '1' })))).toEqual([true, false])
  })

  it('[FN2] counts a level that is thought likely, and the graver of two', () => {
    const likely = summaryOf(begun, suspected(3), judged(1))
    expect(matches(likely, filterOf({ level: '3' }))).toBe(true)
    expect(matches(likely, filterOf({ level: '1' }))).toBe(false)
  })

  it('[FN2] survives the address, and what is none of it counts as not said', () => {
    const filter = filterOf({ kind: 'violation', level: '3', unseen: '1', until: '2026-11-24' })
    expect(filterOf(queryOf(filter))).toEqual(filter)
    expect(filterInWords(filter)).toBe('不正行為(疑い・有)・レベル3・未確認のみ・2026/11/24まで')
    const junk = filterOf({ kind: 'x', level: ['3'], state: null, from: '2026-13-40', q: 'あ' })
    expect(isFiltered(junk)).toBe(false)
  })
})

describe('what is owed everywhere', () => {
  it('[FN2] has the urgent first whatever its incident, then the gravest incident, and can be asked by office', () => {
    const fault = summaryOf(intake(), assessed('fault', 'present'))
    const owed = owedEverywhere([grave, fault], null)
    const ranks = owed.map(({ duty }) => (duty.urgency === '直ちに' || duty.clause === '3-2(4)' ? 0 : 1))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(owed.map(({ summary }) => summary))).toEqual(new Set([grave, fault]))
    for (const office of owingOffices([grave, fault])) {
      const own = owedEverywhere([grave, fault], office)
      expect(own).toEqual(owed.filter(({ duty }) => duty.office === office))
      expect(own.length).toBeGreaterThan(0)
    }
  })

  it('[FN2] tells of calls in vain beside who was told', () => {
    const call = placed()
    const { told } = summaryOf(begun, call, ended(call.id, 'busy'))
    expect(told.lines.map(({ what }) => what)).toEqual(['県 話し中'])
  })
})
