// The screens of one incident, as they stand at first and with everything open that opens, for whoever looks at them all.
import type { Page } from '@playwright/test'
import { visit } from './acts.ts'
import type { LookAt } from './screens.ts'

/** Below the address of the incident, and what its heading says. */
const places = {
  threat: '脅威度の判定',
  'call/prefecture': '県の住基ネット担当部署へ伝える',
  fault: '障害の特定・原因の究明',
  measures: '緊急措置',
  cause: '原因と見直し',
  council: '情報保護管理会議',
  resumption: '再開・終了',
  sheets: '帳票',
  'leak-report': '法令上の報告',
} as const

const sheets = ['form1', 'form2', 'form3', 'minutes', 'mayorReport', 'timeline', 'handOver'] as const

/** Before anything is said on them. */
export async function eachEmptyScreen(page: Page, incident: string, look: LookAt): Promise<void> {
  for (const [path, name] of Object.entries(places)) {
    await visit(page, `${incident}/${path}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await look({ name: `${name}(はじめ)`, page })
  }
}

/** With a full record, everything open, and what is missing said. */
export async function eachFullScreen(page: Page, incident: string, look: LookAt): Promise<void> {
  for (const [path, name] of Object.entries(places)) {
    await visit(page, `${incident}/${path}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await complete[path]?.(page)
    await unfold(page)
    await look({ name, page })
  }
  await visit(page, `${incident}/threat`)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: /と判定する$/ }).click()
  await page.getByRole('dialog').waitFor()
  await look({ name: '判定する', page })
  for (const sheet of sheets) {
    await visit(page, `${incident}/sheets/${sheet}`)
    await page.locator('.paper').waitFor()
    await unfold(page)
    await look({ name: `帳票 ${sheet}`, page })
  }
}

/** What only an act shows. */
const complete: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  measures: async (page) => {
    await page.getByRole('button', { name: '可能性が高いと認めた' }).click()
    await page.getByRole('link', { name: '事案へ戻る' }).waitFor()
    await page.getByRole('radio', { name: 'この町' }).check()
    await page.getByRole('radio', { name: '不正アクセス', exact: true }).check()
    await page.getByRole('radio', { name: /不審な操作を発見/ }).check()
    await page.getByRole('button', { name: '① 着手した' }).click()
    await page.locator('.begun-by').waitFor()
    await unfold(page)
    await page.getByRole('button', { name: '切り離したと記録する' }).first().click()
    await page.getByRole('heading', { name: 'いま切り離しているもの 1件' }).waitFor()
    await unfold(page)
    await page.getByRole('button', { name: '要請したと記録する' }).click()
    await page.getByText('要請した相手を選んでください').waitFor()
  },
  cause: async (page) => {
    await unfold(page)
    await page.getByRole('button', { name: '特になしと記録する' }).first().click()
    await page.getByText('分析済み').waitFor()
  },
  council: async (page) => {
    for (const name of ['開催を求める', '次の会議を招集する', '開催の記録を書き直す', 'メンバーを登録する'])
      for (const button of await page.getByRole('button', { name }).all()) await button.click()
    await page
      .getByRole('button', { name: /の決定を記録する$/ })
      .first()
      .click()
  },
  'leak-report': async (page) => {
    await page.getByLabel('知った日').fill('2026-12-01')
    await page.getByRole('radio', { name: 'あり' }).check()
    await page.getByRole('button', { name: '検討したことを記録する' }).click()
    await page.getByRole('heading', { name: '検討の記録' }).waitFor()
    await page.getByLabel('知った日').fill('2026-12-01')
    await page.getByRole('radio', { name: 'なし' }).check()
  },
}

async function unfold(page: Page): Promise<void> {
  await page
    .locator('article details:not([open]) > summary')
    .evaluateAll((summaries: HTMLElement[]) => summaries.forEach((summary) => summary.click()))
}
