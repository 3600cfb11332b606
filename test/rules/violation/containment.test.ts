// Emergency measures 緊急措置 (3-4): cutting off (1), telling three offices at once (2), asking others (3).
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { operation } from '../../people.ts'
import {
  assessed,
  ended,
  judged,
  measure,
  mistaken,
  notified,
  placed,
  suspected,
} from '../../incident/said.ts'
import {
  atRisk,
  convened,
  immediate,
  isolated,
  reconnected,
  requested,
} from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, missing, under } from '../raised.ts'

const whole = ['3-4(2) protectionChief', '3-4(2) prefecture', '3-4(2) agency', '3-4(2) isolate']

describe.each([
  ['3-4(1)', immediate, null],
  ['3-4(2)', atRisk, '直ちに'],
] as const)('the cut-off of %s', (clause, find, urgency) => {
  const id = `${clause} isolate`

  it(`[${clause}] is raised by the finding and by no level, of 本人確認情報管理責任者, with the word of the clause`, () => {
    const found = find()
    expect(dutyOf(id, judged(3))).toBeUndefined()
    expect(dutyOf(id, judged(3), found)).toMatchObject({
      clause,
      office: 'identityManager',
      urgency,
      condition: null,
      reading: null,
      act: 'isolate',
      since: found.at,
      doneBy: [],
    })
    expect(dutyOf(id, judged(3), found, mistaken(found.id))).toBeUndefined()
  })

  // A finding in an incident that was still 調査中 raised nothing.
  it(`[${clause}][1-1] is raised before anybody has judged, or said 疑い; no 無 ends it, but level 1 and then 無 do`, () => {
    const found = find()
    expect(doneBy(id, found)).toEqual([])
    expect(under('3-2(1)').raised(found)).toEqual(['3-2(1) convene'])
    expect(doneBy(id, found, assessed('violation', 'absent'))).toEqual([])
    expect(dutyOf(id, found, judged(1), assessed('violation', 'absent'))).toBeUndefined()
    expect(doneBy(id, assessed('violation', 'absent'), find())).toEqual([])
    expect(doneBy(id, judged(3), found, assessed('violation', 'absent'))).toEqual([])
  })

  it(`[${clause}] is done by a cut-off under 3-4 that follows, or that is in force`, () => {
    const [before, found, after] = [isolated(), find(), isolated('3-4(2)')]
    expect(doneBy(id, found, after)).toEqual([after.id])
    expect(doneBy(id, before, found)).toEqual([before.id])
    expect(doneBy(id, found, after, mistaken(after.id))).toEqual([])
    for (const other of [isolated('参考4-3'), isolated('1-3'), measure('3-4')])
      expect(doneBy(id, found, other)).toEqual([])
  })

  it(`[${clause}] is not done by one that was reconnected before it was found`, () => {
    const [cut, again, found] = [isolated(), reconnected(null), find()]
    const named = { ...again, body: { ...again.body, isolation: cut.id } }
    expect(doneBy(id, cut, named, found)).toEqual([])
    expect(doneBy(id, cut, named, found, mistaken(again.id))).toEqual([cut.id])
    // One that names none may have ended it; one that came before it did not.
    expect(doneBy(id, cut, again, found)).toEqual([])
    const [early, late] = [reconnected(null), isolated()]
    expect(doneBy(id, early, late, find())).toEqual([late.id])
  })

  it(`[${clause}] stays done when it is reconnected afterwards`, () => {
    const [found, cut] = [find(), isolated()]
    expect(doneBy(id, found, cut, reconnected(cut.id))).toEqual([cut.id])
    const [inForce, later] = [isolated(), find()]
    expect(doneBy(id, inForce, later, reconnected(inForce.id))).toEqual([inForce.id])
  })

  it(`[${clause}][1-4] ただし書: waits for no council, and is not done by one`, () => {
    expect(doneBy(id, judged(3), find(), requested('3-3'), convened())).toEqual([])
    expect(doneBy(id, judged(3), find())).toEqual([])
  })
})

it('[3-4(1)] ただし書 holds at any level that was judged; it is the finding of an instant', () => {
  for (const level of [1, 2, 3] as const)
    expect(doneBy('3-4(1) isolate', judged(level), immediate())).toEqual([])
})

describe('basic rights at risk', () => {
  const atOnce = (office: string, how = {}, overrides = {}) =>
    notified(office, { clauses: ['3-4(2)'], ...how }, overrides)
  const tell = (office: 'protectionChief' | 'prefecture' | 'agency', ...said: Operation[]) =>
    doneBy(`3-4(2) ${office}`, ...said)

  it('[3-4(2)] tells the chief, the prefecture and the agency, each owed 直ちに by itself', () => {
    expect(under('3-4(2)').raised(judged(3), atRisk())).toEqual(whole)
    for (const id of whole) expect(dutyOf(id, judged(3), atRisk())?.urgency).toBe('直ちに')
    for (const office of ['protectionChief', 'prefecture', 'agency'] as const) {
      const [found, notice] = [atRisk(), atOnce(office)]
      expect(under('3-4(2)').owed(judged(3), found, notice)).toEqual(
        whole.filter((id) => id !== `3-4(2) ${office}`),
      )
      expect(tell(office, judged(3), found, notice, mistaken(notice.id))).toEqual([])
    }
  })

  it('[3-4(2)] holds while level 3 governs or nobody has judged, and at no lower level', () => {
    const found = atRisk()
    expect(under('3-4(2)').raised(found)).toEqual(whole)
    expect(under('3-4(2)').raised(suspected(2), found)).toEqual(whole)
    for (const level of [1, 2] as const) {
      const high = judged(3)
      expect(under('3-4(2)').raised(found, judged(level))).toEqual([])
      expect(under('3-4(2)').raised(high, found, judged(level, [high.id]))).toEqual([])
      expect(under('3-4(2)').raised(high, found, judged(level))).toEqual(whole)
    }
  })

  it('[3-4(2)] leaves the prefecture owed though the agency was told, and both though 3-2(4) was done before', () => {
    const [high, early, found, agency] = [judged(3), notified('prefecture'), atRisk(), atOnce('agency')]
    expect(tell('prefecture', high, early, found, agency)).toEqual([])
    expect(tell('agency', high, early, found, agency)).toEqual([agency.id])
    expect(doneBy('3-2(4) notify', high, early, found)).toEqual([early.id])
    expect(doneBy('3-2(4) notify', high, found, agency)).toEqual([])
  })

  // What was said for 3-2(4), or before resumption, stood as the notices of 3-4(2).
  it('[3-4(2)][3-2(4)][3-9] is told by what was said for it alone; one call may be said for both', () => {
    const [high, found] = [judged(3), atRisk()]
    for (const clause of ['1-3', '3-2(4)', '3-9'])
      expect(tell('prefecture', high, found, notified('prefecture', { clauses: [clause] }))).toEqual([])
    const both = notified('prefecture', { clauses: ['3-2(4)', '3-4(2)'] })
    expect(tell('prefecture', high, found, both)).toEqual([both.id])
    expect(doneBy('3-2(4) notify', high, found, both)).toEqual([both.id])
    // One that was said for both before the finding counts for the one alone.
    expect(tell('prefecture', high, both, atRisk())).toEqual([])
  })

  it('[3-4(2)][OP9] is not told by a call that was answered, nor by one that was not', () => {
    const [found, call] = [atRisk(), placed({}, 'agency')]
    const notice = atOnce('agency', { call: call.id })
    expect(tell('agency', found, call, ended(call.id, 'connected'))).toEqual([])
    expect(tell('agency', found, call, notice, ended(call.id, 'noAnswer'))).toEqual([])
    expect(tell('agency', found, call, notice, ended(call.id, 'connected'))).toEqual([notice.id])
  })

  it('[3-4(2)] counts what happened after it, written down before it or not', () => {
    const late = { at: '2026-11-23T03:00:00+09:00' }
    const [notice, found] = [atOnce('agency', {}, late), atRisk()]
    expect(tell('agency', notice, found)).toEqual([notice.id])
    expect(tell('agency', atOnce('agency'), atRisk())).toEqual([])
  })
})

describe('asking others', () => {
  const request = () =>
    operation('v1.measureRequested', { office: 'otherMunicipality', organisation: null, what: '端末の点検' })

  it('[3-4(3)] is owed 緊急措置を講ずる必要がある場合, at levels 2 and 3', () => {
    for (const level of [2, 3] as const)
      expect(dutyOf('3-4(3) request', judged(level))).toMatchObject({
        office: 'identityManager',
        condition: '緊急措置を講ずる必要がある場合',
        urgency: null,
        doneBy: [],
      })
    for (const said of [judged(1), suspected(3), assessed('violation', 'present')])
      expect(dutyOf('3-4(3) request', said)).toBeUndefined()
  })

  it('[3-4(3)] is done by the request, until it is 誤入力; telling somebody is none', () => {
    const one = request()
    expect(doneBy('3-4(3) request', judged(2), one)).toEqual([one.id])
    expect(doneBy('3-4(3) request', judged(2), one, mistaken(one.id))).toEqual([])
    expect(doneBy('3-4(3) request', judged(2), notified('otherMunicipality'))).toEqual([])
  })
})

describe('with 3-3', () => {
  it.each([
    [2, '3-3 measures'],
    [3, '3-3 emergency'],
  ] as const)(
    '[3-3][3-4] at level %i a cut-off is a measure, by 参考 too, and none that was provisional',
    (level, id) => {
      for (const clause of ['3-4(1)', '3-4(2)', '参考', '参考4-3']) {
        const cut = isolated(clause)
        expect(doneBy(id, judged(level), cut)).toEqual([cut.id])
        expect(doneBy(id, judged(level), cut, mistaken(cut.id))).toEqual([])
      }
      expect(doneBy(id, judged(level), isolated('1-3'))).toEqual([])
      expect(doneBy(id, judged(level), measure('3-4(1)'))).toHaveLength(1)
    },
  )

  it('[3-4(2)][3-5] found since level 1 was judged, it stands in the way of standing down', () => {
    const low = judged(1)
    expect(missing('3-3', low, atRisk())).toEqual(['3-5 settle'])
    expect(missing('3-3', atRisk(), judged(1))).toEqual(['3-3 report'])
  })
})
