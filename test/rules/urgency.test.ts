// Urgency words: a duty carries the word of its own clause, as the ordinance prints it there, or none.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import { threatLevels } from '../../shared/plan/threat-levels.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { foldOf, judged } from '../incident/said.ts'
import { clauseText, levelText } from './clause-text.ts'

const words = ['直ちに', '速やかに'] as const
const levels = threatLevels.map(({ level }) => level)

function raised(...said: Operation[]): Duty[] {
  return duties(foldOf(...said).incident, plan)
}

/** Under 3-3 each level has its own sentence; the judgement stands in the one before them. */
function textOf({ id, clause }: Duty, level: number): string {
  if (clause !== '3-3') return clauseText(clause)
  return id === '3-3 assess' ? (clauseText(clause).split('《', 1)[0] ?? '') : levelText(level)
}

describe.each(levels)('at level %i', (level) => {
  it('[3-3] every duty has the word of its clause, and none where the clause has none', () => {
    for (const duty of raised(judged(level))) {
      const printed = words.find((word) => textOf(duty, level).includes(word)) ?? null
      expect(duty.urgency, duty.id).toBe(printed)
    }
  })
})

it('[3-3][3-8] 直ちに is said at levels 2 and 3, 速やかに of the report to the mayor, and nothing of the rest', () => {
  const urgent = (level: (typeof levels)[number]) =>
    raised(judged(level)).flatMap(({ id, urgency }) => (urgency === null ? [] : [`${id} ${urgency}`]))
  expect(urgent(1)).toEqual([])
  expect(urgent(2)).toEqual(['3-3 cause 直ちに', '3-3 measures 直ちに'])
  expect(urgent(3)).toEqual([
    '3-3 cause 直ちに',
    '3-3 emergency 直ちに',
    '3-3 council 直ちに',
    '3-8 report 速やかに',
  ])
})

it('[3-2(4)] has no word, though its neighbours in the ordinance have', () => {
  expect(clauseText('3-2(4)')).toContain('可能性が高い場合、県の住基ネット担当部署に通報し')
  expect(words.filter((word) => clauseText('3-2(4)').includes(word))).toEqual([])
  expect(clauseText('3-4(2)')).toContain('直ちに')
})

it('[3-1] a clause that the ordinance does not have has no text', () => {
  expect(() => clauseText('3-10')).toThrow()
  expect(() => clauseText('3-8(1)')).toThrow('(1)')
})
