// A phone whose enrolment was ended, where what covers its record can't be loaded (AU6).
import { enrol, record, usedBy } from './acts.ts'
import { expectNumbers } from './call-screen.ts'
import { expect, test } from './night.ts'

test('[AU6] without its cover the record gives way to the call screen, at each screen anew', async ({
  open,
  town,
}) => {
  const office = (await open()).page
  await enrol(office, town.code(), '事務室')
  const { page } = await open({ options: { serviceWorkers: 'block' } })
  await enrol(page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await usedBy(page, '宿直 甲')
  const url = await record(page, '住基端末が起動しない', '障害の疑い')
  await expect(page.getByText('サーバー保存済み').first()).toBeVisible()
  await office.evaluate(async () => {
    const list = await (await fetch('/api/v2/devices')).json()
    const { device } = list.devices.find(({ name }: { name: string }) => name === '宿直の携帯')
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ reason: '紛失', by: '乙' })
    await fetch(`/api/v2/devices/${device}/revocation`, { method: 'POST', headers, body })
  })
  await expect(page.getByText('登録が終わりました')).toBeVisible()
  await page.route(/\/night-[^/]*\.js$/, (route) => route.abort())
  await page.goto(url)
  await expect(page).toHaveURL(`${town.url}/`)
  await expectNumbers(page)
  await page.getByRole('link', { name: '事案' }).first().click()
  await expect(page).toHaveURL(`${town.url}/`)
  await expect(page.getByText('住基端末が起動しない')).toBeHidden()
})
