import { measureExamples } from '#plan'
import { describe, expect, it } from 'vitest'
import { measureVerbIds, noticerIds } from '../../shared/plan/measure-words.ts'

const pairs = noticerIds.flatMap((noticedBy) =>
  measureExamples.groups.map(({ number, what }) => ({ noticedBy, number, what })),
)

const ids = measureExamples.examples.map(({ id }) => id)

function rowsOf(noticedBy: string, group: number): string[] {
  return measureExamples.examples
    .filter((row) => row.noticedBy === noticedBy && row.group === group)
    .map(({ id }) => id)
}

describe('the measure examples', () => {
  it('[参考] are numbered as printed, with a hyphen in code', () => {
    const places = [1, 2, 3, 4]
    expect(ids).toEqual(places.flatMap((group) => places.map((at) => `${group}-${at}`)))
    for (const { id, printedNumber, group } of measureExamples.examples) {
      expect(printedNumber).toBe(id.replace('-', '\u2015'))
      expect(id.startsWith(`${group}-`)).toBe(true)
    }
  })

  it.each(pairs)('[参考] $noticedBy and $what lead to at most two rows', ({ noticedBy, number }) => {
    expect(rowsOf(noticedBy, number).length).toBeLessThanOrEqual(2)
  })

  it('[参考] every row is found by its pair', () => {
    const found = pairs.flatMap(({ noticedBy, number }) => rowsOf(noticedBy, number))
    expect(found.toSorted()).toEqual(ids)
    expect(rowsOf('supplier', 2)).toEqual(['2-4'])
    expect(rowsOf('agency', 4)).toEqual(['4-1', '4-3'])
  })

  it.each(measureExamples.examples)('[参考$id] who noticed is who its event says', ({ event, noticedBy }) => {
    const said = { agency: /^全国センターから、/, audit: /監査/, supplier: /ベンダー/ }
    const named = Object.entries(said).find(([, words]) => words.test(event))
    expect(named?.[0] ?? 'town').toBe(noticedBy)
  })

  // Read row by row by a person; 2-4's cell is empty.
  it('[参考] each measure says whether the town acts, helps, or acts with the agency’s help', () => {
    const initials = { acts: 'a', helps: 'h', actsWithAgency: 'w' }
    const verbs = measureExamples.examples.map(({ measures }) =>
      measures.map(({ verb }) => initials[verb]).join(''),
    )
    expect(verbs.slice(0, 4)).toEqual(['hahw', 'www', 'haw', 'aw'])
    expect(verbs.slice(4, 8)).toEqual(['hahw', 'www', 'ww', ''])
    expect(verbs.slice(8, 12)).toEqual(['hhh', 'www', 'hhh', 'www'])
    expect(verbs.slice(12)).toEqual(['hhh', 'www', 'hhh', 'aaw'])
    expect(Object.keys(initials)).toEqual(measureVerbIds)
  })

  it('[参考] a measure that helps says what the agency does', () => {
    for (const { leadIn, measures } of measureExamples.examples)
      for (const { text, verb } of measures)
        expect(/全国センターが行う.*協力$/.test(leadIn ?? text)).toBe(verb === 'helps')
  })

  it('[参考2-4] has no measures of its own and shows those of 2-3, marked as our reading', () => {
    const borrowing = measureExamples.examples.filter(({ measures }) => measures.length === 0)
    expect(borrowing.map(({ id, measuresOf }) => [id, measuresOf])).toEqual([['2-4', '2-3']])
    expect(borrowing[0]?.remark).toContain('原文のこの欄は空です')
    expect(measureExamples.examples.filter(({ measuresOf }) => measuresOf !== null)).toEqual(borrowing)
  })

  it('[参考4-4] breaks off where the source does, and says so', () => {
    const last = measureExamples.examples.at(-1)
    expect(last?.measures.at(-1)?.text).toMatch(/調査$/)
    expect(last?.remark).toBe('原文の掲載はここまで')
  })

  it('[参考1-2] [参考3-4] keep the slips of the source', () => {
    expect(measureExamples.examples[1]?.event).toContain('都道府県0または')
    expect(measureExamples.examples[11]?.measures[1]?.text).toContain('ものかうかを')
  })
})
