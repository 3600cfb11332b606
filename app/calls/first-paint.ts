// The few lines inside the page (別記): rank the prefecture's numbers before first paint and again at every minute,
// show the time, note taps. Bundled into index.html at build; nothing else has to load for them.
import { calendar } from 'virtual:holiday-calendar'
import { prefectureHours } from '#plan'
import type { OfficeHours } from '../../shared/plan/schemas.ts'
import { rankPrefecture } from '../../shared/rules/town/office-hours.ts'
import { clockTime, isoDate } from '../words/dates.ts'
import { longDate } from '../words/long-date.ts'
import { clockIsWrong, showMarks } from '../record/derived/first-paint-memory.ts'
import { noteTap } from './tap-notes.ts'

const minuteMs = 60_000

type Settings = { hours: OfficeHours; closed: Record<string, string> }

/** As call-buttons.ts wrote them beside the numbers. */
function settingsOf(group: HTMLElement | null): Settings {
  try {
    const settings: Settings = JSON.parse(group?.dataset['settings'] ?? '')
    return settings
  } catch {
    return { hours: prefectureHours, closed: {} }
  }
}

function rank(nowMs: number): void {
  const group = document.querySelector<HTMLElement>('#prefecture')
  const { hours, closed } = settingsOf(group)
  const known = { ...calendar, names: { ...calendar.names, ...closed } }
  const ranking = rankPrefecture(nowMs, hours, known, clockIsWrong())
  const warning = document.querySelector<HTMLElement>('#ranking-warning')
  const byHours = document.querySelectorAll<HTMLElement>('#prefecture .call:not([data-hours=always])')
  for (const link of byHours) {
    const leads = link.dataset['hours'] === ranking.leads
    link.classList.toggle('leads', leads)
    if (leads && link !== group?.firstElementChild) lead(group, link)
    const reason = link.querySelector('.call-reason')
    if (reason instanceof HTMLElement) {
      reason.dataset['plain'] ??= reason.textContent ?? ''
      reason.textContent = leads ? ranking.reason : reason.dataset['plain']
    }
  }
  if (warning === null || byHours.length === 0) return
  warning.hidden = !ranking.warning
  warning.textContent = ranking.warning ? `${ranking.reason}。どちらの番号も確かめてください` : ''
}

/** An element that is moved loses the focus. */
function lead(group: HTMLElement | null, link: HTMLElement): void {
  const focused = link === document.activeElement
  group?.prepend(link)
  if (focused) link.focus({ preventScroll: true })
}

function showTime(now: Date): void {
  const [time, date] = ['#now-time', '#now-date'].map((place) => document.querySelector(place))
  if (!time || !date) return
  time.textContent = clockTime(now)
  date.textContent = `${longDate(now)} ${calendar.names[isoDate(now)] ?? ''}`.trim()
  time.parentElement?.removeAttribute('hidden')
}

function refresh(): void {
  const nowMs = Date.now()
  rank(nowMs)
  showTime(new Date(nowMs))
}

/** The boundaries (08:30, 17:15, midnight) all fall on whole minutes. */
function refreshEachMinute(): void {
  refresh()
  setTimeout(refreshEachMinute, minuteMs - (Date.now() % minuteMs))
}

showMarks('asking', 'drill', 'direct')
refreshEachMinute()
addEventListener('pageshow', refresh)
addEventListener('clock-judged', refresh)
addEventListener('numbers-placed', refresh)
document.addEventListener('visibilitychange', refresh)
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a[href^="tel:"]') : null
  if (link instanceof HTMLAnchorElement) noteTap(link, Date.now())
})
