// What is written down when a gate is passed, and what it shows of the record.
import { describe, expect, it } from 'vitest'
import { endingActs, settledAt } from '../../../app/resumption/ending-acts.ts'
import { doneFor, endingsThrough } from '../../../app/resumption/gate-record.ts'
import { blockers } from '../../../shared/rules/gates.ts'
import { assessed, foldOf, judged, notified } from '../../incident/said.ts'
import { operation } from '../../people.ts'

const integrity = (sound: boolean) => operation('v1.integrityConfirmed', { sound, what: null })

describe('what is recorded', () => {
  it('[2-3][GT2] with nothing missing names no clause and asks for no reason', () => {
    const { incident } = foldOf(assessed('fault', 'present'), integrity(true))
    expect(settledAt('2-3', blockers(incident, '2-3'))).toEqual({ clause: '2-3', reason: null })
  })

  it('[3-9][GT2] with anything missing asks for the reason, and keeps each clause once', () => {
    const { incident } = foldOf(judged(3))
    expect(settledAt('3-9', blockers(incident, '3-9'))).toEqual({ clause: '3-9', open: ['3-9'] })
  })

  it('[1-3][3-3] of each other way is its own fact', () => {
    expect(endingActs['1-3'].type).toBe('v1.foundNotApplicable')
    expect(endingActs['3-3'].type).toBe('v1.stoodDown')
    expect(settledAt('3-3', [])).toEqual({ reason: null })
  })
})

describe('what is shown of the record', () => {
  it('[2-3] stands in the order in which it was said', () => {
    const said = [integrity(false), operation('v1.integrityRepaired', { what: null }), integrity(true)]
    const { incident } = foldOf(assessed('fault', 'present'), ...said)
    expect(doneFor(incident, '2-3').map(({ id }) => id)).toEqual(said.map(({ id }) => id))
  })

  it('[3-9] are the contacts before resumption alone, not the first notification', () => {
    const before = notified('prefecture', { clauses: ['3-9'] })
    const { incident } = foldOf(judged(2), notified('prefecture'), before)
    expect(doneFor(incident, '3-9').map(({ id }) => id)).toEqual([before.id])
  })

  it('[2-3] an ending after which the fault came back is shown as over', () => {
    const ended = [
      assessed('fault', 'present'),
      integrity(true),
      operation('v1.resumed', { clause: '2-3', what: null }),
    ]
    const back = [assessed('fault', 'absent'), assessed('fault', 'suspected')]
    expect(endingsThrough(foldOf(...ended).incident, '2-3')).toMatchObject([{ overtaken: false }])
    expect(endingsThrough(foldOf(...ended, ...back).incident, '2-3')).toMatchObject([{ overtaken: true }])
    expect(endingsThrough(foldOf(...ended).incident, '3-9')).toEqual([])
  })
})
