import { expect, it } from 'vitest'
import { findings } from '../../shared/plan/findings.ts'
import { clauseText } from '../rules/clause-text.ts'

it.each(Object.values(findings))(
  '[$clause] its finding is in the words of the ordinance',
  ({ clause, words }) => {
    expect(clauseText(clause)).toContain(words)
  },
)

it('[3-4(2)] words the ordinance does not have are found', () => {
  expect(clauseText('3-4(2)')).not.toContain(findings.rightsAtRisk.words.replace('おそれがある', 'おそれの'))
})
