// Which incidents the morning's hand-over names.
import { expect, it } from 'vitest'
import { summarise } from '../../../app/facts/summarise.ts'
import { isHandedOver, spanMs } from '../../../app/sheets/hand-over-span.ts'
import { stampOf } from '../../../shared/incident/stamp.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { filledIn, foldOf, judged, notified } from '../../incident/said.ts'
import { devices, intake, operation } from '../../people.ts'

const morningMs = Date.parse('2026-11-30T08:30:00+09:00')
const named = (...said: Operation[]) => isHandedOver(summarise(foldOf(...said), plan), morningMs - spanMs)

const none = (kind: 'fault' | 'violation') => operation('v1.kindAssessed', { kind, presence: 'absent' })
const resumed = () => operation('v1.resumed', { clause: '3-9', what: null })

it('[PA6] names what goes on, however old', () => {
  expect(named(intake())).toBe(true)
})

it('[PA6] names a level-3 incident that was resumed days ago and still owes duties', () => {
  const violation = operation('v1.kindAssessed', { kind: 'violation', presence: 'suspected' })
  const said = [intake(), violation, none('fault'), judged(3), resumed()]
  const summary = summarise(foldOf(...said), plan)
  expect(summary.ended).toBe(1)
  expect(summary.owed.map(({ clause }) => clause)).toContain('3-8')
  expect(named(...said)).toBe(true)
})

it('[PA6] names what was ended and owes nothing only if something of it was typed in the span, whenever that happened', () => {
  const old = [
    intake(),
    filledIn(),
    none('fault'),
    none('violation'),
    notified('prefecture', { clauses: ['1-3'] }),
    operation('v1.foundNotApplicable', { what: '誤報' }),
  ]
  const summary = summarise(foldOf(...old), plan)
  expect([summary.ended, summary.owed, summary.leftOpen]).toEqual([1, [], 0])
  expect(named(...old)).toBe(false)
  const typed = { stamp: stampOf({ timeMs: morningMs - spanMs + 1, counter: 0 }, devices.dutyPhone) }
  const late = operation('v1.informationGathered', { what: '誤報の経緯' }, typed)
  expect(named(...old, late)).toBe(true)
})
