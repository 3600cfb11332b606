// A number of the plan on its card (TR7): what one device says waits beside it, and the second one's tap changes it.
import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open } from '../screen.ts'
import { enrolHere, freshDevice, officeLine, officePushes, openTown } from '../town.ts'

beforeEach(freshDevice)

const number = '0312345678'
const entry = { office: 'agency', name: '指定情報処理機関', number, whileLocked: true }
const line = () =>
  officeLine({ subject: townSubject, type: 'v1.contactEntered', body: { contact: 'agency', entry } })

it('[TR7] what the office said is agreed to on another device in one tap; the plan’s number stays', async () => {
  await openTown()
  await enrolHere()
  await officePushes(line())
  const screen = await open('/town/contacts')
  const agency = screen
    .css('.town-entry')
    .filter({ has: page.getByRole('heading', { name: '指定情報処理機関' }) })
  await expect.element(agency).toMatchTextContent(/いまの番号03-5214-0908/)
  await expect.element(agency).toMatchTextContent(/03-1234-5678 2台目の登録待ち/)
  await agency.getByRole('button', { name: '03-1234-5678でよい' }).click()
  await expect.element(agency).toMatchTextContent(/いまの番号03-1234-5678/)
  await expect.element(agency).toMatchTextContent(/03-5214-0908 計画書の番号\(変更: 2026/)
  await expect.element(agency.getByRole('button', { name: 'でよい' })).not.toBeInTheDocument()
})

it('[TR7][RD7] what this device said alone waits for another one, and 備え asks for it', async () => {
  const screen = await open('/town/contacts')
  const agency = screen
    .css('.town-entry')
    .filter({ has: page.getByRole('heading', { name: '指定情報処理機関' }) })
  await agency.getByText('変更する').click()
  await agency.getByLabelText('電話番号').fill(number)
  await agency.getByRole('button', { name: '登録する' }).click()
  await expect.element(agency).toMatchTextContent(/いまの番号03-5214-0908/)
  await expect.element(agency).toMatchTextContent(/この端末のみ・送信待ち/)
  await expect.element(agency).toMatchTextContent('ほかの端末でも同じ番号を登録すると')
  screen.go('/readiness')
  await expect.element(screen.getByText('1台の端末だけが登録した新しい番号です')).toBeVisible()
})
