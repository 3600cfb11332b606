// 別記, 1-2: a number the town has changed stands where it is dialled: on the call screen, in the page as it opens without
// a network, a script or a database, in incidents; and 確認の電話 tells whether it reaches anybody.
import { enrol, installed, record } from './acts.ts'
import { openBare, pageKept } from './bare-start.ts'
import { callLinks, expectLeads, places } from './call-screen.ts'
import { heldOperations } from './held.ts'
import { expect, test } from './night.ts'
import { contactSaid, say } from './said-in.ts'

const newNight = '0771112222'
const maintainer = '09012345678'

test('[別記][RD5] a changed number reaches the open call screen, and the page that opens with nothing but itself', async ({
  open,
  town,
}) => {
  const phone = await open()
  const { page, context } = phone
  await enrol(page, town.code(), '宿直の携帯')
  await record(page, '住基端末が起動しない')
  await page.goto('/')
  await installed(page)
  await expect(callLinks(page)).toHaveCount(3)
  const before = await places(page)
  await say(page, Date.now() + town.shiftMs, 'town', [
    contactSaid('prefectureNight', 'prefecture', '県 夜間<b>&"', newNight),
    contactSaid('maintainer-1', 'maintainer', '保守 夜間', maintainer),
    contactSaid('mayor-1', 'mayor', '町長', '09000000000', false),
    { type: 'v1.closedDayEntered', body: { day: '2026-11-23', name: '臨時休庁' } },
    {
      type: 'v1.numberConfirmed',
      body: { contact: 'agency', number: '0352140908', reached: true, what: null },
    },
  ])
  const shown = () => callLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const numbers = [newNight, '0775283233', '0352140908', maintainer].map((digits) => `tel:${digits}`)
  await expect.poll(shown).toEqual(numbers)
  await expectLeads(page, newNight, '本日は臨時休庁のため夜間・休日の番号です')
  await expect(callLinks(page).first()).toContainText('県 夜間<b>&"')
  await expect(callLinks(page).first()).toContainText('未確認')
  await expect(callLinks(page).nth(2)).toContainText('確認 2026/11/23')
  // The numbers of the plan stand where they stood.
  const tops = (found: typeof before) => found.slice(0, 3).map(({ top }) => top)
  expect(tops(await places(page))).toEqual(tops(before))

  await pageKept(page, newNight)
  await phone.goOffline()
  await page.goto('/')
  await expect.poll(shown).toEqual(numbers)
  const bare = await openBare(context)
  await expect(callLinks(bare)).toHaveCount(4)
  await expect(callLinks(bare).first()).toHaveAttribute('href', 'tel:0775283233')
  await expect(callLinks(bare).nth(1)).toContainText(newNight)
  await expect(bare.getByText('町が変えた番号: 県 夜間<b>&"')).toBeVisible()
})

test('[3-2(3)][RD6] a duty offers the number of whom it contacts; 確認の電話 is no call of the incident', async ({
  open,
  town,
}) => {
  const { page } = await open()
  await enrol(page, town.code(), '宿直の携帯')
  const url = await record(page, '住基端末に見慣れない操作がある')
  const duty = page.locator('.duty').filter({ hasText: '保守委託事業者に連絡し' })
  await duty.getByRole('button', { name: '連絡', exact: true }).click()
  await expect(duty.getByText('保守委託事業者の番号は未登録です')).toBeVisible()
  await expect(duty.getByRole('link', { name: '番号を登録する' })).toHaveAttribute('href', '/town/contacts')
  await say(page, Date.now() + town.shiftMs, 'town', [
    contactSaid('maintainer-1', 'maintainer', '保守 夜間', maintainer),
  ])
  // Dialled from its duty, answered, told: three taps, and the duty is done.
  await duty.locator(`a[href="tel:${maintainer}"]`).click()
  await page.getByRole('button', { name: 'つながった' }).click()
  const told = page.getByRole('region', { name: '通報' })
  await expect(told).toContainText('保守 夜間 につながりました。連絡したら押してください')
  await told.getByRole('button', { name: '連絡した' }).click()
  await expect(page.getByText('「連絡した」を保存しました')).toBeVisible()
  await expect(duty).toHaveClass(/done/)

  await page.goto('/readiness')
  const check = page.locator('.number-check').filter({ hasText: '保守 夜間' })
  await expect(check).toContainText('未確認')
  await check.getByRole('link', { name: '確認の電話をかける' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', `tel:${maintainer}`)
  await expect(check.getByText('いまの電話はどうでしたか')).toBeVisible()
  await expect(page.getByText('の発信は?')).toHaveCount(0)
  await check.getByLabel('メモ').fill('夜間も同じ番号')
  await check.getByRole('button', { name: 'つながった' }).click()
  await expect(check.getByText('確認 2026/11/23')).toBeVisible()
  const said = (await heldOperations(page)).slice(-3)
  expect(said.map(({ type, subject }) => [type, subject])).toEqual([
    ['v1.callPlaced', 'calls'],
    ['v1.callEnded', 'calls'],
    ['v1.numberConfirmed', 'town'],
  ])
  expect(said.at(-1)?.body).toMatchObject({ reached: true, what: '夜間も同じ番号', call: said[0]?.id })
  await page.goto(url)
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
  await expect(page.getByText('直前の発信をこの事案に含める')).toHaveCount(0)
  await expect(page.getByText('結果が未記入の発信')).toHaveCount(0)
  await page.goto('/incidents')
  await expect(page.locator('.incident-card')).toBeVisible()
  await expect(page.getByText('事案に入っていない発信')).toHaveCount(0)
})
