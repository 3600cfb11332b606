// A phone whose clock stands thousands of years ahead: every screen tells its dates in whole words.
import { beforeEach, expect, it } from 'vitest'
import { beforeLoading, clockAt, open, recorded, said, say, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const farAhead = Date.parse('+012000-01-01T02:13:00+09:00')
const ofIncident = ['', '/threat', '/measures', '/cause', '/council', '/fault', '/resumption', '/leak-report']
const sheets = ['form1', 'form3', 'mayorReport', 'timeline', 'handOver'].map((sheet) => `/sheets/${sheet}`)
const others = [
  '/incidents',
  '/readiness',
  '/pocket-card',
  '/town/hours',
  '/town/contacts',
  '/device',
  '/drills',
]

it('[PA7][SC4][別記] no date is broken with a clock in the year 12000', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    {
      type: 'v1.threatAssessed',
      body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] },
      at: '9999-12-31T23:00:00Z',
    },
    { type: 'v1.noted', body: { what: '昔の記録' }, at: '0001-01-01T00:00:00+09:00' },
  )
  clockAt(farAhead)
  const screen = await open()
  /** Folds too, but no script that stands in the page. */
  const text = () =>
    [...screen.document().querySelectorAll('header, main, #calls, #desk, nav')]
      .map(({ textContent }) => textContent ?? '')
      .join('\n')
  await expect.poll(text).toContain('西暦12000年1月1日')
  const paths = [...ofIncident, ...sheets, '/form1', '/call/prefecture'].map((place) => `${path}${place}`)
  for (const place of [...paths, ...others]) {
    screen.go(place)
    await expect
      .poll(() => screen.window().location.pathname.startsWith(place), { message: place })
      .toBe(true)
    await expect.element(screen.css('main h1').first()).toBeVisible()
    expect(text(), place).not.toMatch(/undefined|NaN|Invalid/)
  }
})

// Each save failed, and the taps on numbers were never noted.
it.each([
  ['before the year 0', Date.parse('-000043-03-15T02:13:00+09:00'), '1970-01-01'],
  ['of no moment', Number.NaN, '1970-01-01'],
  ['in the year 12000', farAhead, '9999-12-31'],
])('[SY3][ST3] with a clock %s an incident and a call are saved', async (_, at, written) => {
  if (Number.isNaN(at)) beforeLoading((browser) => Object.assign(browser.Date, { now: () => Number.NaN }))
  else clockAt(at)
  const screen = await open()
  await screen.css('#calls a[href^="tel:"]').first().click()
  await expect.poll(async () => (await said()).map(({ type }) => type)).toContain('v1.callPlaced')
  screen.go('/record')
  await screen.getByLabelText('何が起きたか').fill('業務端末に見慣れない操作がある')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  for (const operation of await said())
    expect([operation.at.slice(0, 10), operation.stamp.slice(0, 10)]).toEqual([written, written])
})
