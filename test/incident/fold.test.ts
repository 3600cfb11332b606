// The fold depends on the set of operations alone (OP4): whatever the order and repetition, the same; it never throws.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply } from '../../shared/incident/apply.ts'
import { emptyIncident } from '../../shared/incident/incident.ts'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded, LogEntry } from '../../shared/incident/fold.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { devices, fixedNow, incident, intake, operation, uuidv7 } from '../people.ts'
import { anyHistory, arrivingAnyhow } from './histories.ts'
import type { History } from './histories.ts'

const runs = { numRuns: 2000, seed: 20261122 }

const fold = ({ own, calls }: History) => foldIncident(incident, own, calls)

/** Everything a fold says, the order of its maps too. */
function said({ incident: folded, entries }: Folded) {
  return {
    incident: {
      ...folded,
      calls: [...folded.calls],
      said: [...folded.said],
      order: [...folded.order],
      acknowledgements: [...folded.acknowledgements],
    },
    entries,
  }
}

const twoArrivals = anyHistory.chain((history) => fc.tuple(fc.constant(history), arrivingAnyhow(history)))

describe('any history', () => {
  it('[OP4] any order of arrival and any repetition give the same incident', () => {
    fc.assert(
      fc.property(twoArrivals, ([history, anyhow]) => {
        expect(said(fold(anyhow))).toEqual(said(fold(history)))
      }),
      runs,
    )
  })

  it('[OP4] a fold by arrival does not: the histories tell the two apart', () => {
    const byArrival = ({ own }: History) => {
      const folded = emptyIncident(incident)
      for (const [place, { known, operation: each }] of own.entries()) if (known) apply(folded, each, place)
      return folded.kinds
    }
    const property = fc.property(twoArrivals, ([history, anyhow]) => {
      expect(byArrival(anyhow)).toEqual(byArrival(history))
    })
    expect(fc.check(property, runs).failed).toBe(true)
  })

  it('[OP4] the copy that waits beside the one the server has changes nothing', () => {
    const waiting = (entries: LogEntry[]) => entries.map((entry) => ({ ...entry, receivedAt: null }))
    fc.assert(
      fc.property(anyHistory, fc.boolean(), (history, waitingFirst) => {
        const both = (entries: LogEntry[]) =>
          waitingFirst ? [...waiting(entries), ...entries] : [...entries, ...waiting(entries)]
        const doubled = { own: both(history.own), calls: both(history.calls) }
        expect(said(fold(doubled))).toEqual(said(fold(history)))
      }),
      runs,
    )
  })

  it('[OP4] every operation of the incident stands in its entries once, and nothing of it is changed', () => {
    fc.assert(
      fc.property(twoArrivals, ([history, anyhow]) => {
        const before = structuredClone(anyhow)
        const { entries } = fold(deepFrozen(anyhow))
        const ids = entries.map(({ read }) => read.operation.id)
        expect(ids).toEqual([...new Set(ids)])
        const own = entries.filter(({ read }) => read.operation.subject === incident)
        expect(own.map(({ read }) => read.operation.id).toSorted()).toEqual(
          history.own.map(({ operation: { id } }) => id).toSorted(),
        )
        const written = new Map([...before.own, ...before.calls].map((entry) => [entry.operation.id, entry]))
        for (const { read, receivedAt } of entries)
          expect({ ...read, receivedAt }).toEqual(written.get(read.operation.id))
      }),
      runs,
    )
  })

  it('[OP4] they are not all alike: calls are taken in, corrections apply, and every reason is met', () => {
    const met = new Set<string | null>()
    let called = 0
    for (const history of fc.sample(anyHistory, runs)) {
      const { incident: folded, entries } = fold(history)
      for (const { standing } of entries) met.add(standing.notApplied).add(standing.nature)
      called += [...folded.calls.values()].filter(({ outcome }) => outcome !== null).length
    }
    expect([...met].toSorted()).toEqual([
      'amended',
      'asSaid',
      'bodyDoesNotFit',
      'callWithdrawn',
      'mistaken',
      'namesLaterOperation',
      'noSuchCall',
      'noSuchOperation',
      null,
    ])
    expect(called).toBeGreaterThan(100)
  })
})

describe('the record order', () => {
  const assessed = (n: number, presence: 'present' | 'absent', timeMs: number): LogEntry => ({
    known: true,
    receivedAt: null,
    operation: operation(
      'v1.kindAssessed',
      { kind: 'fault', presence },
      { id: uuidv7(n), stamp: stampOf({ timeMs, counter: 0 }, devices.dutyPhone) },
    ),
  })
  const now = fixedNow.getTime()

  it('[OP4][SY3] the latest stamp governs, however late or early it arrives', () => {
    const entries = [assessed(2, 'absent', now + 2), assessed(1, 'present', now + 1)]
    for (const own of [entries, entries.toReversed()])
      expect(foldIncident(incident, own, []).incident.kinds.fault.presence).toBe('absent')
  })

  it('[OP4][SY3] a clock in 2099 governs no longer than until what it wrote is received', () => {
    const from2099 = assessed(1, 'present', Date.parse('2099-01-01'))
    const halfAnHourLater = assessed(2, 'absent', now + 30 * 60_000)
    const governs = (receivedAt: string | null) =>
      foldIncident(incident, [{ ...from2099, receivedAt }, halfAnHourLater], []).incident.kinds.fault.presence
    expect(governs(null)).toBe('present')
    expect(governs(fixedNow.toISOString())).toBe('absent')
  })
})

describe('the beginning', () => {
  const entry = (each: Operation): LogEntry => ({ known: true, operation: each, receivedAt: null })

  it('[OP4] an incident with nothing in it is one, since no time', () => {
    expect(said(foldIncident(incident, [], []))).toEqual(
      said({ incident: emptyIncident(incident), entries: [] }),
    )
  })

  it('[OP4] it is since the first that happened, not the first that was typed', () => {
    // As text the earlier time would sort later.
    const typedLater = intake({ at: '2026-11-23T01:00:00+09:00' })
    const own = [intake({ at: '2026-11-22T17:00:00Z' }), typedLater].map(entry)
    expect(foldIncident(incident, own, []).incident.since).toBe('2026-11-23T01:00:00+09:00')
  })

  it('[OP4] a time that was mistyped by years does not say since when', () => {
    const own = [
      intake(),
      operation('v1.informationGathered', { what: '記録簿' }, { at: '0008-11-23T02:00:00+09:00' }),
    ]
    expect(foldIncident(incident, own.map(entry), []).incident.since).toBe('2026-11-23T02:13:00+09:00')
  })

  it('[OP4][OP5] while all of it is 誤入力, nothing stands and it is since no time', () => {
    const first = intake()
    const mistaken = operation('v1.corrected', {
      operation: first.id,
      nature: 'mistaken',
      body: null,
      reason: null,
    })
    expect(foldIncident(incident, [first, mistaken].map(entry), []).incident.since).toBeNull()
  })
})

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFrozen(part)
  return Object.freeze(value)
}
