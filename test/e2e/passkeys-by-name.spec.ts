// Passkeys as a town has them: `npm run phone -- --name`, https by its own authority, under a name (AU10). What an administrator
// changes of the town's settings takes effect by one (TR8).
import { enrol, usedBy } from './acts.ts'
import { authenticator } from './authenticator.ts'
import { certificateKey } from './certificate-key.ts'
import { sizes } from './device.ts'
import { expect, test as base } from './night.ts'
import { openTown, root } from './town.ts'

const name = 'juki.local'

const test = base.extend({
  // The clocks are as they are: a certificate is judged by the browser's own. A device's road leads every name to this machine.
  town: async ({ night: _night }, use) => {
    const town = await openTown(new Date().toISOString(), root, 'phone', undefined, {}, ['--name', name])
    await use(town)
    await town.end()
  },
})

test('[AU10][TR8][SE5] under a name and TLS a passkey is made, and the hours change by it alone, not by the session', async ({
  open,
  town,
}) => {
  const flags = [`--ignore-certificate-errors-spki-list=${await certificateKey(town)}`]
  const { page } = await open({ size: sizes.desk, profile: 'desk', flags })
  const finger = await authenticator(page)
  await page.goto(`${town.url.replace('127.0.0.1', name)}/device`)
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '管理 乙')
  await page.getByRole('link', { name: '端末の登録' }).click()
  await page.getByRole('button', { name: 'パスキーを登録する' }).click()
  await expect(page.getByText('パスキーを登録しました')).toBeVisible()

  await page.goto(`${town.url.replace('127.0.0.1', name)}/town/hours`)
  await page.getByText('業務時間を変更する').click()
  await page.getByLabel('始まり').fill('09:15')
  await page.getByLabel('終わり').fill('17:00')
  await page.getByRole('button', { name: '登録する' }).first().click()
  const confirm = page.getByRole('button', { name: 'この変更を確かめる' })
  await expect(confirm).toBeVisible()
  await expect(page.getByText('平日 9:15–17:00')).toBeHidden()

  await finger.verifies(false)
  await confirm.click()
  await expect(page.getByText('確かめられなかったので、効いていません')).toBeVisible()
  await finger.verifies(true)
  await confirm.click()
  await expect(page.getByText('平日 9:15–17:00')).toBeVisible()
  await expect(confirm).toBeHidden()
  const { host } = new URL(page.url())
  expect(host).toContain(`${name}:`)
})
