// Council 情報保護管理会議 (1-4, 2-2): asked for and convened by two people, each item decided, 事後承認 where needed.
import { describe, expect, it } from 'vitest'
import { councilAgenda } from '#plan'
import type { Operation } from '../../../shared/incident/operation.ts'
import { awaitingRatification } from '../../../shared/rules/council/council.ts'
import { operation } from '../../people.ts'
import { assessed, foldOf, judged, mistaken } from '../../incident/said.ts'
import { convened, decided, held, isolated, requested, weighed } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, missing, raised, under } from '../raised.ts'

const agendaItemIds = councilAgenda.items.map(({ id }) => id)

const all = () => agendaItemIds.map((item) => decided(item))

describe('convening', () => {
  it('[1-4] is owed by 情報保護統括責任者 once the council was asked for, by either chapter', () => {
    for (const clause of ['2-1(3)', '3-3']) {
      const request = requested(clause)
      expect(dutyOf('1-4 convene', request)).toMatchObject({
        clause: '1-4',
        office: 'protectionChief',
        urgency: null,
        condition: null,
        since: request.at,
        doneBy: [],
      })
      expect(dutyOf('1-4 convene', request, mistaken(request.id))).toBeUndefined()
    }
    expect(dutyOf('1-4 convene', judged(3))).toBeUndefined()
  })

  it('[1-4][1-4 なお書] is done by convening after the request; a request after it asks again 随時', () => {
    const [early, request, meeting] = [convened(), requested('3-3'), convened()]
    expect(doneBy('1-4 convene', early, request)).toEqual([])
    expect(doneBy('1-4 convene', early, request, meeting)).toEqual([meeting.id])
    expect(doneBy('1-4 convene', request, meeting, mistaken(meeting.id))).toEqual([])
    expect(doneBy('1-4 convene', request, meeting, requested('2-1(3)'))).toEqual([])
    expect(doneBy('1-4 convene', request, held(null), decided('urgentMeasures'))).toEqual([])
  })

  it('[1-4][2-1(3)][3-3] is another duty than asking for it: neither fulfils the other', () => {
    expect(doneBy('3-3 council', judged(3), convened())).toEqual([])
    const [high, request] = [judged(3), requested('3-3')]
    expect(doneBy('3-3 council', high, request)).toEqual([request.id])
    expect(doneBy('1-4 convene', high, request)).toEqual([])
  })
})

describe('holding', () => {
  // 招集 was the end of 招集し、開催する.
  it('[1-4] is owed once it was convened, and done by 開催 of that meeting, not by 招集', () => {
    const meeting = convened()
    expect(dutyOf('1-4 hold', requested('3-3'))).toBeUndefined()
    expect(dutyOf('1-4 hold', meeting)).toMatchObject({
      office: 'protectionChief',
      since: meeting.at,
      doneBy: [],
    })
    const [one, unnamed] = [held(meeting.id), held(null)]
    expect(doneBy('1-4 hold', meeting, one)).toEqual([one.id])
    expect(doneBy('1-4 hold', meeting, unnamed)).toEqual([unnamed.id])
    expect(doneBy('1-4 hold', meeting, one, mistaken(one.id))).toEqual([])
    const next = convened('3-9')
    expect(doneBy('1-4 hold', meeting, one, next, held(meeting.id))).toEqual([])
  })
})

describe('a chief who convenes by himself', () => {
  // The asking stood as done by a request that nobody had made, or for ever.
  it('[1-4][3-3][2-1(3)] makes the asking unnecessary, where it follows what asks for it and is 発意', () => {
    const [early, high, stop] = [convened('1-4'), judged(3), weighed(false, true, true)]
    const own = convened('1-4')
    expect(doneBy('3-3 council', early, high)).toEqual([])
    expect(doneBy('3-3 council', high, own)).toEqual([own.id])
    expect(doneBy('2-1(3) council', assessed('fault', 'present'), stop, own)).toEqual([own.id])
    expect(doneBy('3-3 council', high, convened('3-3'))).toEqual([])
  })
})

describe('deciding', () => {
  it('[1-4] is over of an item that was closed by name as not taken up, and of none without a name', () => {
    const [meeting, ...most] = [convened(), ...all().slice(1)]
    const [item = ''] = agendaItemIds
    const left = (by: string | null) => operation('v1.itemLeftUndecided', { item, meeting: null }, { by })
    expect(doneBy('1-4 decide', meeting, ...most)).toEqual([])
    expect(doneBy('1-4 decide', meeting, ...most, left(null))).toEqual([])
    expect(doneBy('1-4 decide', meeting, ...most, left('統括 丁'))).toHaveLength(8)
  })

  it('[1-4] is owed by the council of each of the eight items, once it was convened', () => {
    const meeting = convened('1-4')
    expect(dutyOf('1-4 decide', requested('3-3'), decided('resumption'))).toBeUndefined()
    expect(dutyOf('1-4 decide', meeting)).toMatchObject({ office: 'council', urgency: null, doneBy: [] })
    expect(doneBy('1-4 decide', meeting, ...all())).toHaveLength(8)
    expect(dutyOf('1-4 decide', meeting, mistaken(meeting.id))).toBeUndefined()
    for (const item of agendaItemIds) {
      const decisions = all()
      const left = decisions.filter(({ body }) => body.item !== item)
      expect(doneBy('1-4 decide', meeting, ...left)).toEqual([])
      const [one] = decisions.filter(({ body }) => body.item === item)
      expect(doneBy('1-4 decide', meeting, ...decisions, mistaken(one?.id ?? ''))).toEqual([])
    }
  })
})

describe('事後承認', () => {
  it('[1-4][3-4(1)] is owed 必要に応じて of what was cut off before the council decided, once there is a council', () => {
    const cut = isolated()
    expect(dutyOf('1-4 ratify', cut)).toBeUndefined()
    for (const council of [requested('3-3'), convened()]) {
      const duty = dutyOf('1-4 ratify', cut, council)
      expect(duty).toMatchObject({ office: 'council', condition: '必要に応じて', since: cut.at, doneBy: [] })
      expect(dutyOf('1-4 ratify', cut, council, mistaken(cut.id))).toBeUndefined()
      expect(dutyOf('1-4 ratify', cut, council, mistaken(council.id))).toBeUndefined()
    }
    expect(dutyOf('1-4 ratify', convened())).toBeUndefined()
    expect(dutyOf('1-4 ratify', isolated('1-3'), convened())).toBeUndefined()
  })

  it('[1-4][参考] is offered of a cut-off by 参考 too, which asks for no council and stands in no gate', () => {
    const cut = isolated('参考4-3')
    expect(dutyOf('1-4 ratify', cut)).toBeUndefined()
    expect(under('1-4').raised(cut)).toEqual([])
    expect(dutyOf('1-4 ratify', cut, convened())).toMatchObject({ condition: '必要に応じて', since: cut.at })
    for (const gate of ['3-9', '3-3'] as const)
      expect(missing(gate, cut, convened()).filter((id) => id.startsWith('1-4'))).toEqual([])
  })

  it('[1-4] is not owed of what was cut off after the council had decided on it', () => {
    const [meeting, decision, cut] = [convened(), decided('urgentMeasures'), isolated()]
    expect(dutyOf('1-4 ratify', meeting, decision, cut)).toBeUndefined()
    expect(doneBy('1-4 ratify', meeting, decision, cut, mistaken(decision.id))).toEqual([])
    // Typed late, it was never offered for approval.
    const late = isolated('3-4(1)', { at: '2026-11-23T01:40:00+09:00' })
    expect(doneBy('1-4 ratify', meeting, decision, late)).toEqual([])
    expect(doneBy('1-4 ratify', meeting, decided('residentResponse'), isolated())).toEqual([])
  })

  it('[1-4] is done when each cut-off was approved by name', () => {
    const [one, other, meeting] = [isolated(), isolated('3-4(2)'), convened()]
    const first = decided('urgentMeasures', { ratifies: [one.id] })
    const second = decided('urgentMeasures', { ratifies: [other.id] })
    expect(doneBy('1-4 ratify', one, other, meeting, first)).toEqual([])
    expect(doneBy('1-4 ratify', one, other, meeting, first, second)).toEqual([first.id, second.id])
    expect(doneBy('1-4 ratify', one, other, meeting, first, second, mistaken(second.id))).toEqual([])
    expect(doneBy('1-4 ratify', one, other, meeting, decided('urgentMeasures'))).toEqual([])
  })
})

it('[1-4] 事後承認待ち are the cut-offs that no decision has approved by name, by 参考 too where a council is, until it is 誤入力', () => {
  const waiting = (...said: Operation[]) => awaitingRatification(foldOf(...said).incident).map(({ id }) => id)
  const [one, other] = [isolated(), isolated('3-4(2)')]
  const approval = decided('urgentMeasures', { ratifies: [one.id] })
  const [example, meeting] = [isolated('参考4-3'), convened()]
  expect(waiting(one, other, example, isolated('1-3'))).toEqual([one.id, other.id])
  expect(waiting(example, meeting, isolated('1-3'))).toEqual([example.id])
  expect(waiting(one, other, approval)).toEqual([other.id])
  expect(waiting(one, other, approval, mistaken(approval.id))).toEqual([one.id, other.id])
  expect(waiting(one, mistaken(one.id))).toEqual([])
})

it('[1-4] 事後承認 of one cut-off is no decision on the next', () => {
  const [one, meeting] = [isolated(), convened()]
  const ratified = decided('urgentMeasures', { ratifies: [one.id] })
  const next = isolated('3-4(2)')
  expect(doneBy('1-4 ratify', one, meeting, ratified)).toEqual([ratified.id])
  expect(doneBy('1-4 ratify', one, meeting, ratified, next)).toEqual([])
})

describe('what was decided as 緊急かつ必要性の高い', () => {
  const fault = assessed('fault', 'present')
  const started = (decision: string) => operation('v1.decisionStarted', { decision, what: null })

  it('[2-2] is begun 直ちに by 本人確認情報管理責任者, each by itself', () => {
    const [one, other] = [
      decided('urgentMeasures', { urgent: true }),
      decided('residentResponse', { urgent: true }),
    ]
    const [begun, rest] = [started(one.id), decided('technicalSupport', { urgent: false })]
    const id = `2-2 begin ${one.id}`
    expect(dutyOf(id, fault, one)).toMatchObject({
      clause: '2-2',
      office: 'identityManager',
      urgency: '直ちに',
      since: one.at,
      doneBy: [],
    })
    expect(under('2-2').raised(fault, one, other, rest, decided('resumption'))).toHaveLength(2)
    expect(under('2-2').owed(fault, one, other, begun)).toEqual([`2-2 begin ${other.id}`])
    expect(doneBy(id, fault, one, begun)).toEqual([begun.id])
    expect(doneBy(id, fault, one, begun, mistaken(begun.id))).toEqual([])
    expect(dutyOf(id, fault, one, mistaken(one.id))).toBeUndefined()
  })

  it('[1-1][2-2] is so in chapter 2 alone', () => {
    expect(under('2-2').raised(judged(3), decided('urgentMeasures', { urgent: true }))).toEqual([])
  })
})

it('[1-4] なお書: it goes on beside the other work, which waits for no council', () => {
  const council = [requested('3-3'), convened(), ...all()]
  const others = (...said: Parameters<typeof raised>) =>
    raised(...said).flatMap(({ id, clause }) => (clause === '1-4' ? [] : [id]))
  expect(others(judged(3), ...council)).toEqual(others(judged(3)))
})
