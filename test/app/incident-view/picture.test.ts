// What is on the picture of an incident: marks in their rows, the level as steps, isolations as bars.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { pictureOf } from '../../../app/incident-view/picture.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { incident, operation } from '../../people.ts'
import { anyHistory } from '../../incident/histories.ts'
import { twoDays } from '../../incident/night-of-two-days.ts'
import { ended, foldOf, judged, mistaken, placed, suspected } from '../../incident/said.ts'

const picture = (...said: Operation[]) => pictureOf(foldOf(...said).incident)
const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })

function isolated(time: string) {
  const body = { what: '業務端末', from: '構内回線', clause: '3-4(1)', byProcedure: null }
  return operation('v1.isolated', body, at(time))
}

function reconnected(isolation: string | null, time: string) {
  return operation('v1.reconnected', { isolation, what: null }, at(time))
}

describe('marks', () => {
  it('[PI2] stand in their rows, the earliest first', () => {
    const { marks } = picture(...twoDays())
    const rows = Map.groupBy(marks, ({ row }) => row)
    expect(marks.map(({ atMs }) => atMs)).toEqual(marks.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
    const shapes = (row: 'calls' | 'threat' | 'measures' | 'council' | 'reports') =>
      rows.get(row)?.map(({ shape }) => shape)
    expect(shapes('calls')).toEqual(['failed', 'failed', 'connected', 'connected'])
    expect(shapes('threat')).toEqual(['likely3', 'judged3', 'judged2'])
    expect(shapes('measures')).toEqual(['measure', 'isolated', 'isolated', 'reconnected'])
    expect(shapes('council')).toEqual(['asked', 'convened', 'held', 'decided', 'decided', 'ended'])
    expect(shapes('reports')).toEqual(['received', 'told', 'told'])
  })

  // Between the level and the cut-off, and between the council and the resumption, nothing was to be seen.
  it('[PI2][3-4][3-9][2-3] what was found of 3-4, and what was confirmed before resuming, has its mark', () => {
    const found = [
      operation('v1.immediateThreatJudged', { what: null }),
      operation('v1.rightsAtRiskFound', { what: null }),
      operation('v1.rightsNotAtRisk', { what: null }),
      operation('v1.threatFoundUnlikely', { reason: '誤検知' }),
    ]
    const confirmed = [
      operation('v1.resumptionConfirmed', { what: null }),
      operation('v1.nothingStopped', { what: null }),
    ]
    const ofFault = [
      operation('v1.integrityConfirmed', { sound: false, what: null }),
      operation('v1.integrityRepaired', { what: null }),
    ]
    const body = { office: 'agency' as const, call: null, person: null, reason: null, clauses: ['3-9'] }
    const contact = operation('v1.notified', body)
    const { marks } = picture(...found, ...confirmed, ...ofFault, contact)
    expect(marks.map(({ operation: id, row, shape }) => [id, row, shape])).toEqual([
      ...found.map(({ id }) => [id, 'measures', 'found']),
      ...confirmed.map(({ id }) => [id, 'council', 'confirmed']),
      ...ofFault.map(({ id }) => [id, 'measures', 'measure']),
      [contact.id, 'reports', 'told'],
    ])
  })

  it('[PI2][OP7] a call nobody has said the outcome of is neither connected nor failed; かけていない is none', () => {
    const [open, never] = [placed(), placed()]
    expect(picture(open, never, ended(never.id, 'notDialled')).marks).toMatchObject([
      { operation: open.id, shape: 'unanswered' },
    ])
  })

  it('[PI2][OP5] what was 誤入力 is not on it', () => {
    const high = judged(3)
    expect(picture(high, mistaken(high.id))).toEqual({ marks: [], steps: [], bars: [] })
  })

  it('[PI2] any history has one, of operations it holds, each once in each row', () => {
    fc.assert(
      fc.property(anyHistory, ({ own, calls }) => {
        const folded = foldIncident(incident, own, calls)
        const ids = pictureOf(folded.incident).marks.map(({ operation: id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const held = new Set(folded.entries.map(({ read }) => read.operation.id))
        expect(ids.filter((id) => !held.has(id))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the level', () => {
  it('[PI3] stands from its judgement to the next; a suspicion until a judgement names it', () => {
    const likely = suspected(3)
    const high = judged(3, [likely.id])
    const low = judged(1, [high.id])
    expect(picture(likely, high, low).steps).toMatchObject([
      { judged: null, likely: 3 },
      { judged: 3, likely: null },
      { judged: 1, likely: null },
    ])
  })

  it('[PI3][OP8] of two judged apart is the higher one', () => {
    expect(picture(judged(3), judged(1)).steps.map((step) => step.judged)).toEqual([3, 3])
  })
})

describe('isolations', () => {
  it('[PI3] last to the 再組込み that names them; one that names none ends none', () => {
    const [first, second] = [isolated('02:30'), isolated('02:40')]
    const back = reconnected(first.id, '05:00')
    const { bars } = picture(first, second, back, reconnected(null, '06:00'))
    expect(bars).toEqual([
      {
        operation: first.id,
        endedBy: back.id,
        atMs: Date.parse(at('02:30').at),
        untilMs: Date.parse(at('05:00').at),
      },
      { operation: second.id, endedBy: null, atMs: Date.parse(at('02:40').at), untilMs: null },
    ])
  })

  it('[PI3] a 再組込み said to be before its 切離し ends it at once', () => {
    const cut = isolated('05:00')
    const [bar] = picture(cut, reconnected(cut.id, '04:00')).bars
    expect(bar?.untilMs).toBe(bar?.atMs)
  })
})
