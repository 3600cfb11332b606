import { expect, it } from 'vitest'
import { findings } from '#plan'
import { clauseText } from '../rules/clause-text.ts'

it('[3-4(1) ただし書] its finding is in the words of the ordinance, after ただし', () => {
  expect(clauseText('3-4(1)').split('ただし、')[1]).toContain(`${findings.immediateThreat}と判定した場合`)
})

it('[3-4(2)] its finding is in the words of the ordinance', () => {
  expect(clauseText('3-4(2)')).toContain(`${findings.rightsAtRisk}場合`)
})

it('[3-4(2)] words the ordinance does not have are found', () => {
  expect(clauseText('3-4(2)')).not.toContain(findings.rightsAtRisk.replace('おそれがある', 'おそれの'))
})
