// Consequences: what a judgement newly asks for is said before it is made (3-2(4), 3-3, 3-4(2), 3-8, 3-9).
import { expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { threatLevels } from '#plan'
import type { ThreatLevel } from '../../../shared/plan/schemas.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { isPressing, owedDuties } from '../../../shared/rules/duties.ts'
import { consequencesOf } from '../../../shared/rules/violation/consequences.ts'
import { assessed, foldOf, judged, notified, suspected } from '../../incident/said.ts'

const asViolation = assessed('violation', 'suspected')
const asked = (level: ThreatLevel, ...before: Operation[]) =>
  consequencesOf(foldOf(asViolation, ...before), judged(level).body, plan).asked
const named = (level: ThreatLevel, ...before: Operation[]) =>
  asked(level, ...before).map(({ clause, act }) => `${clause} ${act}`)

it.each(threatLevels.levels.map(({ level }) => level))(
  '[3-3] judging level %i raises exactly what was said beforehand',
  (level) => {
    const owed = (...said: Operation[]) => owedDuties(foldOf(asViolation, ...said).incident, plan)
    const before = owed().map(({ id }) => id)
    const after = owed(judged(level)).filter(({ id }) => !before.includes(id))
    expect(asked(level).map(({ id }) => id)).toEqual(after.map(({ id }) => id))
  },
)

it('[3-2(4)][3-3][3-4(2)] at level 3 what is 直ちに stands first, the weighing of 3-4(2) among it', () => {
  expect(
    asked(3)
      .filter(isPressing)
      .map(({ clause, act }) => `${clause} ${act}`),
  ).toEqual([
    '3-2(4) notifyPrefecture',
    '3-4(2) weighRights',
    '3-3 takeEmergencyMeasures',
    '3-3 requestCouncil',
    '3-3 findCause',
  ])
  expect(named(3)).toEqual(expect.arrayContaining(['3-8 reportToMayor', '3-9 decideResumption']))
})

// The dialog asked for the notice to the prefecture again, which was made an hour before.
it('[3-2(4)] what is done, and what is owed already, is not asked for anew', () => {
  expect(named(3, suspected(3), notified('prefecture'))).not.toContain('3-2(4) notifyPrefecture')
  expect(named(3, suspected(3))).not.toContain('3-2(4) notifyPrefecture')
  expect(named(3, judged(3))).toEqual([])
})

it('[3-4(2)] a level below 3 asks for no council, no mayor, and puts no rights at risk', () => {
  for (const level of [1, 2] as const)
    for (const act of ['requestCouncil', 'weighRights', 'reportToMayor', 'decideResumption'])
      expect(asked(level).map((duty) => duty.act)).not.toContain(act)
})
