// A device whose clock is hours off, or was set to nothing: what it wrote down as later than it can be fulfils nothing that
// came after it.
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import { devices, incident } from '../people.ts'
import { assessed, judged, notified } from '../incident/said.ts'
import {
  atRisk,
  caused,
  decided,
  isolated,
  notAtRisk,
  plainly,
  reported,
} from '../incident/said-in-response.ts'

const began = Date.parse('2026-11-23T02:00:00+09:00')
const minuteMs = 60_000
const hour = 60
/** Minutes from 02:00 at which each was typed and the server had it, and by how many its device's clock was off. */
type Typed = [operation: Operation, minute: number, off?: number]

function owed(...typed: Typed[]): string[] {
  const entries = typed.map(([said, minute, off = 0]) => {
    const receivedAt = new Date(began + minute * minuteMs).toISOString()
    const at = new Date(Date.parse(receivedAt) + off * minuteMs).toISOString()
    const stamp = stampOf({ timeMs: Date.parse(at), counter: 0 }, said.device)
    return { known: true as const, operation: { ...said, at, stamp }, receivedAt }
  })
  const { incident: folded } = foldIncident(incident, entries, [])
  return duties(folded, plan)
    .filter(isOwed)
    .map(({ id }) => id)
}

const violation = assessed('violation', 'present')
const years = (from: string) => (Date.parse(from) - began) / minuteMs

describe.each([
  ['three hours ahead', 3 * hour],
  ['in the year 2099', years('2099-01-01T00:00:00Z')],
])('[SY3] a clock %s', (_, off) => {
  const level3 = judged(3)

  it('[3-4(2)] tells nobody of what was found again after it', () => {
    const told = (['protectionChief', 'prefecture', 'agency'] as const).map((office, n): Typed => [
      notified(office, { clauses: ['3-4(2)'] }),
      10 + n,
      off,
    ])
    const first: Typed[] = [[violation, 0], [level3, 1], [atRisk(), 2], ...told]
    const ofNotices = (ids: string[]) =>
      ids.filter((id) => id.startsWith('3-4(2)') && id !== '3-4(2) isolate')
    expect(ofNotices(owed(...first))).toEqual([])
    expect(ofNotices(owed(...first, [notAtRisk(), 40], [atRisk(), 60]))).toEqual([
      '3-4(2) protectionChief',
      '3-4(2) prefecture',
      '3-4(2) agency',
    ])
  })

  it('[3-9] confirms nothing of what was cut off after it, and its まだ再開しない is not the last', () => {
    const confirmed: Typed[] = [
      [violation, 0],
      [level3, 1],
      [plainly('v1.resumptionConfirmed'), 30, off],
    ]
    expect(owed(...confirmed)).not.toContain('3-9 confirm')
    expect(owed(...confirmed, [isolated(), 60])).toContain('3-9 confirm')
    const resumes = (answer: boolean) => decided('resumption', { resumes: answer })
    expect(owed([violation, 0], [level3, 1], [resumes(true), 30, off], [resumes(false), 60])).toContain(
      '3-9 council',
    )
    expect(owed([violation, 0], [level3, 1], [resumes(false), 30, off], [resumes(true), 60])).not.toContain(
      '3-9 council',
    )
  })

  it('[3-7] reports nothing of a cause that was found after it', () => {
    expect(owed([violation, 0], [level3, 1], [reported('form3'), 30, off], [caused(), 60])).toContain(
      '3-7 report',
    )
  })
})

it('[SY3][3-8] a judgement by a clock that was set to nothing is reported by what follows it alone', () => {
  const off = years('1970-01-01T00:10:00Z')
  const elsewhere = () => judged(3, [], { device: devices.officePhone })
  const report = plainly('v1.reportedToMayor')
  expect(owed([violation, 0], [report, 20], [elsewhere(), 40, off])).toContain('3-8 report')
  expect(owed([violation, 0], [elsewhere(), 40, off], [report, 60])).not.toContain('3-8 report')
})

it('[3-7] what is written down late still counts by when it happened', () => {
  expect(owed([violation, 0], [judged(3), 1], [caused(), 60, -40], [reported('form3'), 30])).not.toContain(
    '3-7 report',
  )
})
