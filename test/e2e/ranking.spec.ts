// 別記: a clock that is known to be wrong chooses no number. What the page chooses alone: test/app/calls/ranking.
import { enrol, installed } from './acts.ts'
import { expectEqual, expectLeads, numbers, warning } from './call-screen.ts'
import { expect, test } from './night.ts'
import { shiftClock } from './shifted-clock.mjs'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const within = '平日8:30–17:15のため'

test.use({ night: '2026-11-24T10:00:00+09:00' })

test('[別記] an hour away from the server both numbers stand equal, after a cold start too; a few minutes away one leads as ever', async ({
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

  // Its clock put right but for five minutes, the next answer of the server lets it choose again.
  await page.addInitScript(shiftClock, 5 * minuteMs - hourMs)
  await phone.goOnline()
  await page.reload()
  await expectLeads(page, numbers.day, within)
  await expect(said).toBeHidden()
})
