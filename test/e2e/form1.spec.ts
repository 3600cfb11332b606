// Form 1 緊急時通報受付票 (別紙1, 1-3): filled in at night, in steps that may all be skipped; seen at the office.
import type { Page } from '@playwright/test'
import { enrol, installed, record, usedBy } from './acts.ts'
import { sizes } from './device.ts'
import { heldCalls, heldOperations } from './held.ts'
import { expect, test } from './night.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const saveStep = '保存して次へ'

test('[別紙1] filled in on the phone with no network, it is at the office as soon as there is one', async ({
  open,
  town,
}) => {
  const office = await open({ profile: 'office', size: sizes.desk })
  await enrol(office.page, town.code(), '事務室')
  const phone = await open({ profile: 'phone' })
  const { page } = phone
  await enrol(page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await installed(page)
  await phone.goOffline()
  const url = await record(page, what)
  await page.getByRole('link', { name: '緊急時通報受付票(別紙1) 未記入 12' }).click()
  await expect(page.getByText('14項目のうち2項目を記入')).toBeVisible()
  await page.getByRole('link', { name: '記入する' }).click()

  await expect(page.getByLabel('未確認')).toBeFocused()
  await page.getByText('通報', { exact: true }).click()
  await ago(page, '発生日時', '30分前')
  await ago(page, '発見日時', '10分前')
  await page.getByRole('button', { name: saveStep }).click()

  const discoverer = page.getByRole('group', { name: '発見者' })
  await expect(discoverer.getByLabel('所属')).toBeFocused()
  await discoverer.getByLabel('氏名').fill('宿直 甲')
  await page.getByText('保守委託事業者').click()
  await page.getByRole('group', { name: '通報元', exact: true }).getByLabel('連絡先').fill('077-528-3233')
  await page.getByRole('button', { name: saveStep }).click()

  await expect(page.getByLabel('場所')).toBeFocused()
  await page.keyboard.type('電算室')
  await page.getByText('業務端末', { exact: true }).click()
  await page.getByRole('button', { name: saveStep }).click()

  await expect(page.getByLabel('事象の詳細')).toBeFocused()
  await page.keyboard.type('2時すぎに気づいた')
  await page.getByLabel('住民サービスへの影響').fill('なし')
  await page.getByRole('button', { name: saveStep }).click()

  await page.getByText('1 不正アクセスの徴候を発見').click()
  await page.getByText('1-3 全国センター').click()
  await page.getByRole('button', { name: saveStep }).click()

  await expect(page.getByLabel('受付者')).toHaveValue('宿直 甲')
  await page.getByLabel('文書番号').fill('第12号')
  await page.getByRole('button', { name: '保存して終わる' }).click()
  await expect(page.getByText('14項目のうち14項目を記入')).toBeVisible()
  await expect(page.getByText('保存済み・この端末だけ')).toHaveCount(7)

  const said = (await heldOperations(page)).filter(({ type }) => type === 'v1.intakeDetailed')
  expect(said).toHaveLength(6)
  await phone.goOnline()
  await office.page.goto(`${new URL(url).pathname}/form1`)
  await expect(office.page.getByText('14項目のうち14項目を記入')).toBeVisible()
  const sheet = office.page.getByLabel('緊急時通報受付票の内容')
  for (const words of ['通報', '01:43', '02:03', '宿直 甲', '保守委託事業者', '077-528-3233', '電算室'])
    await expect(sheet.getByText(words).first()).toBeVisible()
  for (const words of ['業務端末', '2時すぎに気づいた', '参考1-3', '第12号'])
    await expect(sheet.getByText(words).first()).toBeVisible()
  await office.page.goto(new URL(url).pathname)
  await expect(office.page.getByRole('link', { name: '未記入 0' })).toBeVisible()
})

test('[別紙1] every step may be skipped, says nothing then, and is listed as 未記入 with the way to it', async ({
  open,
}) => {
  const { page } = await open()
  const url = await record(page, what)
  await page.goto(`${url}/form1/when`)
  for (let step = 1; step < 6; step += 1) {
    await expect(page.getByRole('heading', { name: `${step}/6` })).toBeVisible()
    await page.getByRole('button', { name: step % 2 === 0 ? 'とばす' : saveStep }).click()
  }
  await page.getByRole('button', { name: '保存して終わる' }).click()
  await expect(page.getByText('14項目のうち1項目を記入')).toBeVisible()
  expect((await heldOperations(page)).map(({ type }) => type)).not.toContain('v1.intakeDetailed')
  await page.getByRole('link', { name: '未記入: 場所・機器' }).click()
  await page.getByLabel('場所').fill('電算室')
  await page.getByRole('button', { name: saveStep }).click()
  await page.getByRole('link', { name: '場所・機器 未記入: 機器' }).click()
  await expect(page.getByLabel('場所')).toHaveValue('電算室')
  await expect(page.getByText('下書き')).toHaveCount(0)
})

test('[1-3] the times are Japan’s on a phone of another zone; what looks wrong is said and saved all the same', async ({
  open,
}) => {
  const { page } = await open({ options: { timezoneId: 'America/Los_Angeles' } })
  const url = await record(page, what)
  await page.goto(`${url}/form1/when`)
  await expect(page.getByLabel('受付日時の時刻')).toHaveValue('02:13')
  await ago(page, '発見日時', '10分前')
  await page.getByLabel('発生日時の時刻').fill('02:10')
  await expect(page.getByLabel('発生日時の日付')).toHaveValue('2026-11-23')
  await expect(page.getByText('発生日時より前です')).toBeVisible()
  await page.getByLabel('発生日時の日付').fill('2026-11-24')
  await expect(page.getByText('まだ来ていない日時です')).toBeVisible()
  await page.getByRole('button', { name: saveStep }).click()
  await expect(page.getByRole('heading', { name: '2/6' })).toBeVisible()
  const [said] = (await heldOperations(page)).filter(({ type }) => type === 'v1.intakeDetailed')
  expect(said?.body).toEqual({
    form: { occurredAt: '2026-11-24T02:10:00+09:00', discoveredAt: '2026-11-23T02:03:00+09:00' },
  })
})

test('[別紙1] a time typed halfway is told beside its field, and nothing of the step is lost', async ({
  open,
}) => {
  const { page } = await open()
  const url = await record(page, what)
  await page.goto(`${url}/form1/when`)
  await page.getByText('照会', { exact: true }).click()
  await page.getByLabel('発生日時の時刻').focus()
  await page.keyboard.type('01')
  await page.getByRole('button', { name: saveStep }).click()
  await expect(page.getByText('日付か時刻が途中です')).toBeVisible()
  await expect(page.getByLabel('発生日時の時刻')).toBeFocused()
  await expect(page.getByLabel('照会')).toBeChecked()
  await page.getByLabel('発生日時の時刻').fill('01:40')
  await page.getByLabel('発生日時の日付').fill('')
  await page.getByRole('button', { name: saveStep }).click()
  await expect(page.getByText('日付と時刻を両方入れてください')).toBeVisible()
  await page.getByRole('button', { name: saveStep }).click()
  await expect(page.getByRole('heading', { name: '1/6' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('発生日時の時刻')).toHaveValue('01:40')
})

test('[TN2][ST3] a number in full-width digits calls back in one tap, which is noted in the incident', async ({
  open,
}) => {
  const { page } = await open()
  const url = await record(page, what)
  await page.goto(`${url}/form1/people`)
  const discoverer = page.getByRole('group', { name: '発見者' })
  const reporter = page.getByRole('group', { name: '通報元', exact: true })
  await discoverer.getByLabel('所属').fill('住民課')
  await discoverer.getByLabel('連絡先').fill('０９０―１２３４―５６７８')
  await reporter.getByLabel('連絡先').fill('内線 12')
  await expect(reporter.getByText('このままでは発信できません')).toBeVisible()
  await expect(page.getByText('桁の数字があります')).toHaveCount(0)
  await page.getByRole('link', { name: '住民課へかけ直す' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:09012345678')
  await expect.poll(async () => (await heldCalls(page)).map(({ number }) => number)).toEqual(['09012345678'])
  await page.getByRole('button', { name: 'つながった' }).click()
  await page.getByRole('button', { name: saveStep }).click()
  await page.getByRole('heading', { name: '3/6' }).waitFor()
  await page.goto(url)
  await expect(page.getByText('住民課へ発信 つながった')).toBeVisible()
  const said = (await heldOperations(page)).find(({ type }) => type === 'v1.intakeDetailed')
  expect(said?.body).toEqual({
    form: {
      discoverer: { organisation: '住民課', contact: '０９０―１２３４―５６７８' },
      reporter: { contact: '内線 12' },
    },
  })
})

test('[PR3] eleven or twelve digits are warned of beside the field, on every text, and saved all the same', async ({
  open,
}) => {
  const { page } = await open()
  await usedBy((await page.goto('/record'), page), '宿直 甲')
  await page.getByLabel('何が起きたか').fill('番号１２３４５６７８９０１が画面に出た')
  await expect(page.getByText('11桁の数字があります。住民票コードなら消してください。')).toBeVisible()
  const url = await record(page, '番号1234 5678 9012が画面に出た')
  await page.getByRole('button', { name: '訂正・誤入力' }).last().click()
  await expect(page.getByText('12桁の数字があります。個人番号なら消してください。')).toBeVisible()
  await page.goto(`${url}/form1/details`)
  await page.getByLabel('事象の詳細').fill('かけた先は090-1234-5678')
  await expect(page.getByText('電話番号ならそのままで構いません')).toBeVisible()
  await page.getByLabel('事象の詳細').fill('2026-11-23 02:13 192.168.100.123 から')
  await expect(page.getByText('桁の数字があります')).toHaveCount(0)
  await page.getByLabel('住民サービスへの影響').fill('12345678901')
  await page.getByRole('button', { name: saveStep }).click()
  await expect(page.getByRole('heading', { name: '5/6' })).toBeVisible()
})

/** Presses one of the buttons of a time. */
async function ago(page: Page, legend: string, button: string): Promise<void> {
  await page.getByRole('group', { name: legend, exact: true }).getByRole('button', { name: button }).click()
}
