// Consequences: what a level is said to ask for before it is judged is what judging it raises (3-2(4), 3-3, 3-8, 3-9).
import { expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { threatLevels } from '../../../shared/plan/threat-levels.ts'
import { consequences } from '../../../shared/rules/violation/consequences.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { duties, isLater } from '../../../shared/rules/duties.ts'
import { assessed, foldOf, judged } from '../../incident/said.ts'
import { clauseText } from '../clause-text.ts'

const levels = threatLevels.map(({ level }) => level)
/** Conditions of their own (3-4(1) with its proviso, 3-4(2)): named, not raised by the level. */
const conditional = ['cooperate', 'isolate', 'rightsAtRisk']

function raised(...said: Operation[]): string[] {
  return duties(foldOf(...said).incident, plan)
    .filter(
      ({ condition, ...duty }) => condition === null && (!isLater(duty) || duty.act === 'decideResumption'),
    )
    .map(({ clause, act }) => `${clause} ${act}`)
}

it.each(levels)('[3-3] judging level %i raises exactly what was said beforehand, for the night', (level) => {
  const before = raised(assessed('violation', 'suspected'))
  const said = consequences[level]
    .filter(({ id }) => !conditional.includes(id))
    .map(({ clause, id }) => `${clause} ${id}`)
  expect(
    raised(judged(level))
      .filter((duty) => !before.includes(duty))
      .toSorted(),
  ).toEqual(said.toSorted())
  expect(raised(judged(level))).toEqual(expect.arrayContaining(before))
})

it('[3-2][3-3] before any level: the situation is to be grasped and the level judged', () => {
  expect(raised(assessed('violation', 'suspected')).slice(4)).toEqual([
    '3-2(1) conveneResponders',
    '3-2(2) gatherInformation',
    '3-2(3) contactMaintainer',
    '3-3 assessThreat',
  ])
})

it('[3-3] they stand in the order of the plan, by clauses that the ordinance has', () => {
  for (const level of levels) {
    const cited = consequences[level].map(({ clause }) => clause)
    expect(cited).toEqual(cited.toSorted())
    for (const clause of cited) expect(clauseText(clause)).not.toBe('')
  }
})

it('[3-4(2)] a level below 3 asks for no council, no mayor, and puts no rights at risk', () => {
  const ids = [...consequences[1], ...consequences[2]].map(({ id }) => id)
  for (const id of ['requestCouncil', 'rightsAtRisk', 'reportToMayor', 'decideResumption'])
    expect(ids).not.toContain(id)
})
