import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonOrNull, readAnswerLine, writeAnswerLine } from '../../shared/sync/protocol.ts'
import type { AnswerLine } from '../../shared/sync/protocol.ts'

const hash = 'ab'.repeat(32)
const line: AnswerLine = {
  position: 7,
  receivedAt: '2026-11-22T17:13:05.123Z',
  clockOffsetMs: -250,
  uploader: '018f3b2a-0000-4000-8000-c6d47e21aaaa',
  hash,
  seal: 'cd'.repeat(32),
  id: '019a9e00-0000-7000-8000-000000000001',
}
const operation = '{"id":"019a9e00","operation":{"a":{}},"what":"CS 𠮷 \\"operation\\":{"}'

/** Operation texts, with other spacing than ours and with keys that look like the line's own. */
const anyOperation = fc
  .tuple(
    fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('operation', 'hash', ',"operation":')),
      fc.jsonValue({ stringUnit: 'binary' }),
    ),
    fc.constantFrom(undefined, 1),
  )
  .map(([value, indent]) => JSON.stringify(value, null, indent).replaceAll('\n', ' '))

describe('answer lines', () => {
  it('[SY12] a line reads back with the very text of its operation', () => {
    fc.assert(
      fc.property(anyOperation, (text) => {
        expect(readAnswerLine(writeAnswerLine(line, text))).toEqual({ line, operation: text })
      }),
      { numRuns: 300 },
    )
  })

  it('[SY12] a line without its operation reads back as such', () => {
    expect(readAnswerLine(writeAnswerLine(line, null))).toEqual({ line, operation: null })
  })

  it('[SY12] any id of a line reads back, one that looks like the operation too', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(',"operation":{}}')), (id) => {
        expect(readAnswerLine(writeAnswerLine({ ...line, id }, operation))).toEqual({
          line: { ...line, id },
          operation,
        })
      }),
    )
  })

  it('[SY12] a line is JSON with the operation last', () => {
    const parsed = jsonOrNull(writeAnswerLine(line, operation))
    expect(parsed).toEqual({ ...line, operation: JSON.parse(operation) })
    expect(Object.keys(parsed as object).at(-1)).toBe('operation')
  })

  // A text torn behind an inner brace once passed for whole: `{…,"operation":{"a":{}` ends like a line.
  it.each([operation, '{"a":{}}', '{}', '{"a":[{"b":{}},{"c":{}}]}', null])(
    '[SY12] a line with the operation %s, torn at any byte, is no line',
    (text) => {
      const bytes = Buffer.from(writeAnswerLine(line, text))
      for (let at = 0; at < bytes.length; at += 1)
        expect(readAnswerLine(bytes.subarray(0, at).toString())).toBeNull()
    },
  )

  it('[SY12] any operation torn anywhere is no line', () => {
    fc.assert(
      fc.property(
        anyOperation,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (text, share) => {
          const whole = writeAnswerLine(line, text)
          expect(readAnswerLine(whole.slice(0, Math.floor(share * whole.length)))).toBeNull()
        },
      ),
    )
  })

  it.each([
    ['without a hash', { ...line, hash: undefined }],
    ['with a short hash', { ...line, hash: 'ab' }],
    ['with a position before the start', { ...line, position: -1 }],
    ['with half a position', { ...line, position: 1.5 }],
    ['with a time without date', { ...line, receivedAt: '17:13' }],
    ['with no device', { ...line, uploader: 'phone' }],
  ])('[SY12] a line %s is no line', (_what, broken) => {
    expect(readAnswerLine(JSON.stringify(broken))).toBeNull()
    expect(readAnswerLine(JSON.stringify({ ...broken, operation: {} }))).toBeNull()
  })

  it.each(['', '<!doctype html><html></html>', 'null', '[]', '{}', '{"operation":{}}', ',"operation":{}}'])(
    '[SY13] %j is not of this protocol',
    (text) => {
      expect(readAnswerLine(text)).toBeNull()
    },
  )

  it('[SY12] what follows the operation is no line of ours', () => {
    expect(readAnswerLine(`${writeAnswerLine(line, '{}')} `)).toBeNull()
    expect(readAnswerLine(writeAnswerLine(line, '{}').replace(/\}$/, ']'))).toBeNull()
    expect(readAnswerLine(writeAnswerLine(line, '{},"position":8'))).toBeNull()
  })
})

it('[SY13] JSON that does not parse is null, never thrown', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => jsonOrNull(text)).not.toThrow()
    }),
  )
})
