// Two nights of the plan, walked from the first word to the end: a fault, and a threat of level 1. Offline on a phone, then
// seen at the office, the sheets printed and read back. The other two stand in nights-violation.spec.ts.
import type { Page } from '@playwright/test'
import { record, visit, openFolds } from './acts.ts'
import { expect, test } from './night.ts'
import { atOffice, decide, duty, form, hold, part, phoneAndOffice, sheet } from './plan-acts.ts'

test.setTimeout(120_000)

test('[2-1(1)][2-1(3)][2-1(4)][1-4][2-2][2-3][別紙2] the tamper-proof device fails: maintainer, long stop, council, repair, integrity, resumption', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  const incident = await record(page, '耐タンパー装置が応答しない', '障害の疑い')
  await visit(page, `${incident}/fault`)
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
  await page.getByRole('button', { name: '開催を求めたと記録する' }).click()
  await expect(page.getByText('情報保護管理会議の開催を求めた(2-1(3))', { exact: true })).toBeVisible()

  await hold(page, incident)
  await decide(page, '代替措置の実施', '窓口は紙で受け付ける', /^緊急かつ必要性の高いもの/)
  await visit(page, incident)
  await expect(duty(page, '緊急かつ必要性の高い決定に着手する')).toContainText('直ちに')
  await visit(page, `${incident}/council`)
  await page.getByRole('button', { name: '着手した' }).click()
  await expect(page.getByText(/✓ 着手 02:\d\d/)).toBeVisible()

  await visit(page, `${incident}/fault`)
  const integrity = await form(part(page, '整合性の確認'), '整合性')
  await integrity.getByRole('radio', { name: '確認した・問題なし' }).check()
  await integrity.getByRole('button', { name: '整合性の確認を保存する' }).click()
  await expect(page.getByText('本人確認情報の整合性を確認した').first()).toBeVisible()
  await visit(page, `${incident}/resumption`)
  const gate = part(page, '障害からの運用の再開')
  await expect(gate).toContainText('足りないものはありません')
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

test('[3-3][3-3 レベル1][1-3] someone entered an unrelated room: level 1, internal report, stood down in at most 12 taps', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const { page } = phone
  await visit(page, '/')
  await page.evaluate(countTaps)
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await expect(page.getByLabel('何が起きたか')).toBeFocused()
  await page.keyboard.type('備品倉庫に無断で人が入った')
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
  const incident = page.url()
  await page.getByRole('link', { name: '脅威度の判定' }).click()
  await page
    .getByRole('checkbox', { name: '住基ネット直接関係のない備品等のある場所への無権限者の侵入等' })
    .click()
  await page.getByRole('button', { name: 'レベル1と判定する' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'レベル1と判定する' }).click()
  const report = duty(page, '庁内で必要な報告をする')
  await report.getByRole('button', { name: '庁内で報告' }).click()
  await report.getByLabel('報告した相手').click()
  await page.keyboard.type('総務課長')
  await report.getByRole('button', { name: '報告したと記録する' }).click()
  await duty(page, '緊急時対応を解く').getByRole('link', { name: '対応を解く' }).click()
  const gate = part(page, '緊急時対応を解く')
  await expect(gate).toContainText('足りないものはありません')
  await gate.getByRole('button', { name: '緊急時対応を解いた' }).click()
  await expect(gate.getByRole('status')).toContainText('緊急時対応を解いた')
  const taps = Number(await page.evaluate(() => document.documentElement.dataset['taps']))
  expect(taps).toBeGreaterThan(5)
  expect(taps).toBeLessThanOrEqual(12)

  // What nobody has done of the first response stays 未了; form 3 is not owed.
  await page.getByRole('link', { name: '備品倉庫に無断で人が入った' }).click()
  await expect(page.locator('.ending')).toContainText('未了 7件')

  await phone.goOnline()
  const path = await atOffice(office.page, incident, '緊急時対応を解きました')
  const form1 = await sheet(office.page, path, 'form1')
  expect(form1).toContain('備品倉庫に無断で人が入った')
  expect(form1).toContain('令和8年度第1号')
  expect(await sheet(office.page, path, 'timeline')).toContain('総務課長')
})

test('[1-1][1-3][2-3][3-9] both kinds at once end each by itself; a kind that changes loses nothing; 無 of both is 該当なし', async ({
  open,
}) => {
  const { page } = await open()
  const incident = await record(page, '端末が止まり、見慣れない操作の跡がある', '障害の疑い')
  await inquire(page, '不正行為の有無を調査分析する', '疑い')
  await visit(page, `${incident}/resumption`)
  await expect(part(page, '障害からの運用の再開')).toBeVisible()
  await expect(part(page, '緊急時対応を解く')).toBeVisible()
  await end(page, '障害からの運用の再開', '運用を再開した', '窓口を開ける')
  await visit(page, incident)
  await expect(page.locator('.ending')).toHaveCount(0)
  await expect(duty(page, '脅威度を判定する')).toBeVisible()

  // Neither kind after all: what was recorded stays, and the response ends by 該当なし.
  await inquire(page, '不正行為の有無を調査分析する', '無')
  await expect(page.locator('.ending')).toContainText('運用を再開しました(障害)')
  await expect(page.locator('.ending')).toContainText('本人確認情報の整合性を確認する')
  await inquire(page, '障害の有無を調査分析する', '無')
  await expect(page.locator('.ending')).toHaveCount(0)
  await duty(page, '該当なしとして終える').getByRole('link', { name: '事案を終える' }).click()
  const none = part(page, '該当なしとして終える')
  await expect(none).toContainText('足りないものはありません')
  await none.getByRole('button', { name: '該当なしとした' }).click()
  await expect(none.getByRole('status')).toContainText('該当なしとした')
  await visit(page, incident)
  await expect(page.locator('.ending')).toContainText('該当なしとして終えました')
  await expect(page.locator('.ending')).toContainText('未了 2件')
  await openFolds(page)
  await expect(page.locator('.timeline-line').filter({ hasText: '進める理由: 窓口を開ける' })).toBeVisible()
})

async function inquire(page: Page, what: string, answer: string): Promise<void> {
  const inquiry = duty(page, what)
  if (!(await inquiry.isVisible())) await openFolds(page)
  await inquiry.getByRole('button', { name: '有無を記録' }).click()
  await inquiry.getByRole('button', { name: answer, exact: true }).click()
  await expect(inquiry.getByRole('button', { name: answer, exact: true })).toBeHidden()
}

async function end(page: Page, gate: string, button: string, reason: string): Promise<void> {
  await part(page, gate).getByLabel('足りないものを残して進める理由').fill(reason)
  await part(page, gate).getByRole('button', { name: button }).click()
  await expect(part(page, gate).getByRole('status')).toContainText('未了')
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
