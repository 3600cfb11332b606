import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../shared/sync/csv.ts'

/** Reads a file as RFC 4180 says, to compare with. */
function parse(text: string): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  for (const [, quoted = '', end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    cells.push(quoted.replaceAll('""', '"'))
    if (end === ',') continue
    lines.push(cells)
    cells = []
  }
  return lines
}

const spaces = fc.constantFrom('', ' ', '\u3000', '\u200b', '\ufeff')
/** Half width, full width, the minus of Unicode, and what may hide one of them. */
const start = fc.constantFrom(...'=+-@\uff1d\uff0b\uff0d\uff20\u2212\t\r\n')

describe('a CSV line', () => {
  it('[BU6] comes back cell for cell, whatever is in them', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(cells), (lines) => {
        const read = parse(lines.map(csvLine).join(''))
        const plain = (text: string, at: string) => (text === `'${at}` ? at : text)
        expect(read.map((line, at) => line.map((text, of) => plain(text, lines[at]?.[of] ?? '')))).toEqual(
          lines,
        )
      }),
      { seed: 20261124 },
    )
  })

  it('[BU6] never begins a cell as a formula: = + - @, in full width, behind spaces, a tab, a line break', () => {
    fc.assert(
      fc.property(spaces, start, fc.string(), (space, first, rest) => {
        const [[text] = []] = parse(csvLine([`${space}${first}${rest}`]))
        expect(text).toBe(`'${space}${first}${rest}`)
      }),
      { seed: 20261124 },
    )
  })

  it('[BU6] leaves what is none as it is, numbers too; nothing is an empty cell', () => {
    expect(csvLine(['3-2(4)', 'a=b', '住基 "端末"', 5, -5, null, { moment: '2026/11/23 02:13' }])).toBe(
      '"3-2(4)","a=b","住基 ""端末""","5","-5","","2026/11/23 02:13"\r\n',
    )
  })
})
