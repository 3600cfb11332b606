// 別記, whatever fails: no script, no database, no network, no style sheet. The numbers stand, dial and stay in place.
import { contacts } from '../../shared/plan/contacts.ts'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import { enrol, installed, record } from './acts.ts'
import { callLink, callLinks, dialled, expectEqual, expectLeads, expectNumbers } from './call-screen.ts'
import { numbers, places, tapNotes } from './call-screen.ts'
import { sizes } from './device.ts'
import { heldCalls, refuseDatabase } from './held.ts'
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

test('[ST3] without IndexedDB a tap dials and is noted, the screen says so, and the record has it later', async ({
  open,
}) => {
  const { context, page } = await open()
  await page.addInitScript(refuseDatabase)
  await page.goto('/')
  await expect(page.getByText('この端末の記録を開けませんでした。電話はかけられます。')).toBeVisible()
  await expectNumbers(page)
  await callLink(page, numbers.night).click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0775633750')
  const [note] = await tapNotes(page)
  await page.close()

  const later = await context.newPage()
  await later.goto('/')
  await expect(later.getByText(question)).toBeVisible()
  expect((await heldCalls(later)).map(({ id }) => id)).toEqual([note?.id])
  expect(await tapNotes(later)).toEqual([])
})

test('[ST3] a database deleted under the open app costs no tap', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.day).click()
  await expect(page.getByText(question)).toBeVisible()
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('juki-net-record')
        deleting.addEventListener('success', resolve)
        deleting.addEventListener('error', reject)
      }),
  )
  await expectNumbers(page)
  await callLink(page, numbers.night).click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0775633750')
  await page.reload()
  await expect(page.getByText(question)).toBeVisible()
  expect((await heldCalls(page)).map(({ number }) => number)).toEqual(['0775633750'])
})

test('[ST3] with local storage refused a tap still comes into the record', async ({ open }) => {
  const { page } = await open()
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  await page.goto('/')
  await expectLeads(page, numbers.night, '勤労感謝の日')
  await callLink(page, numbers.day).click()
  await expect(page.getByText(question)).toBeVisible()
  expect((await heldCalls(page)).map(({ number }) => number)).toEqual(['0775283233'])
})

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

test('[TN2] nowhere in the app does a link to dial hold a percent sign', async ({ open, town }) => {
  const { page } = await open()
  await enrol(page, town.code(), '宿直の携帯')
  await record(page, '住基端末が起動しない', '障害の疑い')
  await page.getByRole('button', { name: '電話', exact: true }).click()
  const links = page.locator('.screen a[href^="tel:"]')
  await expect(links).toHaveCount(contacts.length)
  const all = [...(await links.all()), ...(await callLinks(page).all())]
  for (const link of all) expect(await link.getAttribute('href')).toMatch(/^tel:\d+$/)
})
