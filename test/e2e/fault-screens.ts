// 障害の切り分け and 再開・終了 with everything open that opens, for the specs that look at every screen.
import type { Page } from '@playwright/test'
import type { Screen } from './screens.ts'

export async function eachFaultScreen(
  page: Page,
  incidentUrl: string,
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  for (const [name, path, text] of [
    ['障害の切り分け', 'fault', '主な原因究明手順'],
    ['再開・終了', 'resumption', '足りないもの'],
  ] as const) {
    await page.goto(`${incidentUrl}/${path}`)
    await page.getByText(text).first().waitFor()
    await page
      .locator('article details:not([open]) > summary')
      .evaluateAll((summaries: HTMLElement[]) => summaries.forEach((summary) => summary.click()))
    await look({ name, page })
  }
}
