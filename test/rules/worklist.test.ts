// Worklist いますること, over any history: what comes first, what always stands in sight, and that nothing is lost to a fold.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { plan } from '../../shared/plan/plan.ts'
import { courseOf, stepOf } from '../../shared/rules/course-steps.ts'
import { duties, isPressing } from '../../shared/rules/duties.ts'
import { isCertain, isOwed } from '../../shared/rules/duty.ts'
import { whoWasTold } from '../../shared/rules/who-was-told.ts'
import { worklist } from '../../shared/rules/worklist.ts'
import { anyHistory, endingHistory, handlingHistory } from '../incident/histories.ts'
import { assessed, ended, foldOf, judged, notified, placed, suspected } from '../incident/said.ts'
import { atRisk } from '../incident/said-in-response.ts'
import { incident, intake, operation } from '../people.ts'

const runs = { numRuns: 1000, seed: 20261129 }
const everyHistory = fc.oneof(anyHistory, handlingHistory, endingHistory)

function listOf(folded: Incident) {
  const all = duties(folded, plan)
  const list = worklist(folded, all)
  return {
    all,
    ...list,
    shown: [...list.now, ...list.inSight],
    stowed: [...list.folded.flatMap((one) => one.duties), ...list.conditional],
  }
}

it('[WL1] whatever happened, each owed duty stands in one place, and nothing 直ちに, no 3-2(4) and no judgement in a fold', () => {
  fc.assert(
    fc.property(everyHistory, ({ own, calls }) => {
      const { all, shown, stowed, done } = listOf(foldIncident(incident, own, calls).incident)
      const ids = (some: { id: string }[]) => some.map(({ id }) => id).toSorted()
      expect(ids([...shown, ...stowed])).toEqual(ids(all.filter(isOwed)))
      expect(ids(done)).toEqual(ids(all.filter((duty) => !isOwed(duty))))
      expect(stowed.filter((duty) => isPressing(duty) || duty.act === 'assessThreat')).toEqual([])
    }),
    runs,
  )
})

it('[WL2] notices come first and together, then the cut-off; what was begun yields its place and stays owed', () => {
  const said = [intake(), assessed('violation', 'suspected'), judged(3), atRisk()]
  const risk = listOf(foldOf(...said).incident)
  expect(risk.now.map(({ id }) => id).toSorted()).toEqual([
    '3-2(4) notify',
    '3-4(2) agency',
    '3-4(2) prefecture',
    '3-4(2) protectionChief',
  ])
  expect(risk.inSight[0]?.id).toBe('3-4(2) isolate')

  const [low, early] = [judged(2), notified('prefecture')]
  const ready = listOf(foldOf(low, early, atRisk()).incident)
  expect(ready.now.map(({ id }) => id)).toEqual(['3-5 reassess'])
  expect(ready.inSight.slice(0, 4).map(({ id }) => id)).toEqual([
    '3-4(2) protectionChief',
    '3-4(2) prefecture',
    '3-4(2) agency',
    '3-4(2) isolate',
  ])

  const level2 = [intake(), assessed('violation', 'suspected'), judged(2)]
  const told = operation('v1.notified', {
    office: 'prefecture',
    call: null,
    person: null,
    reason: null,
    clauses: ['3-2(4)'],
  })
  const first = listOf(foldOf(...level2, told).incident)
  expect(first.now.map(({ id }) => id)).toEqual(['3-3 measures'])
  // By a phone half a minute slow.
  const slow = { at: '2026-11-23T02:12:30+09:00' }
  const begun = operation('v1.workBegun', { duty: '3-3 measures', what: '対応策を実施する' }, slow)
  const then = listOf(foldOf(...level2, told, begun).incident)
  expect(then.now.map(({ id }) => id)).toEqual(['3-3 cause'])
  expect(then.inSight.map(({ id }) => id)).toContain('3-3 measures')
})

// The cause kept the first place once it was begun: what else was owed stayed in a fold.
it('[WL2] what was begun yields its place to what is not 直ちに too, and comes back when nothing else is owed for certain', () => {
  const asked = operation('v1.councilRequested', { what: null, clause: '3-3' })
  const begin = (duty: string) => operation('v1.workBegun', { duty, what: duty })
  const level2 = [intake(), assessed('violation', 'suspected'), judged(2), notified('prefecture'), asked]
  const begun = [...level2, begin('3-3 measures'), begin('3-3 cause')]
  const list = listOf(foldOf(...begun).incident)
  expect(list.now.map(({ id }) => id)).toEqual(['1-3 contact'])
  expect(list.inSight.map(({ id }) => id)).toEqual(expect.arrayContaining(['3-3 measures', '3-3 cause']))
  const alone = list.all.filter(({ id }) => id === '3-3 cause')
  expect(worklist(foldOf(...begun).incident, alone).now).toEqual(alone)
})

it('[WL3] who was told: not asked, tried, owed and done; what is owed outranks what is done', () => {
  const stateOf = (folded: Incident) =>
    Object.fromEntries(whoWasTold(folded, duties(folded, plan)).map((told) => [told.office, told.state]))
  const begun = [intake(), assessed('violation', 'suspected')]
  const nobody = {
    prefecture: 'notAsked',
    agency: 'notAsked',
    protectionChief: 'notAsked',
    mayor: 'notAsked',
  }
  expect(stateOf(foldOf(...begun).incident)).toEqual(nobody)
  const likely = [...begun, suspected(3)]
  expect(stateOf(foldOf(...likely).incident)).toEqual({ ...nobody, prefecture: 'owed' })
  const call = placed()
  const tried = [...likely, call, ended(call.id, 'noAnswer')]
  expect(stateOf(foldOf(...tried).incident)).toEqual({ ...nobody, prefecture: 'tried', agency: 'owed' })
  // The agency was told directly: that the prefecture was tried stands.
  const direct = foldOf(...tried, notified('agency')).incident
  expect(stateOf(direct)).toEqual({ ...nobody, prefecture: 'tried', agency: 'done' })
  const busy = foldOf(...likely, call, ended(call.id, 'busy')).incident
  expect(whoWasTold(busy, duties(busy, plan))[0]).toMatchObject({ state: 'tried', outcome: 'busy' })
  const told = operation('v1.notified', {
    office: 'prefecture',
    call: null,
    person: null,
    reason: null,
    clauses: ['3-2(4)'],
  })
  expect(stateOf(foldOf(...likely, told).incident)).toEqual({ ...nobody, prefecture: 'done' })
  const again = foldOf(...likely, told, judged(3), atRisk()).incident
  expect(stateOf(again)).toEqual({
    prefecture: 'owed',
    agency: 'owed',
    protectionChief: 'owed',
    mayor: 'owed',
  })
  expect(whoWasTold(again, duties(again, plan))[0]).toMatchObject({ clause: '3-4(2)', again: true })
})

it('[WL3] a step of the course is done only when nothing of it is owed; the council is none of them', () => {
  fc.assert(
    fc.property(everyHistory, ({ own, calls }) => {
      const all = duties(foldIncident(incident, own, calls).incident, plan)
      for (const [step, state] of Object.entries(courseOf(all))) {
        const open = all.filter((duty) => stepOf(duty) === step && isOwed(duty) && isCertain(duty))
        expect(state === 'owed').toBe(open.length > 0)
      }
      const ofCouncil = all.filter(({ act }) => act === 'requestCouncil' || act === 'conveneCouncil')
      expect(ofCouncil.map(stepOf).filter((step) => step !== null)).toEqual([])
    }),
    runs,
  )
})
