// A drill 訓練 is one from its first line on, whatever is said of it later, in any order of arrival.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import { handingsOver, reportNumber } from '../../shared/rules/sheets/report-number.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { devices, incident, intake, operation, uuidv7 } from '../people.ts'
import { anyHistory } from './histories.ts'
import { amended, entry, foldOf, mistaken } from './said.ts'

/** Before all that a history has, and of no id of its. */
const early = stampOf({ timeMs: Date.parse('2000-01-01T00:00:00Z'), counter: 0 }, devices.dutyPhone)
const begun = operation(
  'v1.intakeReceived',
  { what: '想定', drill: true },
  { id: uuidv7(900_002), stamp: early },
)

describe('whether an incident is a drill', () => {
  it('[DR1] is said by its first 受付票, and no correction changes it', () => {
    const real = intake()
    expect(foldOf(begun).incident.drill).toBe(true)
    expect(foldOf(begun, amended(begun.id, { what: '本物' })).incident.drill).toBe(true)
    expect(foldOf(begun, mistaken(begun.id)).incident.drill).toBe(true)
    expect(foldOf(real).incident.drill).toBe(false)
    expect(foldOf(real, amended(real.id, { what: '想定', drill: true })).incident.drill).toBe(false)
  })

  it('[DR1] is not said by a later 受付票: a real one stays real, a drill a drill', () => {
    const [first, later] = [1, 2].map((minute) => ({
      stamp: stampOf({ timeMs: Date.parse(`2026-11-22T17:0${minute}:00Z`), counter: 0 }, devices.officePhone),
    }))
    const [drill, real] = [{ what: '想定', drill: true as const }, { what: '本物' }]
    const one = (body: typeof real, at = first) => operation('v1.intakeReceived', body, at)
    expect(foldOf(one(real), one(drill, later)).incident.drill).toBe(false)
    expect(foldOf(one(drill, later), one(real)).incident.drill).toBe(false)
    expect(foldOf(one(drill), one(real, later)).incident.drill).toBe(true)
  })

  it('[DR1] follows from no history without it, and from any that begins with it', () => {
    fc.assert(
      fc.property(anyHistory, ({ own, calls }) => {
        expect(foldIncident(incident, own, calls).incident.drill).toBe(false)
        expect(foldIncident(incident, [...own, entry(begun)], calls).incident.drill).toBe(true)
      }),
      { numRuns: 300, seed: 20261124 },
    )
  })
})

describe('a sheet of a drill', () => {
  it('[PA2] is no later report for the end of the drill, or for what was noticed', () => {
    const sheet = { id: 'form1', meeting: null } as const
    const handed = operation('v1.reported', { sheet: 'form1', to: null, what: null })
    const beside = [
      operation('v1.drillEnded', { what: null }),
      operation('v1.drillReviewed', { what: '番号が古い' }),
    ]
    const folded = foldOf(begun, handed, ...beside)
    expect(handingsOver(folded.incident, sheet)).toEqual([handed])
    expect(reportNumber(folded, sheet)).toBe(1)
    expect(
      reportNumber(foldOf(begun, handed, ...beside, operation('v1.stoodDown', { what: null })), sheet),
    ).toBe(2)
  })
})
