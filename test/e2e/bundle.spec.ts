// The bundle (BU1-BU5): what a phone holds that never reached the server stands at a fresh one, sheet for sheet; read
// without the app; and a byte that changed on the way is named.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { readSums } from '../../shared/sync/bundle.ts'
import { digest } from '../../shared/sync/chain.ts'
import { enrol, installed, record, takeMeasure, usedBy } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { sizes } from './device.ts'
import { enrolmentOf, heldRows } from './held.ts'
import { expect, test } from './night.ts'
import { decide, hold, judge, sheet } from './plan-acts.ts'
import { printed } from './printed.ts'

const what = '見慣れないログイン履歴が出ている'
const sheets = ['form1', 'form2', 'form3', 'minutes', 'mayorReport', 'timeline', 'handOver']

test('[BU1][BU2][BU3][BU4][SY17] a phone that never reached the server hands its bundle to a fresh one: the same sheets', async ({
  open,
  town,
}) => {
  test.setTimeout(150_000)
  const phone = await open()
  await phone.page.goto('/')
  await installed(phone.page)
  await phone.goOffline()
  const url = await nightAlone(phone.page)
  const before = await printedSheets(phone.page, url)
  expect(before['form1']).toContain(what)

  await phone.page.goto(`${url}/sheets`)
  const [download] = await Promise.all([
    phone.page.waitForEvent('download'),
    phone.page.getByRole('button', { name: '記録のファイルを保存する(zip)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^仮-\w{6}_住基緊急記録_20261123-02\d\d\.zip$/)
  const told = await phone.page.getByText(/^照合の値/).textContent()
  const zip = await readFile(await download.path())

  await test.step('read without the app', async () => {
    const files = unzipSync(new Uint8Array(zip))
    const folder = join(town.folder, 'unpacked')
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), bytes)
    }
    const sums = Buffer.from(files['SHA256SUMS'] ?? [])
    expect(told).toContain(digest(sums))
    for (const [name, of] of readSums(sums.toString()).digests)
      expect(digest(files[name] ?? new Uint8Array()), name).toBe(of)
    const reader = await phone.context.newPage()
    await reader.goto(`file://${join(folder, 'index.html')}`)
    await reader.getByRole('link', { name: what }).click()
    await expect(reader.locator('.paper')).toHaveCount(sheets.length)
    await expect(reader.locator('.paper').filter({ hasText: '経過' }).first()).toContainText(what)
    await expect(reader.locator('.picture svg')).toBeVisible()
    // The way back had a page of its own, and a sheet began where the one before it ended.
    const { pages } = await printed(reader)
    const heads = pages.map((page) => page.indexOf('確認・決裁')).filter((at) => at >= 0)
    expect(pages[0]).toContain('緊急時通報受付票')
    expect(heads).toHaveLength(sheets.length)
    for (const at of heads) expect(at).toBeLessThan(60)
    await reader.close()
  })

  const { page } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await page.goto('/office/files')
  await page.getByRole('link', { name: '記録のファイルを取り込む' }).click()

  await test.step('a byte changed on the way is named', async () => {
    const spoiled = Buffer.from(zip)
    const [changed] = (await heldRows(phone.page)).filter(({ line }) => line.includes('業務端末の使用を'))
    const at = spoiled.indexOf('業務端末の使用を')
    spoiled[at] = (spoiled[at] ?? 0) ^ 1
    await choose(page, spoiled)
    const alarm = page.getByRole('alert').filter({ hasText: '書き出したときと違う' })
    await expect(alarm).toContainText('ファイル operations.ndjson の中身が')
    await expect(alarm).toContainText(new RegExp(`operations\\.ndjson の\\d+行目\\(記録 ${changed?.id}\\)`))
    await page.getByRole('button', { name: /件を取り込む$/ }).click()
    await expect(page.getByText('取り込む人の氏名を先に入力してください')).toBeVisible()
    await usedBy(page, '管理 乙')
    await expect(page.getByText('しるしを付けてください')).toBeVisible()
    await page.getByLabel('変わっているところを読みました').check()
    await expect(page.getByText('しるしを付けてください')).toBeHidden()
  })

  await choose(page, zip)
  await expect(page.getByText('すべてのファイルと記録が、書き出したときのままです')).toBeVisible()
  await expect(page.getByText(told?.split(' ').at(-1) ?? '')).toBeVisible()
  await expect(page.getByRole('main').getByText(what)).toBeVisible()
  await page.getByRole('button', { name: /件を取り込む$/ }).click()
  await expect(page.getByText(/件を取り込みました/)).toBeVisible()
  const lines = (await heldRows(phone.page)).map(({ line }) => line)
  await expect
    .poll(async () => (await heldRows(page)).filter(({ receipt }) => receipt !== null).length)
    .toBe(lines.length + 1)
  const taken = (await heldRows(page)).filter(({ line }) => !lines.includes(line))
  expect(taken.map(({ line }) => JSON.parse(line))).toMatchObject([
    { type: 'v1.bundleTaken', by: '管理 乙', body: { count: lines.length } },
  ])

  const { cursor } = await enrolmentOf(page)
  await page.setViewportSize(sizes.phone)
  const after = await printedSheets(
    page,
    new URL(url).pathname,
    `${cursor.position}${cursor.hash.slice(0, 12)}`,
  )
  // But for who took it in, which stands by each line of the timeline and at the end of the others (AU11).
  const road = '取り込み管理乙端末事務室'
  for (const name of sheets) {
    expect(after[name]?.includes(road), name).toBe(name !== 'handOver')
    const [body = '', end] = withoutHeads(after[name])
      .replaceAll(road, '')
      .split('氏名と端末の登録が違う記録')
    expect(body.length, name).toBeGreaterThan(100)
    if (end === undefined) expect(body, name).toBe(withoutHeads(before[name]))
    else expect(withoutHeads(before[name]).startsWith(body), name).toBe(true)
  }
})

/** Without what stands at the head of each page and of a table that goes on there. */
function withoutHeads(text = ''): string {
  return text.replaceAll(/\d\/\d\D{1,30}?第1報記録|日時内容行った人/g, '')
}

/** A night on this phone alone: a call before anything else, the incident, what was done and decided. */
async function nightAlone(page: Page): Promise<string> {
  await usedByDuty(page)
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: '応答なし' }).click()
  const url = await record(page, what)
  await page.getByText(/直前の発信をこの事案に含める/).click()
  await page.getByRole('button', { name: '含める' }).first().click()
  await takeMeasure(page, '業務端末の使用を止めた')
  await judge(page, url, 2, 'ウィルス対策ソフトによる')
  await hold(page, url, '統括責任者の発意(1-4)')
  await decide(page, '代替措置の実施', '端末を止めたままとする')
  return url
}

async function usedByDuty(page: Page): Promise<void> {
  await page.goto('/device')
  await usedBy(page, '宿直 甲')
}

async function choose(page: Page, zip: Buffer): Promise<void> {
  await page
    .getByLabel('記録のファイル(zip)')
    .setInputFiles({ name: '記録.zip', mimeType: 'application/zip', buffer: zip })
}

/** Every sheet but the three things that must differ: its number, where the record stood, when it was printed. */
async function printedSheets(
  page: Page,
  url: string,
  head = 'サーバー未保存',
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const name of sheets) {
    const text = await sheet(page, url, name)
    expect(text, name).toContain(head)
    texts[name] = text
      .replaceAll(head, '')
      .replaceAll(/仮番号仮-\w{6}|受付番号令和8年度第1号/g, '')
      .replaceAll(/仮-\w{6}|令和8年度第1号/g, '')
      .replaceAll(/・令和8年11月23日\(月\)午前2時\d+分作成/g, '')
  }
  return texts
}
