// The sheets 帳票 (別紙1, 別紙2, 別紙3, 1-4, 3-8): from the record alone, onto real paper, read back.
import { readFile } from 'node:fs/promises'
import { enrol, record, takeMeasure, usedBy, visit } from './acts.ts'
import { sizes } from './device.ts'
import { endlessRecord, fullRecord, fullSheets } from './full-record.ts'
import { enrolmentOf, heldOperations } from './held.ts'
import { expect, test } from './night.ts'
import { printed } from './printed.ts'
import type { Printed } from './printed.ts'
import { say } from './said-in.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const a4 = [595, 842]

test('[別紙1][別紙2][別紙3][1-4][3-8][PA1][PA3][PA4][PA6][PA7] every sheet prints what the record says, and 未確認 for the rest', async ({
  open,
  town,
}) => {
  test.setTimeout(120_000)
  const { page } = await open({ size: sizes.desk, colorScheme: 'dark' })
  const url = await record(page, what)
  const sayAll = (facts: typeof fullRecord) =>
    say(page, Date.now() + town.shiftMs, url.split('/').at(-1) ?? '', facts)
  const first = await sheet('form2')
  expect(first.text).toMatch(/^1\/\d仮-\w{6}障害報告\(別紙2\)第1報記録サーバー未保存仮番号仮-/)
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '管理 乙')
  await expect.poll(async () => (await enrolmentOf(page)).cursor.position).toBe(2)

  for (const name of Object.keys(fullSheets)) {
    const { text, size } = await sheet(name)
    expect(size, name).toEqual(a4)
    expect(text.includes('未確認'), name).toBe(true)
    expect(text, name).toContain('確認・決裁')
    expect(text, name).toMatch(/記録2[0-9a-f]{12}・令和8年11月23日\(月\)午前2時\d+分作成/)
    expect(text.includes('計画本文から作成した参考様式(第1版)'), name).toBe(name.startsWith('form'))
    expect(text.includes('題名も計画書にはありません'), name).toBe(['form2', 'form3'].includes(name))
    for (const screen of ['印刷する', '記録する', '一覧へ', 'この端末'])
      expect(text, name).not.toContain(screen)
  }

  await sayAll(fullRecord)
  for (const [name, texts] of Object.entries(fullSheets)) {
    const { text, pages } = await sheet(name)
    // The office's table is never printed: no day on paper is written the other way.
    expect(text, name).not.toMatch(/20\d\d[/年-]/)
    for (const said of texts) expect(text, name).toContain(said)
    for (const [at, one] of pages.entries()) {
      expect(one, name).toContain(`${at + 1}/${pages.length}令和8年度第1号`)
      expect(one, name).toMatch(/記録20[0-9a-f]{12}/)
    }
  }

  const onDesk = await sheet('timeline')
  await page.setViewportSize(sizes.phone)
  expect((await sheet('timeline')).pages).toEqual(onDesk.pages)
  await page.setViewportSize(sizes.desk)

  await sayAll(endlessRecord)
  const { pages, text } = await sheet('handOver')
  expect(pages).toHaveLength(1)
  expect(text).toMatch(/ほか\d+件/)
  await visit(page, '/office/hand-over')
  await page.locator('.paper dd').nth(5).waitFor()
  const all = await printed(page)
  expect(all.pages).toHaveLength(1)
  expect(all.text).toContain(what.slice(0, 20))

  async function sheet(name: string): Promise<Printed> {
    await visit(page, `${url}/sheets/${name}`)
    await page.locator('.paper').waitFor()
    return printed(page)
  }
})

test('[PA2][PA5] what was handed over is numbered anew once more is said; the file that is shared prints alone', async ({
  open,
}) => {
  const { page, context } = await open()
  const url = await record(page, what)
  await takeMeasure(page, '業務端末の使用を止めた')
  await openSheet('form1')
  await expect(page.getByRole('heading', { name: '緊急時通報受付票(別紙1) 第1報' })).toBeVisible()
  await page.getByText('渡したことを記録する').click()
  await page.getByLabel('報告した相手').fill('管理 乙')
  await page.getByRole('button', { name: 'この帳票で報告した' }).click()
  await expect(page.getByText('相手: 管理 乙')).toBeVisible()
  expect((await heldOperations(page)).at(-1)?.body).toEqual({
    sheet: 'form1',
    to: '管理 乙',
    what: null,
    meeting: null,
    formVersion: '1',
  })
  await expect(page.getByRole('heading', { name: '第1報' })).toBeVisible()
  await visit(page, url)
  const measure = page.locator('.timeline-line').filter({ hasText: '業務端末の使用を止めた' })
  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await page.getByRole('button', { name: '誤入力にする' }).click()
  await page.getByLabel('誤入力とする理由').fill('押し違い')
  await page.getByRole('button', { name: '誤入力にする' }).click()
  await expect(measure.getByText('誤入力', { exact: true })).toBeVisible()
  await openSheet('form1')
  await expect(page.getByRole('heading', { name: '第2報' })).toBeVisible()

  // Another hand-over: 引継ぎ names two people, and has no number.
  await openSheet('handOver')
  await page.getByText('引継ぎを記録する').click()
  await page.getByRole('button', { name: '引き継いだ' }).click()
  await expect(page.getByText('受けた人の氏名を入力してください')).toBeVisible()
  await page.getByLabel('渡した人').fill('宿直 甲')
  await page.getByLabel('受けた人').fill('管理 乙')
  await page.getByRole('button', { name: '引き継いだ' }).click()
  await expect(page.getByText('宿直 甲 から 管理 乙 へ').first()).toBeVisible()
  await visit(page, `${url}/sheets`)
  await expect(page.getByRole('link', { name: /引継ぎ.*引き継いだ 宿直 甲 から 管理 乙 へ/ })).toBeVisible()

  await openSheet('form1')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '共有する' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^仮-\w{6}_緊急時通報受付票\(別紙1\)_第2報\.html$/)
  const html = await readFile(await download.path(), 'utf8')
  const alone = await context.newPage()
  await alone.setContent(html)
  const [{ text, pages, size }, app] = [await printed(alone), await printed(page)]
  expect(size).toEqual(a4)
  expect(text).toBe(app.text)
  expect(pages[0]).toContain(`1/${pages.length}仮-`)
  await alone.setViewportSize({ width: 320, height: 568 })
  expect(await alone.evaluate(() => document.documentElement.scrollWidth)).toBe(320)

  // A phone that shares files is asked to: a person may think better of it, a failure hands over the file.
  const phone = await context.newPage()
  await phone.addInitScript(takeShares)
  await phone.goto(page.url())
  const share = async (problem: string) => {
    await phone.evaluate((name) => Object.assign(globalThis, { shareFails: name }), problem)
    await phone.getByRole('button', { name: '共有する' }).click()
  }
  let downloads = 0
  phone.on('download', () => (downloads += 1))
  await share('')
  await expect
    .poll(() => phone.evaluate(() => Reflect.get(globalThis, 'shared')))
    .toBe(`${download.suggestedFilename()} text/html`)
  await share('AbortError')
  await Promise.all([phone.waitForEvent('download'), share('NotAllowedError')])
  expect(downloads).toBe(1)

  async function openSheet(name: string): Promise<void> {
    await visit(page, `${url}/sheets/${name}`)
    await page.locator('.paper').waitFor()
  }
})

/** In the page: a phone's share sheet, which a desktop browser has not. */
function takeShares(): void {
  Object.assign(Navigator.prototype, {
    canShare: () => true,
    share: async ({ files: [file] }: { files: File[] }) => {
      const problem: string = Reflect.get(globalThis, 'shareFails')
      if (problem !== '') throw new DOMException('', problem)
      Object.assign(globalThis, { shared: `${file?.name} ${file?.type}` })
    },
  })
}
