// A night of a fault, alone on a phone without a network: located, checked, its cause unknown, the maintainer asked, the
// server stopped for long, the council asked for, integrity confirmed; the gates to resume, with and without anything
// missing.
import type { Locator, Page } from '@playwright/test'
import { installed, record, usedBy, visit } from './acts.ts'
import { heldDrafts, heldOperations } from './held.ts'
import { expect, test } from './night.ts'
import { form } from './plan-acts.ts'

function part(page: Page, heading: string): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })
}

/** The bodies of a type that this phone holds, in the order of entry. */
async function said(page: Page, type: string): Promise<unknown[]> {
  return (await heldOperations(page)).filter((one) => one.type === type).map(({ body }) => body)
}

test('[2-1][2-3] a fault is worked through offline on a phone, from the check of the plug to resumption', async ({
  open,
}) => {
  const { page, goOffline } = await open()
  await visit(page, '/device')
  await installed(page)
  await usedBy(page, '宿直 甲')
  await goOffline()
  const url = await record(page, '住基端末が起動しない', '障害の疑い')
  await visit(page, `${url}/fault`)

  // The first thing owed stands open.
  const located = part(page, '障害の特定')
  await expect(located).toContainText('事象 耐タンパー装置の故障等')
  await located.getByRole('checkbox', { name: 'ハードウェアの障害' }).check()
  await located.getByLabel('障害の箇所').fill('電算室')
  await page.reload()
  await expect(located.getByLabel('障害の箇所')).toHaveValue('電算室')
  await located.getByRole('button', { name: '障害の特定を記録する' }).click()
  await expect(located).toContainText('箇所: 電算室')
  await expect(located.getByText('障害の種類と箇所を特定する')).toBeHidden()

  // One tap a check; the last result stands, and a note joins it.
  const cause = part(page, '原因の究明')
  await expect(cause.getByText('3件のうち0件を確認')).toBeVisible()
  await expect(cause.getByRole('group', { name: 'コマンドによる確認' })).toBeHidden()
  const plug = cause.getByRole('group', { name: '電源スイッチ・コンセントの確認' })
  await plug.getByRole('button', { name: '未実施' }).click()
  await plug.getByRole('button', { name: '異常なし' }).click()
  await expect(plug.getByRole('button', { name: '異常なし' })).toHaveAttribute('aria-pressed', 'true')
  await expect(plug.getByRole('button', { name: '未実施' })).toHaveAttribute('aria-pressed', 'false')
  await expect(plug).toContainText('宿直 甲')
  const lamps = cause.getByRole('group', { name: '警告ランプの確認' })
  await lamps.getByRole('button', { name: '異常あり' }).click()
  await lamps.getByRole('button', { name: 'メモ' }).click()
  await lamps.getByLabel('メモ').fill('赤が点滅')
  await lamps.getByRole('button', { name: 'メモを保存する' }).click()
  await expect(lamps.getByText('赤が点滅')).toBeVisible()
  await expect(lamps.getByRole('button', { name: '異常あり' })).toHaveAttribute('aria-pressed', 'true')
  await expect(cause.getByText('3件のうち2件を確認')).toBeVisible()

  // 判明 or 不明 must be said; 不明 raises the request of 2-1(2).
  await cause.getByText('原因を記録する').click()
  await cause.getByRole('button', { name: '原因を保存する' }).click()
  await expect(cause.getByText('判明か不明を選んでください')).toBeVisible()
  await cause.getByRole('radio', { name: '不明' }).check()
  await cause.getByRole('button', { name: '原因を保存する' }).click()
  await expect(cause.getByText('障害の原因は不明')).toBeVisible()
  const maintainer = part(page, '保守委託事業者への依頼')
  await expect(maintainer).toContainText('原因が不明なので、保守委託事業者に協力を依頼する')
  await maintainer.getByText('依頼を記録する').click()
  await maintainer.getByRole('checkbox', { name: '原因究明への協力 2-1(2)' }).check()
  await maintainer.getByLabel('応対した人').fill('保守 担当')
  await maintainer.getByRole('button', { name: '依頼したと記録する' }).click()
  await expect(maintainer).toContainText('保守委託事業者に原因究明への協力を依頼した')
  await expect(maintainer).not.toContainText('原因が不明なので')

  // Grave alone asks for no council; grave and long does.
  const server = part(page, 'サーバの動作に関する判断')
  await server.getByText('サーバの動作を記録する').click()
  await server.getByRole('radio', { name: '正常に作動しない' }).check()
  await server.getByRole('group', { name: '極めて重大な障害か' }).getByLabel('はい').check()
  await server.getByRole('button', { name: '判断を記録する' }).click()
  await expect(server).toContainText('長時間に渡るサーバ停止: 未確認')
  await expect(server.getByText('会議の開催を求めたと記録する')).toBeHidden()
  await expect(server.locator('.folded-form[open]')).toHaveCount(0)
  await server.getByText('サーバの動作を記録する').click()
  await expect(server.getByRole('group', { name: '極めて重大な障害か' }).getByLabel('はい')).toBeChecked()
  await server.getByRole('group', { name: '長時間に渡るサーバ停止か' }).getByLabel('はい').check()
  await server.getByLabel('住民サービスへの影響').fill('広域交付が止まる')
  await server.getByRole('button', { name: '判断を記録する' }).click()
  await server.getByRole('button', { name: '開催を求めたと記録する' }).click()
  await expect(server).toContainText('情報保護管理会議の開催を求めた(2-1(3))')

  const report = part(page, '別紙2による報告')
  await report.getByText('別紙2により報告したと記録する').click()
  await report.getByRole('button', { name: '本人確認情報管理責任者', exact: true }).click()
  await report.getByRole('button', { name: '別紙2により報告した', exact: true }).click()
  await expect(report).toContainText('相手: 本人確認情報管理責任者')

  // The gate is shut with its clause; going on takes a reason, and 未了 stays until it is made good.
  await page.getByRole('link', { name: '再開・終了へ' }).click()
  const gate = part(page, '障害からの運用の再開')
  await expect(gate).toContainText('足りないもの 1件')
  await expect(gate).not.toContainText('2-3で足りないものはありません')
  await gate.getByRole('button', { name: '運用を再開した' }).click()
  await expect(gate.getByRole('alert')).toContainText('足りないもの(2-3)を残して進める理由')
  expect(await said(page, 'v1.resumed')).toEqual([])
  await gate.getByLabel('足りないものを残して進める理由').fill('窓口を開ける')
  await gate.getByRole('button', { name: '運用を再開した' }).click()
  await expect(gate.getByRole('status')).toContainText('運用を再開した(2-3)')
  await expect(gate.getByRole('status')).toContainText('進める理由: 窓口を開ける')
  const open23 = gate.getByRole('status').locator('.problem')
  await expect(open23).toHaveText('未了 2-3')
  await gate.getByRole('link', { name: '障害の特定・原因の究明へ' }).click()

  // Repair that was found to be needed stands in the way in its turn.
  const integrity = part(page, '整合性の確認')
  for (const [answer, recorded] of [
    ['修復が必要', '本人確認情報の整合性に修復が必要'],
    ['確認した・問題なし', '本人確認情報の整合性を確認した'],
  ] as const) {
    // The gate's link leads to the form and opens it.
    const folded = integrity.locator('details').first()
    if (!(await folded.evaluate((details: HTMLDetailsElement) => details.open)))
      await folded.locator('summary').click()
    await integrity.getByRole('radio', { name: answer }).check()
    await integrity.getByRole('button', { name: '整合性の確認を保存する' }).click()
    await expect(integrity.getByText(recorded)).toBeVisible()
    // The form closes once its draft is forgotten.
    await expect(integrity.getByRole('button', { name: '整合性の確認を保存する' })).toBeHidden()
    if (answer === '確認した・問題なし') break
    await visit(page, `${url}/resumption`)
    await expect(gate.getByText('本人確認情報を修復する')).toBeVisible()
    await expect(open23).toBeVisible()
    await visit(page, `${url}/fault`)
    await integrity.getByText('修復したと記録する').click()
    await integrity.getByRole('button', { name: '本人確認情報を修復した' }).click()
    await expect(integrity.locator('.said-list')).toContainText('本人確認情報を修復した')
  }
  await visit(page, `${url}/resumption`)
  await expect(gate).toContainText('障害からの運用の再開で未了だったものは済みました')
  await expect(open23).toBeHidden()
  expect(await said(page, 'v1.resumed')).toEqual([
    {
      clause: '2-3',
      what: null,
      reason: '窓口を開ける',
      open: ['2-3'],
      warned: ['サーバは「正常に作動しない」と記録されたままです。', '不正行為は「調査中」のままです。'],
    },
  ])
  // What became a record is no draft any more (ST4).
  await expect.poll(() => heldDrafts(page)).toEqual({})
})

async function judge(page: Page, level: number, example: string): Promise<void> {
  for (const ticked of await page.getByRole('checkbox', { checked: true }).all()) await ticked.uncheck()
  await page.getByRole('checkbox', { name: example }).check()
  await page.getByRole('button', { name: `レベル${level}と判定する` }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `レベル${level}と判定する` })
    .click()
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
}

test('[3-3][3-9] level 1 is stood down after its report; judged again as 2, it resumes by the three contacts and no less', async ({
  open,
}) => {
  const { page, goOffline } = await open({ size: { width: 320, height: 568 } })
  await visit(page, '/device')
  await installed(page)
  await usedBy(page, '宿直 甲')
  await goOffline()
  const url = await record(page, '倉庫の鍵が開いていた')
  await visit(page, `${url}/resumption`)
  const standDown = part(page, '緊急時対応を解く')
  await standDown.getByRole('link', { name: '脅威度の判定へ' }).click()
  await judge(page, 1, '無権限者の侵入等')
  await visit(page, `${url}/resumption`)
  await expect(standDown).toContainText('足りないもの 1件')
  await standDown.getByRole('link', { name: '事案へ戻る' }).click()
  await page.getByRole('button', { name: '庁内で報告' }).click()
  await page.getByLabel('報告した相手').fill('総務課長')
  await page.getByRole('button', { name: '報告したと記録する' }).click()
  await expect(page.getByText('庁内で報告した', { exact: true })).toBeVisible()
  await visit(page, `${url}/resumption`)
  await expect(standDown).toContainText('3-3で足りないものはありません')
  await standDown.getByRole('button', { name: '緊急時対応を解いた' }).click()
  await expect(standDown.getByRole('status')).toContainText('緊急時対応を解いた')
  await expect(standDown.getByRole('button', { name: '緊急時対応を解いた' })).toBeHidden()

  await visit(page, `${url}/threat`)
  await page.getByText('該当する事例を選んでください').waitFor()
  await judge(page, 2, 'ウィルス対策ソフトによる')
  await visit(page, `${url}/resumption`)
  const gate = part(page, '不正行為からの運用の再開')
  await expect(gate).toContainText('足りないもの 4件')
  await expect(gate.getByRole('link', { name: /077-563-3750/ })).toBeVisible()
  await expect(gate.getByRole('link', { name: /03-5214-0908/ })).toBeVisible()
  for (const office of ['保守委託事業者', '県の住基ネット担当部署', '指定情報処理機関']) {
    const contact = await form(gate, `${office}と連絡を取ったと記録する`)
    await contact.getByRole('button', { name: '連絡を取った', exact: true }).click()
    await expect(gate).toContainText(`${office}と連絡を取った・再開前 3-9`)
  }
  await expect(gate).toContainText('足りないもの 1件')
  const confirmed = await form(gate, '支障がないことを確認したと記録する')
  await confirmed.getByRole('button', { name: '支障がないことを確認した', exact: true }).click()
  await expect(gate).toContainText('3-9で足りないものはありません')
  await gate.getByRole('button', { name: '運用を再開した' }).click()
  await expect(gate.getByRole('status')).toContainText('運用を再開した(3-9)')
  expect(await said(page, 'v1.resumed')).toEqual([
    { clause: '3-9', reason: null, what: null, warned: ['障害は「調査中」のままです。'] },
  ])
})
