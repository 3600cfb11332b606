// A phone and the town's record: useful before any enrolment, sent whole afterwards, and never into another record
// without a person's word. Rules AU1, AU4, SY15, SY16.
import type { Page } from '@playwright/test'
import { maxWrongCodes } from '../../server/identity/attempts.ts'
import { enrolmentPath, invitationLifeMs } from '../../shared/sync/protocol.ts'
import { enrol, loseSession, record, takeMeasure, tryCode, usedBy } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { sizes } from './device.ts'
import type { Device } from './device.ts'
import { heldRows } from './held.ts'
import { expect, test } from './night.ts'

const what = '住基端末が起動しない'

test('[AU1] a phone nobody enrolled calls and records; enrolled later it sends every byte as it was', async ({
  open,
  town,
}) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: '応答なし' }).click()
  await expect(page.getByText('発信の結果「応答なし」を保存しました')).toBeVisible()
  const url = await record(page, what, '障害の疑い')
  await takeMeasure(page, '業務端末の電源を切った')
  await expect(page.locator('#sync-status')).toHaveText('この端末だけ 5件・未登録')
  const before = await heldRows(page)

  await enrol(page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await expect(page.locator('#sync-status')).toContainText('サーバー保存済み')
  const after = await heldRows(page)
  expect(after.map(({ line }) => line)).toEqual(before.map(({ line }) => line))
  expect(after.map(({ receipt }) => receipt?.position)).toEqual([1, 2, 3, 4, 5])
  await page.goto(url)
  // Who was invited is known from now on; what was entered before stays without a name.
  await expect(page.getByLabel('いま使っている人')).toContainText('宿直')
  expect(after.map(({ line }) => JSON.parse(line).enteredBy)).toEqual([null, null, null, null, null])

  const office = await open({ size: sizes.desk })
  await enrol(office.page, town.code(), '事務室')
  await expect
    .poll(async () => (await heldRows(office.page)).map(({ line }) => line))
    .toEqual(before.map(({ line }) => line))
})

test('[AU1] a wrong, a used and an expired code each say what to do; the right one still enrols', async ({
  open,
  town,
}) => {
  const first = await open()
  const used = await town.invite('宿直', 'responder')
  await enrol(first.page, used, '宿直の携帯')

  const { page } = await open()
  await page.goto('/device')
  const right = await town.invite('当番', 'responder')
  const wrong = right.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  await tryCode(page, wrong, '予備')
  await expect(page.getByText('このコードは見つかりません')).toBeVisible()
  await tryCode(page, used, '予備')
  await expect(page.getByText('このコードはほかの端末で使われました')).toBeVisible()
  await expect(page.getByLabel('端末の名前')).toHaveValue('予備')

  await town.kill()
  await tryCode(page, right, '予備')
  await expect(page.getByText('サーバーにつながりません')).toBeVisible()
  await town.start({ laterMs: invitationLifeMs })
  await tryCode(page, right, '予備')
  await expect(page.getByText('コードの期限(10分)が過ぎました')).toBeVisible()
  await tryCode(page, await town.invite('当番', 'responder'), '予備')
  await expect(page.getByText('登録しました')).toBeVisible()
})

test('[AU4] after three hundred wrong codes the screen says so, a right one still enrols, and the phone records', async ({
  open,
  town,
}) => {
  const { page } = await open()
  await page.goto('/device')
  await tryCode(page, '0000-0000-00000', '宿直の携帯')
  await expect(page.getByText('このコードは見つかりません')).toBeVisible()
  await guess(page, maxWrongCodes - 1)
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('間違いが続いているので、返事が遅くなっています')).toBeVisible()
  await enrol(page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await record(page, what)
  await expect(page.getByText('サーバー保存済み').first()).toBeVisible()
})

test('[SY16] a lost session stops sync alone and says so; enrolled again the phone sends the rest', async ({
  open,
  town,
}) => {
  const phone = await open()
  const { page } = phone
  await enrol(page, town.code(), '宿直の携帯')
  const url = await record(page, what, '障害の疑い')
  await expect(page.getByText('サーバー保存済み').first()).toBeVisible()
  await loseSession(phone)

  await takeMeasure(page, '業務端末の電源を切った')
  await expect(page.getByText('サーバーとの登録が切れています')).toBeVisible()
  await expect(page.locator('#sync-status')).toHaveText('この端末だけ 1件・登録切れ')
  await page.getByRole('link', { name: '電話', exact: true }).click()
  await callLink(page, numbers.agency).click()
  await page.getByRole('button', { name: '応答なし' }).click()
  await expect(page.locator('#sync-status')).toHaveText('この端末だけ 3件・登録切れ')
  await page.goto(url)
  await expect(page.getByText('業務端末の電源を切った')).toBeVisible()
  const before = await heldRows(page)
  expect(before.filter(({ receipt }) => receipt === null)).toHaveLength(3)

  await page.getByRole('link', { name: '登録し直す' }).click()
  await expect(page.getByText('登録切れ(送信だけ止まっています)')).toBeVisible()
  await expect(page.getByLabel('端末の名前')).toHaveValue('宿直の携帯')
  await tryCode(page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await expect(page.locator('#sync-status')).toContainText('サーバー保存済み')
  await expect(page.getByText('サーバーとの登録が切れています')).toBeHidden()
  const after = await heldRows(page)
  expect(after.map(({ line }) => line)).toEqual(before.map(({ line }) => line))
  expect(after.map(({ receipt }) => receipt?.position).toSorted()).toEqual([1, 2, 3, 4, 5])
})

test('[SY15] another record at the same address gets nothing until a person agrees', async ({
  open,
  town,
}) => {
  const { page } = await open()
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  await record(page, what, '障害の疑い')
  await expect(page.getByText('サーバー保存済み').first()).toBeVisible()
  await town.kill()
  await takeMeasure(page, '業務端末の電源を切った')
  const before = await heldRows(page)

  await town.start({ data: 'another' })
  await page.goto('/device')
  await expect(page.getByText('サーバーとの登録が切れています')).toBeVisible()
  const code = town.code()
  await tryCode(page, code, '宿直の携帯')
  const question = page.getByText(
    'これまでとは別の記録のサーバーです。この端末で記録した3件を、こちらへ送りますか。',
  )
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: '送らない' }).click()
  await expect(question).toBeHidden()
  expect(await heldRows(page)).toEqual(before)
  const office = await open({ size: sizes.desk })
  await enrol(office.page, await town.invite('事務室の担当', 'assetManager'), '事務室')
  await expect(office.page.locator('#sync-status')).toContainText('サーバー保存済み')
  expect(await heldRows(office.page)).toEqual([])

  await tryCode(page, code, '宿直の携帯')
  await page.getByRole('button', { name: 'こちらへ送る' }).click()
  await expect(page.getByText('登録しました')).toBeVisible()
  await expectSent(
    office,
    before.map(({ line }) => line),
  )
})

/** Tries wrong codes from the page, one after the other. */
async function guess(page: Page, times: number): Promise<void> {
  const statuses = await page.evaluate(
    async ({ path, tries }) => {
      const found = new Set<number>()
      for (let code = 0; code < tries; code += 1) {
        const body = { code: String(code).padStart(13, '0'), device: crypto.randomUUID(), deviceName: '予備' }
        const answer = await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...body, secret: '0'.repeat(64) }),
        })
        found.add(answer.status)
      }
      return [...found]
    },
    { path: enrolmentPath, tries: times },
  )
  expect(statuses).toEqual([403])
}

async function expectSent({ page }: Device, lines: string[]): Promise<void> {
  await expect.poll(async () => (await heldRows(page)).map(({ line }) => line)).toEqual(lines)
}
