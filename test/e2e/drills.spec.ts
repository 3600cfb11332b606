// 訓練 (ours: the plan has no word on drills): the same screens under a band that stays in sight, 訓練 across every page.
import { readFile } from 'node:fs/promises'
import { enrol, record, usedBy, visit } from './acts.ts'
import { sizes } from './device.ts'
import { fullRecord } from './full-record.ts'
import { heldOperations } from './held.ts'
import { eachEmptyScreen } from './incident-screens.ts'
import { expect, test } from './night.ts'
import { printed } from './printed.ts'
import { say } from './said-in.ts'

const real = '業務端末に見慣れないログイン履歴がある'
const played = '訓練の想定で、CSの警告ランプが点灯した'

test('[DR3][DR4] a drill begins from 備え as an incident does, is one on each of its screens, and ends at any point', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const { page } = await open()
  const band = page.getByRole('region', { name: '訓練' })
  await visit(page, '/readiness')
  await page.getByRole('link', { name: '訓練をはじめる' }).click()
  await expect(band).toBeInViewport()
  const field = page.getByLabel('何が起きたか')
  await page.getByText('想定の例から選ぶ').click()
  await page.getByRole('button', { name: 'ウィルスの検出' }).click()
  await expect(field).toHaveValue(/コンピュータウィルスを検出した/)
  await field.fill(played)
  // What somebody typed is not lost to an example.
  await page.getByText('想定の例から選ぶ').click()
  await page.getByRole('button', { name: 'ハードウェアの障害' }).click()
  await expect(field).toHaveValue(new RegExp(`^${played}\nCSの警告ランプ`))
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
  const url = page.url()
  expect((await heldOperations(page))[0]?.body).toMatchObject({ drill: true })

  await visit(page, `${url}/threat`)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '可能性が高いとして記録' }).click()
  const call = page.locator('.duty-call')
  // Said once, above every number.
  await expect(page.locator('.drill-band')).toContainText('はじめに「訓練です」と伝えてください')
  await expect(call).not.toContainText('訓練')
  await call.click()
  await expect(page.locator('.tell-text')).toContainText('訓練です。実際の事案ではありません')
  await page.getByRole('button', { name: 'つながった' }).click()
  await page.getByRole('button', { name: '通報した', exact: true }).first().click()
  await expect(page.getByText('県へ通報した').first()).toBeVisible()

  const inSight = async () => {
    await page.mouse.wheel(0, 20_000)
    await expect(band, page.url()).toBeInViewport({ ratio: 1 })
    await expect(band.getByRole('link', { name: '実際の事案を記録する' })).toHaveAttribute('href', '/record')
  }
  await inSight()
  await eachEmptyScreen(page, url, inSight)
  for (const path of ['form1', 'form1/details', 'sheets/form1', 'sheets/timeline']) {
    await visit(page, `${url}/${path}`)
    await page.locator('.screen').waitFor()
    await inSight()
  }

  await visit(page, url)
  await page.getByText('気づいたことを書く').click()
  await page.getByLabel('気づいたこと').fill('夜間の番号を探すのに時間がかかった')
  await page.getByRole('button', { name: '気づいたことを保存する' }).click()
  await page.getByText('訓練を終える', { exact: true }).click()
  await page.getByRole('button', { name: '訓練を終えたと記録する' }).click()
  await expect(band).toContainText('終わりました')
  await page.getByRole('link', { name: '訓練の記録(A4)' }).click()
  const report = page.locator('.paper')
  for (const words of [
    '夜間の番号を探すのに時間がかかった',
    '県の住基ネット担当部署へ通報した',
    '未了',
    '訓練を終えた',
  ])
    await expect(report).toContainText(words)
  await visit(page, '/drills')
  await expect(page.getByRole('link', { name: /訓練 仮-.*終わりました/s })).toBeVisible()
})

test('[DR3][PA3][PA5] 訓練 stands across every page of every sheet of a drill, and of the file that is shared', async ({
  open,
  town,
}) => {
  test.setTimeout(120_000)
  const { page, context } = await open({ size: sizes.desk, colorScheme: 'dark' })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '管理 乙')
  const drill = await record(page, played, '不正行為の疑い', '/drills/new')
  const id = drill.split('/').at(-1) ?? ''
  await say(page, Date.now() + town.shiftMs, id, fullRecord)
  await visit(page, `${drill}/sheets`)
  await page.locator('.sheet-list a').first().waitFor()
  const sheets = await page
    .locator('.sheet-list a')
    .evaluateAll((links: HTMLAnchorElement[]) => links.map(({ pathname }) => pathname))
  expect(sheets).toHaveLength(8)
  let several = 0
  for (const path of sheets) {
    const { pages, across } = await sheet(path)
    if (pages.length > 1) several += 1
    expect(across, path).toEqual(pages.map(() => '訓練'))
    for (const one of pages) expect(one, path).toMatch(/訓練令和8年度第1号/)
  }
  expect(several).toBeGreaterThan(0)
  await visit(page, drill)
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
  const screen = await printed(page)
  expect(screen.pages.length).toBeGreaterThan(1)
  expect(screen.across).toEqual(screen.pages.map(() => '訓練'))

  const form = await sheet(`${new URL(drill).pathname}/sheets/form1`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '共有する' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^訓練_/)
  const alone = await context.newPage()
  await alone.setContent(await readFile(await download.path(), 'utf8'))
  expect(await printed(alone)).toEqual(form)
  await alone.setViewportSize({ width: 320, height: 568 })
  expect(await alone.evaluate(() => document.documentElement.scrollWidth)).toBe(320)

  const incident = await record(page, real)
  const { across, text } = await sheet(`${new URL(incident).pathname}/sheets/form1`)
  expect(across.join('')).toBe('')
  expect(text).not.toContain('訓練')

  async function sheet(path: string) {
    await visit(page, path)
    await page.locator('.paper').waitFor()
    return printed(page)
  }
})
