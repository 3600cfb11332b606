// The council on the night (1-4, 2-2, 3-3): a phone without a network asks, convenes, calls, records; then the morning's
// second meeting on the office's screen, which knows the members. Last, what the law may ask for beside the plan (LW1).
import type { Page } from '@playwright/test'
import { enrol, installed, record, takeMeasure, usedBy } from './acts.ts'
import { sizes } from './device.ts'
import { heldRows } from './held.ts'
import { expect, test } from './night.ts'

const chief = '統括 丁'

test('[1-4][2-2] asked for, convened, called, held, decided, begun, approved afterwards, and a second meeting', async ({
  open,
  town,
}) => {
  test.setTimeout(150_000)
  const phone = await open({ size: sizes.phone })
  const { page } = phone
  await enrol(page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await usedBy(page, '宿直 甲')
  await installed(page)
  const incident = await record(page, '業務端末で見慣れない操作があった')
  await takeMeasure(page, '業務端末の使用を止めた')
  await phone.goOffline()
  await page.goto(`${incident}/council`)

  // 求める by the identity manager, 招集 by the chief: two acts of two people.
  await page.getByRole('button', { name: '開催を求める' }).click()
  await page.getByRole('button', { name: '求めたと記録する' }).click()
  await expect(page.getByText('理由を選んでください')).toBeVisible()
  await page.getByRole('radio', { name: '脅威度レベル3(3-3)' }).check()
  await page.getByRole('button', { name: '求めたと記録する' }).click()
  await expect(page.getByText('開催を求めた')).toBeVisible()
  await page.getByRole('button', { name: '会議を招集する' }).click()
  await expect(page.getByRole('radio', { name: '脅威度レベル3(3-3)' })).toBeChecked()
  await page.getByRole('button', { name: 'ほかの人・時刻' }).click()
  await page.getByLabel('名前', { exact: true }).fill(chief)
  await page.getByLabel('職').selectOption('protectionChief')
  await page.getByLabel('情報保護統括責任者の代理として').uncheck()
  await page.getByRole('button', { name: '招集したと記録する' }).click()
  await expect(page.getByRole('heading', { name: '第1回の会議' })).toBeVisible()
  await expect(page.getByText(`${chief}(情報保護統括責任者)`)).toBeVisible()

  // Members are named here; a number that can't be dialled says so.
  await name(page, '委員 一', '内線 12')
  await expect(page.getByText('内線番号や#などは付けられません')).toBeVisible()
  await page.getByLabel('電話番号').fill('０７４９ー００ー０００１')
  await page.getByRole('button', { name: '登録する', exact: true }).click()
  await name(page, '委員 二', '')
  await page.getByRole('button', { name: '登録する', exact: true }).click()

  // One tap dials and is noted; the question asks for the outcome; the answer is one tap.
  const one = page.getByRole('listitem').filter({ has: page.getByText('委員 一', { exact: true }) })
  await one.getByRole('link', { name: '電話する' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0749000001')
  await page.getByRole('button', { name: 'つながった', exact: true }).click()
  await expect(one.getByText(/発信 02:\d\d\s+つながった/)).toBeVisible()
  await one.getByRole('button', { name: '出席する', exact: true }).click()
  await expect(one.getByText('返事')).toBeVisible()
  const two = page.getByRole('listitem').filter({ has: page.getByText('委員 二', { exact: true }) })
  await expect(two.getByText('電話番号は未登録です')).toBeVisible()
  await two.getByRole('button', { name: 'つながらない' }).click()

  // Held: the chair is the chief, present are those who said so.
  await page.getByRole('button', { name: '開催を記録する' }).click()
  await expect(page.getByLabel('議長')).toHaveValue(chief)
  await expect(page.getByRole('checkbox', { name: '委員 一' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: '委員 二' })).not.toBeChecked()
  await page.getByLabel('場所・方法').fill('電話会議')
  await page.getByRole('button', { name: '開催を保存する' }).click()
  await expect(page.getByText('電話会議')).toBeVisible()
  await expect(one.getByText('出席した')).toBeVisible()

  // An urgent decision, its 着手; a measure of before approved afterwards.
  await expect(page.getByText('0/8')).toBeVisible()
  await decide(page, '代替措置の実施')
  await page.getByRole('button', { name: '決定を保存する' }).click()
  await expect(page.getByText('決定の内容を入力してください')).toBeVisible()
  await page.getByLabel('決定内容').fill('窓口は紙で受け付ける')
  await page.getByLabel('担当').fill('住民課長')
  await page.getByLabel('期限').fill('2026-11-24')
  await page.getByRole('checkbox', { name: /^緊急かつ必要性の高いもの/ }).check()
  await page.reload()
  await expect(page.getByLabel('決定内容')).toHaveValue('窓口は紙で受け付ける')
  await page.getByRole('button', { name: '決定を保存する' }).click()
  await expect(page.getByText('1/8')).toBeVisible()
  await expect(page.getByText('期限 2026/11/24')).toBeVisible()
  await page.getByRole('button', { name: '着手した' }).click()
  await expect(page.getByText(/✓ 着手 02:\d\d/)).toBeVisible()
  await decide(page, '緊急かつ重大な事項に係る措置')
  await page.getByRole('checkbox', { name: /業務端末の使用を止めた\(宿直 甲\)/ }).check()
  await page.getByRole('button', { name: '決定を保存する' }).click()
  await expect(page.getByText(/承認した措置: 02:\d\d 暫定的な対応措置 業務端末の使用を止めた/)).toBeVisible()
  await expect(page.getByText('2/8')).toBeVisible()

  // The office has all of it, and knows the members at the second meeting.
  await phone.goOnline()
  await page.getByText('サーバー保存済み').first().waitFor()
  const office = await open({ size: sizes.desk })
  await enrol(office.page, await town.invite(chief, 'protectionChief'), '事務室')
  await usedBy(office.page, chief)
  await office.page.goto(`${new URL(incident).pathname}/council`)
  await expect(office.page.getByText('電話会議')).toBeVisible()
  await office.page.getByRole('button', { name: '次の会議を招集する' }).click()
  await expect(office.page.getByRole('radio', { name: '統括責任者の発意(1-4)' })).toBeChecked()
  await office.page.getByRole('button', { name: '招集したと記録する' }).click()
  const second = office.page.locator('section').filter({ has: heading(office.page, '第2回の会議') })
  await expect(second.getByRole('link', { name: /委員 一に\s*電話する/ })).toHaveAttribute(
    'href',
    'tel:0749000001',
  )
  await expect(second.getByText('返事')).toHaveCount(0)
  await office.page.getByText('第1回の会議').first().click()
  await expect(office.page.getByText('✓ 出席した')).toBeVisible()

  // Another name and number: the same member.
  await second.getByRole('button', { name: '委員 二の名前・番号を直す' }).click()
  await second.getByLabel('メンバーの名前').fill('委員 三')
  await second.getByLabel('電話番号').fill('0749-00-0003')
  await second.getByRole('button', { name: '直した内容を保存する' }).click()
  await expect(second.getByRole('link', { name: /委員 三に\s*電話する/ })).toHaveAttribute(
    'href',
    'tel:0749000003',
  )
  await expect(second.getByText('委員 二')).toHaveCount(0)

  // Who left is taken out everywhere, and stays in the meeting of that night.
  await second.getByRole('button', { name: '委員 一の名前・番号を直す' }).click()
  await second.getByRole('button', { name: '委員 一をメンバーから外す' }).click()
  await expect(second.getByRole('link', { name: /委員 一に\s*電話する/ })).toHaveCount(0)
  await expect(office.page.getByText('✓ 出席した')).toBeVisible()
  const types = (await heldRows(office.page)).map(({ line }) => JSON.parse(line).type)
  expect(types.filter((type) => type === 'v1.councilConvened')).toHaveLength(2)
})

test('[LW1] the days of a report by law are worked out beside the plan, and no duty comes of it', async ({
  open,
}) => {
  const { page } = await open({ size: sizes.phone })
  const incident = await record(page, '住民の情報が外に出たおそれがある')
  const owed = await page.getByRole('heading', { name: '次にすること' }).textContent()
  await page.goto(`${incident}/leak-report`)
  await expect(page.getByText('あてはまるかどうかを、このアプリは判断しません')).toBeVisible()
  await page.getByLabel('知った日').fill('2026-12-01')
  await page.getByRole('button', { name: '検討したことを記録する' }).click()
  await expect(page.getByText('「なし」か「おそれあり」を選んでください')).toBeVisible()
  await page.getByRole('radio', { name: 'おそれあり' }).check()
  await expect(page.getByText('令和9年1月29日(金)')).toBeVisible()
  await page.getByRole('radio', { name: 'なし' }).check()
  await expect(page.getByText('令和9年1月4日(月)')).toBeVisible()
  await expect(page.getByText('令和8年12月30日(水)は閉庁日')).toBeVisible()
  await page.getByRole('button', { name: '検討したことを記録する' }).click()
  await expect(page.getByRole('heading', { name: '検討の記録' })).toBeVisible()
  await expect(page.getByLabel('知った日')).toHaveValue('')
  await expect(page.getByText('令和9年1月4日(月)')).toHaveCount(1)
  await page.goto(incident)
  await expect(page.getByText('法令上の報告を検討した(計画外)')).toBeVisible()
  await expect(page.getByRole('heading', { name: '次にすること' })).toHaveText(owed ?? '')
})

async function name(page: Page, member: string, number: string): Promise<void> {
  await page.getByRole('button', { name: 'メンバーを登録する' }).click()
  await page.getByLabel('メンバーの名前').fill(member)
  await page.getByLabel('電話番号').fill(number)
  if (number !== '') await page.getByRole('button', { name: '登録する', exact: true }).click()
}

async function decide(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: `${item}の決定を記録する` }).click()
}

function heading(page: Page, text: string) {
  return page.getByRole('heading', { name: text })
}
