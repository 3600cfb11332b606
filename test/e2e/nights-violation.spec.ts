// Two nights of the plan at levels 2 and 3, walked from the first word to the end: offline on a phone, then seen at the
// office, the sheets printed and read back.
import { officeName } from '../../shared/plan/offices.ts'
import { record } from './acts.ts'
import { expect, test } from './night.ts'
import { nightTwo } from './night-two.ts'
import { atOffice, duty, judge, owedClauses, part, phoneAndOffice, sheet } from './plan-acts.ts'

test.setTimeout(120_000)

test('[3-2(4)][3-4(2)][1-4][3-8][3-9][3-9 ただし書][別紙3] the firewall is passed at level 3, rights at risk: three told, cut off before the council, approved afterwards', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open)
  const path = await nightTwo(phone, office, officeName)
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
  const path = await atOffice(office.page, incident, 'ウィルスを検出し、駆除した')
  const form3 = await sheet(office.page, path, 'form3')
  expect(form3.match(/レベル[23]と?判定|レベル[23]/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
  const handOver = await sheet(office.page, path, 'handOver')
  expect(handOver).toContain('町長に報告する')
  expect(handOver).toMatch(/ほか\d+件\(.*3-9/)
})
