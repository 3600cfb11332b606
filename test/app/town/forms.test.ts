// What the town's forms decide by themselves: whether a file is a text, a list of names, a number.
import { describe, expect, it } from 'vitest'
import { namesProblem, writtenNames } from '../../../app/facts/name-list.ts'
import { maxTextFileBytes, readText } from '../../../app/town/text-file.ts'
import { numberProblem, writtenNumber } from '../../../app/forms/number-problem.ts'

describe('a text file', () => {
  it('[TR5] is read as UTF-8, with a BOM or without, and as Shift_JIS', () => {
    const utf8 = new TextEncoder().encode('目的')
    expect(readText(utf8)).toEqual({ ok: true, text: '目的' })
    expect(readText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))).toEqual({ ok: true, text: '目的' })
    expect(readText(new Uint8Array([0x96, 0xda, 0x93, 0x49]))).toEqual({ ok: true, text: '目的' })
  })

  it('[TR5] that is none, or too large, is said to be so', () => {
    expect(readText(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00]))).toEqual({ ok: false, reason: 'notText' })
    expect(readText(new Uint8Array([0x41, 0x00, 0x42]))).toEqual({ ok: false, reason: 'notText' })
    expect(readText(new Uint8Array(maxTextFileBytes + 1))).toEqual({ ok: false, reason: 'tooLarge' })
  })
})

it('[TR6] a list of names leaves out what is empty, and says what is there twice or too long', () => {
  expect(writtenNames([' 管理 乙 ', '', '宿直 甲'])).toEqual(['管理 乙', '宿直 甲'])
  expect(namesProblem(['管理 乙', '', ''])).toBe('')
  expect(namesProblem(['管理 乙', '宿直 甲', '管理 乙 '])).toContain('「管理 乙」が2つ')
  expect(namesProblem(['甲'.repeat(101)])).toContain('100文字まで')
})

it.each([
  ['', '', null],
  ['077-528-3233', '', '0775283233'],
  ['０９０ー１２３４ー５６７８', '', '09012345678'],
  ['0749-00-00', '桁が足りません', null],
  ['0749-00-00000', '桁が多すぎます', null],
  ['0749-00-0000 内線12', '内線', null],
  ['不明', 'かけられません', null],
])('[TN1] %j: %j', (text, problem, digits) => {
  if (problem === '') expect(numberProblem(text)).toBe('')
  else expect(numberProblem(text)).toContain(problem)
  expect(writtenNumber(text)).toBe(digits)
})
