// Minutes of the council (1-4): one sheet a meeting, with who was called, what was decided, begun and approved afterwards.
import { describe, expect, it } from 'vitest'
import { councilMeetings } from '../../shared/incident/council-minutes.ts'
import type { OperationOf, Operation } from '../../shared/incident/operation.ts'
import { intake, operation, uuidv7 } from '../people.ts'
import { foldOf, measure, mistaken } from './said.ts'

const begun = intake()
const meetingsOf = (...said: Operation[]) => councilMeetings(foldOf(begun, ...said).incident)
const convened = () => operation('v1.councilConvened', { clause: '3-3', what: null })
const answered = (member: string, answer: 'attends' | 'notReached', meeting: string | null = null) =>
  operation('v1.memberAnswered', { meeting, member, answer })
const held = (present: string[], meeting: string | null = null) =>
  operation('v1.councilHeld', { meeting, place: null, chair: null, present, next: null })
const decided = (more: Partial<OperationOf<'v1.councilDecided'>['body']> = {}) =>
  operation('v1.councilDecided', { item: 'urgentMeasures', what: '切り離す', ...more })

describe('the minutes', () => {
  it('[1-4] of an incident without a council are none; of a decision without 招集, one sheet without it', () => {
    expect(meetingsOf()).toEqual([])
    const decision = decided()
    const [only, ...others] = meetingsOf(decision)
    expect(others).toEqual([])
    expect(only?.convened).toBeNull()
    expect(only?.decisions.map(({ said }) => said.id)).toEqual([decision.id])
  })

  it('[1-4] each meeting has what names it; what names none is the last one’s before it, or the first one’s', () => {
    const called = answered('委員 一', 'notReached')
    const [one, two] = [convened(), convened()]
    const [ofOne, ofTwo, unnamed] = [decided({ meeting: one.id }), decided({ meeting: two.id }), decided()]
    const meetings = meetingsOf(called, one, two, ofOne, ofTwo, unnamed)
    expect(meetings.map((meeting) => meeting.convened?.id)).toEqual([one.id, two.id])
    expect(meetings.map(({ members }) => members.length)).toEqual([1, 0])
    expect(meetings.map(({ decisions }) => decisions.map(({ said }) => said.id))).toEqual([
      [ofOne.id],
      [ofTwo.id, unnamed.id],
    ])
  })

  it('[OP5] a meeting that was 誤入力 has no sheet, and leaves what named it to the one before', () => {
    const [one, two] = [convened(), convened()]
    const decision = decided({ meeting: two.id })
    const meetings = meetingsOf(one, two, decision, mistaken(two.id))
    expect(meetings).toHaveLength(1)
    expect(meetings[0]?.decisions.map(({ said }) => said.id)).toEqual([decision.id])
  })

  it('[1-4] of each member the last answer stands; who came without one is listed; unheld, nobody is absent', () => {
    const head = convened()
    const calls = [
      answered('委員 一', 'notReached'),
      answered('委員 一', 'attends'),
      answered('委員 二', 'notReached'),
    ]
    const before = meetingsOf(head, ...calls)[0]?.members
    expect(before?.map(({ isPresent }) => isPresent)).toEqual([null, null])
    const after = meetingsOf(head, ...calls, held(['委員 一', '統括 丁'], head.id))[0]?.members
    expect(after?.map(({ name, answered: said, isPresent }) => [name, said?.body.answer, isPresent])).toEqual(
      [
        ['委員 一', 'attends', true],
        ['委員 二', 'notReached', false],
        ['統括 丁', undefined, true],
      ],
    )
  })

  it('[2-2] a decision tells when it was begun, and the measures it approves as far as they stand', () => {
    const [done, slip] = [measure('3-4'), measure('3-4')]
    const decision = decided({ ratifies: [done.id, slip.id, uuidv7(700_000)] })
    const started = operation('v1.decisionStarted', { decision: decision.id, what: null })
    const [first] = meetingsOf(done, slip, mistaken(slip.id), decision, started)[0]?.decisions ?? []
    expect(first?.started?.id).toBe(started.id)
    expect(first?.ratified.map(({ id }) => id)).toEqual([done.id])
  })
})
