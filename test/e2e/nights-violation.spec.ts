// Two nights of the plan at levels 2 and 3, walked from the first word to the end: offline on a phone, then seen at the
// office, the sheets printed and read back.
import type { Page } from '@playwright/test'
import { officeName } from '../../shared/plan/offices.ts'
import { record, visit, openFolds } from './acts.ts'
import { expect, test } from './night.ts'
import {
  atOffice,
  decide,
  duty,
  form,
  hold,
  judge,
  owedClauses,
  part,
  phoneAndOffice,
  sheet,
} from './plan-acts.ts'

test.setTimeout(120_000)

test('[3-2(4)][3-4(2)][1-4][3-8][3-9][3-9 ただし書][別紙3] the firewall is passed at level 3, rights at risk: three told, cut off before the council, approved afterwards', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  const incident = await record(page, 'FWを通過した通信の警報が出た')
  await judge(page, incident, 3, 'FWを通過した不正アクセス')
  await visit(page, `${incident}/measures`)
  await page.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await page.getByRole('link', { name: '事案へ戻る' }).click()

  // Three offices at once, in one row: the agency told is not the prefecture told.
  const row = page.locator('.now-card .several .notice-buttons > li')
  const atOnce = page.locator('.duty:not(.done)').filter({ hasText: '3-4(2)' })
  await expect(row).toHaveCount(3)
  await tell(page, 'agency')
  await expect(row).toHaveCount(2)
  expect(await owedClauses(page)).toContain('3-2(4)')
  await tell(page, 'protectionChief')
  // Told under 3-4(2), the prefecture is told under 3-2(4) too.
  await expect(atOnce).toHaveCount(2)
  await expect(atOnce.first()).toContainText(`${officeName('prefecture')}へ通報する`)
  await tell(page, 'prefecture')
  await expect(atOnce).toHaveCount(1)
  expect(await owedClauses(page)).not.toContain('3-2(4)')

  await atOnce.getByRole('link', { name: '切離しを記録' }).click()
  const cut = await form(part(page, /^切離し/), '切離しを記録する')
  await cut.getByText('手順・協力').click()
  await cut.getByRole('radio', { name: '手順によった' }).check()
  await cut.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect(page.getByText('いま切り離しているもの 1件')).toBeVisible()
  await visit(page, incident)
  await expect(atOnce).toHaveCount(0)
  const council = duty(page, `${officeName('council')}の開催を求める`)
  await council.getByRole('button', { name: '開催を求める' }).click()
  await council.getByRole('button', { name: '開催を求めたと記録する' }).click()
  await openFolds(page)
  await expect(duty(page, '会議の前に行った切離しの事後承認をする')).toBeVisible()

  await hold(page, incident)
  await decide(page, '緊急かつ重大な事項に係る措置', '切離しを承認する', /既存住基システム/)
  await visit(page, incident)
  await expect(duty(page, '会議の前に行った切離しの事後承認をする').locator('.done')).toHaveCount(0)
  await openFolds(page)
  const mayor = duty(page, `${officeName('mayor')}に報告する`)
  await mayor.getByRole('button', { name: '町長へ報告' }).click()
  await mayor.getByRole('button', { name: '町長に報告した' }).click()

  // The gate waits for the council; then it is clear.
  await visit(page, `${incident}/resumption`)
  const gate = part(page, '不正行為からの運用の再開')
  await expect(gate).toContainText('足りないもの 5件')
  for (const told of ['maintainer', 'prefecture', 'agency'].map(officeName)) {
    const contact = await form(gate, `${told}と連絡を取ったと記録する`)
    await contact.getByRole('button', { name: '連絡を取った', exact: true }).click()
    await expect(gate).toContainText(`${told}と連絡を取った・再開前 3-9`)
  }
  const confirmed = await form(gate, '支障がないことを確認したと記録する')
  await confirmed.getByRole('button', { name: '支障がないことを確認した', exact: true }).click()
  await expect(gate).toContainText('足りないもの 1件')
  await expect(gate).not.toContainText('3-9で足りないものはありません')
  await visit(page, `${incident}/council`)
  await decide(page, '運用の再開', '切離しを解き、運用を再開する', '再開する')
  await visit(page, `${incident}/resumption`)
  await expect(gate).toContainText('3-9で足りないものはありません')
  await gate.getByRole('button', { name: '運用を再開した' }).click()
  await expect(gate.getByRole('status')).toContainText('運用を再開した(3-9)')

  await phone.goOnline()
  const path = await atOffice(office.page, incident, '運用を再開しました(不正行為)')
  const form3 = await sheet(office.page, path, 'form3')
  for (const said of ['令和8年度第1号', 'レベル3', '既存住基システム', '3-4(2)', '指定情報処理機関'])
    expect(form3).toContain(said)
  expect(await sheet(office.page, path, 'minutes')).toContain('事後承認')
  expect(await sheet(office.page, path, 'mayorReport')).toContain('FWを通過した通信の警報が出た')
})

test('[3-5][3-8][3-9] a virus removed at level 2, to 3 and down again: the mayor and the council stay owed', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  const incident = await record(page, 'ウィルスを検出し、駆除した')
  const removed = 'ウィルス対策ソフトによるコンピュータウィルス等の検出等'
  const abnormal = 'コンピュータウィルス等の侵入によるシステムの異常作動'
  await judge(page, incident, 2, removed)
  expect(await owedClauses(page)).not.toContain('3-8')
  await visit(page, `${incident}/measures`)
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: 'ウィルス', exact: true }).check()
  await page.getByRole('radio', { name: /検出・駆除された旨のメッセージ出力/ }).check()
  await page.getByRole('button', { name: '① 着手した' }).click()
  await expect(page.locator('.example-measure').first()).toContainText('着手 02:')
  await judge(page, incident, 3, abnormal)
  expect(await owedClauses(page)).toContain('3-8')
  await judge(page, incident, 2, removed)
  await expect(duty(page, '町長に報告する')).toContainText('速やかに')
  await openFolds(page)
  await expect(duty(page, '通常運用体制への移行を会議で決定する')).toBeVisible()
  await visit(page, `${incident}/resumption`)
  await expect(part(page, '不正行為からの運用の再開')).toContainText('通常運用体制への移行を会議で決定する')

  await phone.goOnline()
  const path = await atOffice(office.page, incident, 'ウィルスを検出し、駆除した')
  const form3 = await sheet(office.page, path, 'form3')
  expect(form3.match(/レベル[23]と?判定|レベル[23]/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
  const handOver = await sheet(office.page, path, 'handOver')
  expect(handOver).toContain('町長に報告する')
  expect(handOver).toContain('3-9')
})

/** 通報した without a call from this device. */
async function tell(page: Page, office: string): Promise<void> {
  const card = page.locator('.now-card')
  const ofOffice = card.locator('section', { has: page.getByRole('heading', { name: officeName(office) }) })
  const several = card.getByText('何を伝えるか・ほかの番号・方法')
  const isOne = (await several.count()) === 0
  await (isOne ? card.getByRole('button', { name: 'ほか', exact: true }) : several).click()
  const where = isOne ? card : ofOffice
  await where.getByLabel('応対した人(任意)').fill('当直')
  await where.getByRole('button', { name: '通報した', exact: true }).click()
}
