// 引継ぎ of several incidents on one A4: the page is shared out fairly, and what does not fit is counted.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../shared/incident/incident.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { handOverOfAll, handOverPage } from '../../../shared/rules/sheets/hand-over-page.ts'
import type { HandedIncident } from '../../../shared/rules/sheets/hand-over-page.ts'
import { handedTogether } from '../../../shared/rules/sheets/hand-over.ts'
import { ended, foldOf, judged, measure, notified, placed } from '../../incident/said.ts'
import { intake, operation } from '../../people.ts'

const incidentOf = (...said: Operation[]) => foldOf(intake(), ...said).incident
const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const pageOf = (incidents: Incident[]) => handOverOfAll(incidents.map((incident) => ({ incident, plan })))
const matters = ({ course, told, decided, owed }: HandedIncident) => [course, told, decided, owed]

describe('the page', () => {
  it('[PA6] never has more lines than it holds, has one of every matter, and counts the rest', () => {
    const incidents = fc.array(fc.record({ measures: fc.nat(60), notices: fc.nat(60), levels: fc.nat(9) }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(incidents, (wanted) => {
        const all = wanted.map(({ measures, notices, levels }) =>
          incidentOf(
            ...many(measures, () => measure('3-4')),
            ...many(notices, () => notified('prefecture')),
            ...many(levels, () => judged(3)),
          ),
        )
        const { items, rest } = pageOf(all)
        expect([...items.map(({ incident }) => incident), ...rest]).toEqual(all)
        const lines = items.flatMap(matters).map((matter) => Math.max(1, matter.items.length))
        const sum = lines.reduce((total, count) => total + count, items.length * handOverPage.linesOfHead)
        expect(sum).toBeLessThanOrEqual(handOverPage.lines)
        for (const [at, one] of items.entries()) {
          expect(one.told.items.length + one.told.rest.length).toBe(wanted[at]?.notices)
          for (const { items: shown, rest: left } of matters(one))
            expect(shown.length).toBeGreaterThan(left.length === 0 ? -1 : 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[PA6] a night of three has all of what was told, a call in vain among it', () => {
    const call = placed()
    const { items } = pageOf([incidentOf(call, ended(call.id, 'noAnswer'), notified('agency')), incidentOf()])
    expect(items[0]?.told.items.map((told) => 'contacted' in told && told.contacted.call?.outcome)).toEqual([
      'noAnswer',
      undefined,
    ])
  })
})

describe('what was said of them together', () => {
  const handed = (to: string, at = '2026-11-24T08:30:00+09:00') =>
    operation('v1.handedOver', { from: '宿直 甲', to, what: null }, { at })

  it('[PA6] is the last hand-over said alike of every one of them', () => {
    const both = [incidentOf(handed('管理 乙')), incidentOf(handed('管理 乙'), handed('当番 戊'))]
    expect(handedTogether(both)?.body.to).toBe('管理 乙')
  })

  it('[PA6] is none where one of them was not handed over, or at another time', () => {
    expect(handedTogether([incidentOf(handed('管理 乙')), incidentOf()])).toBeNull()
    const earlier = incidentOf(handed('管理 乙', '2026-11-23T08:30:00+09:00'))
    expect(handedTogether([incidentOf(handed('管理 乙')), earlier])).toBeNull()
    expect(handedTogether([])).toBeNull()
  })
})
