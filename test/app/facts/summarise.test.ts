// What the desk's table says first of an incident of which much was said.
import { expect, it } from 'vitest'
import { shownLatest } from '../../../app/facts/shown-latest.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import { findings } from '#plan'
import { plan } from '../../../shared/plan/plan.ts'
import { duties } from '../../../shared/rules/duties.ts'
import { isCertain } from '../../../shared/rules/duty.ts'
import { worklist } from '../../../shared/rules/worklist.ts'
import { atRisk, decided, immediate } from '../../incident/said-in-response.ts'
import { assessed, ended, foldOf, judged, notified, placed } from '../../incident/said.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
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

// Resumed with things 未了, a level 3 stood under a newer level 2.
it('[3-3][GT2] a level 3 that owes something leads, ended or not; a level 2 does not', () => {
  const resumed = () => operation('v1.resumed', { clause: '3-9', what: null })
  const order = (...said: Operation[]) => summarise(foldOf(intake(), ...said), plan).order
  const [grave, lesser] = [order(judged(3), resumed()), order(judged(2))]
  expect(grave > lesser).toBe(true)
  expect(summarise(foldOf(intake(), judged(3), resumed()), plan).ended).toBe(1)
  expect(order(judged(2), resumed()) < order()).toBe(true)
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

// The list named a duty that had been begun, or one of three notices; the incident's own page another one first.
it.each([
  ['nothing judged', [], '脅威度を判定する'],
  [
    'level 3, told and asked',
    [judged(3), notified('prefecture', { clauses: ['3-2(4)'] })],
    `${findings.rightsAtRisk}か`,
  ],
  ['rights at risk', [judged(3), atRisk()], '県・機関・統括責任者へ通報する'],
  ['rights at risk under level 2', [judged(2), atRisk()], '脅威度を再判定する'],
] as const)('[WL1] the list says first what the page has there: %s', (_, said, words) => {
  const folded = foldOf(intake(), assessed('violation', 'suspected'), ...said)
  const { now } = worklist(folded.incident, duties(folded.incident, plan))
  const { first, owed } = summarise(folded, plan)
  expect(first).toBe(words)
  const certain = now.filter(isCertain).map(({ id }) => id)
  expect(owed.slice(0, certain.length).map(({ id }) => id)).toEqual(certain)
})

it('[WL2] what was begun yields the first place in the list too', () => {
  const said = [judged(2), notified('prefecture', { clauses: ['3-2(4)'] })]
  const before = summarise(foldOf(intake(), ...said), plan)
  const [long] = worklist(foldOf(intake(), ...said).incident, dutiesOf(...said)).now
  expect(before.first).toBe(before.owed[0]?.what)
  const begun = operation('v1.workBegun', { duty: long?.id ?? '', what: '着手' })
  const after = summarise(foldOf(intake(), ...said, begun), plan)
  expect(after.first).not.toBe(before.first)
  expect(after.owed.map(({ id }) => id).toSorted()).toEqual(before.owed.map(({ id }) => id).toSorted())
  expect(after.first).toBe(after.owed[0]?.what)
})

function dutiesOf(...said: Parameters<typeof foldOf>) {
  return duties(foldOf(intake(), ...said).incident, plan)
}
