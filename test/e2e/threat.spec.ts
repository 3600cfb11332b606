// The night of 2026-11-23 goes on: the level thought likely, the prefecture not reached, the agency told directly; level
// 3 judged as a deputy, judged again as 2, marked 誤入力; two phones that judge apart.
import type { Page } from '@playwright/test'
import { enrol, installed, record, usedBy, visit } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { expect, test } from './night.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const through = 'FWを通過した不正アクセス'
const removed = 'ウィルス対策ソフトによるコンピュータウィルス等の検出等'

function duty(page: Page, text: string) {
  return page.locator('.duty').filter({ hasText: text })
}

/** The duties that are owed, in the order of the screen, once it is there. */
async function owed(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
  return page.locator('.duty:not(.done) .duty-what').allTextContents()
}

/** From the incident's screen: ticks exactly these examples. */
async function tick(page: Page, ...examples: string[]): Promise<void> {
  await page.getByRole('link', { name: '脅威度の判定' }).click()
  await page.getByText('あてはまる事象を選んでください').waitFor()
  for (const ticked of await page.getByRole('checkbox', { checked: true }).all()) await ticked.uncheck()
  for (const example of examples) await page.getByRole('checkbox', { name: example }).check()
}

async function judge(page: Page, level: number): Promise<void> {
  await page.getByRole('button', { name: `レベル${level}と判定する` }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `レベル${level}と判定する` })
    .click()
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
}

async function answer(page: Page, outcome: string): Promise<void> {
  await page.getByRole('region', { name: '発信の結果' }).getByRole('button', { name: outcome }).click()
}

test.describe('offline on the phone', () => {
  test('[3-2(4)] 可能性が高い calls for the prefecture before any judgement; not reached, the agency is told directly', async ({
    open,
  }) => {
    const { page } = await open()
    await visit(page, '/device')
    await installed(page)
    await record(page, what)
    await tick(page, through)
    await page.getByRole('button', { name: '可能性が高いとして記録' }).click()
    await expect(page.getByText('レベル3の可能性').first()).toBeVisible()
    expect((await owed(page))[0]).toBe('県の住基ネット担当部署へ通報する')
    await expect(duty(page, '脅威度を判定する')).toBeVisible()

    await duty(page, '県の住基ネット担当部署へ')
      .getByRole('link', { name: /077-563-3750/ })
      .click()
    await answer(page, '応答なし')
    const direct = duty(page, '指定情報処理機関へ直接通報する')
    await expect(direct).toContainText('県 応答なし(02:1')
    await expect(direct.getByRole('link', { name: /県へかけ直す 077-563-3750/ })).toBeVisible()
    await direct.getByRole('link', { name: /電話 03-5214-0908/ }).click()
    await answer(page, 'つながった')
    // An answered call is not yet a notification.
    await expect(direct).toBeVisible()
    expect((await owed(page))[0]).toBe('指定情報処理機関へ直接通報する')
    await direct.getByRole('button', { name: '通報した', exact: true }).click()
    await expect(page.getByText('指定情報処理機関へ通報した')).toBeVisible()
    expect(await owed(page)).not.toContain('指定情報処理機関へ直接通報する')
    expect(await owed(page)).toContain('脅威度を判定する')
  })

  test('[3-2(4)][OP9] told before there was an incident: 通報した comes in with the call and nothing is owed', async ({
    open,
  }) => {
    const { page } = await open()
    await visit(page, '/')
    await callLink(page, numbers.night).click()
    await answer(page, 'つながった')
    await page.getByLabel('応対した人').fill('県 担当')
    await page.getByRole('button', { name: '通報した' }).click()
    await expect(page.getByText('「通報した」を保存しました')).toBeVisible()
    await page.getByRole('link', { name: '事案を記録する' }).click()
    await page.getByLabel('何が起きたか').fill(what)
    await page.getByRole('checkbox', { name: /つながった/ }).check()
    await page.getByRole('button', { name: '不正行為の疑い' }).click()
    await tick(page, through)
    await page.getByRole('button', { name: '可能性が高いとして記録' }).click()
    await expect(page.getByText('県の住基ネット担当部署へ通報した')).toBeVisible()
    await expect(page.getByText('応対: 県 担当')).toBeVisible()
    expect(await owed(page)).not.toContain('県の住基ネット担当部署へ通報する')
  })

  test('[3-3][3-5][3-8][3-9] level 3 as a deputy, then 2: the mayor and the council stay owed, until 誤入力', async ({
    open,
  }) => {
    const { page } = await open()
    await visit(page, '/device')
    await page.getByRole('button', { name: '変える' }).click()
    await page.getByLabel('職').selectOption('緊急対策職員')
    await page.getByLabel('名前', { exact: true }).fill('宿直 甲')
    await page.getByRole('button', { name: 'この人にする' }).click()
    await record(page, what)
    await tick(page, through)
    await page.getByRole('button', { name: 'レベル3と判定する' }).click()
    const dialog = page.getByRole('dialog')
    for (const clause of ['3-2(4)', '3-3', '3-4(1)', '3-4(2)', '3-8', '3-9'])
      await expect(dialog.getByText(clause, { exact: true }).first()).toBeVisible()
    await expect(dialog.getByLabel('本人確認情報管理責任者の代理として')).toBeChecked()
    await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
    await expect(page.getByText('宿直 甲(緊急対策職員)・本人確認情報管理責任者の代理')).toBeVisible()
    await expect(duty(page, '情報保護管理会議の開催を求める')).toContainText('直ちに')
    await expect(duty(page, '町長に報告する')).toContainText('速やかに')

    await tick(page, removed)
    await judge(page, 2)
    await expect(page.locator('.incident-head')).toContainText('レベル2')
    expect(await owed(page)).toEqual(
      expect.arrayContaining(['町長に報告する', '通常運用への移行を会議で決める']),
    )
    expect(await owed(page)).not.toContain('情報保護管理会議の開催を求める')

    const line = page
      .locator('.timeline-line')
      .filter({ has: page.getByText('脅威度 レベル3と判定', { exact: true }) })
    await line.getByRole('button', { name: '訂正・誤入力' }).click()
    await line.getByRole('button', { name: '誤入力にする' }).click()
    await expect(page.getByText('レベル3の判定が誤入力とされたため')).toBeVisible()
    await expect(line).toHaveClass(/mistaken/)
    expect(await owed(page)).not.toContain('町長に報告する')
    expect(await owed(page)).not.toContain('通常運用への移行を会議で決める')
  })
})

test('[3-3][OP8] two phones offline judge 2 and 3: both stand, 3 governs, the next judgement settles it', async ({
  open,
  town,
}) => {
  test.setTimeout(90_000)
  const one = await open()
  const two = await open()
  await enrol(one.page, town.code(), '宿直の携帯')
  await usedBy(one.page, '宿直 甲')
  await enrol(two.page, await town.invite('管理 乙', 'identityManager'), '管理の携帯')
  await installed(one.page)
  await installed(two.page)
  const url = await record(one.page, what)
  await visit(two.page, url)
  await expect(two.page.getByRole('heading', { name: what })).toBeVisible()

  await one.goOffline()
  await two.goOffline()
  await tick(one.page, removed)
  await judge(one.page, 2)
  await tick(two.page, through)
  await judge(two.page, 3)
  await one.goOnline()
  await two.goOnline()
  for (const { page } of [one, two]) {
    const head = page.locator('.incident-head')
    await expect(head).toContainText('レベル3')
    await expect(head).toContainText('判断が分かれています')
  }
  await tick(one.page)
  await expect(one.page.getByText('有効')).toHaveCount(2)
  await one.page.getByRole('checkbox', { name: through }).check()
  await judge(one.page, 3)
  for (const { page } of [one, two]) {
    await expect(page.locator('.incident-head')).toContainText('レベル3')
    await expect(page.getByText('判断が分かれています')).toHaveCount(0)
  }
})
