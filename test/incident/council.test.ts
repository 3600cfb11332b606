// The council's meetings (1-4, 2-2): what belongs to which, what was decided and begun, what awaits 事後承認.
import { describe, expect, it } from 'vitest'
import { decisions, meetings } from '../../shared/incident/council.ts'
import type { Meeting } from '../../shared/incident/council.ts'
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { operation, uuidv7 } from '../people.ts'
import { ended, foldOf, measure, mistaken } from './said.ts'

const [first, second, third] = ['委員 一', '委員 二', '委員 三']

/** `02:13` on the night of 2026-11-23. */
function at(time: string) {
  return { at: `2026-11-23T${time}:00+09:00` }
}

function convened(time: string, clause = '3-3') {
  return operation('v1.councilConvened', { clause, what: null }, at(time))
}

function answered(
  member: string,
  answer: OperationOf<'v1.memberAnswered'>['body']['answer'],
  meeting: string | null,
) {
  return operation('v1.memberAnswered', { member, answer, meeting })
}

function called(member: string, time: string) {
  return operation('v1.callPlaced', { contact: null, organisation: member, number: '0749000000' }, at(time))
}

function held(meeting: string | null, present: string[], time = '05:00') {
  return operation('v1.councilHeld', { meeting, place: '役場', chair: null, present, next: null }, at(time))
}

function decided(
  body: Partial<OperationOf<'v1.councilDecided'>['body']> = {},
  time = '05:10',
): OperationOf<'v1.councilDecided'> {
  return operation('v1.councilDecided', { item: 'urgentMeasures', what: '切り離す', ...body }, at(time))
}

function started(decision: string, time: string) {
  return operation('v1.decisionStarted', { decision, what: null }, at(time))
}

function isolated(clause = '3-4(1)') {
  const body = { what: '既存住基システム', from: '住基ネット', clause, byProcedure: true }
  return operation('v1.isolated', body)
}

function meetingsOf(said: Operation[], named: string[] = []): Meeting[] {
  return meetings(foldOf(...said).incident, named)
}

describe('meetings', () => {
  it('[1-4] are as many as were convened, the earliest first, in whatever order they were recorded', () => {
    const [morning, night] = [convened('08:00', '3-9'), convened('03:00')]
    expect(meetingsOf([morning, night]).map(({ id }) => id)).toEqual([night.id, morning.id])
  })

  it('[1-4] where nobody recorded 招集 there is one without it, and nothing said of it is lost', () => {
    const [answer, decision] = [answered(first, 'attends', null), decided()]
    const [only, ...others] = meetingsOf([answer, decision, held(null, [first])])
    expect(others).toEqual([])
    expect(only).toMatchObject({ id: null, convened: null, held: { body: { place: '役場' } } })
    expect(only?.answers).toMatchObject([{ member: first, said: { id: answer.id }, isPresent: true }])
    expect(only?.decisions).toMatchObject([{ said: { id: decision.id } }])
  })

  it('[1-4] keep each what was said of it', () => {
    const [night, morning] = [convened('03:00'), convened('08:00')]
    const said = [answered(first, 'attends', night.id), answered(first, 'cannotAttend', morning.id)]
    const [one, other] = meetingsOf([night, morning, ...said, held(night.id, [first], '09:00')])
    expect(one?.answers).toMatchObject([{ said: { body: { answer: 'attends' } }, isPresent: true }])
    expect(other?.answers).toMatchObject([{ said: { body: { answer: 'cannotAttend' } }, isPresent: null }])
    expect(other?.held).toBeNull()
  })

  it('[1-4] what names none belongs to the one it happened in, what came before all to the first', () => {
    const [night, morning] = [convened('03:00'), convened('08:00')]
    const decisionsAt = ['02:00', '03:00', '07:59', '08:00', '23:00'].map((time) => decided({}, time))
    expect(
      meetingsOf([night, morning, ...decisionsAt]).map((one) => one.decisions.map(({ said }) => said.at)),
    ).toEqual([
      ['02:00', '03:00', '07:59'].map((time) => at(time).at),
      ['08:00', '23:00'].map((time) => at(time).at),
    ])
  })

  it('[1-4][OP5] of one that was 誤入力 nothing is lost: it belongs to the other, or to the one without 招集', () => {
    const [night, morning] = [convened('03:00'), convened('08:00')]
    const decision = decided({ meeting: morning.id }, '09:00')
    const rest = meetingsOf([night, morning, decision, mistaken(morning.id)])
    expect(rest.map(({ id, decisions: own }) => [id, own.length])).toEqual([[night.id, 1]])
    const none = meetingsOf([night, decision, mistaken(night.id)])
    expect(none.map(({ id, decisions: own }) => [id, own.length])).toEqual([[null, 1]])
  })
})

describe('members', () => {
  it('[1-4] stand in the order the town names them, then whoever answered or was present beside them', () => {
    const meeting = convened('03:00')
    const said = [meeting, answered(second, 'attends', meeting.id), held(meeting.id, [third])]
    const [only] = meetingsOf(said, [first])
    expect(only?.answers.map(({ member, isPresent }) => [member, isPresent])).toEqual([
      [first, false],
      [second, false],
      [third, true],
    ])
  })

  it('[1-4] the last answer of each stands, until it is 誤入力', () => {
    const meeting = convened('03:00')
    const [no, yes] = [answered(first, 'notReached', meeting.id), answered(first, 'attends', meeting.id)]
    const answerOf = (...said: Operation[]) => meetingsOf(said)[0]?.answers[0]?.said?.body.answer
    expect(answerOf(meeting, no, yes)).toBe('attends')
    expect(answerOf(meeting, no, yes, mistaken(yes.id))).toBe('notReached')
  })

  it('[1-4][OP7] are shown the calls to them for this meeting, with their outcome; calls to others are not theirs', () => {
    const [night, morning] = [convened('03:00'), convened('08:00')]
    const [early, late, again] = [called(first, '02:50'), called(first, '03:10'), called(first, '08:01')]
    const others = [called('隣の町', '03:20'), operation('v1.callPlaced', prefecture)]
    const said = [night, morning, late, early, again, ended(late.id, 'connected'), ...others]
    const [one, other] = meetingsOf(said, [first])
    expect(one?.answers.map(({ member }) => member)).toEqual([first])
    expect(one?.answers[0]?.calls).toMatchObject([
      { id: early.id, outcome: null },
      { id: late.id, outcome: 'connected' },
    ])
    expect(other?.answers[0]?.calls.map(({ id }) => id)).toEqual([again.id])
  })
})

/** A number of the contact tree, however it is called. */
const prefecture = { contact: 'prefectureNight', organisation: first, number: '0775633750' }

describe('decisions', () => {
  it('[2-2] the earliest 着手 of each is its 着手時刻, and another decision has none of it', () => {
    const [urgent, other] = [decided({ urgent: true }), decided()]
    const said = [urgent, other, started(urgent.id, '05:40'), started(urgent.id, '05:20')]
    const found = decisions(foldOf(...said).incident)
    expect(found.map(({ started: start }) => start?.at ?? null)).toEqual([at('05:20').at, null])
  })

  it('[2-2][OP5] a 着手 that was 誤入力 leaves the decision not begun', () => {
    const urgent = decided({ urgent: true })
    const start = started(urgent.id, '05:20')
    const [found] = decisions(foldOf(urgent, start, mistaken(start.id)).incident)
    expect(found?.started).toBeNull()
  })

  it('[1-4] name the measures they ratify, as far as those stand', () => {
    const [cut, stop, withdrawn] = [isolated(), measure('3-4'), measure('3-4')]
    const ratifies = [cut.id, stop.id, withdrawn.id, uuidv7(800_000)]
    const said = [cut, stop, withdrawn, mistaken(withdrawn.id), decided({ ratifies })]
    const [found] = decisions(foldOf(...said).incident)
    expect(found?.ratified.map(({ id }) => id)).toEqual([cut.id, stop.id])
  })
})
