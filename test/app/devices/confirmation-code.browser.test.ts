// Without a passkey an administrator's device asks for the code that others show (AU12).
import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { useDevice } from '../../../app/record/state/device.ts'
import { askInvitation } from '../../../app/sync/ask-devices.ts'
import { enrolHere, freshDevice, openTown, town } from '../town.ts'

const whom = { name: '乙', office: null, administrator: true }

beforeEach(freshDevice)

async function administrator(): Promise<void> {
  await openTown()
  await enrolHere()
  await town.makeAdministrator(useDevice().self?.device ?? '')
}

it('[AU12] the act is done once the code from the terminal is typed, also in full width; a wrong one is said', async () => {
  await administrator()
  const asked = askInvitation(whom)
  const field = page.getByLabelText('確認コード')
  await field.fill('0000-0000')
  await page.getByRole('button', { name: '確かめる' }).click()
  await expect.element(page.getByText('コードが違います')).toBeVisible()
  const [line = ''] = await town.printed()
  const code = /確認コード: ([\d-]+) /.exec(line)?.[1] ?? ''
  await field.fill(code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))
  await page.getByRole('button', { name: '確かめる' }).click()
  expect(await asked).toMatchObject({ ok: true })
  expect(document.querySelector('dialog')).toBeNull()
})

it('[AU12] after five wrong ones it is said to wait or go to another administrator, and again where it is asked anew', async () => {
  await administrator()
  const words = 'コードが5回違いました。10分待つか、ほかの管理者の端末で行ってください'
  const asked = askInvitation(whom)
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabelText('確認コード').fill(`0000-000${tries}`)
    await page.getByRole('button', { name: '確かめる' }).click()
    await expect.element(page.getByText(tries < 4 ? 'コードが違います' : words)).toBeVisible()
    await expect.element(page.getByRole('button', { name: '確かめる' })).toBeEnabled()
  }
  await page.getByRole('button', { name: 'やめる' }).click()
  expect(await asked).toMatchObject({ ok: false })
  const again = askInvitation(whom)
  await expect.element(page.getByText(words)).toBeVisible()
  await page.getByRole('button', { name: '閉じる' }).click()
  expect(await again).toMatchObject({ ok: false })
})

it('[AU12] broken off, nothing is done, and that is said', async () => {
  await administrator()
  const asked = askInvitation(whom)
  await page.getByRole('button', { name: 'やめる' }).click()
  expect(await asked).toMatchObject({ ok: false, problem: expect.stringContaining('行っていません') })
})
