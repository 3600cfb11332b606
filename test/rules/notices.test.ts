// Notices as evidence (OP9): a notice says that an office was told; its call may speak against it, nothing else does.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import { noticesTo } from '../../shared/rules/notices.ts'
import { unreportedCall } from '../../shared/rules/notices.ts'
import { notificationDuties } from './subject-duties.ts'
import { ended, foldOf, included, mistaken, notified, outside, placed, suspected } from '../incident/said.ts'

function told(office: string, ...said: Operation[]): string[] {
  return noticesTo(foldOf(...said).incident, office).map(({ operation }) => operation)
}

function discharged(...said: Operation[]): string[] {
  return notificationDuties(foldOf(...said).incident).flatMap(({ doneBy }) => doneBy)
}

describe('a notice', () => {
  it('[3-2(4)] said before anybody thought level 2 or 3 likely discharges: the night begins with the call', () => {
    const call = placed(outside)
    const notice = notified('prefecture', { call: call.id }, outside)
    const said = [call, ended(call.id, 'connected', outside), notice, included(call.id)]
    expect(discharged(...said, suspected(3))).toEqual([notice.id])
    const early = notified('prefecture')
    expect(discharged(early, suspected(3))).toEqual([early.id])
    expect(discharged(early, suspected(3), mistaken(early.id))).toEqual([])
  })

  it('[OP9] stands when the outcome of its call was 誤入力: what came of the call is unknown again, not denied', () => {
    const call = placed()
    const notice = notified('prefecture', { call: call.id })
    for (const outcome of ['connected', 'noAnswer'] as const) {
      const end = ended(call.id, outcome)
      expect(told('prefecture', call, end, notice, mistaken(end.id))).toEqual([notice.id])
    }
  })

  it('[OP9] by a call to another office of the contact tree tells neither, and the call stays asked about', () => {
    const call = placed({}, 'agency')
    const end = ended(call.id, 'connected')
    const notice = notified('prefecture', { call: call.id })
    expect(told('prefecture', call, end, notice)).toEqual([])
    expect(told('agency', call, end, notice)).toEqual([])
    expect(discharged(suspected(2), call, end, notice)).toEqual([])
    expect(unreportedCall(foldOf(call, end, notice).incident, ['agency'])?.id).toBe(call.id)
    const meant = notified('agency', { call: call.id })
    expect(unreportedCall(foldOf(call, end, notice, meant).incident, ['agency'])).toBeNull()
  })

  it('[OP9] by a call to a number outside the contact tree tells the office that it names', () => {
    const call = placed({}, null)
    const notice = notified('prefecture', { call: call.id })
    expect(told('prefecture', call, ended(call.id, 'connected'), notice)).toEqual([notice.id])
  })

  it('[OP9] by a call that has not arrived tells', () => {
    const notice = notified('prefecture', { call: placed().id })
    expect(told('prefecture', notice)).toEqual([notice.id])
  })
})
