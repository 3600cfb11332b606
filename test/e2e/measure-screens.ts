// 緊急措置 and 原因と見直し with everything open that opens, for the specs that look at every screen.
import type { Page } from '@playwright/test'
import type { Screen } from './screens.ts'

export async function eachMeasureScreen(
  page: Page,
  incidentUrl: string,
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  await page.goto(`${incidentUrl}/measures`)
  await page.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await page.getByRole('link', { name: '次にすることへ' }).waitFor()
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: '不正アクセス', exact: true }).check()
  await page.getByRole('radio', { name: /不審な操作を発見/ }).check()
  await page.getByRole('button', { name: '① 着手した' }).click()
  await page.locator('.begun-by').waitFor()
  await unfoldAll(page)
  await page.getByRole('button', { name: '切り離したと記録する' }).first().click()
  await page.getByRole('heading', { name: 'いま切り離しているもの 1件' }).waitFor()
  await unfoldAll(page)
  await page.getByRole('button', { name: '要請したと記録する' }).click()
  await page.getByText('要請した相手を選んでください').waitFor()
  await look({ name: '緊急措置', page })
  await page.goto(`${incidentUrl}/cause`)
  await page.getByRole('heading', { name: '原因と見直し' }).waitFor()
  await unfoldAll(page)
  await page.getByRole('button', { name: '特になしと記録する' }).first().click()
  await page.getByText('分析済み').waitFor()
  await look({ name: '原因と見直し', page })
}

async function unfoldAll(page: Page): Promise<void> {
  await page
    .locator('details.folded-form:not([open]) > summary')
    .evaluateAll((summaries: HTMLElement[]) => summaries.forEach((summary) => summary.click()))
}
