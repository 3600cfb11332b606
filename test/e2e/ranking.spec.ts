// 別記: which of the prefecture's two numbers leads, in the open page: at each boundary, on waking up, with a clock that
// is known to be wrong, and in a year whose holidays nobody has told it. Both always stand.
import type { Page } from '@playwright/test'
import { enrol, installed } from './acts.ts'
import { callLinks, expectEqual, expectLeads, expectNumbers, numbers, warning } from './call-screen.ts'
import { expect, test } from './night.ts'
import { shiftClock } from './shifted-clock.mjs'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
/** How long before a boundary a page is opened; and how late, on a busy machine, its timer may fire. */
const headStartMs = 4 * secondMs
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

test('[別記] at 08:30, 17:15 and midnight the open page ranks anew by itself, to the second', async ({
  open,
  town,
}) => {
  await Promise.all(
    boundaries.map(async ({ at, before, after }) => {
      const { page } = await open()
      const boundary = Date.parse(at)
      await page.addInitScript(noteRankings)
      await page.addInitScript(shiftClock, boundary - headStartMs - (Date.now() + town.shiftMs))
      await page.goto('/')
      await expect.poll(async () => (await rankings(page)).length).toBe(2)
      const [first, second] = await rankings(page)
      expect([first?.leads, second?.leads]).toEqual([before[0], after[0]])
      expect(first?.reason).toContain(before[1])
      expect(second?.reason).toContain(after[1])
      expect(first?.atMs).toBeLessThan(boundary)
      expect(second?.atMs).toBeGreaterThanOrEqual(boundary)
      expect(second?.atMs).toBeLessThan(boundary + lateMs)
      await expect(page.locator('#now-date')).toContainText(japaneseDay.format(boundary))
      await expectNumbers(page)
    }),
  )
})

test('[別記] a phone that slept through a boundary ranks anew when it wakes', async ({ open }) => {
  const { page } = await open({ at: '2026-11-24T03:00:00+09:00' })
  await page.goto('/')
  await expectLeads(page, numbers.night, outside)
  await page.evaluate(shiftClock, 6 * hourMs)
  await expectLeads(page, numbers.night, outside)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expectLeads(page, numbers.day, within)
})

test('[別記] in a year without holiday data both numbers stand equal, with a warning', async ({ open }) => {
  const { page } = await open({ at: '2041-05-07T10:00:00+09:00' })
  await page.goto('/')
  await expectEqual(page)
  await expect(page.getByText(`祝日のデータがない年のため、日付で番号を選べません。${warning}`)).toBeVisible()
})

test.describe('beside the server', () => {
  test.use({ night: '2026-11-24T10:00:00+09:00' })

  test('[別記] an hour away from the server both numbers stand equal, after a cold start too', async ({
    open,
    town,
  }) => {
    const phone = await open({ at: '2026-11-24T11:00:00+09:00' })
    const { page } = phone
    await page.goto('/')
    await expectLeads(page, numbers.day, within)
    await enrol(page, town.code(), '宿直の携帯')
    await page.getByRole('link', { name: '電話' }).click()
    const said = page.getByText(`この端末の時計がずれているため、時刻で番号を選べません。${warning}`)
    await expect(said).toBeVisible()
    await expectEqual(page)

    await installed(page)
    await phone.goOffline()
    await page.reload()
    await expect(said).toBeVisible()
    await expectEqual(page)

    // Its clock put right, the next answer of the server lets it choose again.
    await page.addInitScript(shiftClock, -hourMs)
    await phone.goOnline()
    await page.reload()
    await expectLeads(page, numbers.day, within)
    await expect(said).toBeHidden()
  })

  test('[別記] a few minutes away from the server one number leads as ever', async ({ open, town }) => {
    const { page } = await open({ at: '2026-11-24T10:05:00+09:00' })
    await enrol(page, town.code(), '宿直の携帯')
    await expect(page.getByText('最後の応答').locator('xpath=following::dd[1]')).not.toHaveText(
      'まだありません',
    )
    await page.getByRole('link', { name: '電話' }).click()
    await expectLeads(page, numbers.day, within)
    await expect(callLinks(page)).toHaveCount(3)
    await expect(page.getByText(warning)).toBeHidden()
  })
})

type Ranked = { leads: string | null; reason: string; atMs: number }

/** Run in a page before anything of its own: writes down each ranking that comes to stand, with the page's time. */
function noteRankings(): void {
  const seen: Ranked[] = []
  Object.assign(globalThis, { rankings: seen })
  new MutationObserver(() => {
    const link = document.querySelector<HTMLElement>('#prefecture .leads')
    const reason = link?.querySelector('.call-reason')?.textContent ?? ''
    if (link === null || seen.at(-1)?.reason === reason) return
    seen.push({ leads: link.dataset['hours'] ?? null, reason, atMs: Date.now() })
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}

function rankings(page: Page): Promise<Ranked[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'rankings'))
}
