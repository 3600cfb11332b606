// A response that was ended and begins anew: what was told, found and done the time before fulfils nothing of this time.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import type { DutyId } from '../../shared/rules/duty.ts'
import { thisRound } from '../../shared/rules/round.ts'
import { operation } from '../people.ts'
import {
  assessed,
  ended as endedCall,
  foldOf,
  judged,
  mistaken,
  notified,
  placed,
  suspected,
} from '../incident/said.ts'
import { atRisk, isolated, resumed } from '../incident/said-in-response.ts'
import { doneBy, dutyOf } from './raised.ts'

const high = judged(3)
const found = atRisk()
const first = [
  high,
  found,
  notified('protectionChief'),
  ...['prefecture', 'agency'].map((office) => notified(office, { clauses: ['3-2(4)', '3-4(2)'] })),
  isolated('3-4(2)'),
  operation('v1.measureStarted', { what: '端末の使用を止めた', clause: '3-4' }),
  operation('v1.causeFound', { what: '外からの接続', period: '昨夜', place: '窓口', method: '不明な端末' }),
  operation('v1.reportedToMayor', { what: null }),
]
const ended = resumed('3-9')
const owedAgain = ['3-2(4) notify', '3-3 emergency', '3-3 cause', '3-6 identify'] as const

describe('a violation that comes back after operations were resumed', () => {
  it.each(owedAgain)('[3-2(4)][3-3][3-6] owes %s anew', (id) => {
    expect(doneBy(id, ...first, ended)).not.toEqual([])
    for (const again of [suspected(3), judged(3)]) {
      expect(doneBy(id, ...first, ended, again)).toEqual([])
      expect(doneBy(id, ...first, ended, again, mistaken(again.id))).not.toEqual([])
    }
  })

  // 「05:37から」 of a call made at 05:38, owed again by what was seen at 05:45.
  it('[3-2(4)][3-3] what had been done is owed since it came back, what never was since it was first owed', () => {
    const call = placed()
    const direct = [call, endedCall(call.id, 'noAnswer'), notified('agency', { clauses: ['3-2(4)'] })]
    const uncaused = first.filter(({ type }) => type !== 'v1.causeFound')
    const again = operation('v1.threatSuspected', suspected(3).body, { at: '2026-11-23T05:45:00+09:00' })
    const since = (id: DutyId) => dutyOf(id, ...uncaused, ended, again)?.since
    expect(since('3-2(4) notify')).toBe(again.at)
    expect(since('3-3 emergency')).toBe(again.at)
    expect(since('3-3 cause')).toBe(high.at)
    expect(dutyOf('3-2(4) notify', ...uncaused, ended, again)?.by).toBe(again.id)
    // By the agency alone, for the prefecture did not answer.
    expect(dutyOf('3-2(4) notify', high, ...direct, ended, again)?.since).toBe(again.at)
  })

  it('[3-4(2)] can be found again, and asks for the three notices and the cut-off again', () => {
    const again = judged(3)
    expect(dutyOf('3-4(2) find', ...first, ended, again)).toBeDefined()
    expect(dutyOf('3-4(2) prefecture', ...first, ended, again)).toBeUndefined()
    const refound = atRisk()
    for (const id of ['3-4(2) protectionChief', '3-4(2) prefecture', '3-4(2) agency', '3-4(2) isolate'])
      expect(doneBy(id, ...first, ended, again, refound), id).toEqual([])
    const told = notified('prefecture', { clauses: ['3-4(2)'] })
    expect(doneBy('3-4(2) prefecture', ...first, ended, again, refound, told)).toEqual([told.id])
  })

  it('[3-8] is reported to the mayor anew once level 3 is judged anew; the first report stays owed until then', () => {
    expect(doneBy('3-8 report', ...first, ended, suspected(2))).not.toEqual([])
    const again = judged(3)
    expect(doneBy('3-8 report', ...first, ended, again)).toEqual([])
    const report = operation('v1.reportedToMayor', { what: null })
    expect(doneBy('3-8 report', ...first, ended, again, report)).toEqual([report.id])
    const unreported = first.filter(({ type }) => type !== 'v1.reportedToMayor')
    expect(doneBy('3-8 report', ...unreported, ended, suspected(2))).toEqual([])
  })

  it('[3-8] no report from before level 3 was judged tells of it', () => {
    const early = operation('v1.reportedToMayor', { what: null })
    expect(doneBy('3-8 report', early, judged(3))).toEqual([])
  })
})

it('[2-1(1)][2-1(2)] a fault that comes back is located, and its cause found, anew', () => {
  const located = operation('v1.faultLocated', { kinds: ['hardware'], place: '電算室', what: null })
  const cause = operation('v1.faultCauseJudged', { found: true, what: '電源' })
  const said: Operation[] = [assessed('fault', 'present'), located, cause, resumed('2-3')]
  expect(doneBy('2-1(1) locate', ...said)).toEqual([located.id])
  const again = [...said, assessed('fault', 'absent'), assessed('fault', 'present')]
  for (const id of ['2-1(1) locate', '2-1(2) cause', '2-1(2) check'])
    expect(doneBy(id, ...again), id).toEqual([])
})

it('[GT5][3-9][2-3] while nothing came back the round is the whole; the other kind has its own', () => {
  const { incident } = foldOf(...first, ended)
  expect(thisRound(incident, 'violation')).toBe(incident)
  const { incident: back } = foldOf(...first, ended, suspected(3))
  expect(thisRound(back, 'fault')).toBe(back)
  expect(thisRound(back, 'violation').notices).toEqual([])
})
