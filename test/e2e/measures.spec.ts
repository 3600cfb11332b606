// The night of 2026-11-23 at level 3: the findings of 3-4, the cut-off by procedure and its end, 参考's measures in two
// taps, another body asked; then the cause, the review and what is to last. All of it on a phone with no network.
import type { Locator, Page } from '@playwright/test'
import { installed, record, usedBy, visit } from './acts.ts'
import { heldDrafts, heldOperations } from './held.ts'
import { expect, test } from './night.ts'
import { form } from './plan-acts.ts'

const what = '業務端末でウィルスが検出された'

async function saidOf(page: Page, type: string): Promise<unknown[]> {
  return (await heldOperations(page)).filter((one) => one.type === type).map(({ body }) => body)
}

function section(page: Page, heading: RegExp): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: heading, level: 2 }) })
}

test('[3-4(1) ただし書][3-4(2)][3-4(3)][3-6][3-7][参考4-2] measures, the cut-off and its end, cause, review and permanent measures, offline on a phone', async ({
  open,
}) => {
  test.setTimeout(120_000)
  const { page, goOffline } = await open()
  await visit(page, '/device')
  await usedBy(page, '宿直')
  await installed(page)
  await goOffline()
  const url = await record(page, what)
  await visit(page, `${url}/measures`)

  // 3-4(2): what it asks for is said before the tap; afterwards who found it, as whose deputy, and the way to the calls.
  const rights = page.locator('.finding').first()
  await expect(rights).toContainText('情報保護統括責任者、県の住基ネット担当部署、指定情報処理機関')
  await expect(rights).toContainText('判定より先に記録してもかまいません')
  await rights.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await expect(rights.getByRole('link', { name: '事案へ戻る' })).toBeVisible()
  await expect(rights).toContainText('宿直')
  expect(await saidOf(page, 'v1.rightsAtRiskFound')).toEqual([{ what: null }])
  await rights.getByRole('link', { name: '事案へ戻る' }).click()
  const atOnce = page.locator('.duty:not(.done)').filter({ hasText: '3-4(2)' })
  // The three who are told share one row; the cut-off stands beside it.
  await expect(atOnce.locator('.notice-buttons > li')).toHaveCount(3)
  await expect(atOnce).toHaveCount(2)
  await atOnce.getByRole('link', { name: '切離しを記録' }).click()
  const threat = page.locator('.finding').last()
  await threat.getByLabel('補足').fill('端末が勝手に通信している')
  await page.reload()
  await expect(threat.getByLabel('補足')).toHaveValue('端末が勝手に通信している')
  await threat.getByRole('button', { name: 'この事象と判定した' }).click()
  await expect(threat).toContainText('端末が勝手に通信している')

  // The cut-off stands under the finding's clause, and waits for no council.
  const isolation = section(page, /^切離し/)
  await expect(isolation).toContainText('会議の決定を待ちません')
  const cut = await form(isolation, '切離しを記録する')
  await cut.getByText('条項 3-4(2)・手順・協力').click()
  await expect(cut.getByRole('radio', { name: /^3-4\(2\)/ })).toBeChecked()
  await cut.getByRole('radio', { name: '手順によった' }).check()
  await cut.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect(isolation).toContainText('いま切り離しているもの 1件')
  expect(await saidOf(page, 'v1.isolated')).toEqual([
    { what: '既存住基システム', from: '住基ネット', clause: '3-4(2)', byProcedure: true, helpedBy: [] },
  ])

  await visit(page, url)
  await expect(atOnce).toHaveCount(1)
  await expect(atOnce.locator('.notice-buttons > li')).toHaveCount(3)
  await visit(page, `${url}/measures`)

  // Two taps to two rows, a third chooses; a combination without a row says so.
  await page.getByRole('radio', { name: '監査' }).check()
  await page.getByRole('radio', { name: 'ウィルス', exact: true }).check()
  await expect(page.getByText('この組合せの例は、計画書にありません')).toBeVisible()
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: /検出・駆除された旨のメッセージ出力/ }).check()
  await expect(page.getByText('全国センターの協力を得て、以下の措置を実施')).toBeVisible()
  await page.getByRole('button', { name: '② 着手した' }).click()
  await expect(page.locator('.example-measure').nth(1)).toContainText('着手 02:1')
  expect(await saidOf(page, 'v1.measureStarted')).toEqual([
    { what: 'ウィルス混入経路および混入源となった機器を特定', clause: '3-4', example: '4-2', marker: '②' },
  ])
  // A measure that is a 切離し leads to its form, filled in by the row.
  await page.getByRole('radio', { name: /ウィルス感染を発見/ }).check()
  await expect(page.getByText('原文の掲載はここまで')).toBeVisible()
  const ofRow = await form(page.locator('.example-measure').nth(1), '切離しを記録する')
  await expect(ofRow.getByLabel('何から')).toHaveValue('ネットワーク(直近のLAN、通信回線等)')
  await ofRow.getByLabel('切り離したもの').fill('窓口の業務端末')
  await page.reload()
  // What was begun stands chosen, and the form that was begun stands open.
  await expect(page.getByRole('button', { name: '参考4-2', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.getByRole('radio', { name: /ウィルス感染を発見/ }).check()
  await expect(ofRow.getByLabel('切り離したもの')).toHaveValue('窓口の業務端末')
  await ofRow.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect(isolation).toContainText('いま切り離しているもの 2件')

  // 再組込み is its own act and ends the one it names.
  const back = await form(isolation.locator('.in-force > li').last(), '再組込みを記録する')
  await back.getByRole('button', { name: '再組込みしたと記録する' }).click()
  await expect(isolation).toContainText('いま切り離しているもの 1件')
  await expect(isolation).toContainText('窓口の業務端末 を ネットワーク(直近のLAN、通信回線等) へ')

  const own = await form(page, '町の措置を記録する')
  await own.getByRole('button', { name: '措置を保存する' }).click()
  await expect(own.getByRole('alert').filter({ hasText: '何をしたか' })).toBeVisible()
  await own.getByLabel('とった措置').fill('窓口の照会を止めた')
  await own.getByRole('radio', { name: '暫定的な対応措置' }).check()
  await own.getByRole('button', { name: '措置を保存する' }).click()

  const request = await form(page, '要請したと記録する')
  await request.getByLabel('要請した措置').fill('同じ機種の点検')
  await request.getByRole('button', { name: '要請したと記録する' }).click()
  await expect(request.getByText('要請した相手を選んでください')).toBeVisible()
  await request.getByRole('radio', { name: '他の地方公共団体' }).check()
  await request.getByRole('button', { name: '要請したと記録する' }).click()
  await expect(section(page, /^判断と措置 8件/)).toContainText('同じ機種の点検')

  await visit(page, `${url}/cause`)
  const logs = await form(page, 'ログ情報の分析を記録する')
  await logs.getByLabel('分かったこと').fill('23時に媒体が差された')
  await logs.getByRole('button', { name: '分析を保存する' }).click()
  const registers = await form(page, '管理簿の分析を記録する')
  await registers.getByRole('button', { name: '特になしと記録する' }).click()
  await expect(page.getByText('分析済み')).toHaveCount(2)
  const cause = await form(page, '解明した原因を記録する')
  await cause.getByLabel('解明した原因').fill('持ち込んだ媒体')
  await cause.getByLabel('時期').fill('11月22日 23時ごろ')
  await cause.getByRole('checkbox', { name: '保守委託事業者' }).check()
  await cause.getByRole('button', { name: '原因を保存する' }).click()
  await expect(page.getByText('時期: 11月22日 23時ごろ')).toBeVisible()
  const more = await form(page, '分かったことを加えて記録する')
  await expect(more.getByLabel('時期')).toHaveValue('11月22日 23時ごろ')
  await more.getByLabel('場所').fill('窓口')
  await more.getByLabel('方法等').fill('媒体の自動実行')
  await more.getByRole('button', { name: '原因を保存する' }).click()
  await expect(page.getByText('方法等: 媒体の自動実行')).toBeVisible()
  const review = await form(page, '見直しを記録する')
  await review.getByRole('checkbox', { name: '操作者用ICカードの再発行' }).check()
  await review.getByRole('button', { name: '見直したと記録する' }).click()
  for (const [action, due] of [
    ['媒体の持込みを禁じる', '2026-12-25'],
    ['端末の点検表を作る', ''],
  ] as const) {
    const lasting = await form(page, '恒久対策を加える')
    await lasting.getByLabel('恒久対策').fill(action)
    await lasting.getByLabel('期限').fill(due)
    await lasting.getByRole('button', { name: '恒久対策を保存する' }).click()
    await expect(lasting.getByLabel('恒久対策')).toBeHidden()
  }
  await expect(page.getByRole('link', { name: /別紙3/ })).toHaveAttribute('href', /\/sheets\/form3$/)
  const report = await form(page, '別紙3により報告したと記録する')
  await report.getByRole('button', { name: '情報保護統括責任者', exact: true }).click()
  await report.getByRole('button', { name: '別紙3により報告した' }).click()
  await expect(page.getByText('相手: 情報保護統括責任者')).toBeVisible()

  const said = await heldOperations(page)
  const bodies = (type: string) => said.filter((one) => one.type === type).map(({ body }) => body)
  expect(bodies('v1.sourceAnalysed')).toEqual([
    { source: 'logs', what: '23時に媒体が差された' },
    { source: 'registers', what: null },
  ])
  const first = { what: '持ち込んだ媒体', period: '11月22日 23時ごろ', place: null, method: null }
  expect(bodies('v1.causeFound')).toEqual([
    { ...first, helpedBy: ['maintainer'] },
    { ...first, place: '窓口', method: '媒体の自動実行', helpedBy: ['maintainer'] },
  ])
  expect(bodies('v1.measuresReviewed')).toEqual([{ changes: ['operatorCards'], what: null, helpedBy: [] }])
  expect(bodies('v1.correctiveActionPlanned')).toEqual([
    { what: '媒体の持込みを禁じる', responsible: null, due: '2026-12-25' },
    { what: '端末の点検表を作る', responsible: null, due: null },
  ])
  expect(bodies('v1.measureRequested')).toEqual([
    { office: 'otherMunicipality', organisation: null, what: '同じ機種の点検' },
  ])
  await expect.poll(() => heldDrafts(page)).toEqual({})
})
