// What is wrong with what was typed, and what the record takes of it: names in a list, telephone numbers.
import { expect, it } from 'vitest'
import { namesProblem, writtenNames } from '../../../app/facts/name-list.ts'
import { numberProblem, writtenNumber } from '../../../app/facts/number-problem.ts'

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
