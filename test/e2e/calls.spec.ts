// 別記, whatever fails: no script, no network, no style sheet; the numbers stand, dial and stay in place. No database:
// test/app/calls/no-storage.
import { contacts } from '#plan'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import { installed } from './acts.ts'
import { callLink, dialled, expectEqual, expectLeads, expectNumbers } from './call-screen.ts'
import { numbers, places, tapNotes } from './call-screen.ts'
import { sizes } from './device.ts'
import { heldCalls } from './held.ts'
import { expect, test } from './night.ts'

const bundle = '**/assets/*.js'
const noWorker = { serviceWorkers: 'block' } as const
const question = 'の発信は?'

for (const path of ['/', '/incidents/01931a8e-7f2c-7b3a-9c4d-5e6f7a8b9c0d']) {
  test(`[別記] with scripts blocked ${path} shows three numbers that dial, the prefecture's equal`, async ({
    open,
  }) => {
    const { context, page } = await open({ options: { javaScriptEnabled: false } })
    await page.goto(path)
    await expectNumbers(page)
    await expectEqual(page)
    for (const { shown, digits } of contacts) {
      expect(await dialled(context, path, shown)).toBe(`tel:${digits}`)
    }
  })
}

for (const [how, answer] of [
  ['blocked', null],
  ['broken', 'throw new Error("broken")'],
] as const) {
  test(`[別記][ST3] with the app's script ${how} a tap dials, is noted and comes into the record later`, async ({
    open,
  }) => {
    const { context, page } = await open({ options: noWorker })
    await context.route(bundle, (route) =>
      answer === null ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: answer }),
    )
    await page.goto('/')
    await expectNumbers(page)
    await expectLeads(page, numbers.night, '本日は勤労感謝の日のため夜間・休日の番号です')
    await callLink(page, numbers.agency).click()
    await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0352140908')
    const [note] = await tapNotes(page)
    if (note === undefined) throw new Error('not noted')

    await context.unroute(bundle)
    await page.reload()
    await expect(page.getByText(question)).toBeVisible()
    expect(await heldCalls(page)).toEqual([{ id: note.id, number: '0352140908', at: tokyoIso(note.atMs) }])
    expect(await tapNotes(page)).toEqual([])
  })
}

test('[別記] offline the numbers stand on any address, and a tap comes into the record', async ({ open }) => {
  const phone = await open()
  const { page } = phone
  await page.goto('/')
  await installed(page)
  await phone.goOffline()
  await page.goto('/nowhere')
  await expect(page.getByText('この画面はありません')).toBeVisible()
  await page.goto('/')
  await expectNumbers(page)
  await expectLeads(page, numbers.night, '勤労感謝の日')
  await callLink(page, numbers.night).click()
  await expect(page.getByText(question)).toBeVisible()
  expect(await heldCalls(page)).toHaveLength(1)
})

test("[別記] the server's first answer alone shows numbers that can be used", async ({ open }) => {
  const { context, page } = await open({ options: noWorker })
  const asked: string[] = []
  await context.route('**/*', (route) => {
    if (route.request().isNavigationRequest()) return route.continue()
    asked.push(route.request().resourceType())
    return route.abort()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await expectNumbers(page)
  await expectLeads(page, numbers.night, '勤労感謝の日')
  for (const place of await places(page)) {
    expect(place.height).toBeGreaterThanOrEqual(64)
    expect(place.top).toBeGreaterThan(0)
    expect(place.top + place.height).toBeLessThanOrEqual(sizes.phone.height)
  }
  expect(asked).not.toContain('stylesheet')
})

test('[別記] no number moves under a thumb: not for the question, not while a cold start goes on', async ({
  open,
}) => {
  const { context, page } = await open({ options: noWorker })
  await page.goto('/')
  await expect(page.getByText('未登録')).toBeVisible()
  const before = await places(page)
  await callLink(page, numbers.night).click()
  await expect(page.getByText(question)).toBeVisible()
  expect(await places(page)).toEqual(before)
  expect((before.at(-1)?.top ?? 0) + (before.at(-1)?.height ?? 0)).toBeLessThanOrEqual(sizes.phone.height)

  const go = Promise.withResolvers<void>()
  await context.route(bundle, async (route) => {
    await go.promise
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await expectNumbers(page)
  const cold = await places(page)
  await expect(page.getByText(question)).toHaveCount(0)
  go.resolve()
  await expect(page.getByText(question)).toBeVisible()
  expect(await places(page)).toEqual(cold)
  expect(cold).toEqual(before)
})

test('[別記] a number can be selected as text, and is then the number alone', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  const box = await callLink(page, numbers.agency).locator('.call-number').boundingBox()
  if (box === null) throw new Error('no number')
  // With Alt a drag selects the text of a link and does not follow it.
  await page.keyboard.down('Alt')
  await page.mouse.move(box.x + 1, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width, box.y + box.height / 2)
  await page.mouse.up()
  await page.keyboard.up('Alt')
  expect(await page.evaluate(() => String(getSelection()))).toBe(numbers.agency)
  await expect(page.locator('html')).not.toHaveAttribute('data-dialled')
})
