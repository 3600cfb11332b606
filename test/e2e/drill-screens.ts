// The screens of a drill 訓練 that others have not, for whoever looks at them all.
import type { Page } from '@playwright/test'
import { openFolds, record, visit } from './acts.ts'
import type { LookAt } from './screens.ts'

/** As it is begun, its number to call, what it showed, its report, the list. */
export async function eachDrillScreen(page: Page, what: string, look: LookAt): Promise<void> {
  await visit(page, '/drills/new')
  await page.getByText('想定の例から選ぶ').click()
  await page.getByRole('button', { name: 'ウィルスの検出' }).waitFor()
  await look({ name: '訓練をはじめる', page })
  const url = await record(page, what, '不正行為の疑い', '/drills/new')
  await openFolds(page)
  await page.locator('.duty').getByRole('button', { name: '関係機関へ電話' }).click()
  await page.getByText('気づいたことを書く').click()
  await page.getByRole('button', { name: '気づいたことを保存する' }).click()
  await page.getByText('気づいたことを入力してください').waitFor()
  await look({ name: '訓練の事案', page })
  await visit(page, `${url}/sheets/drillReport`)
  await page.locator('.paper').waitFor()
  await look({ name: '帳票 drillReport', page })
  await visit(page, '/drills')
  await page.locator('.drill-card').waitFor()
  await look({ name: '訓練の一覧', page })
}
