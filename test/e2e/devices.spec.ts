// The office and its phones: a code on the screen, the phone that takes it, and the end of its enrolment. Rules AU5-AU7.
import type { Page } from '@playwright/test'
import { enrol, installed, record, tryCode, usedBy, visit } from './acts.ts'
import { expectNumbers } from './call-screen.ts'
import { sizes } from './device.ts'
import { heldRows } from './held.ts'
import { expect, test } from './night.ts'

test('[AU5][AU6][AU7][AU9] a phone comes by a scanned code, is in the list, is lost: it says so, keeps all, and comes back', async ({
  open,
  town,
}) => {
  const office = (await open({ size: sizes.desk })).page
  await enrol(office, town.code(), '事務室')
  await usedBy(office, '管理 乙')
  await office.getByRole('link', { name: '端末の登録' }).click()
  const cardOn = (on: Page, name: string) =>
    on.getByRole('listitem').filter({ has: on.getByRole('heading', { name }) })
  const card = (name: string) => cardOn(office, name)
  await expect(card('事務室')).toContainText('管理者')

  await office.getByText('端末を加える', { exact: true }).click()
  await office.getByRole('button', { name: '登録コードを発行する' }).click()
  await expect(office.getByText('使う人の氏名を入力してください')).toBeVisible()
  await office.getByLabel('使う人の氏名').fill('宿直 甲')
  await office.getByRole('combobox').selectOption('緊急対策職員')
  await office.getByRole('button', { name: '登録コードを発行する' }).click()
  const code = ((await office.locator('.invitation-digits').textContent()) ?? '').replaceAll('-', '')
  const link = `${town.url}/device#code=${code}`
  await expect(office.getByText(`QRコードは出ません。${new URL(town.url).host} は`)).toBeVisible()
  await expect(office.locator('.invitation-qr')).toBeHidden()

  const phone = await open()
  const { page } = phone
  await page.goto(link)
  await expect(page.getByLabel('登録コード')).toHaveValue(code)
  await expect(page).toHaveURL(`${town.url}/device`)
  await page.getByLabel('端末の名前').fill('宿直の携帯')
  await page.getByRole('button', { name: '登録する' }).click()
  await page.getByText('登録しました').waitFor()
  await installed(page)
  await expect(office.getByText('「宿直の携帯」が登録されました')).toBeVisible()
  const url = await record(page, '住基端末が起動しない', '障害の疑い')
  await expect(page.getByText('サーバー保存済み').first()).toBeVisible()
  await office.getByRole('button', { name: '最新にする' }).click()
  await expect(card('宿直の携帯')).toContainText('宿直 甲(緊急対策職員)')
  await expect(card('宿直の携帯')).toContainText('送った記録2件')
  await expect(card('宿直の携帯')).toContainText('コードは事務室')
  await expect(card('宿直の携帯')).toContainText('登録の期限令和9年12月')

  // No administrator reads the list, without its buttons; without a connection as it was.
  await visit(page, '/office/devices')
  await expect(page.getByText('管理者の端末で行います')).toBeVisible()
  await expect(page.getByText('登録を解除する(紛失・返却)')).toBeHidden()
  await phone.goOffline()
  await page.reload()
  await expect(page.getByText('サーバーにつながりません。上の時刻の一覧を出しています')).toBeVisible()
  await expect(cardOn(page, '事務室')).toBeVisible()
  await phone.goOnline()

  // The last administrator stays, and a second one is asked for.
  await visit(page, '/readiness')
  await expect(page.getByText('管理者の端末が1台だけです')).toBeVisible()
  await card('事務室').getByText('登録を解除する').click()
  await card('事務室').getByText('返却', { exact: true }).click()
  await card('事務室').getByRole('button', { name: 'この登録を解除する' }).click()
  await expect(card('事務室').getByText('管理者の端末はこれだけです')).toBeVisible()

  await visit(page, url)
  await card('宿直の携帯').getByText('登録を解除する').click()
  await card('宿直の携帯').getByRole('button', { name: 'この登録を解除する' }).click()
  await expect(card('宿直の携帯').getByText('理由を選んでください')).toBeVisible()
  await card('宿直の携帯').getByText('紛失', { exact: true }).click()
  await expect(card('宿直の携帯').getByLabel('登録を解除する人の氏名')).toHaveValue('管理 乙')
  await card('宿直の携帯').getByRole('button', { name: 'この登録を解除する' }).click()
  await expect(office.getByText('「宿直の携帯」の登録を解除しました')).toBeVisible()
  await office.getByText('登録を解除した端末(1台)').click()
  await expect(card('宿直の携帯')).toContainText('管理 乙「紛失」')

  // The phone hears of it by itself, shows the record no more, and still takes what is said.
  await expect(page.getByText('この端末の登録は、管理者が解除しました')).toBeVisible()
  await expect(page.getByText('登録が終わりました')).toBeVisible()
  await visit(page, '/record')
  await page.getByLabel('何が起きたか').fill('業務端末の電源が切れた')
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect(page.getByText('登録が終わりました')).toBeVisible()
  await visit(page, '/incidents')
  await expect(page.getByText('登録が終わりました')).toBeVisible()
  await expect(page.getByText('業務端末の電源が切れた')).toBeHidden()
  await visit(page, '/')
  await expectNumbers(page)
  await expect(page.locator('#sync-status')).toHaveText('この端末だけ 2件・登録切れ')
  const before = (await heldRows(page)).map(({ line }) => line)
  await visit(office, '/incidents')
  await expect(office.getByText('業務端末の電源が切れた')).toBeHidden()

  await visit(page, '/device')
  await expect(page.getByText('ここにある記録は消えません')).toBeVisible()
  await tryCode(page, code, '宿直の携帯')
  await expect(page.getByText('コードの期限(10分)が過ぎました')).toBeVisible()
  await tryCode(page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await expect(page.locator('#sync-status')).toContainText('サーバー保存済み')
  expect((await heldRows(page)).map(({ line }) => line)).toEqual(before)
  await expect.poll(async () => (await heldRows(office)).length).toBe(before.length)
})
