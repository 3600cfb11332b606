// What stays open in chapter 2 until it is answered: the cause that help was asked for, and a server that stands as stopped.
import { describe, expect, it } from 'vitest'
import { isFaultContradicted } from '../../../shared/rules/fault/fault-track.ts'
import { operation } from '../../people.ts'
import { assessed, foldOf, mistaken } from '../../incident/said.ts'
import { asked, causeJudged, located, resumed, weighed } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, missing, raised } from '../raised.ts'

const fault = assessed('fault', 'present')
const under2 = (...said: Parameters<typeof raised>) =>
  raised(...said).flatMap(({ id, clause }) => (clause.startsWith('2-') ? [id] : []))

// Once asked, the maintainer's help was the end of it, whatever came of it.
describe('the cause looked for with help', () => {
  const [unknown, help] = [causeJudged(false), asked('findCause')]
  const settle = (...said: Parameters<typeof raised>) => doneBy('2-1(2) settle', fault, unknown, ...said)

  it('[2-1(2)] stays owed to 本人確認情報管理責任者 once help was asked, until it is found', () => {
    expect(settle()).toBeUndefined()
    expect(settle(asked('repair'))).toBeUndefined()
    expect(dutyOf('2-1(2) settle', fault, unknown, help)).toMatchObject({
      office: 'identityManager',
      doneBy: [],
    })
    expect(settle(help, causeJudged(false))).toEqual([])
    const found = causeJudged(true)
    expect(settle(help, found)).toEqual([found.id])
    expect(settle(help, found, mistaken(found.id))).toEqual([])
  })

  it('[2-1(2)] or is given up with a reason, which help asked for again takes back', () => {
    const end = operation('v1.faultCauseGivenUp', { reason: '再現しない' })
    expect(settle(help, end)).toEqual([end.id])
    expect(settle(help, end, asked('findCause'))).toEqual([])
  })
})

describe('a server that stands as stopped, grave and long', () => {
  const stopped = weighed(false, true, true)
  const none = assessed('fault', 'absent')

  // One tap on 無 took chapter 2 away, the council it asks for with it.
  it('[1-1][2-1(3)] is a fault whatever is said of the kind: no 無 ends chapter 2', () => {
    for (const said of [[fault, stopped, none], [none, stopped], [stopped]])
      expect(doneBy('2-1(3) council', ...said)).toEqual([])
    expect(isFaultContradicted(foldOf(stopped, none).incident)).toBe(true)
    expect(isFaultContradicted(foldOf(fault, stopped).incident)).toBe(false)
    expect(missing('1-3', stopped, none, assessed('violation', 'absent'))).toContain('1-3 inquire fault')
    expect(dutyOf('1-3 none', stopped, none, assessed('violation', 'absent'))).toBeUndefined()
  })

  it('[1-1][2-3] until it works again, is not that grave after all, or operations were resumed', () => {
    for (const end of [
      weighed(true),
      weighed(false, false, true),
      weighed(false, true, null),
      resumed('2-3'),
    ])
      expect(under2(stopped, none, end)).toEqual([])
    expect(under2(weighed(false, true, null), none)).toEqual([])
  })
})

// A second bug that can be dealt with took away the call about the first.
it('[2-1(2)] of software each bug is asked about by its number, by the last that was said of it', () => {
  const bug = (respondersCan: boolean, number: string | null) =>
    operation('v1.bugInformationChecked', { number, what: null, respondersCan })
  const remedy = (...said: Parameters<typeof raised>) =>
    dutyOf('2-1(2) remedy', fault, located(['software']), ...said)?.by
  const beyond = bug(false, 'B-1')
  expect(remedy(beyond, bug(true, 'B-2'))).toBe(beyond.id)
  expect(remedy(bug(true, 'B-2'), beyond)).toBe(beyond.id)
  expect(remedy(beyond, bug(true, 'B-2'), bug(true, 'B-1'))).toBeUndefined()
  expect(remedy(beyond, bug(true, null))).toBeUndefined()
  expect(remedy(bug(false, null), bug(true, 'B-1'))).toBeUndefined()
})
