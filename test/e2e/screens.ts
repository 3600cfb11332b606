// Every screen with something on it, for the specs that look at them all.
import type { Page } from '@playwright/test'
import { enrol, loseSession, record, takeMeasure, tryCode, usedBy } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { eachDrillScreen } from './drill-screens.ts'
import { eachFileScreen } from './file-screens.ts'
import type { Device, Look } from './device.ts'
import { refuseDatabase } from './held.ts'
import { fullRecord } from './full-record.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { eachEmptyScreen, eachFullScreen } from './incident-screens.ts'
import { contactSaid, say } from './said-in.ts'
import { eachTownScreen, townRecord } from './town-screens.ts'
import type { Town } from './town.ts'

type Open = (look?: Look) => Promise<Device>
export type Screen = { name: string; page: Page }

const narrow = 320
const what = '住基端末の画面に見慣れないログイン履歴が出ている'

/** Opens one screen after the other and waits for `look` at each. */
export async function eachScreen(
  open: Open,
  town: Town,
  size: NonNullable<Look['size']>,
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  const device = await open({ size })
  const { page } = device
  for (const [name, path] of [
    ['電話', '/'],
    ['事案なし', '/incidents'],
    ['備え', '/readiness'],
    ['持ち歩くカード', '/pocket-card'],
    ['未登録の端末', '/device'],
  ] as const) {
    await page.goto(path)
    await page.getByText('未登録').first().waitFor()
    // Until its own screen is there the numbers stand in its place.
    if (path !== '/') await page.locator('html:not([data-screen="calls"])').waitFor()
    await look({ name, page })
  }
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  await page.goto('/office/phones')
  await page.getByText('端末を加える', { exact: true }).click()
  await page.getByRole('button', { name: '登録コードを発行する' }).click()
  await page.getByText('登録を終える(失くした・返した)').click()
  await page.getByRole('button', { name: 'この登録を終える' }).click()
  await page.getByText('理由を選んでください').waitFor()
  await look({ name: '端末の登録', page })
  await page.getByLabel('使う人の名前').fill('宿直')
  await page.getByRole('button', { name: '登録コードを発行する' }).click()
  await page.locator('.invitation-digits').waitFor()
  await look({ name: '登録コード', page })
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByText('の発信は?').waitFor()
  await look({ name: '発信の結果', page })
  await page.goto('/record')
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await page.getByRole('alert').filter({ hasText: '一言だけ' }).waitFor()
  await look({ name: '記録をはじめる', page })
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
  const sayNow = (incident: string, facts: typeof fullRecord) =>
    say(page, Date.now() + town.shiftMs, incident.split('/').at(-1) ?? '', facts)
  await sayNow(url, fullRecord)
  await eachOfTown(page, Date.now() + town.shiftMs, look)
  await page.goto(url)
  await page.getByText('経過の図').click()
  await page.locator('.picture svg').waitFor()
  await look({ name: '事案の画面(経過の図)', page })
  await eachFullScreen(page, url, look)
  await sayNow(townSubject, townRecord)
  await eachTownScreen(page, look)
  await eachFileScreen(page, look)
  const ended = await record(page, 'CSの警告ランプが点灯し、業務端末から照会できない', '障害の疑い')
  await sayNow(ended, [
    { type: 'v1.kindAssessed', body: { kind: 'fault', presence: 'absent' } },
    { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'absent' } },
    { type: 'v1.foundNotApplicable', body: { what: null } },
  ])
  await page.goto(ended)
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
  await look({ name: '終えた事案', page })
  await eachDrillScreen(page, what, look)
  await page.goto('/incidents')
  await page.getByRole('link', { name: what }).waitFor()
  await look({ name: '事案', page })
  await eachDeskScreen(page, look)
  await loseSession(device)
  await page.goto('/device')
  await page.getByText('サーバーとの登録が切れています').waitFor()
  await page.getByRole('button', { name: '変える' }).click()
  await tryCode(page, '1234', '')
  await look({ name: 'この端末', page })
  await page.goto('/nowhere')
  await page.getByText('この画面はありません').waitFor()
  await look({ name: '画面がありません', page })
  await page.addInitScript(refuseDatabase)
  await page.goto('/')
  await page.getByText('この端末の記録を開けませんでした').waitFor()
  await look({ name: '記録を開けない', page })
}

/** What is over all incidents: what is owed, what is found, what is handed over. */
async function eachDeskScreen(page: Page, look: (screen: Screen) => Promise<void>): Promise<void> {
  for (const [path, there] of [
    ['/office/duties', 'tbody tr'],
    ['/office/search?q=端末', '.search-results li'],
    ['/office/hand-over', '.paper'],
  ] as const) {
    await page.goto(path)
    await page.locator(there).first().waitFor()
    await look({ name: path, page })
  }
}

/** What shows the town's own numbers. */
async function eachOfTown(page: Page, nowMs: number, look: (screen: Screen) => Promise<void>): Promise<void> {
  await say(page, nowMs, 'town', [
    contactSaid('maintainer-1', 'maintainer', '夜間当番', '09012345678'),
    contactSaid('agency', 'agency', '指定情報処理機関', '0312345678'),
  ])
  await page.goto('/')
  await page.getByText('町が変えた番号').waitFor()
  await look({ name: '電話(町の番号)', page })
  await page.goto('/readiness')
  await page.locator('.check-call').last().click()
  await page.getByText('いまの電話はどうでしたか').waitFor()
  await look({ name: '備え(町の番号)', page })
  await page.getByRole('button', { name: 'つながった' }).click()
  await page
    .locator('.number-check')
    .getByText(/^確認 /)
    .first()
    .waitFor()
}

/** Form 1, every step with what can be said of it: a draft, a doubt, a number to call, a warning, what is saved. */
async function eachStep(
  page: Page,
  incidentUrl: string,
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  await page.goto(`${incidentUrl}/form1/when`)
  const occurred = page.getByRole('group', { name: '発生日時', exact: true })
  await occurred.getByRole('button', { name: 'いま' }).click()
  await page.getByRole('group', { name: '発見日時', exact: true }).getByText('10分前').click()
  await page.getByText('発生日時より前です').waitFor()
  await page.getByLabel('受付日時の時刻').fill('')
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await page.getByText('日付と時刻を両方').waitFor()
  await look({ name: '受付票 いつ', page })
  await page.goto(`${incidentUrl}/form1/people`)
  await page.getByLabel('連絡先').first().fill('０９０-１２３４-５６７８')
  await page.getByLabel('連絡先').last().fill('内線 12')
  await look({ name: '受付票 発見者', page })
  await page.getByRole('button', { name: '保存して次へ' }).click()
  await page.getByLabel('場所').waitFor()
  await look({ name: '受付票 場所', page })
  await page.goto(`${incidentUrl}/form1/details`)
  await page.getByLabel('事象の詳細').fill('12345678901と123456789012')
  await page.reload()
  await page.getByText('下書きがあります').waitFor()
  await look({ name: '受付票 内容', page })
  await page.goto(`${incidentUrl}/form1/examples`)
  for (const group of await page.locator('summary').all()) await group.click()
  await look({ name: '受付票 措置例', page })
  await page.goto(`${incidentUrl}/form1`)
  await page.getByRole('link', { name: '記入する' }).waitFor()
  await look({ name: '受付票', page })
}

/** Everything that opens on the screen of an incident. */
async function openEverything(page: Page): Promise<void> {
  await page.getByText(/^済んだもの/).click()
  for (const act of ['電話', '措置']) await page.getByRole('button', { name: act, exact: true }).click()
  for (const button of await page.getByRole('button', { name: '結果', exact: true }).all())
    await button.click()
  await page.getByText(/^直前の発信をこの事案に含める/).click()
  await page.getByText('写真・書類を加える').click()
  await page.getByRole('button', { name: '写真・書類を保存する' }).click()
  for (const button of await page.getByRole('button', { name: '訂正・誤入力' }).all()) await button.click()
  await page.getByRole('button', { name: '変える' }).click()
}

/** The narrowest screen with text at 200 %, while `look` looks at it; then as it was. */
export async function drawLargeText(
  page: Page,
  size: { width: number; height: number },
  look: () => Promise<void>,
): Promise<void> {
  await page.setViewportSize({ width: narrow, height: size.height })
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await look()
  await page.setViewportSize(size)
  await page.evaluate(() => document.documentElement.removeAttribute('style'))
}
