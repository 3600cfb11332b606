import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialDigits } from '../../../shared/rules/town/phone-number.ts'
import { brackets, digitRows, labels, separators } from '../phone-characters.ts'

const domestic = fc.oneof(
  fc.stringMatching(/^0[1-9][1-9]\d{7}$/),
  fc.stringMatching(/^0[2-9]0\d{8}$/),
  fc.constantFrom('110', '119', '171', '188', '0775283233', '0775633750', '0352140908', '0120123456'),
)
const international = fc.stringMatching(/^\+[1-79]\d{9,14}$/)

/** A number as somebody could write it: label, brackets, separators and widths by chance. */
const written = fc.oneof(domestic, international).chain((digits) =>
  fc
    .record({
      label: fc.option(fc.constantFrom(...labels), { nil: '' }),
      around: fc.array(fc.tuple(fc.constantFrom('', ...separators), fc.constantFrom(...digitRows)), {
        minLength: digits.length,
        maxLength: digits.length,
      }),
      bracket: fc.option(fc.tuple(fc.constantFrom(...brackets), fc.nat(), fc.nat()), { nil: null }),
      end: fc.constantFrom('', ...separators),
    })
    .map(({ label, around, bracket, end }) => {
      const parts = around.map(([before, row], at) => before + wide(digits[at] ?? '', row))
      if (bracket !== null) putInBrackets(parts, bracket, digits.startsWith('+') ? 1 : 0)
      return { digits, text: label + parts.join('') + end }
    }),
)

function wide(digit: string, row: string[]): string {
  return digit === '+' ? (row[0] === '0' ? '+' : '＋') : (row[Number(digit)] ?? digit)
}

/** Puts two or more of the parts in brackets; a lone 0 in brackets is a trunk prefix and means another thing. */
function putInBrackets(
  parts: string[],
  [pair, from, length]: [[string, string], number, number],
  first: number,
) {
  const open = first + (from % (parts.length - first - 1))
  const close = open + 1 + (length % (parts.length - open - 1))
  parts[open] = pair[0] + (parts[open] ?? '')
  parts[close] = (parts[close] ?? '') + pair[1]
}

describe('what is folded', () => {
  it('[TN2] any decoration of a number gives its digits', () => {
    fc.assert(
      fc.property(written, ({ digits, text }) => {
        expect(dialDigits(text)).toEqual({ ok: true, digits })
      }),
      { numRuns: 2000 },
    )
  })

  it('[TN2] every separator in the table folds, at every place and twice', () => {
    for (const mark of separators)
      for (const text of [`077${mark}528${mark}3233`, `${mark}0775283233${mark}`, `077${mark}${mark}5283233`])
        expect(dialDigits(text), `U+${mark.codePointAt(0)?.toString(16)}`).toEqual({
          ok: true,
          digits: '0775283233',
        })
  })

  it('[TN2] every bracket and every label folds', () => {
    for (const [open, close] of brackets)
      for (const text of [
        `${open}077${close}528-3233`,
        `077${open}528${close}3233`,
        `077-528-3233${open}${close}`,
      ])
        expect(dialDigits(text)).toEqual({ ok: true, digits: '0775283233' })
    for (const label of labels)
      for (const text of [`${label}0775283233`, `${label} (077)528-3233`, `${label}　＋81(0)77-528-3233`])
        expect(dialDigits(text)).toMatchObject({ ok: true })
  })

  it.each([
    ['+81 (0)77-528-3233', '+81775283233'],
    ['＋８１（０）７７―５２８―３２３３', '+81775283233'],
    ['TEL +81[0]77 528 3233', '+81775283233'],
    ['+81 77 528 3233', '+81775283233'],
    ['(+81) 77 528 3233', '+81775283233'],
    ['090ー1234ー5678', '09012345678'],
    ['0800-123-4567', '08001234567'],
    ['0120-123-456', '0120123456'],
    ['１１９', '119'],
  ])('[TN2] %s dials %s', (text, digits) => {
    expect(dialDigits(text)).toEqual({ ok: true, digits })
  })
})

describe('what is refused', () => {
  it('[TN1] any text is refused with a reason, or is a number that a link carries unchanged', () => {
    const near = fc.array(
      fc.constantFrom(...separators, ...brackets.flat(), ...labels, ...digitRows.flat(), '+', 'x', '一'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          near.map((parts) => parts.join('')),
        ),
        (text) => {
          const dialled = dialDigits(text)
          if (!dialled.ok) return
          expect(dialled.digits).toMatch(/^\+?\d{3,15}$/)
          expect(encodeURI(`tel:${dialled.digits}`)).toBe(`tel:${dialled.digits}`)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['077-528-3233 内線 123', 'extension'],
    ['077-528-3233（内線123）', 'extension'],
    ['077-528-3233 ext. 5', 'extension'],
    ['077-528-3233ＥＸＴ５', 'extension'],
    ['077-528-3233x5', 'extension'],
    ['077-528-3233;ext=5', 'extension'],
    ['077-528-3233,5', 'extension'],
    ['077-528-3233#5', 'extension'],
    ['077-528-3233＃5', 'extension'],
    ['*67 077-528-3233', 'extension'],
    ['#7119', 'extension'],
    ['', 'empty'],
    [' \u200B\u3000', 'empty'],
    ['TEL', 'empty'],
    ['―', 'empty'],
    ['0120-ABC-DEF', 'unreadable'],
    ['FAX 077-528-3233', 'unreadable'],
    ['代表 077-528-3233', 'unreadable'],
    ['〇七七―五二八―三二三三', 'unreadable'],
    ['077一528一3233', 'unreadable'],
    ['077-528-3233\0', 'unreadable'],
    ['077%528%3233', 'unreadable'],
    ['٠٧٧٥٢٨٣٢٣٣', 'unreadable'],
    ['077+5283233', 'unreadable'],
    ['++81775283233', 'unreadable'],
    ['+', 'unreadable'],
    ['528-3233', 'unreadable'],
    ['775283233', 'unreadable'],
    ['81-77-528-3233', 'unreadable'],
    ['0077-528-3233', 'unreadable'],
    ['077-528-323', 'tooShort'],
    ['090-1234-567', 'tooShort'],
    ['+81 77', 'tooShort'],
    ['11', 'tooShort'],
    ['077-528-32334', 'tooLong'],
    ['077-528-3233/3234', 'tooLong'],
    ['090-1234-56789', 'tooLong'],
    ['+8177528323312345', 'tooLong'],
    ['1190', 'tooLong'],
    ['077-528-3233\n077-563-3750', 'tooLong'],
  ])('[TN1] %j is refused, %s', (text, reason) => {
    expect(dialDigits(text)).toEqual({ ok: false, reason })
  })

  // NFKC reads a note mark as one more digit: 077-528-3233² would have dialled eleven.
  it.each([...'²³¹⁰₂①⑴⒈㉑½', '０７７⓪'])('[TN1] the mark %s beside a number is no digit of it', (mark) => {
    expect(dialDigits(`077-528-323${mark}`)).toEqual({ ok: false, reason: 'unreadable' })
    expect(dialDigits(`077-528-3233${mark}`)).toEqual({ ok: false, reason: 'unreadable' })
  })

  // +81 077… holds the trunk 0 that +81 replaces: some networks drop it, some fail.
  it.each(['+81 077-528-3233', '+81 (077) 528-3233', '+0775283233'])(
    '[TN1] %s is refused: not certain',
    (text) => {
      expect(dialDigits(text)).toEqual({ ok: false, reason: 'unreadable' })
    },
  )
})
