// Outside the plan: the days of a leak's reports by law, always 要確認.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayCalendar } from '../../shared/plan/holidays.ts'
import { prefectureHours } from '#plan'
import { leakReportDays } from '../../shared/rules/leak-report.ts'

const calendar = holidayCalendar(2026, 2029)

function days(knownOn: string, improperPurpose = false) {
  return leakReportDays(knownOn, improperPurpose, prefectureHours, calendar)
}

describe('確報', () => {
  it('[LW1] known on 2026-12-01, the 30th day is 12-30, closed: 2027-01-04', () => {
    expect(days('2026-12-01').final).toEqual({
      days: 30,
      counted: '2026-12-30',
      date: '2027-01-04',
      isHolidayKnown: true,
    })
  })

  it('[LW1] is on the 60th day where 不正の目的 is to be feared', () => {
    expect(days('2026-12-01', true).final).toMatchObject({
      days: 60,
      counted: '2027-01-29',
      date: '2027-01-29',
    })
  })

  it.each([
    ['2026-11-01', '2026-11-30', 'an open Monday stays'],
    ['2026-10-23', '2026-11-24', 'Saturday 21 November, Sunday, and 勤労感謝の日 on Monday'],
    ['2026-11-27', '2026-12-28', 'Saturday 26 December moves to Monday the 28th, which is open'],
    ['2026-11-30', '2027-01-04', '29 December is closed, and so is the rest of the year'],
    ['2028-01-31', '2028-02-29', 'the leap day counts'],
    ['2027-02-20', '2027-03-23', 'Sunday 21 March is 春分の日, Monday its 振替休日'],
  ])('[LW1] known on %s it is due on %s: %s', (knownOn, date) => {
    expect(days(knownOn).final.date).toBe(date)
  })

  it('[LW1] beyond the holidays that are known it says so, on either side of the end', () => {
    expect(days('2029-11-20').final).toMatchObject({ date: '2029-12-19', isHolidayKnown: true })
    expect(days('2029-12-02').final).toMatchObject({
      counted: '2029-12-31',
      date: '2030-01-04',
      isHolidayKnown: false,
    })
    expect(days('2031-05-06').final.isHolidayKnown).toBe(false)
    expect(days('2025-11-01').final.isHolidayKnown).toBe(false)
    expect(days('9999-12-20').final.isHolidayKnown).toBe(false)
  })

  it('[LW1] whatever the day, it is the counted day or later, open, and no open day was passed over', () => {
    const anyDay = fc.integer({ min: 0, max: 1300 }).map((n) => dateAfter('2026-01-01', n))
    fc.assert(
      fc.property(anyDay, fc.boolean(), (knownOn, improper) => {
        const { days: n, counted, date } = days(knownOn, improper).final
        expect(counted).toBe(dateAfter(knownOn, n - 1))
        for (let day = counted; day <= date; day = dateAfter(day, 1)) expect(isClosed(day)).toBe(day < date)
      }),
    )
  })
})

describe('速報', () => {
  it('[LW1] is due about the third to the fifth day, the day of knowing being the first', () => {
    expect(days('2026-12-01').preliminary).toEqual({ from: '2026-12-03', until: '2026-12-05' })
    expect(days('2026-12-30', true).preliminary).toEqual({ from: '2027-01-01', until: '2027-01-03' })
  })
})

function dateAfter(date: string, n: number): string {
  const day = new Date(`${date}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + n)
  return day.toISOString().slice(0, 10)
}

function isClosed(date: string): boolean {
  const weekend = [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())
  const yearEnd = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].includes(date.slice(5))
  return weekend || yearEnd || date in calendar.names
}
