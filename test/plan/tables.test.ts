import { describe, expect, it } from 'vitest'
import { councilAgenda, faultKinds, measureExamples, threatLevels } from '#plan'
import { changedTexts } from './changes.ts'
import { ordinance } from './ordinance.ts'
import { differences, tables } from './tables.ts'

describe.each(tables)('[PL1] $title', ({ lines, printed, held, heldOtherwise }) => {
  it('are the ordinance’s, cell by cell and row by row, and no other', () => {
    expect(printed(ordinance).length).toBeGreaterThan(1)
    expect(differences(printed(ordinance), held)).toEqual([])
  })

  it('differ from an ordinance with any one character changed or left out', () => {
    const changed = [...changedTexts(ordinance, lines(ordinance))]
    const written = lines(ordinance).join('').replaceAll(/[| ]/g, '')
    expect(changed.length).toBeGreaterThanOrEqual(2 * written.length)
    expect(changed.filter((text) => differences(printed(text), held).length === 0)).toEqual([])
  })

  it('differ when any one of their words is another', () => {
    expect(heldOtherwise.length).toBeGreaterThan(1)
    expect(heldOtherwise.filter((other) => differences(printed(ordinance), other).length === 0)).toEqual([])
  })

  it('differ when a row is left out, said twice or moved', () => {
    for (const at of held.keys()) {
      const row = held[at] ?? []
      expect(differences(printed(ordinance), held.toSpliced(at, 1))).not.toEqual([])
      expect(differences(printed(ordinance), held.toSpliced(at, 0, row))).not.toEqual([])
      expect(differences(printed(ordinance), [...held.toSpliced(at, 1), row]).length > 0).toBe(
        at < held.length - 1,
      )
    }
  })
})

describe('the tables together', () => {
  it('[PL1] hold every line of the ordinance that has a table’s rule in it', () => {
    const ruled = ordinance.split('\n').filter((line) => line.includes('|'))
    const known = tables.flatMap(({ lines }) => lines(ordinance))
    expect(ruled.filter((line) => !known.includes(line))).toEqual([])
  })

  it('[1-4] has eight items, [2-1(1)] three kinds of fault, [3-1] three levels of one, three and six examples', () => {
    expect(councilAgenda.items).toHaveLength(8)
    expect(faultKinds.kinds.map(({ checks }) => checks.length)).toEqual([3, 1, 4])
    expect(threatLevels.levels.map(({ level, examples }) => [level, examples.length])).toEqual([
      [1, 1],
      [2, 3],
      [3, 6],
    ])
  })

  it('[参考] has sixteen rows, and every ①②③④ and ※ that is printed', () => {
    expect(measureExamples.examples).toHaveLength(16)
    const reference = ordinance.slice(ordinance.indexOf('(参考)'))
    for (const marker of ['①', '②', '③', '④']) {
      const listed = measureExamples.examples.flatMap(({ measures }) =>
        measures.map((measure) => measure.marker),
      )
      expect(listed.filter((one) => one === marker)).toHaveLength(reference.split(marker).length - 1)
    }
    // One ※ stands in the note under the title.
    const conditions = measureExamples.examples.filter(({ condition }) => condition?.startsWith('※'))
    expect(conditions).toHaveLength(reference.split('※').length - 2)
  })

  it('[参考] numbers the measures of a row from ① on', () => {
    for (const { measures } of measureExamples.examples)
      expect(measures.map(({ marker }) => marker).join('')).toBe('①②③④'.slice(0, measures.length))
  })
})
