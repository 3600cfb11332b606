// Dates in words are right or not shown, whatever a clock or a record says: year 1, before 明治6年, year 9999, year 12000,
// no moment at all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockTime, dayAndTime, isoDate, shortTime, yearMonthDay } from '../../../app/words/dates.ts'
import { longDate } from '../../../app/words/long-date.ts'
import { dayHeading } from '../../../app/words/day-heading.ts'
import { bundleName } from '../../../app/bundle/bundle-name.ts'
import { paperDate, paperTime, shortPaperTime } from '../../../app/words/paper-time.ts'
import { dayAndMinute } from '../../../app/words/spoken.ts'
import { wrongClock } from '../../../app/words/clock-words.ts'
import { holidayCalendar } from '../../../shared/plan/holidays.ts'
import { prefectureHours } from '#plan'
import { wallTimeOf } from '../../../shared/rules/event-time.ts'
import { leakReportDays } from '../../../shared/rules/leak-report.ts'
import { rankPrefecture, tokyoMoment } from '../../../shared/rules/town/office-hours.ts'
import { fixedNow } from '../../people.ts'

const calendar = holidayCalendar(2026, 2029)

/** As far as a computer counts, in milliseconds; a day less on either side, for the zone. */
const farMs = 8.64e15 - 86_400_000
const moment = fc.oneof(
  fc.integer({ min: -farMs, max: farMs }),
  fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(12_000, 0, 1) }),
)
const broken = /undefined|NaN|null|Invalid|\[object/

/** Everything that puts this moment into words, as it is now and as something that was said. */
function allWords(date: Date): (string | null)[] {
  const at = Number.isNaN(date.getTime()) ? 'いつか' : date.toISOString()
  return [
    clockTime(date),
    isoDate(date),
    longDate(date),
    shortTime(at, fixedNow),
    shortTime(fixedNow.toISOString(), date),
    dayAndTime(at),
    yearMonthDay(isoDate(date)),
    dayHeading(isoDate(date), isoDate(fixedNow), calendar.names),
    dayHeading(isoDate(fixedNow), isoDate(date), calendar.names),
    paperDate(isoDate(date)),
    paperTime(at),
    shortPaperTime(at),
    dayAndMinute(at),
    wallTimeOf(at),
    wrongClock(null, date.getTime()),
  ]
}

describe('any moment', () => {
  it('[PA7][別記] is told in whole words, or not at all', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        for (const words of allWords(new Date(ms))) expect(words ?? '').not.toMatch(broken)
        expect(bundleName('1件', ms)).not.toMatch(broken)
        expect(rankPrefecture(ms, prefectureHours, calendar, false).reason).not.toMatch(broken)
      }),
      { numRuns: 2000 },
    )
  })

  it('[PA7] that is none has no words but 未確認', () => {
    const words = allWords(new Date(Number.NaN))
    expect(words.filter((one) => one !== null && broken.test(one))).toEqual([])
    expect(longDate(new Date(Number.NaN))).toBe('')
    expect(dayAndMinute('いつか')).toBe('未確認')
  })

  it('[PA7] has in its long form the day that it is in Japan', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const { year, month, day } = tokyoMoment(ms)
        expect(longDate(new Date(ms))).toContain(year > 0 ? `年${month}月${day}日` : '')
      }),
      { numRuns: 1000 },
    )
  })
})

it('[PA7] the long form of each day from 明治6年 to 令和99年 is the one that Intl gives', () => {
  const form = { era: 'long', year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' } as const
  const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'Asia/Tokyo', ...form })
  const [firstMs, lastMs] = [Date.parse('1873-01-01T00:00:00Z'), Date.parse('2117-12-31T00:00:00Z')]
  const other: string[] = []
  for (let ms = firstMs; ms <= lastMs; ms += 24 * 60 * 60 * 1000) {
    const date = new Date(ms)
    if (longDate(date) !== intl.format(date)) other.push(date.toISOString())
  }
  expect(other).toEqual([])
})

// 「西暦12000年1月undefined日」 stood on the call screen of a phone whose clock was set so.
it.each([
  ['0001-01-01T00:00:00+09:00', '西暦1年1月1日', '1/1/1 00:00'],
  ['0000-01-01T00:00:00+09:00', '', '0/1/1 00:00'],
  ['1867-11-09T02:13:00+09:00', '西暦1867年11月9日', '1867/11/9 02:13'],
  ['2117-12-31T02:13:00+09:00', '令和99年12月31日(金)', '2117/12/31 02:13'],
  ['9999-12-31T23:59:00+09:00', '西暦9999年12月31日', '9999/12/31 23:59'],
  ['9999-12-31T23:59:00Z', '西暦10000年1月1日', '10000/1/1 08:59'],
  ['+012000-01-01T02:13:00+09:00', '西暦12000年1月1日', '12000/1/1 02:13'],
])('[PA7] %s is %s', (at, long, short) => {
  expect(longDate(new Date(at))).toBe(long)
  expect(shortTime(at, fixedNow)).toBe(short)
})

it('a clock beyond what a record can tell is doubted as one before the app', () => {
  expect(wrongClock(null, Date.parse('+012000-01-01T00:00:00Z'))).toContain('西暦12000年1月1日')
  for (const none of [Date.parse('-000043-01-01T00:00:00Z'), Number.NaN])
    expect(wrongClock(null, none)).toContain('この端末の日付が正しくありません。')
})

it('the days of a report are told past the year 9999, too', () => {
  const { final } = leakReportDays('9999-12-31', false, prefectureHours, calendar)
  expect(final).toMatchObject({ counted: '+010000-01-29', isHolidayKnown: false })
  expect(paperDate(final.date)).toMatch(/^西暦10000年[12]月\d+日$/)
})
