// What the desk's table says first of an incident of which much was said.
import { expect, it } from 'vitest'
import { shownLatest } from '../../../app/facts/shown-latest.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { atRisk, decided, immediate } from '../../incident/said-in-response.ts'
import { ended, foldOf, judged, notified, placed } from '../../incident/said.ts'
import { intake, operation } from '../../people.ts'

const many = <T>(count: number, say: () => T) => Array.from({ length: count }, say)
const contact = () => notified('maintainer', { clauses: ['3-9'] })

it('[3-2(4)][3-4(2)][3-8] whom the plan tells is shown, however many contacts came after', () => {
  const mayor = operation('v1.reportedToMayor', { what: null })
  const statutory = [
    notified('prefecture', { clauses: ['3-2(4)'] }),
    notified('agency', { clauses: ['3-4(2)'] }),
    mayor,
  ]
  const { told } = summarise(foldOf(intake(), ...statutory, ...many(20, contact)), plan)
  const first = shownLatest(told.lines, 4, ({ weighs }) => weighs).map(({ what }) => what)
  expect(first.join()).toMatch(/県 .*3-2\(4\).*機関.*3-4\(2\).*町長/)
  expect(told.before + told.lines.length).toBe(23)
})

it('[3-3][3-4] the judgement and what was found are shown, however much was decided after', () => {
  const said = [judged(3), atRisk(), immediate(), ...many(20, () => decided('otherMatters'))]
  const { decided: lines } = summarise(foldOf(intake(), ...said), plan)
  const first = shownLatest(lines.lines, 4, ({ weighs }) => weighs)
  expect(first.map(({ weighs }) => weighs)).toEqual([true, true, true, false])
})

// The agency told at 02:09 stood before the prefecture tried at 01:58.
it('what is shown stands in the order in which it happened', () => {
  expect(shownLatest([1, 2, 3, 4, 5], 3, (one) => one === 2)).toEqual([2, 4, 5])
  const at = (minute: number) => ({ at: `2026-11-23T02:0${minute}:00+09:00` })
  const tried = placed(at(0))
  const vain = ended(tried.id, 'noAnswer', at(1))
  const told = notified('agency', { clauses: ['3-2(4)'] }, at(2))
  const { told: lines } = summarise(foldOf(intake(), tried, vain, told), plan)
  expect(lines.lines.map(({ at: when }) => when)).toEqual([at(0).at, at(2).at])
})

it('nothing is left out while there is room', () => {
  expect(shownLatest([1, 2, 3], 12, (one) => one === 2)).toEqual([1, 2, 3])
  expect(shownLatest([1, 2, 3], 1, (one) => one === 2)).toEqual([2])
})
