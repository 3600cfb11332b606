// Gates: what stands in the way of resuming (2-3, 3-9), of standing down (3-3) and of 該当なし (1-3), and what does not.
import { describe, expect, it } from 'vitest'
import { blockers, gateOf } from '../../shared/rules/gates.ts'
import { operation } from '../people.ts'
import { assessed, foldOf, judged, mistaken, notified, suspected } from '../incident/said.ts'
import {
  atRisk,
  decided,
  immediate,
  integrity,
  isolated,
  plainly,
  resumed,
} from '../incident/said-in-response.ts'
import { missing } from './raised.ts'

const fault = assessed('fault', 'present')
const contacts = () =>
  (['maintainer', 'prefecture', 'agency'] as const).map((office) => notified(office, { clauses: ['3-9'] }))
const confirmed = () => plainly('v1.resumptionConfirmed')
const internal = () => operation('v1.reportedInternally', { to: '総務課長', what: null })
const absent = () => [assessed('fault', 'absent'), assessed('violation', 'absent')]

describe('resuming after a fault', () => {
  it('[2-3][GT1] needs 整合性 confirmed, and repaired where it was found wanting', () => {
    const [sound, unsound, repair] = [integrity(true), integrity(false), plainly('v1.integrityRepaired')]
    expect(missing('2-3', fault)).toEqual(['2-3 integrity'])
    expect(missing('2-3', fault, sound)).toEqual([])
    expect(missing('2-3', fault, unsound)).toEqual(['2-3 repair'])
    expect(missing('2-3', fault, unsound, repair)).toEqual([])
    expect(missing('2-3', fault, unsound, repair, mistaken(repair.id))).toEqual(['2-3 repair'])
    expect(missing('2-3', fault, sound, mistaken(sound.id))).toEqual(['2-3 integrity'])
  })

  it('[2-3] waits neither for the council nor for anything else of chapter 2', () => {
    expect(missing('2-3', fault, judged(3), integrity(true))).toEqual([])
  })

  // Nothing was asked where nobody had said 疑い yet: the gate said that nothing was missing.
  it('[2-3][3-9][GT1] is never clear where nobody has said anything', () => {
    expect(missing('2-3')).toEqual(['2-3 integrity'])
    expect(missing('2-3', assessed('fault', 'absent'))).toEqual(['2-3 integrity'])
    const whole = ['3-3 assess', '3-9 maintainer', '3-9 prefecture', '3-9 agency', '3-9 confirm']
    for (const said of [[], [suspected(3)], [assessed('violation', 'present')]])
      expect(missing('3-9', ...said)).toEqual(whole)
  })
})

describe('resuming after a violation', () => {
  it('[3-9] needs the three contacts and the confirmation, at any level', () => {
    for (const level of [1, 2] as const) {
      const said = [judged(level), ...contacts(), confirmed()]
      expect(missing('3-9', ...said)).toEqual([])
      for (const one of said.slice(1)) {
        expect(missing('3-9', ...said, mistaken(one.id))).toHaveLength(1)
        expect(missing('3-9', ...said.filter(({ id }) => id !== one.id))).toHaveLength(1)
      }
    }
  })

  it('[3-9] ただし書: needs the council once level 3 was judged, judged lower since or not, until that was 誤入力', () => {
    const [high, low] = [judged(3), judged(2)]
    const said = [high, ...contacts(), confirmed()]
    expect(missing('3-9', ...said)).toEqual(['3-9 council'])
    expect(missing('3-9', ...said, judged(1, [high.id]))).toEqual(['3-9 council'])
    expect(missing('3-9', ...said, decided('resumption'))).toEqual([])
    expect(missing('3-9', low, ...said, mistaken(high.id))).toEqual([])
  })

  it('[3-8][3-9] waits neither for the mayor, nor for the cause, the review or 別紙3', () => {
    expect(missing('3-9', judged(3), ...contacts(), confirmed(), decided('resumption'))).toEqual([])
  })
})

describe('standing down', () => {
  it('[3-3] needs level 1, and the internal report made since', () => {
    const [early, low, report] = [internal(), judged(1), internal()]
    expect(missing('3-3', early, low)).toEqual(['3-3 report'])
    expect(missing('3-3', low, report)).toEqual([])
    expect(missing('3-3', low, report, mistaken(report.id))).toEqual(['3-3 report'])
    expect(missing('3-3', low, report, judged(1, [low.id]))).toEqual(['3-3 report'])
  })

  it('[3-3] needs a first judgement where nobody has judged', () => {
    for (const said of [[], [suspected(2)], [assessed('violation', 'present')]])
      expect(missing('3-3', ...said)).toEqual(['3-3 assess'])
  })

  it('[3-3][3-5] needs it judged again at level 2 or 3, where people are of another mind, or one is likely', () => {
    for (const level of [2, 3] as const)
      expect(missing('3-3', judged(level), internal())).toContain('3-5 settle')
    expect(missing('3-3', judged(1), judged(2), internal())).toEqual(['3-5 settle'])
    const [likely, low, report] = [suspected(2), judged(1), internal()]
    expect(missing('3-3', likely, low, report)).toEqual(['3-5 settle'])
    expect(missing('3-3', likely, low, report, mistaken(likely.id))).toEqual([])
    const settled = judged(1, [likely.id])
    expect(missing('3-3', likely, settled, internal())).toEqual([])
  })

  it('[3-3][GT1] needs the report though a 無 was said after it was judged', () => {
    expect(missing('3-3', judged(1), ...absent())).toEqual(['3-3 report'])
  })

  it('[3-4(1)][3-3] needs a cut-off that is owed', () => {
    const [low, report, found, cut] = [judged(1), internal(), immediate(), isolated()]
    expect(missing('3-3', low, report, found)).toEqual(['3-4(1) isolate'])
    expect(missing('3-3', low, report, found, cut)).toEqual([])
    expect(missing('3-3', low, report, found, mistaken(found.id))).toEqual([])
    expect(missing('3-3', low, report, atRisk())).toEqual(['3-5 settle'])
  })

  it('[3-9][3-3] needs the council after level 3, and no mayor', () => {
    const high = judged(3)
    const [low, report] = [judged(1, [high.id]), internal()]
    expect(missing('3-3', high, low, report)).toEqual(['3-9 council'])
    expect(missing('3-3', high, low, report, decided('resumption'))).toEqual([])
  })
})

describe('該当なし', () => {
  it('[1-3][1-1] needs 無 of each kind', () => {
    const [one, other] = absent()
    expect(missing('1-3')).toEqual(['1-3 inquire fault', '1-3 inquire violation'])
    expect(missing('1-3', one!)).toEqual(['1-3 inquire violation'])
    expect(missing('1-3', one!, other!)).toEqual([])
    expect(missing('1-3', one!, other!, mistaken(one!.id))).toEqual(['1-3 inquire fault'])
    for (const presence of ['investigating', 'suspected', 'present'] as const)
      for (const kind of ['fault', 'violation'] as const)
        expect(missing('1-3', ...absent(), assessed(kind, presence))).toEqual([`1-3 inquire ${kind}`])
    expect(missing('1-3', ...absent(), assessed('fault', 'suspected', []))).toEqual(['1-3 inquire fault'])
  })

  it('[1-3][3-5] needs it judged again where level 2 or 3 is likely or judged, or 3-4 found something', () => {
    for (const grave of [suspected(2), judged(2), immediate(), atRisk()]) {
      expect(missing('1-3', grave, ...absent())).toEqual(['3-5 settle'])
      expect(missing('1-3', ...absent(), grave)).toEqual(['3-5 settle'])
      expect(missing('1-3', grave, ...absent(), mistaken(grave.id))).toEqual([])
    }
  })

  // Judged 3, judged again as 1, then 無 and 無: the gate was clear, and the council's decision still owed.
  it('[1-3][3-9] needs the council’s decision once level 3 was judged, judged lower since or not', () => {
    const high = judged(3)
    const lower = judged(1, [high.id])
    expect(missing('1-3', high, lower, ...absent())).toEqual(['3-9 council'])
    expect(missing('1-3', high, lower, ...absent(), decided('resumption'))).toEqual([])
    expect(missing('1-3', high, ...absent())).toEqual(['3-5 settle', '3-9 council'])
  })

  // Level 1 judged after the 無 left chapter 3 open behind a gate that was clear.
  it('[1-3][GT1] needs 無 said anew after level 1 was judged', () => {
    const said = [...absent(), judged(1)]
    expect(missing('1-3', ...said)).toEqual(['1-3 inquire violation'])
    expect(missing('1-3', ...said, assessed('violation', 'absent'))).toEqual([])
    expect(missing('1-3', judged(1), ...absent())).toEqual([])
  })
})

describe('a gate', () => {
  it('[GT1] names the clause and the office of what is missing', () => {
    const named = (...said: Parameters<typeof foldOf>) =>
      blockers(foldOf(...said).incident, '3-3').map(({ clause, office, act }) => `${clause} ${office} ${act}`)
    expect(named(judged(1))).toEqual(['3-3 identityManager reportInternally'])
    expect(named(suspected(2))).toEqual(['3-3 identityManager assessThreat'])
    expect(named(judged(2))).toEqual(['3-5 identityManager reassessThreat'])
  })

  it('[GT2] refuses nothing: an ending that goes on stands, and what is missing shows until it is made good', () => {
    const body = { clause: '2-3', what: null, reason: '窓口の再開を優先', open: ['2-3'] } as const
    const ending = operation('v1.resumed', { ...body, open: [...body.open] })
    expect(missing('2-3', fault, ending)).toEqual(['2-3 integrity'])
    expect(missing('2-3', fault, ending, integrity(true))).toEqual([])
  })

  it('[2-3][3-9][3-3][1-3] each ending has its own', () => {
    expect(gateOf(resumed('2-3'))).toBe('2-3')
    expect(gateOf(resumed('3-9'))).toBe('3-9')
    expect(gateOf(operation('v1.stoodDown', { what: null }))).toBe('3-3')
    expect(gateOf(operation('v1.foundNotApplicable', { what: null }))).toBe('1-3')
  })
})
