// 受付番号 (別紙1): from the chain alone, by fiscal year, and only as far as a device holds all of it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fiscalYearOf, receiptNumbers } from '../../../shared/rules/sheets/receipt-number.ts'

const one = { subject: 'a', drill: false, position: 3, receivedAt: '2026-11-22T17:13:00.000Z' }
const two = { subject: 'b', drill: false, position: 8, receivedAt: '2026-11-23T02:00:00.000Z' }
const next = { subject: 'c', drill: false, position: 9, receivedAt: '2027-03-31T15:00:00.000Z' }

it('[別紙1] counts the incidents of a fiscal year in the order in which the server had them', () => {
  const numbers = receiptNumbers([two, one, next], 9)
  expect([...numbers]).toEqual([
    ['a', { series: 'real 2026', fiscalYear: 2026, number: 1 }],
    ['b', { series: 'real 2026', fiscalYear: 2026, number: 2 }],
    ['c', { series: 'real 2027', fiscalYear: 2027, number: 1 }],
  ])
})

it('[別紙1] a second 受付票 of an incident gives no second number', () => {
  const again = { ...one, position: 4 }
  expect(receiptNumbers([again, one, two], 9).get('a')).toMatchObject({ fiscalYear: 2026, number: 1 })
  expect(receiptNumbers([again, one, two], 9).get('b')).toMatchObject({ fiscalYear: 2026, number: 2 })
})

it('[別紙1] what lies beyond what a device holds whole has no number yet', () => {
  expect(receiptNumbers([two], 7).get('b')).toBeUndefined()
})

it('[別紙1] a number once given stays, whatever arrives later', () => {
  const intakes = fc.uniqueArray(
    fc.record({
      subject: fc.constantFrom('a', 'b', 'c', 'd'),
      drill: fc.boolean(),
      position: fc.integer({ min: 1, max: 60 }),
    }),
    { selector: ({ position }) => position, maxLength: 20 },
  )
  fc.assert(
    fc.property(intakes, fc.nat(60), (found, completeTo) => {
      const all = found.map((each) => ({ ...each, receivedAt: one.receivedAt }))
      const later = receiptNumbers(all, 60)
      const held = all.filter(({ position }) => position <= completeTo)
      for (const [subject, number] of receiptNumbers(held, completeTo))
        expect(later.get(subject)).toEqual(number)
    }),
  )
})

it('[別紙1] drills are counted apart, by what was said first', () => {
  const drill = { ...one, drill: true }
  const numbers = receiptNumbers([drill, { ...one, position: 5 }, two, { ...next, drill: true }], 9)
  expect([...numbers]).toEqual([
    ['a', { series: 'drill 2026', fiscalYear: 2026, number: 1 }],
    ['b', { series: 'real 2026', fiscalYear: 2026, number: 1 }],
    ['c', { series: 'drill 2027', fiscalYear: 2027, number: 1 }],
  ])
})

it('[別紙1] the fiscal year begins on 1 April in Japan', () => {
  expect(fiscalYearOf('2027-03-31T14:59:59.000Z')).toBe(2026)
  expect(fiscalYearOf('2027-03-31T15:00:00.000Z')).toBe(2027)
})
