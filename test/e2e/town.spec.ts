// The town's own record (1-2, 1-4, 3-4(1), 参考): entered once at the office, there on every phone, also offline, and in
// force wherever the plan is shown; an incident goes on under the edition it began under.
import type { Page } from '@playwright/test'
import { enrol, installed, openFolds, record, usedBy, visit } from './acts.ts'
import { expect, test } from './night.ts'
import { contactSaid, saidByAnother } from './said-in.ts'
import { ordinanceFile } from './town-screens.ts'
import { sizes } from './town.ts'

test('[TR1][TR4][TR5][TR6] what the office enters, a phone has offline and works by', async ({
  open,
  town,
}) => {
  test.setTimeout(180_000)
  const { page } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '管理 乙')
  await visit(page, '/town')
  await expect(page.getByText('手順が未登録')).toBeVisible()
  await expect(page.getByText('職の人が未登録 6件')).toBeVisible()

  // Contacts: a number that can't be dialled stays, with what is wrong; a private phone is not shown while locked.
  await part(page, '連絡先')
  await unfold(page, '変更する', 2)
  await page.getByLabel('電話番号').fill('03-1234-567')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('桁が足りません')).toBeVisible()
  await expect(page.getByLabel('電話番号')).toHaveValue('03-1234-567')
  await page.reload()
  await expect(page.getByLabel('電話番号')).toHaveValue('03-1234-567')
  await page.getByLabel('電話番号').fill('03-1234-5678')
  await save(page)
  await expect(page.getByRole('definition').filter({ hasText: '2台目の登録待ち' })).toContainText(
    '03-1234-5678',
  )
  await saidByAnother(page, town, [contactSaid('agency', 'agency', '指定情報処理機関', '0312345678')])
  await expect(page.getByRole('definition').filter({ hasText: '計画書の番号(変更' })).toContainText(
    '03-5214-0908',
  )
  await unfold(page, '連絡先を加える')
  await page.getByLabel('名称・氏名(課・会社・人)').fill('保守 担当者')
  await page.getByLabel('電話番号').fill('090-0000-0001')
  await page.getByLabel('職・機関').selectOption('保守委託事業者')
  await expect(page.getByRole('checkbox', { name: /^ロック中も表示/ })).toBeChecked()
  await page.getByRole('radio', { name: '個人の携帯電話' }).check()
  await expect(page.getByRole('checkbox', { name: /^ロック中も表示/ })).not.toBeChecked()
  await save(page)
  await expect(page.getByText('ロック中は表示しない').first()).toBeVisible()

  // Offices: holder and deputies, put in order by the keyboard.
  await part(page, '職と代理')
  await unfold(page, '変更する', 3)
  await page.getByLabel('町での職名').fill('住民課長')
  for (const [at, name] of ['管理 乙', '統括 丁', '宿直 甲'].entries()) {
    if (at > 0) await page.getByRole('button', { name: '氏名を加える' }).click()
    await page.getByLabel(`氏名 ${at + 1}`, { exact: true }).fill(name)
  }
  await page.getByRole('button', { name: '氏名 3 宿直 甲を上へ' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('氏名 2', { exact: true })).toHaveValue('宿直 甲')
  await expect(page.getByRole('button', { name: '氏名 2 宿直 甲を上へ' })).toBeFocused()
  await save(page)
  await expect(page.getByText('統括 丁 代理 2')).toBeVisible()

  // The council's members, the prefecture's hours and a day it is closed.
  await part(page, '会議のメンバー')
  await unfold(page, 'メンバーを加える')
  await page.getByLabel('メンバーの氏名').fill('委員 一')
  await page.getByLabel('電話番号').fill('0749-00-0002')
  await save(page)
  await part(page, '県の業務時間と休日')
  await unfold(page, '業務時間を変更する')
  await page.getByLabel('終わり').fill('08:00')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('始まりより後の時刻')).toBeVisible()
  await page.getByLabel('終わり').fill('17:00')
  await save(page)
  await expect(page.getByText('平日 8:30–17:00')).toBeVisible()
  await unfold(page, '臨時の休日を加える')
  await page.getByLabel('日付').fill('2026-12-28')
  await page.getByLabel('休日の名称').fill('臨時休庁')
  await save(page)

  await part(page, '切離しの手順')
  await unfold(page, '手順を登録する')
  await page.getByLabel('切離しの手順').fill('CSの通信ケーブルを抜く\n時刻を書き留める')
  await save(page)
  await part(page, '確認・決裁の欄')
  await unfold(page, '欄を変更する')
  await page.getByLabel('欄 1', { exact: true }).fill('副町長')
  await save(page)
  await part(page, '町の緊急措置例')
  await unfold(page, '例を加える')
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: '不正アクセス' }).check()
  await page.getByLabel('事象例').fill('庁内LANの監視装置の警告')
  await page.getByLabel('措置①', { exact: true }).fill('監視装置のログを保全')
  await save(page)
  await addItem(page, '議会への報告')

  // The ordinance's text: seen before it is taken in.
  await part(page, '計画書の本文')
  await unfold(page, '本文を取り込む')
  await page
    .getByLabel('本文のファイル')
    .setInputFiles({ ...ordinanceFile, buffer: Buffer.from([0xff, 0xd8, 0]) })
  await page.getByRole('button', { name: '取り込む' }).click()
  await expect(page.getByText('文字として読めません')).toBeVisible()
  await page.getByLabel('本文のファイル').setInputFiles(ordinanceFile)
  await expect(page.getByText('52の条項のうち49に本文が見つかりました')).toBeVisible()
  await page.getByRole('button', { name: '取り込む' }).click()
  await expect(page.getByText('まだ何も登録されていません')).toBeHidden()
  await expect(page.getByText('サーバー保存済み').first()).toBeVisible()

  // The phone has it all without a network, and works by it.
  const phone = await open()
  const night = phone.page
  await enrol(night, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await visit(night, '/town')
  await expect(night.getByText('手順が未登録')).toBeHidden()
  await expect(night.getByText('53の見出し')).toBeVisible()
  await installed(night)
  await phone.goOffline()
  await visit(night, '/')
  await night.reload()
  const incident = await record(night, '見慣れないログイン履歴')
  await expect(night.getByText('管理 乙・代理 宿直 甲、統括 丁').first()).toBeVisible()
  await openFolds(night)
  await night.getByRole('button', { name: '計画書 3-2(3)' }).first().click()
  await expect(night.getByRole('dialog').getByText('事象の調査および分析を行う。')).toBeVisible()
  await night.keyboard.press('Escape')
  await visit(night, `${incident}/measures`)
  await night.getByRole('radio', { name: 'この町' }).check()
  await night.getByRole('radio', { name: '不正アクセス', exact: true }).check()
  await night.getByRole('radio', { name: '庁内LANの監視装置の警告' }).check()
  await expect(night.getByText('町1 町が加えた例')).toBeVisible()
  await night.getByRole('button', { name: '① 着手した' }).click()
  await expect(night.locator('.begun-by')).toBeVisible()
  await night.getByText('切離しを記録する', { exact: true }).click()
  await night.getByText('事前に定めた手順', { exact: true }).first().click()
  await expect(night.getByText('CSの通信ケーブルを抜く')).toBeVisible()
  await night.getByRole('button', { name: 'ほかの人・時刻' }).first().click()
  await night.getByRole('button', { name: '代理 統括 丁' }).click()
  await expect(
    night.getByRole('checkbox', { name: '本人確認情報管理責任者の代理として', exact: true }),
  ).toBeChecked()
  await expect(night.getByLabel('氏名', { exact: true })).toHaveValue('統括 丁')
  await visit(night, `${incident}/council`)
  await expect(night.getByText('0/9')).toBeVisible()
  await expect(night.getByText('委員 一').first()).toBeVisible()
  await visit(night, `${incident}/sheets/minutes`)
  await expect(night.locator('.paper-approvals th', { hasText: '副町長' })).toBeAttached()
  await expect(night.getByRole('heading', { name: '議会への報告' })).toBeVisible()

  // Two devices say the procedure: the one said last governs, the history has both; 誤入力 brings the other back.
  await part(night, '切離しの手順')
  await unfold(night, '手順を変更する')
  await night.getByLabel('切離しの手順').fill('宿直から電話で業者に依頼する')
  await save(night)
  await addItem(page, '報道対応')
  await part(page, '切離しの手順')
  await unfold(page, '手順を変更する')
  await page.getByLabel('切離しの手順').fill('庁舎の回線を止める')
  await save(page)
  await phone.goOnline()
  for (const each of [page, night]) {
    await expect(each.locator('.town-entry')).toHaveText('庁舎の回線を止める')
    await expect(each.locator('.timeline-line')).toHaveCount(3)
    await expect(each.locator('.timeline-line').filter({ hasText: '宿直から電話で' })).toContainText(
      '宿直 甲',
    )
  }
  await page.getByRole('button', { name: '訂正・誤入力' }).first().click()
  await page.getByRole('button', { name: '誤入力にする' }).click()
  for (const each of [page, night])
    await expect(each.locator('.town-entry')).toHaveText('宿直から電話で業者に依頼する')

  // What was added since adds nothing to the incident, which says so; the next one has it.
  await visit(night, incident)
  await expect(night.getByText('受付時の計画書の版で進めています')).toBeVisible()
  await visit(night, `${incident}/council`)
  await expect(night.getByText('0/9')).toBeVisible()
  const next = await record(night, '業務端末の不審な操作')
  await expect(night.getByText('受付時の計画書の版')).toBeHidden()
  await visit(night, `${next}/council`)
  await expect(night.getByText('0/10')).toBeVisible()
})

async function part(page: Page, name: string): Promise<void> {
  await visit(page, '/town')
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function unfold(page: Page, title: string, at = 0): Promise<void> {
  await page.locator('summary').filter({ hasText: title }).nth(at).click()
}

/** Saves the one form that stands open, which closes. */
async function save(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '登録する' })
  await button.click()
  await expect(button).toHaveCount(0)
}

async function addItem(page: Page, name: string): Promise<void> {
  await part(page, '会議で決定する事項')
  await unfold(page, '事項を加える')
  await page.getByLabel('決定する事項').fill(name)
  await page.getByLabel('主な対応具体例').fill('連絡等')
  await save(page)
}
