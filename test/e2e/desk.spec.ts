// The morning at the office (1-3, 3-8): what the night left stands on the first screen, is found, and is handed over on
// one A4. The drill of the same night is nowhere in it.
import type { Locator, Page } from '@playwright/test'
import { enrol, usedBy, visit } from './acts.ts'
import { shortPaperTime } from '../../app/words/paper-time.ts'
import { sizes } from './device.ts'
import type { Device, Look } from './device.ts'
import { endlessRecord } from './full-record.ts'
import { heldOperations } from './held.ts'
import { nightIncidents, sayNight } from './morning.ts'
import { expect, test } from './night.ts'
import { printed } from './printed.ts'
import { say } from './said-in.ts'
import type { Town } from './town.ts'

test.use({ night: '2026-11-24T08:30:00+09:00' })
test.setTimeout(150_000)

const a4 = [595, 842]
const drillWords = '想定'
const { firewall, terminal, storeroom } = nightIncidents
const real = [firewall, terminal, storeroom]

test('[1-3][3-8][PA6][DR2] at 08:30 the first screen tells what happened, who was told, what was decided and is owed; the 引継ぎ holds the same on one A4', async ({
  open,
  town,
}) => {
  const page = await office(open, town)
  await page.goto('/')
  const numbers = page.locator('#calls .call')
  const before = await Promise.all((await numbers.all()).map((number) => number.boundingBox()))
  const rows = page.locator('#desk tbody tr')
  await expect(rows).toHaveCount(3)
  // The table came without moving a number.
  expect(await Promise.all((await numbers.all()).map((number) => number.boundingBox()))).toEqual(before)
  for (const [at, texts] of [
    [
      'FWを通過した不正アクセスのログを発見',
      'レベル3',
      '切離し中 既存住基システム',
      '県 話し中',
      '県 応答なし',
    ],
    ['耐タンパー装置の警告ランプが点灯した', '保守委託事業者 連絡した', '残り7件'],
    ['備品倉庫に無断で人が入った', 'レベル1', '総務課長', '緊急時対応を解きました', '未了6件'],
  ].entries())
    for (const text of texts) await expect(rows.nth(at)).toContainText(text)
  for (const text of [
    '通報した 3-2(4)(応対 当番 戊)',
    '会議の事後承認',
    '直ちに原因を解明する(3-3)',
    '町長に報告する(3-8)',
  ])
    await expect(rows.first()).toContainText(text)
  for (const row of await rows.all()) {
    const box = await row.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(sizes.desk.height)
  }
  await expect(page.locator('#desk')).not.toContainText(drillWords)
  const onScreen = await factsOf(rows)
  expect(onScreen.length).toBeGreaterThan(15)

  await page.getByRole('link', { name: '引継ぎ' }).first().click()
  await page.locator('.paper').waitFor()
  const paper = await printed(page)
  expect(paper.size).toEqual(a4)
  expect(paper.pages).toHaveLength(1)
  for (const fact of onScreen.flatMap(onPaper)) expect(paper.text).toContain(fact)
  expect(paper.text).not.toContain(drillWords)

  // One act for all that were chosen, and the paper says who took over.
  await page.getByRole('checkbox', { name: /備品倉庫/ }).uncheck()
  await page.getByRole('button', { name: '引き継いだ' }).click()
  await expect(page.getByText('受けた人の氏名を入力してください')).toBeVisible()
  await page.getByLabel('受けた人').fill('朝番 庚')
  await page.getByLabel('渡した人').fill('宿直 甲')
  await page.getByLabel('申し送り').fill('9時に県へかけ直す')
  await page.getByRole('button', { name: '引き継いだ' }).click()
  await expect(page.locator('.paper')).toContainText('宿直 甲 → 朝番 庚')
  const handed = (await heldOperations(page)).filter(({ type }) => type === 'v1.handedOver')
  expect(handed.map(({ subject }) => subject).toSorted()).toEqual([firewall, terminal].toSorted())
  expect(new Set(handed.map(({ at }) => at)).size).toBe(1)
  expect((await printed(page)).text).toContain('9時に県へかけ直す')

  // As much as may be said of each: it stays one page, and counts what does not fit.
  for (const incident of real) await say(page, Date.now() + town.shiftMs, incident, endlessRecord)
  await expect(page.locator('.paper')).toContainText('ほか')
  const full = await printed(page)
  expect(full.pages).toHaveLength(1)
  expect(full.text.match(/\(ほか\d+件\)/g)?.length).toBeGreaterThan(5)
})

test('[FN1][FN2][FN3][DR2] what is looked for is found, by filter, by word, by what is new, and by keys alone', async ({
  open,
  town,
}) => {
  const page = await office(open, town)
  await visit(page, '/incidents')
  const rows = page.locator('.incident-table tbody tr')
  await expect(rows).toHaveCount(3)

  // Filters stand in the address: the way back undoes them, and nothing found is said.
  await page.getByText('絞り込み').click()
  await page.getByLabel('脅威度').selectOption('レベル3')
  await expect(rows).toHaveCount(1)
  await expect(page).toHaveURL(/\?level=3$/)
  await page.getByLabel('状態').selectOption('終えた')
  await expect(page.getByText('この条件に合う事案はありません')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'レベル3・終えた' })).toBeVisible()
  await page.goBack()
  await expect(rows).toHaveCount(1)
  await page.getByRole('link', { name: 'すべて表示' }).click()
  await expect(rows).toHaveCount(3)

  // What is owed over all of them, the urgent first; by office.
  await page.getByRole('link', { name: '次にすること' }).click()
  const duties = page.locator('.duties-screen tbody tr')
  await expect(duties.first()).toContainText('直ちに')
  await expect(page.locator('.duties-screen')).not.toContainText(drillWords)
  const all = await duties.count()
  await page.getByLabel('行う人').selectOption('情報保護統括責任者')
  await expect(duties.filter({ hasText: '町長に報告する' })).toHaveCount(1)
  expect(await duties.count()).toBeLessThan(all)

  // Every word of every record, from anywhere by one key; never in a field.
  await page.keyboard.press('/')
  const field = page.getByLabel('検索する言葉')
  await expect(field).toBeFocused()
  await page.keyboard.type('応答 ｶﾝﾘ')
  await expect(page.getByText('0件', { exact: true })).toBeVisible()
  await field.fill('応答')
  const results = page.locator('.search-results li')
  await expect(results).toHaveCount(2)
  await expect(results.first().locator('mark').first()).toHaveText('応答')
  await field.fill('第1号 戊')
  await expect(results).toHaveCount(1)
  await field.fill(drillWords)
  await expect(page.getByText('を含む記録はありません')).toBeVisible()
  await field.fill('ｆｗ')
  await expect(results).toHaveCount(1)
  // What is said now is found without asking again.
  await say(page, Date.now() + town.shiftMs, terminal, [
    { type: 'v1.measureStarted', body: { what: 'FWの記録を写した', clause: '1-3' } },
  ])
  await expect(results).toHaveCount(2)
  await page.getByRole('button', { name: '検索の準備をやり直す' }).click()
  await expect(results).toHaveCount(2)

  // By keys: out of the field, down to the second result, into its incident; j in a field is a letter.
  await field.focus()
  await page.keyboard.press('?')
  await expect(field).toHaveValue('ｆｗ?')
  await field.fill('ｆｗ')
  await page.getByRole('heading', { name: '記録を検索' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'キーの一覧' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await expect(results.nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('heading', { level: 1, name: 'FWを通過した不正アクセスのログを発見' }),
  ).toBeVisible()

  // New to this person until they have looked; for another person it still is.
  const fresh = page.locator('.fresh-line')
  await expect(fresh.first()).toBeVisible()
  // A glance counts for nothing.
  await page.waitForTimeout(2_500)
  await page.reload()
  await expect(page.getByRole('heading', { name: '経過', exact: true })).toBeVisible()
  await expect(fresh).toHaveCount(0)
  await visit(page, '/incidents')
  const row = page.locator('.incident-table tr').filter({ hasText: 'FWを通過した' })
  await expect(rows.filter({ hasText: '耐タンパー' }).locator('.fresh')).toContainText('未読5件')
  await expect(row.locator('.fresh')).toHaveCount(0)
  await usedBy(page, '夜番 辛')
  await expect(row.locator('.fresh')).toContainText('未読')
})

async function office(open: (look?: Look) => Promise<Device>, town: Town): Promise<Page> {
  const { page } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '朝番 庚')
  await sayNight(page, Date.now() + town.shiftMs)
  return page
}

/** What the rows say of who was told, what was decided and what is owed, as a printed page is read. */
async function factsOf(rows: Locator): Promise<string[]> {
  const lines = await rows.evaluateAll((elements) =>
    elements.flatMap((row) =>
      Array.from(
        row.querySelectorAll(':is(.of-told, .of-decided) time, .of-told small, .of-owed small'),
        (line) =>
          (line.textContent ?? '').replace(
            /^\s*・(直ちに|速やかに)?|\s*(\d+\/\d+ )?\d\d:\d\dから|\s*ほか\d+件\s*$/g,
            '',
          ),
      ),
    ),
  )
  return lines.map((line) => line.normalize('NFKC').replaceAll(/\s/g, ''))
}

/** Its time as paper writes it, and the rest, each by itself: on paper whoever did it stands between them. */
function onPaper(fact: string): string[] {
  const [, month = '', day = '', clock, what = ''] = /^(\d+)\/(\d+)(\d\d:\d\d)(.*)$/.exec(fact) ?? []
  if (clock === undefined) return [fact]
  const date = `2026-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return [shortPaperTime(`${date}T${clock}:00+09:00`), what]
}
