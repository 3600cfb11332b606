// Four nights of the plan, walked from the first word to the end: offline on a phone, then seen at the office, the sheets
// printed and read back.
import type { Page } from '@playwright/test'
import { record } from './acts.ts'
import { expect, test } from './night.ts'
import { decide, duty, form, hold, judge, owedClauses, part, phoneAndOffice, sheet } from './plan-acts.ts'

test.setTimeout(120_000)

test('[2-1(1)][2-1(3)][2-1(4)][1-4][2-2][2-3][別紙2] the tamper-proof device fails: maintainer, long stop, council, repair, integrity, resumption', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  const incident = await record(page, '耐タンパー装置が応答しない', '障害の疑い')
  await page.goto(`${incident}/fault`)
  const located = part(page, '障害の特定')
  await located.getByRole('checkbox', { name: 'ハードウェアの障害' }).check()
  await located.getByLabel('障害の箇所').fill('電算室')
  await located.getByRole('button', { name: '障害の特定を記録する' }).click()
  const lamps = page.getByRole('group', { name: '警告ランプの確認' })
  await lamps.getByRole('button', { name: '異常あり' }).click()
  const cause = await form(part(page, '原因の究明'), '原因を記録する')
  await cause.getByRole('radio', { name: '判明' }).check()
  await cause.getByLabel('原因').last().fill('耐タンパー装置の故障')
  await cause.getByRole('button', { name: '原因を保存する' }).click()
  const request = await form(part(page, '保守委託事業者への依頼'), '依頼を記録する')
  await request.getByRole('checkbox', { name: /交換/ }).check()
  await request.getByRole('button', { name: '依頼したと記録する' }).click()
  const server = await form(part(page, 'サーバの動作に関する判断'), 'サーバの動作を記録する')
  await server.getByRole('radio', { name: '正常に作動しない' }).check()
  await server.getByRole('group', { name: '極めて重大な障害か' }).getByLabel('はい').check()
  await server.getByRole('group', { name: '長時間に渡るサーバ停止か' }).getByLabel('はい').check()
  await server.getByRole('button', { name: '判断を記録する' }).click()
  await page.getByRole('button', { name: '情報保護管理会議の開催を求めた' }).click()
  await expect(page.getByText('情報保護管理会議の開催を求めた(2-1(3))')).toBeVisible()

  await hold(page, incident)
  await decide(page, '代替措置の実施', '窓口は紙で受け付ける', /^緊急かつ必要性の高いもの/)
  await page.goto(incident)
  await expect(duty(page, '緊急かつ必要性の高い決定に着手する')).toContainText('直ちに')
  await page.goto(`${incident}/council`)
  await page.getByRole('button', { name: '着手した' }).click()
  await expect(page.getByText(/✓ 着手 02:\d\d/)).toBeVisible()

  await page.goto(`${incident}/fault`)
  const integrity = await form(part(page, '整合性の確認'), '整合性')
  await integrity.getByRole('radio', { name: '確認した・問題なし' }).check()
  await integrity.getByRole('button', { name: '整合性の確認を保存する' }).click()
  await expect(page.getByText('本人確認情報の整合性を確認した').first()).toBeVisible()
  await page.goto(`${incident}/resumption`)
  const gate = part(page, '障害からの運用の再開')
  await expect(gate).toContainText('足りないもの 0件')
  await gate.getByRole('button', { name: '運用を再開した' }).click()
  await expect(gate.getByRole('status')).toContainText('運用を再開した(2-3)')

  // Printed from the phone alone, without a number yet.
  const onPhone = await sheet(page, incident, 'form2')
  for (const said of [
    'ハードウェアの障害',
    '耐タンパー装置の故障',
    '電算室',
    '交換',
    '異常あり',
    '未確認',
    '仮-',
  ])
    expect(onPhone).toContain(said)
  expect(await sheet(page, incident, 'minutes')).toContain('窓口は紙で受け付ける')

  await phone.goOnline()
  const path = await atOffice(office.page, incident, '運用を再開しました(障害)')
  const atDesk = await sheet(office.page, path, 'form2')
  expect(atDesk).toContain('令和8年度第1号')
  expect(atDesk).toContain('運用再開')
})

test('[3-2(4)][3-4(2)][1-4][3-8][3-9][3-9 ただし書][別紙3] the firewall is passed at level 3, rights at risk: three told, cut off before the council, approved afterwards', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  const incident = await record(page, 'FWを通過した通信の警報が出た')
  await judge(page, incident, 3, 'FWを通過した不正アクセス')
  await page.goto(`${incident}/measures`)
  await page.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await page.getByRole('link', { name: '次にすることへ' }).click()

  // Three offices at once: the agency told is not the prefecture told.
  const atOnce = page.locator('.duty:not(.done)').filter({ hasText: '3-4(2)' })
  await expect(atOnce).toHaveCount(4)
  await tell(page, '指定情報処理機関へ通報する', '応対した人(任意)')
  await expect(atOnce).toHaveCount(3)
  expect(await owedClauses(page)).toContain('3-2(4)')
  await tell(page, '情報保護統括責任者へ通報する', '応対した人(任意)')
  // Told under 3-4(2), the prefecture is told under 3-2(4) too.
  const [first] = await page.locator('.duty:not(.done)').filter({ hasText: '3-4(2)' }).all()
  await expect(first ?? atOnce).toContainText('県の住基ネット担当部署へ通報する')
  await tell(page, '県の住基ネット担当部署へ通報する', '応対した人(任意)')
  await expect(atOnce).toHaveCount(1)
  expect(await owedClauses(page)).not.toContain('3-2(4)')

  await atOnce.getByRole('link', { name: '切離し' }).click()
  const cut = await form(part(page, /^切離し/), '切離しを記録する')
  await cut.getByRole('radio', { name: '手順によった' }).check()
  await cut.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect(page.getByText('いま切り離しているもの 1件')).toBeVisible()
  await page.goto(incident)
  await expect(atOnce).toHaveCount(0)
  const council = duty(page, '情報保護管理会議の開催を求める')
  await council.getByRole('button', { name: '求める' }).click()
  await council.getByRole('button', { name: '求めたと記録する' }).click()
  await expect(duty(page, '会議の前に行った切離しの事後承認をする')).toBeVisible()

  await hold(page, incident)
  await decide(page, '緊急かつ重大な事項に係る措置', '切離しを承認する', /既存住基システム/)
  await page.goto(incident)
  await expect(duty(page, '会議の前に行った切離しの事後承認をする').locator('.done')).toHaveCount(0)
  const mayor = duty(page, '町長に報告する')
  await mayor.getByRole('button', { name: '報告' }).click()
  await mayor.getByRole('button', { name: '報告したと記録する' }).click()

  // The gate waits for the council; then it is clear.
  await page.goto(`${incident}/resumption`)
  const gate = part(page, '不正行為からの運用の再開')
  await expect(gate).toContainText('足りないもの 5件')
  for (const name of ['保守委託事業者', '県の住基ネット担当部署', '指定情報処理機関']) {
    const contact = await form(gate, `${name}と連絡を取ったと記録する`)
    await contact.getByRole('button', { name: '連絡を取った', exact: true }).click()
    await expect(gate).toContainText(`${name}へ再開の前に連絡した`)
  }
  const confirmed = await form(gate, '支障がないことを確認したと記録する')
  await confirmed.getByRole('button', { name: '支障がないことを確認した', exact: true }).click()
  await expect(gate).toContainText('足りないもの 1件')
  await expect(gate).not.toContainText('すべて記録されています')
  await page.goto(`${incident}/council`)
  await decide(page, '運用の再開', '切離しを解き、運用を再開する')
  await page.goto(`${incident}/resumption`)
  await expect(gate).toContainText('すべて記録されています')
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
  await page.goto(`${incident}/measures`)
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: 'ウィルス', exact: true }).check()
  await page.getByRole('radio', { name: /検出・駆除された旨のメッセージ出力/ }).check()
  await page.getByRole('button', { name: '① 着手した' }).click()
  await expect(page.locator('.example-measure').first()).toContainText('着手 02:')
  await judge(page, incident, 3, abnormal)
  expect(await owedClauses(page)).toContain('3-8')
  await judge(page, incident, 2, removed)
  await expect(duty(page, '町長に報告する')).toContainText('速やかに')
  await page.getByText('このあと').click()
  await expect(duty(page, '通常運用への移行を会議で決める')).toBeVisible()
  await page.goto(`${incident}/resumption`)
  await expect(part(page, '不正行為からの運用の再開')).toContainText('通常運用への移行を会議で決める')

  await phone.goOnline()
  const path = await atOffice(office.page, incident, '町長に報告する')
  const form3 = await sheet(office.page, path, 'form3')
  expect(form3.match(/レベル[23]と?判定|レベル[23]/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
  const handOver = await sheet(office.page, path, 'handOver')
  expect(handOver).toContain('町長に報告する')
  expect(handOver).toContain('通常運用への移行を会議で決める')
})

test('[3-3][3-3 レベル1][1-3] someone entered an unrelated room: level 1, internal report, stood down in at most 12 taps', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  await page.goto('/')
  await page.evaluate(countTaps)
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await page.keyboard.type('備品倉庫に無断で人が入った')
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
  const incident = page.url()
  await page.getByRole('link', { name: '脅威度の判定' }).click()
  await page
    .getByRole('checkbox', { name: '住基ネット直接関係のない備品等のある場所への無権限者の侵入等' })
    .click()
  await page.getByRole('button', { name: 'レベル1と判定する' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'レベル1と判定する' }).click()
  const report = duty(page, '庁内で必要な報告をする')
  await report.getByRole('button', { name: '報告', exact: true }).click()
  await report.getByLabel('報告した相手').click()
  await page.keyboard.type('総務課長')
  await report.getByRole('button', { name: '報告したと記録する' }).click()
  await duty(page, '緊急時対応を解く').getByRole('link', { name: '解く' }).click()
  const gate = part(page, '緊急時対応を解く')
  await expect(gate).toContainText('足りないもの 0件')
  await gate.getByRole('button', { name: '緊急時対応を解いた' }).click()
  await expect(gate.getByRole('status')).toContainText('緊急時対応を解いた')
  const taps = Number(await page.evaluate(() => document.documentElement.dataset['taps']))
  expect(taps).toBeGreaterThan(5)
  expect(taps).toBeLessThanOrEqual(12)

  // Nothing is owed any more, and form 3 never was.
  await page.getByRole('link', { name: '備品倉庫に無断で人が入った' }).click()
  await expect(page.getByText('計画書が求めることは、すべて記録されています。')).toBeVisible()

  await phone.goOnline()
  const path = await atOffice(office.page, incident, '緊急時対応を解きました')
  const form1 = await sheet(office.page, path, 'form1')
  expect(form1).toContain('備品倉庫に無断で人が入った')
  expect(form1).toContain('令和8年度第1号')
  expect(await sheet(office.page, path, 'timeline')).toContain('総務課長')
})

/** The incident as the office has it: its row says so, its address is answered. */
async function atOffice(page: Page, incident: string, says: string): Promise<string> {
  await page.goto('/incidents')
  await expect(page.locator('.incident-table tbody')).toContainText(says, { timeout: 20_000 })
  return new URL(incident).pathname
}

/** 通報した without a call from this device. */
async function tell(page: Page, what: string, person: string): Promise<void> {
  const owed = page.locator('.duty:not(.done)').filter({ hasText: what }).filter({ hasText: '3-4(2)' })
  await owed.getByRole('button', { name: 'ほかの番号・通報したと記録する' }).click()
  await owed.getByLabel(person).fill('当直')
  await owed.getByRole('button', { name: '通報した', exact: true }).click()
}

/** In the page: counts what a finger does, typing not counted. */
function countTaps(): void {
  addEventListener(
    'pointerdown',
    () => {
      const { dataset } = document.documentElement
      dataset['taps'] = String(Number(dataset['taps'] ?? '0') + 1)
    },
    { capture: true },
  )
}
