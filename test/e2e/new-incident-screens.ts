// The screens of an incident as it begins: what opens on its own screen, form 1 step by step, the other screens still
// empty.
import type { Page } from '@playwright/test'
import { enrol, openFolds, record, takeMeasure, usedBy, visit } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import type { Device } from './device.ts'
import { eachEmptyScreen } from './incident-screens.ts'
import { say } from './said-in.ts'
import type { LookAt } from './screens.ts'
import type { Town } from './town.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'

export async function eachOfNewIncident({ page }: Device, town: Town, look: LookAt): Promise<void> {
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  await visit(page, '/')
  await callLink(page, numbers.night).click()
  await page.getByText('の発信は?').waitFor()
  const url = await record(page, what)
  await page.getByRole('button', { name: /^結果が未記入の発信/ }).click()
  await page.getByRole('button', { name: '応答なし' }).click()
  await takeMeasure(page, '業務端末の使用を止めた')
  await look({ name: '事案の画面', page })
  await openEverything(page)
  await look({ name: '事案の画面(開いたところ)', page })
  await page.goto(url)
  await page.getByRole('button', { name: '1-3' }).first().click()
  await page.getByRole('dialog').waitFor()
  await look({ name: '条項', page })
  await eachStep(page, url, look)
  await eachEmptyScreen(page, url, look)
  await atLevel3(page, url, town, look)
}

/** Three are to be told; back from the dialler the text stands there. */
async function atLevel3(page: Page, url: string, town: Town, look: LookAt): Promise<void> {
  await say(page, Date.now() + town.shiftMs, url.split('/').at(-1) ?? '', [
    {
      type: 'v1.threatAssessed',
      body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] },
    },
    { type: 'v1.rightsAtRiskFound', body: { what: null } },
  ])
  await visit(page, url)
  await page.getByText('何を伝えるか・ほかの番号・方法').click()
  await look({ name: '三者へ通報する', page })
  await page.getByRole('link', { name: '機関へ電話' }).click()
  await page.locator('.call-answers').waitFor()
  await look({ name: '伝える文と結果', page })
}

/** Form 1, every step with what can be said of it: a draft, a doubt, a number to call, a warning, what is saved. */
async function eachStep(page: Page, incidentUrl: string, look: LookAt): Promise<void> {
  await visit(page, `${incidentUrl}/form1/when`)
  const occurred = page.getByRole('group', { name: '発生日時', exact: true })
  await occurred.getByRole('button', { name: 'いま' }).click()
  await page.getByRole('group', { name: '発見日時', exact: true }).getByText('10分前').click()
  await page.getByText('発生日時より前です').waitFor()
  await page.getByLabel('受付日時の時刻').fill('')
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await page.getByText('日付と時刻を両方').waitFor()
  await look({ name: '受付票 いつ', page })
  await visit(page, `${incidentUrl}/form1/people`)
  await page.getByLabel('連絡先').first().fill('０９０-１２３４-５６７８')
  await page.getByLabel('連絡先').last().fill('内線 12')
  await look({ name: '受付票 発見者', page })
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await page.getByLabel('場所').waitFor()
  await look({ name: '受付票 場所', page })
  await visit(page, `${incidentUrl}/form1/details`)
  await page.getByLabel('事象の詳細').fill('12345678901と123456789012')
  await page.reload()
  await page.getByText('下書きがあります(まだ保存していません)').waitFor()
  await look({ name: '受付票 内容', page })
  await visit(page, `${incidentUrl}/form1/examples`)
  for (const group of await page.locator('summary').all()) await group.click()
  await look({ name: '受付票 措置例', page })
  await visit(page, `${incidentUrl}/form1`)
  await page.getByRole('link', { name: '記入する' }).waitFor()
  await look({ name: '受付票', page })
}

/** Everything that opens on the screen of an incident. */
async function openEverything(page: Page): Promise<void> {
  await openFolds(page)
  for (const act of ['関係機関へ電話', '措置を記録'])
    await page.locator('.duty').getByRole('button', { name: act, exact: true }).click()
  for (const button of await page.getByRole('button', { name: '有無を記録', exact: true }).all())
    await button.click()
  await page.getByText(/直前の発信をこの事案に含める/).click()
  await page.getByText('写真・書類を加える').click()
  await page.getByRole('button', { name: '写真・書類を保存する' }).click()
  for (const button of await page.getByRole('button', { name: '訂正・誤入力' }).all()) await button.click()
  await page.getByRole('button', { name: '変える' }).click()
}
