import { describe, expect, it } from 'vitest'
import { contacts } from '#plan'
import { dialDigits } from '../../shared/rules/town/phone-number.ts'

describe('the contact tree', () => {
  it.each(contacts)(
    '[別記] $phoneCell dials $digits and is shown as $shown',
    ({ phoneCell, digits, shown }) => {
      expect(dialDigits(phoneCell)).toEqual({ ok: true, digits })
      expect(shown).toMatch(/^\d+-\d+-\d+$/)
      expect(shown.replaceAll('-', '')).toBe(digits)
    },
  )

  it.each(contacts)('[別記] $name names what its cell names', ({ name, cell, hours }) => {
    expect(name.replace(/[()]/g, ' ').trim()).toBe(cell)
    expect(cell.endsWith('通常業務時')).toBe(hours === 'day')
    expect(cell.endsWith('夜間・休日時')).toBe(hours === 'night')
  })

  it('[別記] the three numbers are those that the town printed', () => {
    expect(contacts.map(({ id, digits }) => [id, digits])).toEqual([
      ['prefectureDay', '0775283233'],
      ['prefectureNight', '0775633750'],
      ['agency', '0352140908'],
    ])
  })

  it('[TN1] a printed cell with one digit changed is another number', () => {
    for (const { phoneCell, digits } of contacts)
      expect(dialDigits(phoneCell.replace(/\d$/, (last) => String((Number(last) + 1) % 10)))).not.toEqual({
        ok: true,
        digits,
      })
  })
})
