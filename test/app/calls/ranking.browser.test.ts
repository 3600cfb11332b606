// 別記: which of the prefecture's two numbers leads, in the open page: at each boundary, on waking up, and in a year whose
// holidays nobody has told it. Both always stand.
import { beforeEach, expect, it } from 'vitest'
import { contacts } from '#plan'
import { beforeLoading, clockAt, open } from '../screen.ts'
import type { Browser, Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const secondMs = 1000
const hourMs = 3600 * secondMs
/** How long before a boundary a page is opened; and how late, on a busy machine, its timer may fire. */
const headStartMs = 3 * secondMs
const lateMs = 5 * secondMs
const japaneseDay = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  dateStyle: 'long',
  timeZone: 'Asia/Tokyo',
})

const outside = '業務時間(平日8:30–17:15)の外のため'
const within = '平日8:30–17:15のため'
const boundaries = [
  { at: '2026-11-24T08:30:00+09:00', before: ['night', outside], after: ['day', within] },
  { at: '2026-11-24T17:15:00+09:00', before: ['day', within], after: ['night', outside] },
  { at: '2026-11-23T00:00:00+09:00', before: ['night', '日曜日'], after: ['night', '勤労感謝の日'] },
  { at: '2026-12-29T00:00:00+09:00', before: ['night', outside], after: ['night', '年末年始'] },
] as const

beforeEach(freshDevice)

it('[別記] at 08:30, 17:15 and midnight the open page ranks anew by itself, to the second', async () => {
  const pages = []
  for (const { at, before, after } of boundaries) {
    const boundary = Date.parse(at)
    const rankings: Ranking[] = []
    beforeLoading((browser) => noteRankings(browser, rankings))
    clockAt(boundary - headStartMs)
    pages.push({ boundary, before, after, rankings, screen: await open() })
  }
  for (const { boundary, before, after, rankings, screen } of pages) {
    await expect.poll(() => rankings).toHaveLength(2)
    const [first, second] = rankings
    expect([first?.leads, second?.leads]).toEqual([before[0], after[0]])
    expect(first?.reason).toContain(before[1])
    expect(second?.reason).toContain(after[1])
    expect(first?.atMs).toBeLessThan(boundary)
    expect(second?.atMs).toBeGreaterThanOrEqual(boundary)
    expect(second?.atMs).toBeLessThan(boundary + lateMs)
    await expect.element(screen.css('#now-date')).toMatchTextContent(japaneseDay.format(boundary))
    expect(numbersOn(screen)).toEqual(contacts.map(({ digits }) => `tel:${digits}`).toSorted())
  }
})

it('[別記] a phone that slept through a boundary ranks anew when it wakes', async () => {
  clockAt(Date.parse('2026-11-24T03:00:00+09:00'))
  const screen = await open()
  expect(ranked(screen)).toMatchObject({ leads: 'night', reason: expect.stringContaining(outside) })
  screen.window().shiftClock(6 * hourMs)
  expect(ranked(screen)).toMatchObject({ leads: 'night', reason: expect.stringContaining(outside) })
  screen.document().dispatchEvent(new Event('visibilitychange'))
  expect(ranked(screen)).toMatchObject({ leads: 'day', reason: expect.stringContaining(within) })
  expect(screen.document().querySelector('#calls a[href^="tel:"]')?.matches('.leads')).toBe(true)
})

it('[別記] in a year without holiday data both numbers stand equal, with a warning', async () => {
  clockAt(Date.parse('2041-05-07T10:00:00+09:00'))
  const screen = await open()
  const words = '祝日のデータがない年のため、日付で番号を選べません。どちらの番号も確かめてください'
  await expect.element(screen.getByText(words)).toBeVisible()
  expect(ranked(screen)).toBeNull()
  const both = [...screen.document().querySelectorAll<HTMLElement>('#prefecture a')]
  const looks = both.map((link) => {
    const { color, backgroundColor, minHeight } = getComputedStyle(link)
    const number = getComputedStyle(link.querySelector('.call-number') ?? link).fontSize
    return { color, backgroundColor, minHeight, number, width: link.getBoundingClientRect().width }
  })
  expect(looks).toHaveLength(2)
  expect(looks[0]).toEqual(looks[1])
  const hours = { day: '平日8:30–17:15', night: '夜間・土曜日・日曜日・祝日・年末年始' }
  for (const link of both)
    expect(link.textContent).toContain(link.dataset['hours'] === 'day' ? hours.day : hours.night)
})

type Ranking = { leads: string | undefined; reason: string; atMs: number }

/** Writes down each ranking that comes to stand, with the page's time. */
function noteRankings({ document, MutationObserver, Date: clock }: Browser, rankings: Ranking[]): void {
  const note = () => {
    const ranking = rankingIn(document)
    if (ranking !== null && rankings.at(-1)?.reason !== ranking.reason)
      rankings.push({ ...ranking, atMs: clock.now() })
  }
  const all = { subtree: true, childList: true, attributes: true, characterData: true }
  new MutationObserver(note).observe(document, all)
}

const ranked = (screen: Screen) => rankingIn(screen.document())

/** Null: neither leads. */
function rankingIn(document: Document): Omit<Ranking, 'atMs'> | null {
  const link = document.querySelector<HTMLElement>('#prefecture .leads')
  return (
    link && {
      leads: link.dataset['hours'],
      reason: link.querySelector('.call-reason')?.textContent ?? '',
    }
  )
}

function numbersOn(screen: Screen): string[] {
  const links = screen.document().querySelectorAll<HTMLAnchorElement>('#calls a[href^="tel:"]')
  return [...links].map(({ href }) => href).toSorted()
}
