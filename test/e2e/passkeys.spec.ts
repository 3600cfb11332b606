// An administrator confirms by a passkey what can't be undone. Rule AU10.
import { enrol, usedBy } from './acts.ts'
import { authenticator } from './authenticator.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

test('[AU10] with a passkey an enrolment is ended by whoever unlocks the device alone; the stolen session does it not', async ({
  open,
  town,
}) => {
  const address = town.url.replace('127.0.0.1', 'localhost')
  const { page } = await open({ size: sizes.desk })
  const finger = await authenticator(page)
  await page.goto(`${address}/device`)
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '管理 乙')
  const phone = await open()
  await enrol(phone.page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')

  await page.getByRole('link', { name: '端末の登録' }).click()
  await page.getByRole('button', { name: 'パスキーを登録する' }).click()
  await expect(page.getByText('パスキーを登録しました')).toBeVisible()
  await expect(page.getByRole('button', { name: 'パスキーを登録する' })).toBeHidden()
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '宿直の携帯' }) })
  await card.getByText('登録を解除する').click()
  await card.getByText('紛失', { exact: true }).click()

  // By the session alone, as from a stolen cookie; then with a finger that is not theirs.
  const asked = await page.evaluate(async () => {
    const list = await (await fetch('/api/v2/devices')).json()
    const { device } = list.devices.find(({ name }: { name: string }) => name === '宿直の携帯')
    const answer = await fetch(`/api/v2/devices/${device}/revocation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: '紛失', by: '乙' }),
    })
    return [answer.status, await answer.json()]
  })
  expect(asked).toEqual([403, { reason: 'confirmationNeeded' }])
  await finger.verifies(false)
  await card.getByRole('button', { name: 'この登録を解除する' }).click()
  await expect(card.getByText('確かめられなかったので、行っていません')).toBeVisible()

  await finger.verifies(true)
  await card.getByRole('button', { name: 'この登録を解除する' }).click()
  await expect(page.getByText('「宿直の携帯」の登録を解除しました')).toBeVisible()
})
