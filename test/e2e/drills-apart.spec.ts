// A drill 訓練 is never mixed with what was real: a step for each place in which it must not appear. What is saved as a file
// (zip, CSV) is looked into by files.spec.ts.
import type { Locator } from '@playwright/test'
import { enrol, record, usedBy } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'

const real = '業務端末に見慣れないログイン履歴がある'
const played = '訓練の想定で、CSの警告ランプが点灯した'

/** What is laid over all incidents, and what of the real one is to be seen there. */
const atTheDesk = [
  ['the first screen of the desk', '/', real],
  ['次にすること over all', '/office/duties', real],
  ['引継ぎ over all', '/office/hand-over', real],
  ['書き出し', '/office/files', 'すべて(1件)'],
] as const

test('[DR2] a drill appears in no list, table, count, offer or number of what was real', async ({
  open,
  town,
}) => {
  test.setTimeout(90_000)
  const device = await open()
  const { page } = device
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直 甲')
  const status = page.locator('#sync-status')
  const question = page.locator('.call-question')
  await page.goto('/readiness')
  await page.getByRole('heading', { name: '備え', level: 1 }).waitFor()
  // Said once all of it is known.
  const count = page.locator('#readiness-count')
  await expect(count).not.toBeEmpty()
  const lacking = await count.textContent()
  // The drill comes first, so that a number or a place it took would be missing.
  const drill = await record(page, played, '障害の疑い', '/drills/new')
  const drillNumber = page.locator('.incident-head')
  await expect(drillNumber).toContainText('訓練 令和8年度 第1号')
  const incident = await record(page, real, '不正行為の疑い')

  await test.step('[DR2] 受付番号: the first real incident is number one', async () => {
    await expect(page.locator('.incident-head')).toContainText('令和8年度 第1号')
    await expect(page.locator('.incident-head')).not.toContainText('訓練')
  })

  await test.step('[DR2] 備え: what it counts is what it counted', async () => {
    await expect(count).not.toBeEmpty()
    expect(await count.textContent()).toBe(lacking)
  })

  await test.step('[DR2] 事案 on the phone lists what was real alone, 訓練 the drills alone', async () => {
    await page.goto('/incidents')
    await expect(page.getByRole('link', { name: real })).toBeVisible()
    await expectNone(page.locator('#app main'), played)
    await page.goto('/drills')
    await expect(page.getByRole('link', { name: played })).toBeVisible()
    await expectNone(page.locator('#app main'), real)
  })

  await test.step('[DR2] the table at the desk', async () => {
    await page.setViewportSize(sizes.desk)
    await page.goto('/incidents')
    await expect(page.locator('tbody').getByRole('link', { name: real })).toBeVisible()
    await expectNone(page.locator('table'), played)
    await page.setViewportSize(sizes.phone)
  })

  for (const [place, path, shown] of atTheDesk)
    await test.step(`[DR2] ${place}`, async () => {
      await page.setViewportSize(sizes.desk)
      await page.goto(path)
      await expect(page.getByText(shown).first()).toBeVisible()
      await expectNone(page.locator('body'), played)
      await page.setViewportSize(sizes.phone)
    })

  await test.step('[DR2] 記録を検索 finds nothing of the drill', async () => {
    await page.goto('/office/search?q=宿直')
    await expect(page.getByText(real).first()).toBeVisible()
    await expect(page.getByText('検索の準備をしています')).toBeHidden()
    await expectNone(page.locator('#app main'), played)
    await page.getByRole('searchbox').fill('警告ランプ')
    await expect(page.getByText('を含む記録はありません')).toBeVisible()
  })

  await test.step('[DR2] a call in the drill is told apart while it is asked about, and waits in no list', async () => {
    await page.goto(drill)
    await page.locator('.duty').getByRole('button', { name: '関係機関へ電話' }).click()
    await page.getByRole('link', { name: numbers.agency }).click()
    await expect(question).toContainText(/訓練.*の発信は/s)
    await page.getByRole('button', { name: '応答なし' }).click()
    await page.getByText('発信の結果「応答なし」を保存しました').waitFor()
    await page.goto('/incidents')
    await expect(page.getByRole('link', { name: real })).toBeVisible()
    await expectNone(page.locator('#app main'), '事案に入っていない発信')
    await page.goto(incident)
    await expect(page.getByRole('heading', { name: '経過', exact: true })).toBeVisible()
    await expectNone(page.locator('#app main'), '直前の発信')
  })

  await test.step('[DR2] この端末だけ counts what is real, and names the drill beside it', async () => {
    await page.goto(drill)
    await page.getByText('訓練を終える', { exact: true }).waitFor()
    await device.goOffline()
    await page.getByText('訓練を終える', { exact: true }).click()
    await page.getByRole('button', { name: '訓練を終えたと記録する' }).click()
    await expect(status).toContainText('訓練 1件')
    await expect(status).not.toContainText('この端末だけ')
    await device.goOnline()
  })

  await test.step('[DR2] 結果が未記入の発信: of each kind by itself', async () => {
    await page.goto(drill)
    await page.locator('.duty').getByRole('button', { name: '関係機関へ電話' }).click()
    await page.getByRole('link', { name: numbers.night }).click()
    await expect(question).toContainText('訓練')
    await page.goto('/device')
    await expect(page.getByRole('button', { name: '結果が未記入の訓練の発信 1件に答える' })).toBeVisible()
    await page.goto('/')
    await callLink(page, numbers.agency).click()
    await expect(question).toContainText('指定情報処理機関')
    await expect(question).not.toContainText(/訓練|ほか/)
    await page.getByRole('button', { name: 'かけていない' }).click()
    await expect(question).toContainText('訓練')
    await page.getByRole('button', { name: '応答なし' }).click()
  })

  await test.step('[DR2] 直前の発信: what was dialled after the drill is offered to a real incident alone', async () => {
    await page.goto('/')
    await callLink(page, numbers.night).click()
    await page.getByRole('button', { name: '応答なし' }).click()
    await page.goto('/record')
    await expect(page.getByText('直前の発信をこの事案に含める')).toBeVisible()
    await page.goto('/drills/new')
    await expect(page.getByRole('heading', { name: '訓練をはじめる' })).toBeVisible()
    await expectNone(page.locator('#app main'), '直前の発信')
    await page.goto(drill)
    await expect(page.getByText('訓練のまとめ')).toBeVisible()
    await expectNone(page.locator('#app main'), '直前の発信')
  })
})

async function expectNone(of: Locator, text: string): Promise<void> {
  await expect(of).toBeVisible()
  await expect(of.getByText(text)).toHaveCount(0)
}
