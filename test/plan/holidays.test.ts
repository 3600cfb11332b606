import { describe, expect, it } from 'vitest'
import { HolidayCalendar, holidayCalendar } from '../../shared/plan/holidays.ts'

const calendar = holidayCalendar(2026, 2029)

describe('holidays', () => {
  it.each([
    ['2026-01-01', '元日'],
    ['2026-05-06', 'こどもの日 振替休日'],
    ['2026-09-21', '敬老の日'],
    ['2026-09-22', '休日'],
    ['2026-09-23', '秋分の日'],
    ['2026-11-23', '勤労感謝の日'],
    ['2027-03-21', '春分の日'],
    ['2027-03-22', '春分の日 振替休日'],
  ])('[別記] %s is closed: %s', (date, name) => {
    expect(calendar.names[date]).toBe(name)
  })

  it.each(['2026-12-28', '2027-01-04', '2026-11-24', '2026-05-07'])('[別記] %s is no holiday', (date) => {
    expect(calendar.names[date]).toBeUndefined()
  })

  it('[別記] a holiday on a Saturday has no substitute', () => {
    const saturdays = Object.keys(calendar.names).filter((date) => weekday(date) === 6)
    expect(saturdays).toEqual(['2028-01-01', '2028-04-29', '2029-05-05', '2029-08-11', '2029-11-03'])
    for (const monday of saturdays.map(dayAfter).map(dayAfter)) expect(calendar.names[monday]).toBeUndefined()
  })

  it('[別記] a holiday on a Sunday has one, on the next day that is none', () => {
    for (const date of Object.keys(calendar.names).filter((day) => weekday(day) === 0)) {
      let next = dayAfter(date)
      while (isOwnHoliday(calendar.names[next])) next = dayAfter(next)
      expect(calendar.names[next]).toMatch(/ 振替休日$/)
    }
  })

  it('[別記] 国民の休日: a weekday between two holidays is one itself', () => {
    const threeDays = ['2026-09-21', '2026-09-22', '2026-09-23'].map((date) => calendar.names[date])
    expect(threeDays).toEqual(['敬老の日', '休日', '秋分の日'])
  })

  it('[別記] the calendar holds the years it names and no other', () => {
    expect(HolidayCalendar.parse(holidayCalendar(2027, 2027))).toEqual(holidayCalendar(2027, 2027))
    const years = Object.keys(holidayCalendar(2027, 2028).names).map((date) => date.slice(0, 4))
    expect([...new Set(years)]).toEqual(['2027', '2028'])
  })

  // A year without data would have passed for a year without holidays, and the day number led on New Year's Day.
  it('[別記] a calendar asked for more years than are known ends where the data ends', () => {
    const { firstYear, lastYear, names } = holidayCalendar(1900, 2999)
    expect([firstYear, lastYear]).toEqual([1970, 2050])
    expect(names['2050-11-23']).toBe('勤労感謝の日')
  })
})

function isOwnHoliday(name: string | undefined): boolean {
  return name !== undefined && !name.endsWith('振替休日')
}

function weekday(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay()
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
