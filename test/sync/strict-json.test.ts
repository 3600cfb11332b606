import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maxDepth, parseStrictJson } from '../../shared/sync/strict-json.ts'

/** A JSON object as any person or program could have it, `__proto__` as a key included. */
const anyObject = fc.dictionary(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', '"', '\\', ':', '{')),
  fc.jsonValue({ stringUnit: 'binary' }),
)

it('[OP2] what JSON.stringify writes is read back as it was, unless it holds U+0000', () => {
  fc.assert(
    fc.property(anyObject, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const strict = parseStrictJson(text)
      if (holdsNul(value)) expect(strict).toEqual({ ok: false, reason: 'nulCharacter' })
      else expect(strict).toEqual({ ok: true, value: JSON.parse(text) })
    }),
    { numRuns: 500 },
  )
})

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, child]) => key.includes('\0') || holdsNul(child))
}

it.each([
  ['at the top', '{"a":1,"a":1}'],
  ['inside an object', '{"b":{"a":1,"c":2,"a":3}}'],
  ['inside a list', '{"b":[1,{"a":1,"a":2}]}'],
  ['after a list of objects', '{"a":[{"a":1},{"a":2}],"a":3}'],
  ['after nested objects', '{"a":{"a":{"a":1}},"b":2,"a":3}'],
  ['in another spelling', String.raw`{"\u0061":1,"a":2}`],
  ['in another spelling deep down', String.raw`{"x":[[{"\u00e9":1,"é":2}]]}`],
  ['with an escaped slash', String.raw`{"a/b":1,"a\/b":2}`],
  ['with a surrogate pair', String.raw`{"𠮷":1,"\ud842\udfb7":2}`],
  ['that is empty', '{"":1,"":2}'],
  ['named __proto__', '{"__proto__":1,"__proto__":2}'],
  ['with space around', '{ "a" : 1 , "a" : 2 }'],
])('[OP2] a duplicate key %s is refused', (_where, text) => {
  expect(parseStrictJson(text)).toEqual({ ok: false, reason: 'duplicateKey' })
})

it('[OP2] any key given twice is refused, wherever it stands', () => {
  fc.assert(
    fc.property(anyObject, fc.string(), fc.nat({ max: 8 }), (object, key, depth) => {
      fc.pre(!holdsNul(object) && !key.includes('\0'))
      const twice = `{${JSON.stringify(key)}:1,"${key === '' ? 'x' : ''}":${JSON.stringify(object)},${JSON.stringify(key)}:2}`
      const nested = '{"a":['.repeat(depth) + twice + ']}'.repeat(depth)
      expect(parseStrictJson(nested)).toEqual({ ok: false, reason: 'duplicateKey' })
    }),
  )
})

it.each([
  ['the same key in two objects', '{"a":{"a":1},"b":{"a":2},"c":[{"a":3},{"a":4}]}'],
  ['a key that only looks the same', String.raw`{"a":1,"A":2,"\\u0061":3}`],
  ['a value spelled like a key', '{"a":"a","b":"a\\":","c":["a","a","a"]}'],
  ['braces and colons in text', '{"a":"{\\"a\\":1,\\"a\\":2}","b":"}]:,"}'],
])('[OP2] %s is no duplicate', (_what, text) => {
  expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
})

it.each([
  ['a value', String.raw`{"a":"x\u0000"}`],
  ['a key', String.raw`{"\u0000":1}`],
  ['a list', String.raw`{"a":[{"b":["\u0000"]}]}`],
  ['text after an escaped backslash', String.raw`{"a":"\\\u0000"}`],
])('[OP2] U+0000 in %s is refused', (_where, text) => {
  expect(parseStrictJson(text)).toEqual({ ok: false, reason: 'nulCharacter' })
})

it.each([String.raw`{"a":"\\u0000"}`, String.raw`{"a":"\\\\u0000"}`, String.raw`{"a":"u0000"}`])(
  '[OP2] %s holds a backslash, not U+0000',
  (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
  },
)

it.each([
  '',
  ' ',
  '[]',
  '[{}]',
  '1',
  '"a"',
  'null',
  'true',
  '{',
  '{}}',
  '{}{}',
  '{a:1}',
  "{'a':1}",
  '{"a":1,}',
  '{"a":"\n"}',
])('[OP2] %j is not one JSON object', (text) => {
  expect(parseStrictJson(text)).toEqual({ ok: false, reason: 'notJson' })
})

it.each(['\uFEFF{"a":1}', '{"a":1}\0', '{"a":"\0"}'])(
  '[OP2] a byte order mark or a raw NUL is refused: %j',
  (text) => {
    expect(parseStrictJson(text).ok).toBe(false)
  },
)

it('[OP2] what is nested as deep as may be is read, a level more is tooDeep; brackets in a text count for nothing', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}"[[{\\"{"${'}'.repeat(depth)}`
  expect(parseStrictJson(nested(maxDepth))).toMatchObject({ ok: true })
  expect(parseStrictJson(nested(maxDepth + 1))).toEqual({ ok: false, reason: 'tooDeep' })
  expect(parseStrictJson(`{"a":"${'['.repeat(1000)}"}`)).toMatchObject({ ok: true })
  expect(parseStrictJson('['.repeat(20_000))).toEqual({ ok: false, reason: 'tooDeep' })
})
