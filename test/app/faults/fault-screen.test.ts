// What the fault's screen decides by itself: whose checks it shows, what opens first.
import { describe, expect, it } from 'vitest'
import { openFirst } from '../../../app/faults/owed-of-fault.ts'
import { shownKinds } from '../../../app/faults/shown-kinds.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { assessed, foldOf } from '../../incident/said.ts'
import { operation } from '../../people.ts'

const located = (...kinds: string[]) => operation('v1.faultLocated', { kinds, place: '電算室', what: null })
const checked = (check: string) => operation('v1.faultChecked', { check, result: 'normal', what: null })
const kindsOf = (...said: Operation[]) => shownKinds(foldOf(...said).incident).map(({ id }) => id)
const firstOf = (...said: Operation[]) => openFirst(foldOf(...said).incident, plan)

describe('the checks that are shown', () => {
  it('[2-1(2)] are all of them until a kind is said, then those of the kinds that were said last', () => {
    expect(kindsOf()).toEqual(['hardware', 'software', 'network'])
    expect(kindsOf(located('network'))).toEqual(['network'])
    expect(kindsOf(located('network'), located('software', 'hardware'))).toEqual(['hardware', 'software'])
    expect(kindsOf(located())).toEqual(['hardware', 'software', 'network'])
  })

  it('[2-1(2)] never lose a result: a kind that was checked stays, and a kind of another plan hides nothing', () => {
    expect(kindsOf(checked('networkSight'), located('hardware'))).toEqual(['hardware', 'network'])
    expect(kindsOf(located('satellite'))).toEqual(['hardware', 'software', 'network'])
  })
})

describe('the form that stands open', () => {
  const suspected = assessed('fault', 'suspected')

  it('[2-1] is that of the first thing owed, in the order of the screen', () => {
    expect(firstOf(suspected)).toBe('locateFault')
    expect(firstOf(suspected, located('hardware'))).toBe('checkFault')
    const found = operation('v1.faultCauseJudged', { found: true, what: null })
    expect(firstOf(suspected, located('hardware'), found)).toBe('askMaintainer')
  })

  it('[1-1] is none where there is no fault, though chapter 3 owes what has the same name', () => {
    expect(firstOf()).toBeNull()
    expect(firstOf(assessed('violation', 'present'))).toBeNull()
  })

  it('[2-1(3)] is never that of the server, which has a condition', () => {
    const said = [
      suspected,
      located('hardware'),
      operation('v1.faultCauseJudged', { found: true, what: null }),
      operation('v1.maintainerAsked', { requests: ['respond'], person: null, what: null }),
    ]
    expect(firstOf(...said)).toBe('reportFault')
    const long = { works: false, grave: true, long: true, outlook: null, residentImpact: null }
    expect(firstOf(...said, operation('v1.serverWeighed', long))).toBe('requestCouncil')
  })
})
