// Dates and times as the town writes them on paper, in Japan, whatever zone they were said in.
import { expect, it } from 'vitest'
import { paperDate, paperTime } from '../../../app/words/paper-time.ts'

it.each([
  ['2026-11-23T02:05:59+09:00', '令和8年11月23日(月) 午前2時5分'],
  ['2026-11-22T17:05:00Z', '令和8年11月23日(月) 午前2時5分'],
  ['2026-11-23T00:00:00+09:00', '令和8年11月23日(月) 午前0時'],
  ['2026-11-23T00:01:00+09:00', '令和8年11月23日(月) 午前0時1分'],
  ['2026-11-23T11:59:00+09:00', '令和8年11月23日(月) 午前11時59分'],
  ['2026-11-23T12:00:00+09:00', '令和8年11月23日(月) 正午'],
  ['2026-11-23T12:05:00+09:00', '令和8年11月23日(月) 午後0時5分'],
  ['2026-11-23T23:00:00+09:00', '令和8年11月23日(月) 午後11時'],
  ['2019-05-01T09:30:00+09:00', '令和元年5月1日(水) 午前9時30分'],
])('[別紙1] %s is %s', (at, words) => {
  expect(paperTime(at)).toBe(words)
})

it('[別紙3] a day of the calendar is that day, and nothing stays nothing', () => {
  expect(paperDate('2026-12-25')).toBe('令和8年12月25日(金)')
  expect(paperDate(null)).toBeNull()
})
