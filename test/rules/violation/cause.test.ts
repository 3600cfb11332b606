// Cause 原因の解明 (3-6), review 見直し and permanent measures 恒久対策 (3-7): from what, when, and what fulfils them.
import { describe, expect, it } from 'vitest'
import { sourceIds } from '../../../shared/incident/violation-bodies.ts'
import type { Source } from '../../../shared/incident/violation-bodies.ts'
import { operation } from '../../people.ts'
import { amended, assessed, judged, mistaken, suspected } from '../../incident/said.ts'
import { caused, plainly, reported } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, raised, under } from '../raised.ts'

const analysed = (source: Source) => operation('v1.sourceAnalysed', { source, what: null })
const reviewed = () => operation('v1.measuresReviewed', { changes: [], what: null })
const planned = () =>
  operation('v1.correctiveActionPlanned', { what: '媒体の持込みを禁じる', responsible: null, due: null })
const known = { period: '深夜', place: '電算室', method: '媒体' }

describe('the cause', () => {
  it('[3-6] is looked for at levels 2 and 3, by 本人確認情報管理責任者 and without a word of urgency', () => {
    for (const level of [2, 3] as const) {
      const grave = judged(level)
      expect(raised(grave).filter(({ clause }) => clause === '3-6')).toMatchObject([
        { id: '3-6 analyse', office: 'identityManager', urgency: null, condition: null, since: grave.at },
        { id: '3-6 identify', office: 'identityManager', urgency: null, condition: null, since: grave.at },
      ])
      expect(under('3-6').raised(grave, mistaken(grave.id))).toEqual([])
      expect(under('3-6').raised(grave, judged(1, [grave.id]))).toEqual([])
    }
    for (const said of [judged(1), suspected(3), assessed('violation', 'present')])
      expect(under('3-6').raised(said)).toEqual([])
  })

  it('[3-6] is analysed from 被害情報、ログ情報、記録簿 and 管理簿, each of them', () => {
    const sources = sourceIds.map(analysed)
    expect(doneBy('3-6 analyse', judged(2), ...sources)).toEqual(sources.map(({ id }) => id))
    for (const { id } of sources) {
      expect(doneBy('3-6 analyse', judged(2), ...sources.filter((one) => one.id !== id))).toEqual([])
      expect(doneBy('3-6 analyse', judged(2), ...sources, mistaken(id))).toEqual([])
    }
  })

  it('[3-6] is identified by 時期、場所 and 方法, together or one after the other', () => {
    const identify = (...said: Parameters<typeof raised>) => doneBy('3-6 identify', judged(2), ...said)
    const [when, rest] = [caused({ period: '深夜' }), caused({ place: '電算室', method: '媒体' })]
    const whole = caused(known)
    expect(identify(whole)).toEqual([whole.id])
    expect(identify(whole, mistaken(whole.id))).toEqual([])
    expect(identify(when, rest)).toEqual([when.id, rest.id])
    expect(identify(when, rest, mistaken(when.id))).toEqual([])
    for (const part of ['period', 'place', 'method'] as const)
      expect(identify(caused({ ...known, [part]: null }))).toEqual([])
    const bare = caused()
    expect(identify(bare)).toEqual([])
    expect(identify(bare, amended(bare.id, { ...bare.body, ...known }))).toEqual([bare.id])
  })

  it('[3-6] なお書: support is asked for where needed; nobody owes it, and nothing waits for it', () => {
    const helped = caused({ ...known, helpedBy: ['maintainer', 'prefecture', 'agency'] })
    expect(doneBy('3-6 identify', judged(2), helped)).toEqual([helped.id])
    expect(under('3-6').raised(judged(2), helped)).toEqual(under('3-6').raised(judged(2)))
  })
})

describe('the review', () => {
  const all = ['3-7 review', '3-7 plan', '3-7 report']

  it('[3-7] is owed once a cause was found, at levels 2 and 3', () => {
    for (const level of [2, 3] as const) {
      const [grave, cause] = [judged(level), caused()]
      expect(under('3-7').raised(grave)).toEqual([])
      expect(under('3-7').raised(grave, cause)).toEqual(all)
      expect(dutyOf('3-7 report', grave, cause)).toMatchObject({
        office: 'identityManager',
        urgency: null,
        condition: null,
        since: cause.at,
      })
      expect(under('3-7').raised(grave, cause, mistaken(cause.id))).toEqual([])
    }
  })

  it('[3-7][3-3] is not owed at level 1, which owes the internal report and no 別紙3', () => {
    expect(under('3-7').raised(judged(1), caused())).toEqual([])
    expect(under('3-3').owed(judged(1), caused())).toEqual(['3-3 report', '3-3 standDown'])
    expect(doneBy('3-3 report', judged(1), reported('form3'))).toEqual([])
  })

  it.each([
    ['3-7 review', reviewed],
    ['3-7 plan', planned],
    ['3-7 report', () => reported('form3')],
  ])('[3-7] %s is done by the record of it, until that is 誤入力', (id, record) => {
    const [cause, one] = [caused(), record()]
    expect(doneBy(id, judged(2), cause)).toEqual([])
    expect(doneBy(id, judged(2), cause, one)).toEqual([one.id])
    expect(doneBy(id, judged(2), cause, one, mistaken(one.id))).toEqual([])
    expect(under('3-7').owed(judged(2), cause, one)).toEqual(all.filter((each) => each !== id))
  })

  // A review from before anybody knew the cause counted as one 解明した原因等に基づき.
  it('[3-7][別紙3] is based on the cause: what came before it is no review and no report of it', () => {
    const early = [reviewed(), reported('form3'), planned()]
    expect(under('3-7').owed(judged(2), ...early, caused())).toEqual(['3-7 review', '3-7 report'])
    const late = reported('form3', { at: '2026-11-23T09:00:00+09:00' })
    expect(doneBy('3-7 report', judged(2), late, caused())).toEqual([late.id])
    expect(doneBy('3-7 report', judged(2), caused(), reported('form2'), reported('form1'))).toEqual([])
  })

  it('[3-7] なお書 and 必要に応じて: no change and no support is owed by the review', () => {
    const [cause, bare] = [caused(), reviewed()]
    const changed = operation('v1.measuresReviewed', {
      changes: ['accessRights', 'operatorCards', 'servicesRestored'],
      what: null,
      helpedBy: ['maintainer'],
    })
    for (const one of [bare, changed]) expect(doneBy('3-7 review', judged(2), cause, one)).toEqual([one.id])
  })
})

it('[3-8] is reported to the mayor by the report to the mayor, not by 別紙3 to the chief', () => {
  const [high, sheets] = [judged(3), [reported('form3'), reported('mayorReport')]]
  const report = plainly('v1.reportedToMayor')
  expect(doneBy('3-8 report', high, caused(), ...sheets)).toEqual([])
  expect(doneBy('3-8 report', high, report)).toEqual([report.id])
})
