// Tries of the prefecture that failed (3-2(4) なお書): which count, for how long, and whatever two clocks say.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { directNeedsReason, failedTries } from '../../../shared/rules/violation/notification.ts'
import { ended, foldOf, notified, placed, suspected } from '../../incident/said.ts'
import { doneBy } from '../raised.ts'

/** Of an incident where level 2 is likely. */
const told = (...said: Operation[]) => doneBy('3-2(4) notify', suspected(2), ...said)

describe('with two clocks that differ', () => {
  const call = placed({ at: '2026-11-23T02:14:00+09:00' })
  const vain = [call, ended(call.id, 'noAnswer')]
  const slow = notified('agency', {}, { at: '2026-11-23T02:13:50+09:00' })

  // The agency was told by a phone a few seconds slow, and 3-2(4) stayed owed for good.
  it('[3-2(4)][SY3] the agency told after a try is told after it', () => {
    expect(told(...vain, slow)).toEqual([slow.id])
  })

  it('[3-2(4)][SY3] an answer of the prefecture after the notice takes nothing away, one before it does', () => {
    const late = placed({ at: '2026-11-23T02:13:40+09:00' })
    expect(told(...vain, late, ended(late.id, 'connected'), slow)).toEqual([slow.id])
    const [first, answered] = [placed(), placed()]
    const said = [first, ended(first.id, 'busy'), answered, ended(answered.id, 'connected')]
    expect(told(...said, notified('agency'))).toEqual([])
  })
})

describe('the tries that failed', () => {
  it('[3-2(4)] are those of the prefecture, by day or night, latest first by when they were made', () => {
    const early = placed({ at: '2026-11-23T02:10:00+09:00' }, 'prefectureDay')
    const late = placed({ at: '2026-11-22T17:20:00Z' })
    const agency = placed({}, 'agency')
    const said = [late, early, agency].flatMap((call) => [call, ended(call.id, 'noAnswer')])
    expect(failedTries(foldOf(...said).incident).map(({ id }) => id)).toEqual([late.id, early.id])
  })

  // One 話し中 turned the duty to the agency for good, though the prefecture answered minutes later.
  it('[3-2(4)] are over once the prefecture has answered, and begin anew with the next', () => {
    const first = placed({ at: '2026-11-23T02:10:00+09:00' })
    const answered = placed({ at: '2026-11-23T02:20:00+09:00' })
    const next = placed({ at: '2026-11-23T02:30:00+09:00' })
    const said = [answered, first, ended(first.id, 'busy'), ended(answered.id, 'connected')]
    expect(failedTries(foldOf(...said).incident)).toEqual([])
    expect(directNeedsReason(foldOf(...said).incident)).toBe(true)
    const tries = failedTries(foldOf(...said, next, ended(next.id, 'noAnswer')).incident)
    expect(tries.map(({ id }) => id)).toEqual([next.id])
  })

  it('[3-2(4)] are not over by an answer of the agency, nor by one nobody has told of', () => {
    const call = placed()
    const agency = placed({ at: '2026-11-23T02:20:00+09:00' }, 'agency')
    const open = placed({ at: '2026-11-23T02:30:00+09:00' })
    const said = [call, ended(call.id, 'busy'), agency, ended(agency.id, 'connected'), open]
    expect(failedTries(foldOf(...said).incident).map(({ id }) => id)).toEqual([call.id])
  })

  it('[3-2(4)] spare the reason: without one, telling the agency needs it in words', () => {
    const call = placed()
    expect(directNeedsReason(foldOf(call).incident)).toBe(true)
    expect(directNeedsReason(foldOf(call, ended(call.id, 'notDialled')).incident)).toBe(true)
    expect(directNeedsReason(foldOf(call, ended(call.id, 'wrongNumber')).incident)).toBe(false)
  })
})
