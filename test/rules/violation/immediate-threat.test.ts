// 3-4(1) judged, and a cut-off, before anybody has said a level or a kind: what each asks about, and what it does not.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { owedDuties } from '../../../shared/rules/duties.ts'
import { isContradicted } from '../../../shared/rules/violation/violation-track.ts'
import { intake, operation } from '../../people.ts'
import { assessed, foldOf, judged, notified, suspected } from '../../incident/said.ts'
import { immediate, isolated } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, missing, raised } from '../raised.ts'

const unlikely = () => operation('v1.threatFoundUnlikely', { reason: '通信の記録に異常がない' })
const order = (...said: Operation[]) => owedDuties(foldOf(...said).incident, plan).map(({ id }) => id)

describe('an immediate threat', () => {
  // The prefecture was not heard of, though nobody had said that level 2 or 3 is not likely.
  it('[3-4(1)][3-2(4)] asks whether level 2 or 3 is likely: until that is said the prefecture stands 要確認', () => {
    const found = immediate()
    expect(dutyOf('3-2(4) notify', found)).toMatchObject({
      since: found.at,
      reading: 'toBeChecked',
      doneBy: [],
    })
    const told = notified('prefecture')
    expect(doneBy('3-2(4) notify', found, told)).toEqual([told.id])
    expect(dutyOf('3-2(4) notify', found, suspected(2))).toMatchObject({ reading: null })
    for (const answer of [unlikely(), judged(1)])
      expect(dutyOf('3-2(4) notify', found, answer)).toBeUndefined()
  })

  it('[3-4(1)][3-2(4)] judged again, it asks again; level 2 or 3 said before answers it', () => {
    expect(dutyOf('3-2(4) notify', judged(1), immediate())?.reading).toBe('toBeChecked')
    expect(dutyOf('3-2(4) notify', immediate(), unlikely(), immediate())?.reading).toBe('toBeChecked')
    expect(dutyOf('3-2(4) notify', judged(2), immediate())?.reading).toBeNull()
  })

  it('[3-4(1)] its cut-off ranks with 直ちに, and has no word of urgency', () => {
    expect(order(intake(), immediate()).slice(0, 2)).toEqual(['3-2(4) notify', '3-4(1) isolate'])
    expect(dutyOf('3-4(1) isolate', immediate())?.urgency).toBeNull()
  })
})

describe('a cut-off with both kinds unsaid', () => {
  it.each(['3-4(1)', '参考4-3'])('[1-1][3-4] under %s raises the questions of chapter 3', (clause) => {
    const cut = isolated(clause)
    expect(raised(intake(), cut).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['3-2(1) convene', '3-3 assess']),
    )
    expect(raised(intake(), isolated('1-3')).map(({ id }) => id)).not.toContain('3-3 assess')
  })

  it('[1-3][3-4][GT1] 該当なし is not clear, and no 無 makes it so before a level was judged', () => {
    const [cut, low, no, none, late] = [
      isolated(),
      judged(1),
      assessed('fault', 'absent'),
      assessed('violation', 'absent'),
      isolated(),
    ]
    for (const said of [[cut], [cut, no], [cut, no, none], [no, none, late]])
      expect(missing('1-3', ...said)).not.toEqual([])
    expect(isContradicted(foldOf(cut, no, none).incident)).toBe(true)
    expect(missing('1-3', cut, low, no, none)).toEqual([])
  })
})
