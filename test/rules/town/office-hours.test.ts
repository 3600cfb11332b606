import { prefectureHours } from '#plan'
import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { holidayCalendar } from '../../../shared/plan/holidays.ts'
import { rankPrefecture, tokyoIso, tokyoMoment } from '../../../shared/rules/town/office-hours.ts'

const calendar = holidayCalendar(2026, 2029)

/** Ranks the prefecture's numbers at a time in Tokyo, `2026-11-23 02:13`. */
function rankAt(tokyo: string, clockWrong = false) {
  return rankPrefecture(instant(tokyo), prefectureHours, calendar, clockWrong)
}

function instant(tokyo: string): number {
  return Date.parse(`${tokyo.replace(' ', 'T')}+09:00`)
}

describe('which number leads', () => {
  it.each([
    ['2026-05-06', '水', 'こどもの日 振替休日'],
    ['2026-09-22', '火', '休日'],
    ['2026-11-23', '月', '勤労感謝の日'],
    ['2026-12-29', '火', '年末年始'],
    ['2026-12-31', '木', '年末年始'],
    ['2027-01-01', '金', '元日'],
    ['2027-01-02', '土', '年末年始'],
    ['2028-01-03', '月', '年末年始'],
    ['2027-03-22', '月', '春分の日 振替休日'],
    ['2026-11-21', '土', '土曜日'],
    ['2026-11-22', '日', '日曜日'],
    ['2028-04-29', '土', '昭和の日'],
  ])('[別記] %s (%s) is closed all day: %s', (date, _weekday, reason) => {
    for (const time of ['00:00:00', '08:30:00', '12:00:00', '17:14:59', '23:59:59.999'])
      expect(rankAt(`${date} ${time}`)).toEqual({
        leads: 'night',
        reason: `本日は${reason}のため夜間・休日の番号です`,
        warning: false,
      })
  })

  it.each(['2026-12-28', '2027-01-04', '2026-11-24', '2026-05-07', '2028-05-01', '2026-11-20'])(
    '[別記] %s is a working day',
    (date) => {
      expect(rankAt(`${date} 08:30`)).toEqual({
        leads: 'day',
        reason: '平日8:30–17:15のため通常業務時の番号です',
        warning: false,
      })
      expect(rankAt(`${date} 02:13`)).toEqual({
        leads: 'night',
        reason: '業務時間(平日8:30–17:15)の外のため夜間・休日の番号です',
        warning: false,
      })
    },
  )

  it.each([
    ['08:29:59', 'night'],
    ['08:29:59.999', 'night'],
    ['08:30:00', 'day'],
    ['17:14:59', 'day'],
    ['17:14:59.999', 'day'],
    ['17:15:00', 'night'],
  ])('[別記] on a working day at %s the %s number leads', (time, leads) => {
    expect(rankAt(`2026-12-28 ${time}`).leads).toBe(leads)
  })

  it('[別記] midnight belongs to the new date', () => {
    expect(rankAt('2026-11-22 23:59:59.999').reason).toBe('本日は日曜日のため夜間・休日の番号です')
    expect(rankAt('2026-11-23 00:00').reason).toBe('本日は勤労感謝の日のため夜間・休日の番号です')
    expect(rankAt('2026-11-24 00:00').reason).toBe('業務時間(平日8:30–17:15)の外のため夜間・休日の番号です')
  })

  it('[別記] the hours shown are the hours that rank', () => {
    const [open, close] = prefectureHours.shown.split('–').map((time) => {
      const [hour, minute] = time.split(':').map(Number)
      return (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN)
    })
    expect([prefectureHours.openMinute, prefectureHours.closeMinute]).toEqual([open, close])
  })
})

describe('when nothing can be said', () => {
  it.each([
    '2025-12-31 23:59:59.999',
    '2030-01-01 00:00',
    '2030-06-03 12:00',
    '1970-01-01 12:00',
    '9999-12-31 12:00',
  ])('[別記] %s is outside the calendar: both stand equal, with a warning', (tokyo) => {
    const ranking = rankAt(tokyo)
    expect(ranking).toMatchObject({ leads: null, warning: true })
    expect(ranking.reason).toContain('祝日のデータ')
  })

  it('[別記] the first and last day of the calendar are inside', () => {
    expect(rankAt('2026-01-01 00:00').leads).toBe('night')
    expect(rankAt('2029-12-31 23:59:59').leads).toBe('night')
    expect(rankAt('2029-12-28 12:00').leads).toBe('day')
  })

  it('[別記] a clock known to be wrong leaves both equal, with a warning, at any time', () => {
    for (const tokyo of ['2026-12-28 12:00', '2026-11-23 02:13', '2030-06-03 12:00']) {
      expect(rankAt(tokyo, true)).toMatchObject({ leads: null, warning: true })
      expect(rankAt(tokyo, true).reason).toContain('時計')
    }
  })
})

const anyInstant = fc.integer({ min: instant('2026-01-01 00:00'), max: instant('2029-12-31 23:59:59') })
const inTokyo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const weekdayInTokyo = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', weekday: 'short' })

/** The same question answered from the engine's own time zone database. */
function oracle(nowMs: number): 'day' | 'night' {
  const [date = '', time = ''] = inTokyo.format(nowMs).split(' ')
  const yearEnd = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].includes(date.slice(5))
  const weekend = ['Sat', 'Sun'].includes(weekdayInTokyo.format(nowMs))
  if (yearEnd || weekend || date in calendar.names) return 'night'
  return time >= '08:30:00' && time < '17:15:00' ? 'day' : 'night'
}

describe('always Asia/Tokyo', () => {
  it('[別記] at any instant the ranking is what the time zone database says', () => {
    fc.assert(
      fc.property(anyInstant, (nowMs) => {
        expect(rankPrefecture(nowMs, prefectureHours, calendar, false).leads).toBe(oracle(nowMs))
      }),
      { numRuns: 3000 },
    )
  })

  it('[別記] around every boundary of four years the ranking is what the time zone database says', () => {
    for (let day = instant('2026-01-01 00:00'); day < instant('2030-01-01 00:00'); day += 86_400_000)
      for (const minute of [0, 8 * 60 + 30, 17 * 60 + 15])
        for (const offsetMs of [-1, 0]) {
          const nowMs = day + minute * 60_000 + offsetMs
          if (nowMs < instant('2026-01-01 00:00')) continue
          expect(rankPrefecture(nowMs, prefectureHours, calendar, false).leads).toBe(oracle(nowMs))
        }
  })

  it('[別記] the date, minute and text of an instant are Tokyo’s', () => {
    fc.assert(
      fc.property(anyInstant, (nowMs) => {
        const { date, minute } = tokyoMoment(nowMs)
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        expect(inTokyo.format(nowMs).slice(0, 16)).toBe(`${date} ${time}`)
        expect(Date.parse(tokyoIso(nowMs))).toBe(nowMs)
        expect(tokyoIso(nowMs).startsWith(`${date}T${time}`)).toBe(true)
      }),
    )
  })

  it.each(['America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Australia/Adelaide', 'UTC'])(
    '[別記] a machine in %s ranks the same',
    (timeZone) => {
      const holidayNight = ['2026-11-23 02:13', '2026-12-05 02:13', '2026-12-06 12:00']
      const boundaries = ['2026-12-28 08:30', '2026-12-28 17:15', '2027-01-04 08:29:59']
      const instants = [...holidayNight, ...boundaries].map(instant)
      const ranked = instants.map((nowMs) => rankPrefecture(nowMs, prefectureHours, calendar, false))
      expect(JSON.parse(rankElsewhere(timeZone, instants))).toEqual({ timeZone, ranked })
    },
  )
})

/** Ranks in a process of its own, whose time zone is another. */
function rankElsewhere(timeZone: string, instants: number[]): string {
  const shared = new URL('../../../shared/', import.meta.url).href
  const program = `
    import { holidayCalendar } from '${shared}plan/holidays.ts'
    import { prefectureHours } from '#plan'
    import { rankPrefecture } from '${shared}rules/town/office-hours.ts'
    const calendar = holidayCalendar(2026, 2029)
    const ranked = ${JSON.stringify(instants)}.map((nowMs) => rankPrefecture(nowMs, prefectureHours, calendar, false))
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    console.log(JSON.stringify({ timeZone, ranked }))`
  const env = { ...process.env, TZ: timeZone }
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' })
}
