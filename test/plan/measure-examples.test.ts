import { describe, expect, it } from 'vitest'
import { measureExampleIds, measureExamples, measureGroups } from '../../shared/plan/measure-examples.ts'
import { measureVerbIds, noticerIds } from '../../shared/plan/measure-words.ts'

const pairs = noticerIds.flatMap((noticedBy) =>
  measureGroups.map(({ number, what }) => ({ noticedBy, number, what })),
)

function rowsOf(noticedBy: string, group: number): string[] {
  return measureExamples
    .filter((row) => row.noticedBy === noticedBy && row.group === group)
    .map(({ id }) => id)
}

describe('the measure examples', () => {
  it('[参考] are numbered as printed, with a hyphen in code', () => {
    expect(measureExamples.map(({ id }) => id)).toEqual(measureExampleIds)
    for (const { id, printedNumber, group, clause } of measureExamples) {
      expect(printedNumber).toBe(id.replace('-', '\u2015'))
      expect(clause).toBe(`参考${id}`)
      expect(id.startsWith(`${group}-`)).toBe(true)
    }
  })

  it.each(pairs)('[参考] $noticedBy and $what lead to at most two rows', ({ noticedBy, number }) => {
    expect(rowsOf(noticedBy, number).length).toBeLessThanOrEqual(2)
  })

  it('[参考] every row is found by its pair', () => {
    const found = pairs.flatMap(({ noticedBy, number }) => rowsOf(noticedBy, number))
    expect(found.toSorted()).toEqual(measureExampleIds)
    expect(rowsOf('supplier', 2)).toEqual(['2-4'])
    expect(rowsOf('agency', 4)).toEqual(['4-1', '4-3'])
  })

  it.each(measureExamples)('[$clause] who noticed is who its event says', ({ event, noticedBy }) => {
    const said = { agency: /^全国センターから、/, audit: /監査/, supplier: /ベンダー/ }
    const named = Object.entries(said).find(([, words]) => words.test(event))
    expect(named?.[0] ?? 'town').toBe(noticedBy)
  })

  // Read row by row by a person; 2-4's cell is empty.
  it('[参考] each measure says whether the town acts, helps, or acts with the agency’s help', () => {
    const initials = { acts: 'a', helps: 'h', actsWithAgency: 'w' }
    const verbs = measureExamples.map(({ measures }) => measures.map(({ verb }) => initials[verb]).join(''))
    expect(verbs.slice(0, 4)).toEqual(['hahw', 'www', 'haw', 'aw'])
    expect(verbs.slice(4, 8)).toEqual(['hahw', 'www', 'ww', ''])
    expect(verbs.slice(8, 12)).toEqual(['hhh', 'www', 'hhh', 'www'])
    expect(verbs.slice(12)).toEqual(['hhh', 'www', 'hhh', 'aaw'])
    expect(Object.keys(initials)).toEqual(measureVerbIds)
  })

  it('[参考] a measure that helps says what the agency does', () => {
    for (const { leadIn, measures } of measureExamples)
      for (const { text, verb } of measures)
        expect(/全国センターが行う.*協力$/.test(leadIn ?? text)).toBe(verb === 'helps')
  })

  it('[参考2-4] has no measures of its own and shows those of 2-3, marked as our reading', () => {
    const borrowing = measureExamples.filter(({ measures }) => measures.length === 0)
    expect(borrowing.map(({ id, measuresOf }) => [id, measuresOf])).toEqual([['2-4', '2-3']])
    expect(borrowing[0]?.remark).toContain('原文のこの欄は空です')
    expect(measureExamples.filter(({ measuresOf }) => measuresOf !== null)).toEqual(borrowing)
  })

  it('[参考4-4] breaks off where the source does, and says so', () => {
    const last = measureExamples.at(-1)
    expect(last?.measures.at(-1)?.text).toMatch(/調査$/)
    expect(last?.remark).toBe('原文の掲載はここまで')
  })

  it('[参考1-2] [参考3-4] keep the slips of the source', () => {
    expect(measureExamples[1]?.event).toContain('都道府県0または')
    expect(measureExamples[11]?.measures[1]?.text).toContain('ものかうかを')
  })
})
