// A page filled from several lists: nothing is cut while there is room, and what is first stands in full before the rest.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillPage, fitting, linesOf } from '../../../app/paper/fill-page.ts'
import type { Wanted } from '../../../app/paper/fill-page.ts'

const row = fc
  .record({ short: fc.integer({ min: 1, max: 3 }), more: fc.nat(9), first: fc.boolean() })
  .map(({ short, more, first }): Wanted => ({ short, full: short + more, first }))
const lists = fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 6 })
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

describe('a page', () => {
  it('[PA4][PA6] never holds more than its room, cuts nothing while there is some, and what is first before all else', () => {
    fc.assert(
      fc.property(lists, fc.nat(90), (wanted, room) => {
        const shown = fillPage(wanted, room)
        const stands = wanted.flatMap((rows, list) =>
          rows.map((one, at) => ({ ...one, form: shown[list]?.[at] ?? null })),
        )
        const taken = sum(stands.map((one) => (one.form === null ? 0 : one[one.form])))
        expect(taken).toBeLessThanOrEqual(room)
        for (const { form, short, full } of stands)
          if (form === 'short' && full > short) expect(taken + full - short).toBeGreaterThan(room)
        const statutory = stands.filter(({ first }) => first)
        if (sum(statutory.map(({ full }) => full)) <= room)
          expect(statutory.every(({ form }) => form === 'full')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('[PA6] gives each list a row before any has two, and counts what comes after a row that does not fit', () => {
    const one: Wanted = { full: 2, short: 1 }
    const wide: Wanted = { full: 9, short: 9 }
    expect(fillPage([[one, one], [one], [one, wide, one]], 4)).toEqual([
      ['short', 'short'],
      ['short'],
      ['short', null, null],
    ])
  })

  it('[PA4] takes letters of half width for little more than half, and a line for every line', () => {
    expect(linesOf('県へ通報した', 6)).toBe(1)
    expect(linesOf('県へ通報した。', 6)).toBe(2)
    expect(linesOf('0123456789', 6)).toBe(1)
    expect(linesOf('県\n\n町', 6)).toBe(3)
  })

  // Cut by the count of its letters, a line with a date in it ended at four fifths of the column.
  it('[PA4][PA6] cuts a text where its column ends, whatever its letters take', () => {
    expect(fitting('県へ通報した', 6)).toBe('県へ通報した')
    expect(fitting('県へ通報した。', 6)).toBe('県へ通報し…')
    expect(fitting('11月23日2時13分に通報した', 11)).toBe('11月23日2時13分に…')
  })
})
