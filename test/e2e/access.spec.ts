// The access log at an administrator's desk: what was done on other devices, also where that was without a network. Rules AL4, AL5.
import { readFile } from 'node:fs/promises'
import { enrol, record, usedBy, visit } from './acts.ts'
import { violations } from './axe.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

test('[AL4][AL5] what a phone prints offline is in the log once it has a network; the administrator reads it and saves it as CSV', async ({
  open,
  town,
}) => {
  const office = (await open({ size: sizes.desk })).page
  await enrol(office, town.code(), '事務室')
  await usedBy(office, '管理 乙')
  const phone = await open()
  await enrol(phone.page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await usedBy(phone.page, '宿直 甲')
  const incident = await record(phone.page, '住基端末が起動しない')
  await visit(phone.page, `${incident}/sheets/form1`)
  await expect(phone.page.getByRole('button', { name: '印刷する' })).toBeVisible()
  await phone.goOffline()
  await phone.page.evaluate(() => globalThis.print())
  await visit(phone.page, '/どこにもない')
  // A headless browser prints once.
  await phone.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await phone.goOnline()

  await office.getByRole('link', { name: 'この端末' }).click()
  await office.getByRole('link', { name: '端末の登録' }).click()
  await office.getByRole('link', { name: 'アクセス記録' }).click()
  const row = (words: string) => office.getByRole('row').filter({ hasText: words })
  await expect(row('端末の登録').filter({ hasText: '宿直 甲 / 宿直の携帯' })).toContainText('127.0.0.1')
  await expect(async () => {
    await office.reload()
    await expect(row('印刷').last()).toContainText('緊急時通報受付票(別紙1)', { timeout: 1000 })
    await expect(row('印刷')).toHaveCount(2, { timeout: 1000 })
  }).toPass()
  expect(await violations(office)).toEqual([])

  const downloaded = office.waitForEvent('download')
  await office.getByRole('button', { name: 'CSVを保存する' }).click()
  const csv = (await readFile(await (await downloaded).path())).toString()
  expect(csv.split('\r\n')[0]).toBe(
    '\ufeff"番号","日時","種類","使う人","端末","端末の番号","アドレス","内容","回数","ハッシュ"',
  )
  expect(csv).toContain('"印刷","宿直 甲","宿直の携帯"')
  await office.getByLabel('種類').selectOption('表(CSV)の保存')
  await expect(row('事務室')).toBeVisible()
  await office.getByLabel('日').fill('2001-01-01')
  await expect(office.getByText('この条件に合う行はありません')).toBeVisible()

  await visit(phone.page, '/office/access')
  await expect(phone.page.getByText('管理者の端末でだけ読めます')).toBeVisible()
})
