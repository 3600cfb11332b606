// Days in 和暦, in Japan whatever the phone says. By arithmetic: to make a formatter of them takes a slow phone longer than to lay out
// the numbers of the call screen.
import { tokyoMoment } from '../../shared/rules/town/office-hours.ts'

/** From this year on Japan counts its days as the calendar of the computer does (明治6年). */
const firstKnownYear = 1873
/** 令和99年: nobody knows the eras of later. */
const lastKnownYear = 2117

/** The newest first, each with its first day and the year before its first; a new one is added here. */
const eras = [
  ['令和', '2019-05-01', 2018],
  ['平成', '1989-01-08', 1988],
  ['昭和', '1926-12-25', 1925],
  ['大正', '1912-07-30', 1911],
  ['明治', '1868-10-23', 1867],
] as const

/** `令和8年11月23日(月)`; year 1 is 元年. Where no era is known `西暦8年11月23日`, before that nothing. */
export function longDate(date: Date): string {
  const { date: iso, year, month, day, weekday } = tokyoMoment(date.getTime())
  const isKnown = year >= firstKnownYear && year <= lastKnownYear
  const [era, , before] = eras.find(([, first]) => isKnown && iso >= first) ?? ['西暦', '', 0]
  const count = year - before
  const words = `${era}${isKnown && count === 1 ? '元' : count}年${month}月${day}日`
  if (isKnown) return `${words}(${'日月火水木金土'[weekday]})`
  return year > 0 ? words : ''
}
