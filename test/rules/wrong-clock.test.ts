// A device whose clock is hours off, or was set to nothing: what it wrote down as later than it can be fulfils nothing that
// came after it.
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded } from '../../shared/incident/fold.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { isOwed } from '../../shared/rules/duty.ts'
import { intakeSheet } from '../../shared/rules/sheets/intake-sheet.ts'
import { devices, incident, intake } from '../people.ts'
import { assessed, foldOf, judged, notified } from '../incident/said.ts'
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
/**
 * Minutes from 02:00 at which each was typed and the server had it, and by how many its device's clock was off. Then what was
 * typed of the time, in minutes before that by a watch; or its stamp is the operation's own.
 */
type Typed = [operation: Operation, minute: number, off?: number, how?: number | 'stamped']

function entriesOf(typed: readonly Typed[]): Folded {
  const entries = typed.map(([said, minute, off = 0, how]) => {
    const receivedMs = began + minute * minuteMs
    const clock = receivedMs + off * minuteMs
    const at = new Date(typeof how === 'number' ? receivedMs + how * minuteMs : clock).toISOString()
    const stamp = how === 'stamped' ? said.stamp : stampOf({ timeMs: clock, counter: 0 }, said.device)
    const upload = {
      uploader: said.device,
      standing: 'responder' as const,
      clockOffsetMs: -off * minuteMs,
    }
    const receivedAt = new Date(receivedMs).toISOString()
    return { known: true as const, operation: { ...said, at, stamp }, receivedAt, upload }
  })
  return foldIncident(incident, entries, [])
}

function owed(...typed: Typed[]): string[] {
  const { incident: folded } = entriesOf(typed)
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

describe('[SY3][3-4(2)] a clock hours behind', () => {
  const off = -4 * hour
  const level3 = judged(3)
  const found = () => atRisk({ device: devices.officePhone })
  const told = (minute: number): Typed[] =>
    (['protectionChief', 'prefecture', 'agency'] as const).map((office, n) => [
      notified(office, { clauses: ['3-4(2)'] }),
      minute + n,
    ])
  const notices = ['3-4(2) protectionChief', '3-4(2) prefecture', '3-4(2) agency']
  const ofNotices = (ids: string[]) => ids.filter((id) => notices.includes(id))
  const judgedEarly: Typed[] = [
    [violation, 0],
    [level3, 1],
  ]

  it('finds what notices made before it did not tell, and what those after it do', () => {
    expect(ofNotices(owed(...judgedEarly, ...told(10), [found(), 60, off]))).toEqual(notices)
    expect(ofNotices(owed(...judgedEarly, [found(), 60, off], ...told(61)))).toEqual([])
    expect(ofNotices(owed(...judgedEarly, ...told(10), [found(), 60, off], ...told(61)))).toEqual([])
  })

  it('finds the same where its stamp had run on from what it saw', () => {
    const seen = (said: Operation): Operation => ({
      ...said,
      stamp: stampOf({ timeMs: began + 50 * minuteMs, counter: 1 }, said.device),
    })
    expect(ofNotices(owed(...judgedEarly, ...told(10), [seen(found()), 60, off, 'stamped']))).toEqual(notices)
    expect(ofNotices(owed(...judgedEarly, [seen(found()), 60, off, 'stamped'], ...told(61)))).toEqual([])
  })

  it('tells, where it had just seen what was found and its stamps run on from that', () => {
    const seen = told(70).map(([said, minute], n): Typed => {
      const stamp = stampOf({ timeMs: began + 60 * minuteMs, counter: 1 + n }, said.device)
      return [{ ...said, stamp }, minute, off, 'stamped']
    })
    expect(ofNotices(owed(...judgedEarly, [found(), 60], ...seen))).toEqual([])
  })

  it('tells by its own order what two such devices, or one, said one after the other', () => {
    const own = told(61).map(([said, minute]): Typed => [said, minute, off])
    expect(ofNotices(owed(...judgedEarly, [found(), 60, off], ...own))).toEqual([])
    expect(ofNotices(owed(...judgedEarly, [atRisk(), 60, off], ...own))).toEqual([])
    const before = told(10).map(([said, minute]): Typed => [said, minute, off])
    expect(ofNotices(owed(...judgedEarly, ...before, [found(), 60]))).toEqual(notices)
  })

  it('says nothing against a time that was typed by a watch', () => {
    const late = told(50)
    expect(ofNotices(owed(...judgedEarly, ...late, [found(), 60, off, -15]))).toEqual([])
    expect(ofNotices(owed(...judgedEarly, ...told(40), [found(), 60, off, -15]))).toEqual(notices)
  })
})

describe('[SY3] since when an incident is', () => {
  const sinceOf = (off: number, at = 30) =>
    entriesOf([[assessed('fault', 'suspected'), at, off]]).incident.since
  const received = new Date(began + 30 * minuteMs).toISOString()

  it.each([
    ['in 1970', years('1970-01-01T00:10:00Z')],
    ['in 2099', years('2099-01-01T00:00:00Z')],
  ])('is the receipt of what a clock %s told', (_, off) => {
    expect(sinceOf(off)).toBe(received)
  })

  it('is nothing that such a clock told while only its device has it', () => {
    const said = { ...assessed('fault', 'suspected'), at: '1970-01-01T09:10:00+09:00' }
    expect(foldOf(said).incident.since).toBeNull()
  })

  it('[別紙1] is so on form 1', () => {
    const { incident: folded } = entriesOf([[intake(), 30, years('1970-01-01T00:10:00Z')]])
    expect(intakeSheet(folded).receivedAt).toBe(received)
    expect(intakeSheet(foldOf(intake({ at: '1970-01-01T09:10:00+09:00' })).incident).receivedAt).toBeNull()
  })
})
