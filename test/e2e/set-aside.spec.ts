// What the server set aside (SY19): a person at the desk reads it and settles it, and the phone that sent it hears of it.
import type { Page } from '@playwright/test'
import { genesis } from '../../shared/sync/chain.ts'
import { devices } from '../people.ts'
import { enrol, installed, record, usedBy, visit } from './acts.ts'
import { sizes } from './device.ts'
import { enrolmentOf, heldRows, sendAgain } from './held.ts'
import { expect, test } from './night.ts'

const what = 'ほかの端末から移した記録'

test('[SY7][SY19] one is taken into the record, one is left with a reason; the phone says so', async ({
  open,
  town,
}) => {
  const office = await open({ size: sizes.desk })
  await enrol(office.page, town.code(), '事務室')
  const phone = await open()
  await enrol(phone.page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await installed(phone.page)
  await phone.goOffline()
  await record(phone.page, what, 'まだ分からない')
  await ofAnotherDevice(phone.page, devices.officePhone)
  await phone.goOnline()
  await expect(phone.page.getByText('要確認 1件')).toBeVisible()
  const { record: id } = await enrolmentOf(phone.page)
  await sendAgain(phone.page, id, genesis(id).hash, ['{"途中で切れた'])

  const { page } = office
  await visit(page, '/office/set-aside')
  const [relayed, torn] = [card(page, '保留 1'), card(page, '保留 2')]
  await expect(relayed).toContainText('ほかの端末の記録です(転送)')
  await expect(relayed).toContainText('宿直の携帯')
  await expect(relayed).toContainText(what)
  await expect(torn).toContainText('形式が壊れています')
  await expect(torn.getByRole('button')).toHaveText(['入れない'])
  await relayed.getByRole('button', { name: '記録に入れる' }).click()
  await expect(page.getByText('決める人の氏名を先に入力してください')).toBeVisible()
  await usedBy(page, '管理 乙')
  await relayed.getByRole('button', { name: '記録に入れる' }).click()
  await torn.getByRole('button', { name: '入れない' }).click()
  await expect(page.getByText('入れない理由を書いてください')).toBeVisible()
  await torn.getByLabel('理由・確かめたこと').fill('中身がないので')
  await page.reload()
  await expect(torn.getByLabel('理由・確かめたこと')).toHaveValue('中身がないので')
  await torn.getByRole('button', { name: '入れない' }).click()
  await expect(page.getByText('待っているものはありません')).toBeVisible()
  await expect(card(page, '保留 1')).toContainText('記録に入れた 管理 乙')
  await expect(card(page, '保留 2')).toContainText('中身がないので')

  // The phone pulls it as it was written, and nothing needs a person any more.
  await expect(phone.page.getByText('要確認 1件')).toBeHidden({ timeout: 20_000 })
  expect((await heldRows(phone.page)).map(({ receipt }) => receipt?.position)).toEqual([1, 2])
  await visit(page, '/incidents')
  await expect(page.getByRole('link', { name: what })).toBeVisible()
})

function card(page: Page, heading: string) {
  return page.locator('.aside').filter({ has: page.getByRole('heading', { name: heading }) })
}

/** The rows that wait to be sent are written as if another device had made them. */
async function ofAnotherDevice(page: Page, device: string): Promise<void> {
  await page.evaluate((other) => {
    return new Promise<void>((resolve) => {
      const opening = indexedDB.open('juki-net-record')
      opening.addEventListener('success', () => {
        const rows = opening.result.transaction('outbox', 'readwrite').objectStore('outbox')
        const reading = rows.getAll()
        reading.addEventListener('success', () => {
          for (const row of reading.result) {
            const lines = new TextDecoder().decode(row.sealed)
            const others = lines.replace(/"device":"[^"]+"/g, `"device":"${other}"`)
            rows.put({ ...row, sealed: new TextEncoder().encode(others) })
          }
        })
        rows.transaction.addEventListener('complete', () => {
          opening.result.close()
          resolve()
        })
      })
    })
  }, device)
}
