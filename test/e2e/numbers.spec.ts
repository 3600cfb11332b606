// 別記, 1-2: a number the town has changed stands where it is dialled: on the call screen, in the page as it opens without
// a network, a script or a database.
import { enrol, installed, record } from './acts.ts'
import { openBare, pageKept } from './bare-start.ts'
import { callLinks, expectLeads, places } from './call-screen.ts'
import { expect, test } from './night.ts'
import { contactSaid, say, saidByAnother } from './said-in.ts'

const newNight = '0771112222'
const maintainer = '09012345678'

test('[別記][RD5][TR7] a changed number reaches the open call screen, and the page that opens with nothing but itself', async ({
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
  const night = contactSaid('prefectureNight', 'prefecture', '県 夜間<b>&"', newNight)
  await say(page, Date.now() + town.shiftMs, 'town', [
    night,
    contactSaid('maintainer-1', 'maintainer', '保守 夜間', maintainer),
    contactSaid('mayor-1', 'mayor', '町長', '09000000000', false),
    { type: 'v1.closedDayEntered', body: { day: '2026-11-23', name: '臨時休庁' } },
    {
      type: 'v1.numberConfirmed',
      body: { contact: 'agency', number: '0352140908', reached: true, what: null },
    },
  ])
  // One device alone changes nothing: what it said can be dialled beside.
  await expect(callLinks(page).first()).toHaveAttribute('href', 'tel:0775633750')
  await expect(page.locator(`a[href="tel:${newNight}"]`)).toContainText('2台目の登録待ち')
  await saidByAnother(page, town, [night])
  const shown = () => callLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const numbers = [newNight, '0775283233', '0352140908', maintainer, '0775633750'].map(
    (digits) => `tel:${digits}`,
  )
  await expect.poll(shown).toEqual(numbers)
  await expectLeads(page, newNight, '本日は臨時休庁のため夜間・休日の番号です')
  await expect(callLinks(page).first()).toContainText('県 夜間<b>&"')
  await expect(callLinks(page).first()).toContainText('から確認の電話なし')
  await expect(callLinks(page).nth(2)).toContainText('確認 2026/11/23')
  // The numbers of the plan stand where they stood.
  const tops = (found: typeof before) => found.slice(0, 3).map(({ top }) => top)
  expect(tops(await places(page))).toEqual(tops(before))

  await pageKept(page, newNight)
  await phone.goOffline()
  await page.goto('/')
  await expect.poll(shown).toEqual(numbers)
  const bare = await openBare(context)
  await expect(callLinks(bare)).toHaveCount(5)
  await expect(callLinks(bare).first()).toHaveAttribute('href', 'tel:0775283233')
  await expect(callLinks(bare).nth(1)).toContainText(newNight)
  await expect(bare.getByText('町が変えた番号: 県 夜間<b>&"')).toBeVisible()
})
