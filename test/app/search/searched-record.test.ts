// What is searched of a record: the words of the screen, what was said before a correction, nothing of a drill.
import { describe, expect, it } from 'vitest'
import { recordsOfIncident, recordsOutside } from '../../../app/search/searched-record.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import {
  amended,
  entry,
  ended,
  foldOf,
  included,
  measure,
  mistaken,
  outside,
  placed,
} from '../../incident/said.ts'
import { intake, operation } from '../../people.ts'

const given = { fiscalYear: 2026, number: 3, drill: false }
const textsOf = (...said: Operation[]) =>
  recordsOfIncident(foldOf(intake(), ...said), given).map(({ text }) => text)

describe('the words of a record', () => {
  it('[FN1] are what the screen says, who, in which office, and the number of the incident', () => {
    const call = placed()
    const text = textsOf(call, ended(call.id, 'noAnswer')).join('\n')
    for (const words of ['県へ発信 応答なし', '077-563-3750', '宿直 甲', '緊急対策職員', '令和8年度 第3号'])
      expect(text).toContain(words)
  })

  it('[FN1] stay findable as they were said, where they were corrected or 誤入力', () => {
    const [first, slip] = [measure('1-3'), measure('3-4')]
    const texts = textsOf(
      first,
      slip,
      amended(first.id, { what: '回線を抜いた', clause: '1-3' }),
      mistaken(slip.id),
    )
    const of = (words: string) => texts.filter((text) => text.includes(words))
    expect(of('回線を抜いた')).toHaveLength(1)
    expect(of('業務端末の使用を止めた')).toHaveLength(2)
    expect(of('誤入力').length).toBeGreaterThan(0)
  })

  it('[FN1] of a drill 訓練 are not there, nor those of a call that it took in', () => {
    const call = placed(outside)
    const drill = operation('v1.intakeReceived', { what: '想定の不正アクセス', drill: true })
    const folded = foldOf(drill, measure('1-3'), call, included(call.id))
    expect(folded.entries.length).toBeGreaterThan(3)
    expect(recordsOfIncident(folded, null)).toEqual([])
    expect(recordsOutside(callsSubject, [entry(call)], new Set([call.id]))).toEqual([])
  })

  it('[FN1] outside an incident are those of the town and of calls that nothing has taken in', () => {
    const call = placed(outside)
    const closed = operation(
      'v1.closedDayEntered',
      { day: '2026-12-28', name: '県の創立記念日' },
      { subject: townSubject },
    )
    expect(recordsOutside(callsSubject, [entry(call)])).toHaveLength(1)
    const [town] = recordsOutside(townSubject, [entry(closed)])
    expect(town?.text).toContain('県の創立記念日')
    expect(town?.record.about).toBe('町の記録')
  })
})
