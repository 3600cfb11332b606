import { expect, it } from 'vitest'
import { findings } from '../../shared/plan/findings.ts'
import { clauseText } from '../rules/clause-text.ts'

it('[3-4(1) ただし書] its finding is in the words of the ordinance, after ただし', () => {
  const { clause, words } = findings.immediateThreat
  expect(clauseText(clause).split('ただし、')[1]).toContain(`${words}と判定した場合`)
})

it('[3-4(2)] its finding is in the words of the ordinance', () => {
  const { clause, words } = findings.rightsAtRisk
  expect(clauseText(clause)).toContain(`${words}場合`)
})

it('[3-4(2)] words the ordinance does not have are found', () => {
  expect(clauseText('3-4(2)')).not.toContain(findings.rightsAtRisk.words.replace('おそれがある', 'おそれの'))
})
