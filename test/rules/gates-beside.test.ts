// What is owed beside a gate and after an ending: a gate speaks for its own clause alone, and no ending lifts anything.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import { gatesShown } from '../../shared/rules/gates-shown.ts'
import { blockers, leftOpen, owedBeside } from '../../shared/rules/gates.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { incident, operation } from '../people.ts'
import { endingHistory } from '../incident/histories.ts'
import { assessed, foldOf, judged, mistaken, notified, suspected } from '../incident/said.ts'
import {
  atRisk,
  decided,
  immediate,
  isolated,
  plainly,
  resumed,
  weighed,
} from '../incident/said-in-response.ts'
import { doneBy, missing, under } from './raised.ts'

const beside = (gate: Gate, ...said: Operation[]) =>
  owedBeside(foldOf(...said).incident, plan, gate).map(({ id }) => id)
const left = (...said: Operation[]) => leftOpen(foldOf(...said).incident, plan).map(({ id }) => id)
const shown = (...said: Operation[]) => gatesShown(foldOf(...said).incident)
const contacts = () =>
  ['maintainer', 'prefecture', 'agency'].map((office) => notified(office, { clauses: ['3-9'] }))
const internal = () => operation('v1.reportedInternally', { to: '総務課長', what: null })
const stoodDown = () => plainly('v1.stoodDown')

describe('beside a gate', () => {
  // 3-9 said that everything the plan asks for was recorded, while the mayor, the notices and the cause were owed.
  it('[3-9][GT1] stands everything else that is owed, 直ちに first, when nothing of its own is', () => {
    const high = judged(3)
    const said = [high, atRisk(), ...contacts(), plainly('v1.resumptionConfirmed'), decided('resumption')]
    expect(missing('3-9', ...said)).toEqual([])
    const owed = beside('3-9', ...said)
    expect(owed.slice(0, 5)).toEqual([
      '3-2(4) notify',
      '3-4(2) protectionChief',
      '3-4(2) prefecture',
      '3-4(2) agency',
      '3-4(2) isolate',
    ])
    for (const id of [
      '3-3 council',
      '3-3 cause',
      '3-8 report',
      '1-3 form1',
      '3-2(3) maintainer',
      '3-6 analyse',
    ])
      expect(owed, id).toContain(id)
  })

  it('[2-3][3-9][3-3][1-3] stand neither its own clause, nor its own ending, nor what has a condition', () => {
    expect(beside('3-9', judged(2)).filter((id) => id.startsWith('3-9'))).toEqual([])
    expect(beside('3-3', judged(1))).not.toContain('3-3 standDown')
    expect(beside('2-3', assessed('fault', 'present'), judged(2))).toContain('3-9 resume')
    expect(beside('3-9', judged(2))).not.toContain('3-5 reassess')
  })
})

describe('after an ending', () => {
  it('[3-9][3-8] the same things stay 未了 until they are done', () => {
    const [grave, ending] = [judged(3), resumed('3-9')]
    expect(left(grave)).toEqual([])
    const [owed, missed] = [beside('3-9', grave), missing('3-9', grave)]
    expect(left(grave, ending).toSorted()).toEqual([...owed, ...missed].toSorted())
    expect(left(grave, ending, plainly('v1.reportedToMayor'))).not.toContain('3-8 report')
  })

  it('[3-3][3-2(1)] standing down leaves what was not done, what only a gate asks for too', () => {
    const low = [judged(1), internal()]
    expect(left(...low, stoodDown())).toEqual(beside('3-3', ...low))
    expect(left(...low, stoodDown())).toContain('3-2(1) convene')
    expect(left(judged(1), suspected(2), internal(), stoodDown())).toContain('3-5 settle')
  })
})

describe('level 3, judged 1 since', () => {
  const high = judged(3)
  const said = [high, judged(1, [high.id]), internal(), decided('resumption')]
  const told = ['3-9 maintainer', '3-9 prefecture', '3-9 agency', '3-9 confirm', '3-9 resume']

  it('[3-9] owes the contacts whatever the council decided, before the stand-down and after it', () => {
    expect(under('3-9').owed(...said)).toEqual(told)
    expect(missing('3-3', ...said)).toEqual([])
    expect(beside('3-3', ...said)).toEqual(expect.arrayContaining(told))
    expect(left(...said, stoodDown())).toEqual(expect.arrayContaining(told))
    expect(shown(...said)).toEqual(['3-9', '3-3'])
  })

  it('[3-9] owes none of them once a person says that nothing was stopped, until that is 誤入力', () => {
    const nothing = plainly('v1.nothingStopped')
    expect(under('3-9').owed(...said, nothing)).toEqual([])
    expect(shown(...said, nothing)).toEqual(['3-3'])
    expect(left(...said, nothing, stoodDown()).filter((id) => id.startsWith('3-9'))).toEqual([])
    expect(under('3-9').owed(...said, nothing, mistaken(nothing.id))).toEqual(told)
    const undecided = said.filter(({ type }) => type !== 'v1.councilDecided')
    expect(under('3-9').owed(...undecided, nothing)).toEqual(['3-9 council'])
    expect(missing('3-3', ...undecided, nothing)).toEqual(['3-9 council'])
  })

  it('[3-9] owes them all the same where something was cut off or stopped, and while level 2 or 3 governs', () => {
    const nothing = plainly('v1.nothingStopped')
    expect(under('3-9').owed(...said, isolated(), nothing)).toEqual(told)
    expect(under('3-9').owed(...said, nothing, isolated('参考1-2'))).toEqual(told)
    expect(under('3-9').owed(...said, weighed(false), nothing)).toEqual(told)
    expect(under('3-9').owed(judged(2), nothing)).toEqual(told)
    expect(under('3-9').owed(...said, nothing, judged(3))).toEqual(expect.arrayContaining(told))
  })
})

describe('where the event came back', () => {
  // The duties asked for them anew, the gate of 3-3 did not.
  it('[GT5][3-3][3-4(1)] the gate of 3-3 counts neither the report nor the cut-off of before', () => {
    const low = judged(1)
    const before = [low, internal(), immediate(), isolated(), stoodDown()]
    expect(missing('3-3', ...before)).toEqual([])
    const again = [...before, suspected(2), immediate()]
    expect(missing('3-3', ...again)).toEqual(['3-5 settle', '3-4(1) isolate'])
    const back = [...before, judged(1, [low.id])]
    expect(missing('3-3', ...back)).toEqual(['3-3 report'])
    expect(doneBy('3-3 report', ...back)).toEqual([])
    expect(missing('3-3', ...before, assessed('violation', 'present'))).toEqual(['3-3 report'])
  })

  it('[GT5][3-9] whichever way it was ended, the contacts of before are over', () => {
    const high = judged(3)
    const before = [high, ...contacts(), judged(1, [high.id]), stoodDown()]
    expect(missing('3-9', ...before)).toEqual(['3-9 council', '3-9 confirm'])
    expect(missing('3-9', ...before, suspected(3))).toEqual([
      '3-9 maintainer',
      '3-9 prefecture',
      '3-9 agency',
      '3-9 council',
      '3-9 confirm',
    ])
  })

  it('[GT5] whatever happened, what a gate misses the duties owe too', () => {
    fc.assert(
      fc.property(endingHistory, ({ own, calls }) => {
        const { incident: folded } = foldIncident(incident, own, calls)
        const all = new Map(duties(folded, plan).map((duty) => [duty.id, duty]))
        for (const gate of ['2-3', '3-9', '3-3'] as const)
          for (const { id } of blockers(folded, gate)) {
            const duty = all.get(id)
            if (duty !== undefined) expect([gate, id, isOwed(duty)]).toEqual([gate, id, true])
          }
      }),
      { numRuns: 800, seed: 20261129 },
    )
  })
})
