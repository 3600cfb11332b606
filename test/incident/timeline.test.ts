// The timeline: newest first by the time it happened, a call with its outcome in one line, nothing left out (OP4-OP6).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded } from '../../shared/incident/fold.ts'
import { timeline } from '../../shared/incident/timeline.ts'
import { incident, intake, operation } from '../people.ts'
import { anyHistory } from './histories.ts'
import { amended, ended, foldOf, included, measure, mistaken, notified, outside, placed } from './said.ts'

const runs = { numRuns: 2000, seed: 20261122 }

const folded = anyHistory.map(({ own, calls }) => foldIncident(incident, own, calls))

/** The ids each line tells of, newest line first. */
function lines(of: Folded): string[][] {
  return timeline(of).map(({ operations }) => operations)
}

describe('any history', () => {
  it('[OP4] every operation of the incident is told by exactly one line', () => {
    fc.assert(
      fc.property(folded, (each) => {
        const told = lines(each).flat()
        expect(told.toSorted()).toEqual(each.entries.map(({ read }) => read.operation.id).toSorted())
      }),
      runs,
    )
  })

  it('[OP4] a line is headed by what it tells first, and tells more only of a call', () => {
    fc.assert(
      fc.property(folded, (each) => {
        for (const { entry, outcome, operations } of timeline(each)) {
          expect(operations[0]).toBe(entry.read.operation.id)
          if (operations.length > 1) expect(entry.read.operation.type).toBe('v1.callPlaced')
          if (outcome !== null) expect(operations).toContain(outcome.read.operation.id)
          const call = each.incident.calls.get(entry.read.operation.id)
          expect(outcome?.read.operation.id ?? null).toBe(call?.endedBy ?? null)
        }
      }),
      runs,
    )
  })

  it('[OP3] lines stand newest first by the time it happened; what happened at once, by the record', () => {
    fc.assert(
      fc.property(folded, (each) => {
        const place = new Map(each.entries.map(({ read }, at) => [read.operation.id, at]))
        const rank = timeline(each).map(({ entry: { read } }) => ({
          at: Date.parse(read.operation.at),
          place: place.get(read.operation.id) ?? -1,
        }))
        expect(rank).toEqual(rank.toSorted((a, b) => b.at - a.at || b.place - a.place))
      }),
      runs,
    )
  })
})

describe('a line', () => {
  const call = placed()
  const end = ended(call.id, 'busy')

  it('[OP6][OP7] of a call tells its outcome; of a call taken in, its inclusion too', () => {
    expect(lines(foldOf(call, end))).toEqual([[call.id, end.id]])
    const loose = placed(outside)
    const looseEnd = ended(loose.id, 'noAnswer', outside)
    const inclusions = [included(loose.id), included(loose.id)] as const
    const [line] = lines(foldOf(loose, looseEnd, ...inclusions))
    expect(line?.[0]).toBe(loose.id)
    expect(line?.toSorted()).toEqual([loose.id, looseEnd.id, ...inclusions.map(({ id }) => id)].toSorted())
  })

  it('[OP7] of a call nobody has said the outcome of has none', () => {
    expect(timeline(foldOf(call))).toMatchObject([{ outcome: null, operations: [call.id] }])
  })

  it('[OP7] of an outcome that no longer governs, or never did, is its own', () => {
    const later = ended(call.id, 'connected')
    expect(lines(foldOf(call, end, later))).toEqual([[end.id], [call.id, later.id]])
    const wrong = mistaken(end.id)
    expect(lines(foldOf(call, end, wrong))).toEqual([[wrong.id], [end.id], [call.id]])
    const ofNothing = ended(intake().id, 'busy')
    expect(lines(foldOf(ofNothing))).toEqual([[ofNothing.id]])
  })

  it('[OP6] of an inclusion that was corrected, or found no call, is its own', () => {
    const loose = placed(outside)
    const inclusion = included(loose.id)
    const wrong = mistaken(inclusion.id)
    expect(lines(foldOf(loose, inclusion, wrong))).toEqual([[wrong.id], [inclusion.id]])
    const other = placed(outside)
    const meant = amended(inclusion.id, { call: other.id })
    expect(lines(foldOf(loose, other, inclusion, meant)).toSorted()).toEqual(
      [[other.id], [inclusion.id], [meant.id]].toSorted(),
    )
    expect(lines(foldOf(inclusion))).toEqual([[inclusion.id]])
  })

  // Each said 対象の発信の記録がありません, though the call stood right above them, struck out.
  it('[OP6][OP5] of a call that was 誤入力 tells its outcome and its inclusion still, and nothing is missed', () => {
    const loose = placed(outside)
    const said = [ended(loose.id, 'busy', outside), included(loose.id)]
    const notice = notified('prefecture', { call: loose.id }, outside)
    const wrong = mistaken(loose.id, outside)
    const withdrawn = foldOf(loose, ...said, notice, wrong)
    expect(lines(withdrawn)).toEqual([[wrong.id], [notice.id], [loose.id, ...said.map(({ id }) => id)]])
    expect(timeline(withdrawn).at(-1)).toMatchObject({ outcome: null, inclusion: { read: { known: true } } })
    expect(withdrawn.entries.map(({ standing }) => standing.notApplied)).not.toContain('noSuchCall')
  })

  it('[OP6][OP5] of a call that was taken out: what was said of it here is its own, and nothing is missed', () => {
    const loose = placed(outside)
    const inclusion = included(loose.id)
    const outcome = ended(loose.id, 'busy')
    const wrong = mistaken(inclusion.id)
    const withdrawn = foldOf(loose, inclusion, outcome, wrong)
    expect(lines(withdrawn)).toEqual([[wrong.id], [outcome.id], [inclusion.id]])
    expect(withdrawn.entries.map(({ standing }) => standing.notApplied)).not.toContain('noSuchCall')
  })

  it('[OP3] stands where it happened, not where it was typed; offsets do not deceive it', () => {
    const typedLast = measure()
    const early = { ...typedLast, at: '2026-11-22T16:00:00Z' }
    const first = intake({ at: '2026-11-23T02:00:00+09:00' })
    const last = operation('v1.kindAssessed', { kind: 'fault', presence: 'absent' })
    expect(lines(foldOf(last, first, early))).toEqual([[last.id], [first.id], [early.id]])
  })

  it('[OP5] of a correction names what it corrects, and nothing where that is missing', () => {
    const first = intake()
    const wrong = mistaken(first.id)
    expect(timeline(foldOf(first, wrong)).map(({ corrects }) => corrects?.read.operation.id ?? null)).toEqual(
      [first.id, null],
    )
    expect(timeline(foldOf(wrong)).map(({ corrects }) => corrects)).toEqual([null])
  })
})
