// Times as a person enters them (別紙1): Japan's wall clock in any zone of the phone; what looks wrong is said.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOfWallTime, meantYears, timeDoubts, wallTimeOf } from '../../shared/rules/event-time.ts'
import { fixedNow } from '../people.ts'

describe('wall time', () => {
  it('[別紙1] is that of Japan, also across midnight and the year', () => {
    expect(wallTimeOf('2026-11-22T17:13:59.999Z')).toBe('2026-11-23T02:13')
    expect(wallTimeOf('2026-12-31T10:00:00-08:00')).toBe('2027-01-01T03:00')
    expect(wallTimeOf('2026-11-23T02:13:00+09:00')).toBe('2026-11-23T02:13')
    expect(atOfWallTime('2026-11-23T02:13')).toBe('2026-11-23T02:13:00+09:00')
  })

  it('[別紙1] comes back as it was entered, minute for minute', () => {
    const minute = fc.integer({ min: Date.UTC(1989, 0, 8) / 60_000, max: Date.UTC(2100, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minute, (minutes) => {
        const wall = wallTimeOf(new Date(minutes * 60_000).toISOString())
        expect(Date.parse(atOfWallTime(wall) ?? '')).toBe(minutes * 60_000)
      }),
    )
  })

  it.each([
    '',
    'T02:13',
    '2026-11-23T',
    '2026-11-23',
    '2026-02-30T02:13',
    '2026-11-23T24:30',
    '2時13分',
    'x',
  ])('[別紙1] %j is no moment', (text) => {
    expect(atOfWallTime(text)).toBeNull()
  })
})

describe('doubts', () => {
  const unknown = { receivedAt: null, occurredAt: null, discoveredAt: null }
  const past = '2026-11-23T01:40:00+09:00'
  const future = '2026-11-23T02:14:00+09:00'
  const doubts = (times: Partial<Record<keyof typeof unknown, string>>) =>
    timeDoubts({ ...unknown, ...times }, fixedNow.getTime())

  it('[別紙1] there are none about what is not known, past or now', () => {
    expect(doubts({})).toEqual({})
    expect(doubts({ receivedAt: '2026-11-23T02:13:00+09:00', occurredAt: past, discoveredAt: past })).toEqual(
      {},
    )
  })

  it.each(['receivedAt', 'occurredAt', 'discoveredAt'])('[別紙1] %s in the future is one', (field) => {
    expect(doubts({ [field]: future })).toEqual({ [field]: 'inFuture' })
  })

  it('[別紙1] one of more than a year ago is one, as one in the future is', () => {
    expect(doubts({ receivedAt: '2025-11-23T01:40:00+09:00' })).toEqual({})
    expect(doubts({ receivedAt: '2025-11-22T01:40:00+09:00' })).toEqual({ receivedAt: 'longPast' })
    expect(doubts({ occurredAt: '0008-11-23T01:40:00+09:00' })).toEqual({ occurredAt: 'longPast' })
  })

  it('[別紙1] discovered before it occurred is one, beside the discovery', () => {
    expect(doubts({ occurredAt: '2026-11-23T01:41:00+09:00', discoveredAt: past })).toEqual({
      discoveredAt: 'discoveredBeforeOccurred',
    })
  })

  it('[別紙1] is judged by the moment, not by the writing of it', () => {
    expect(doubts({ occurredAt: '2026-11-22T16:40:00Z', discoveredAt: past })).toEqual({})
  })
})

describe('a year of one or two digits', () => {
  it.each([
    [8, ['令和8年', '2008年']],
    [1, ['令和元年', '2001年']],
    [26, ['2026年', '平成26年']],
    [31, ['平成31年']],
    [9, ['2009年', '平成9年']],
    [38, []],
    [0, []],
    [2026, []],
    [206, []],
  ])('[別紙1] %i may have meant %j', (typed, words) => {
    expect(meantYears(typed, 2026).map((meant) => meant.words)).toEqual(words)
  })

  it('[別紙1] is asked about by the year it would be', () => {
    expect(meantYears(8, 2026).map(({ year }) => year)).toEqual([2026, 2008])
  })
})
