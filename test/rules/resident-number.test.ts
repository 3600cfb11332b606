// A resident's numbers in a text (PR3): what is warned of, and what a night's record is full of and is no such number.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { residentNumbers } from '../../shared/rules/resident-number.ts'

describe('what is warned of', () => {
  it.each([
    ['12345678901', 'residentCode'],
    ['１２３４５６７８９０１', 'residentCode'],
    ['住民票コードは12345678901でした', 'residentCode'],
    ['1234-5678-901', 'residentCode'],
    ['１２３４―５６７８―９０１', 'residentCode'],
    ['1234 5678 901', 'residentCode'],
    ['1234　5678　901', 'residentCode'],
    ['1234\n5678\n901', 'residentCode'],
    ['123\u200B45678901', 'residentCode'],
    ['090-1234-5678', 'mobileOrResidentCode'],
    ['０８０１２３４５６７８', 'mobileOrResidentCode'],
    ['123456789012', 'individualNumber'],
    ['1234-5678-9012', 'individualNumber'],
    ['1234ー5678ー9012', 'individualNumber'],
    ['1234 5678 9012', 'individualNumber'],
    ['個人番号(１２３４　５６７８　９０１２)', 'individualNumber'],
  ] as const)('[PR3] %j: %s', (text, found) => {
    expect(residentNumbers(text)).toEqual([found])
  })

  it('[PR3] any eleven or twelve digits, in any width, parted by one kind of mark', () => {
    const mark = fc.constantFrom('', '-', '‐', '―', '−', '－', ' ', '　')
    const wide = (digits: string) =>
      digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{10,11}$/),
        mark,
        fc.nat(9),
        fc.boolean(),
        (digits, by, at, full) => {
          const text = `${digits.slice(0, at + 1)}${by}${digits.slice(at + 1)}`
          const found = digits.length === 11 ? 'residentCode' : 'individualNumber'
          expect(residentNumbers(`番号${full ? wide(text) : text}です`)).toContain(found)
        },
      ),
    )
  })

  it('[PR3] beside other numbers, each kind once', () => {
    expect(residentNumbers('12345678901 と 1234-5678-9012、電話 090-1234-5678、11122233344')).toEqual([
      'residentCode',
      'individualNumber',
      'mobileOrResidentCode',
    ])
    expect(residentNumbers('123456789012 090-1234-5678')).toEqual([
      'individualNumber',
      'mobileOrResidentCode',
    ])
    expect(residentNumbers('2026-11-23 02:13 1234-5678-9012 3回')).toEqual(['individualNumber'])
  })
})

describe('what is none', () => {
  it.each([
    '',
    '住基端末が起動しない',
    '077-528-3233',
    '0775283233',
    '1234567890',
    '1234567890123',
    '1234-5678-90123',
    '4111 1111 1111 1111',
    '12345678901234567890',
    '2026-11-23 02:13',
    '2026-11-23 0213',
    '2026/11/23 02:13:45',
    '20261123',
    '20261123021345',
    '令和8年11月23日 2時13分',
    '2時13分から2時45分まで3回',
    '192.168.100.123',
    '192.168.100.123-192.168.100.124',
    '00:1A:2B:3C:4D:5E',
    '+81 90 1234 5678',
    '+819012345678',
    '077-528-3233 077-563-3750',
    '077-528-3233 2回かけた',
  ])('[PR3] %j', (text) => {
    expect(residentNumbers(text)).toEqual([])
  })
})
