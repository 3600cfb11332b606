// The timeline under its days, in lists that stay as they are when something new is said; and what it is narrowed to.
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { timeline } from '../../../shared/incident/timeline.ts'
import { inDays } from '../../../app/incident-view/timeline-days.ts'
import { isOfKind, timelineKinds } from '../../../app/incident-view/timeline-kinds.ts'
import type { TimelineKind } from '../../../app/incident-view/timeline-kinds.ts'
import { dayHeading } from '../../../app/words/day-heading.ts'
import { incident, intake, operation } from '../../people.ts'

const holidays = { '2026-11-23': '勤労感謝の日' }

function lines(...said: Operation[]) {
  const own = said.map((one) => ({ known: true, operation: one, receivedAt: null }) as const)
  return timeline(foldIncident(incident, own, []))
}
const note = (at: string) => operation('v1.noted', { what: '業者が電算室に入った' }, { at })

describe('[TL1] the days of a timeline', () => {
  it('begin at midnight in Japan, the newest first', () => {
    const days = inDays(lines(note('2026-11-22T23:59:00+09:00'), note('2026-11-22T15:00:00Z')))
    expect(days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-22'])
  })

  it('keep every line once, in lists that something new leaves alone but the first', () => {
    const said = Array.from({ length: 45 }, () => note('2026-11-23T02:13:00+09:00'))
    const whole = lines(...said)
    const [day] = inDays(whole)
    expect(day?.lists.map(({ items }) => items.length)).toEqual([5, 10, 10, 10, 10])
    expect(day?.lists.flatMap(({ items }) => items)).toEqual(whole)
    const [later] = inDays(lines(...said, note('2026-11-23T02:14:00+09:00')))
    expect(later?.lists.map(({ key }) => key)).toEqual(day?.lists.map(({ key }) => key))
  })

  it('are named by weekday and 祝, by the year where that is another', () => {
    expect(dayHeading('2026-11-23', '2026-11-24', holidays)).toBe('11月23日(月・祝)')
    expect(dayHeading('2026-11-22', '2026-11-24', holidays)).toBe('11月22日(日)')
    expect(dayHeading('2025-12-31', '2026-01-01', holidays)).toBe('2025年12月31日(水)')
  })
})

describe('[TL1] a timeline narrowed', () => {
  const call = operation('v1.callPlaced', { contact: null, organisation: '業者', number: '0749000000' })
  const measure = operation('v1.measureStarted', { what: '端末を止めた', clause: '3-4' })
  const mistaken = operation('v1.corrected', {
    operation: measure.id,
    nature: 'mistaken',
    body: null,
    reason: null,
  })
  const all = lines(intake(), call, note('2026-11-23T02:13:00+09:00'), measure, mistaken)
  const shown = (kind: TimelineKind) =>
    all.filter((item) => isOfKind(item, kind)).map(({ entry }) => entry.read.operation.type)

  it('shows what is of that kind alone', () => {
    expect(shown('call')).toEqual(['v1.callPlaced'])
    expect(shown('note')).toEqual(['v1.noted'])
    expect(shown('measure')).toEqual(['v1.measureStarted'])
    expect(shown('decision')).toEqual([])
  })

  it('has among the corrections what was corrected', () => {
    expect(shown('correction')).toEqual(['v1.corrected', 'v1.measureStarted'])
  })

  it('has a button for each kind', () => {
    expect(Object.values(timelineKinds)).toEqual(['電話', '決定', '措置', '訂正', 'メモ'])
  })
})
