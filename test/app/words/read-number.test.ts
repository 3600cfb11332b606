// A telephone number as it is read aloud (TN3).
import { expect, it } from 'vitest'
import { readNumber } from '../../../app/words/read-number.ts'

it.each([
  ['0775283233', '077-528-3233'],
  ['0749421234', '0749-42-1234'],
  ['0352140908', '03-5214-0908'],
  ['09012345678', '090-1234-5678'],
  ['05012345678', '050-1234-5678'],
  ['08001234567', '0800-123-4567'],
  ['0120123456', '0120-123-456'],
])('[TN3] %s is read %s', (dialled, read) => {
  expect(readNumber(dialled)).toBe(read)
})

it.each(['0774201234', '0591234567', '110', '+81775283233', '077-528-3233'])(
  '[TN3] %s, whose parts are not certain or have their hyphens, stays as it is',
  (number) => {
    expect(readNumber(number)).toBe(number)
  },
)
