import { describe, expect, it } from 'vitest'
import { clauseOf, clauses } from '../../shared/plan/clauses.ts'
import { contacts } from '../../shared/plan/contacts.ts'
import { kinds } from '../../shared/plan/kinds.ts'
import { officeName, offices } from '../../shared/plan/offices.ts'
import { dialDigits } from '../../shared/rules/phone-number.ts'
import { contactRows, headings, ordinance } from './ordinance.ts'

describe('the contact tree', () => {
  it('[別記] its cells are the table of the ordinance, row by row, character for character', () => {
    expect(contactRows()).toEqual(contacts.map(({ cell, phoneCell }) => [cell, phoneCell]))
    expect(contactRows()).toHaveLength(3)
  })

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

describe('the words of the plan', () => {
  it.each(Object.values(kinds))(
    '[1-1] $name is defined as the ordinance defines it',
    ({ name, definition }) => {
      expect(ordinance.split('\n').some((line) => line.endsWith(`) ${name} ${definition}`))).toBe(true)
    },
  )

  it.each(clauses.filter(({ id }) => /^\d/.test(id)))(
    '[$id] its heading is the ordinance’s own: $heading',
    (clause) => {
      // A numbered paragraph without a heading stands under that of its section.
      const section = clause.id.replace(/\(.*/, '')
      expect(clause.heading).toBe(headings().get(clause.id) ?? headings().get(section))
    },
  )

  it('[別記] [別紙1] the annexes are named as the ordinance names them', () => {
    expect(ordinance).toContain(`(別記) ${clauseOf('別記').heading}\n`)
    expect(ordinance).toContain(`${clauseOf('別紙1').heading}(別紙1)`)
  })

  it('[3-2(4)] the ordinance is read as it is written', () => {
    expect(headings().get('3-2')).toBe('状況の把握')
    expect(headings().get('1-1(2)')).toBe('不正行為')
    expect(headings().get('2-1(2)')).toBe('原因の究明')
    expect(headings().get('3-9')).toBe('運用の再開')
    expect(headings().has('3-2(4)')).toBe(false)
    expect(headings().size).toBe(4 + 3 + 9 + 4 + 2)
  })

  it('[1-1] each clause is there once', () => {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
  })

  it.each(offices)('[1-2] $name is an office of the ordinance', ({ id, name }) => {
    expect(ordinance).toContain(name)
    expect(officeName(id)).toBe(name)
  })

  it('[1-2] an office of another edition stands for itself', () => {
    expect(officeName('crisisDesk')).toBe('crisisDesk')
  })
})
