// Files at the desk: tables that a spreadsheet opens, and bundles, of real incidents alone; a drill's says so (BU6).
import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { enrol, record, takeMeasure, usedBy, visit } from './acts.ts'
import { sizes } from './device.ts'
import { expect, test } from './night.ts'
import { say } from './said-in.ts'

const real = '=見慣れない "ログイン履歴"'

test('[BU1][BU6] what is saved at the desk holds no drill; a drill is saved from its own sheets, and says so', async ({
  open,
  town,
}) => {
  test.setTimeout(90_000)
  const { page } = await open({ size: sizes.desk })
  await enrol(page, town.code(), '事務室')
  await usedBy(page, '管理 乙')
  await record(page, real)
  await takeMeasure(page, '業務端末の使用を止めた')
  const drill = await drillHere(page, town.shiftMs)

  await visit(page, '/office/files')
  await expect(page.getByText('すべて(1件)')).toBeVisible()
  await expect(page.getByRole('main').getByText('訓練の端末')).toHaveCount(0)
  for (const [table, says] of [
    ['事案', `"'${real.replaceAll('"', '""')}"`],
    ['経過', '"業務端末の使用を止めた"'],
    ['計画書が求めること', '"計画書 1-3"'],
  ] as const) {
    const { name, bytes } = await saved(page, `${table}(CSV)`)
    expect(name).toMatch(new RegExp(`^${table}_1件_住基緊急記録_20261123-02\\d\\d\\.csv$`))
    expect([...bytes.subarray(0, 3)], table).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString()
    expect(text, table).toContain(says)
    expect(text, table).not.toContain('訓練')
    expect(text.split('\r\n').at(-1), table).toBe('')
  }
  await page.getByLabel('すべて(1件)').uncheck()
  await expect(page.getByText('書き出す事案がありません')).toBeVisible()
  await page.getByLabel(/見慣れない/).check()
  const { name, bytes } = await saved(page, '記録のファイルを保存する(zip)')
  expect(name).toMatch(/^1件_住基緊急記録_/)
  expect(Object.keys(unzipSync(new Uint8Array(bytes))).filter((file) => file.includes(drill))).toEqual([])

  await visit(page, `/incidents/${drill}/sheets`)
  const own = await saved(page, '記録のファイルを保存する(zip)')
  expect(own.name).toMatch(/^訓練_/)
  const pages = unzipSync(new Uint8Array(own.bytes))
  const page1 = Buffer.from(pages[`incidents/${drill}.html`] ?? []).toString()
  expect(page1).toContain('訓練の記録です。実際の事案ではありません。')
  expect(Buffer.from(pages['index.html'] ?? []).toString()).toContain('<h1>訓練 ')
})

/** A drill as a phone would have begun it; its intake says so. */
async function drillHere(page: Page, shiftMs: number): Promise<string> {
  const subject = '01a20400-0000-7000-8000-00000000d411'
  const body = { what: '訓練の端末が起動しない', drill: true }
  await say(page, Date.now() + shiftMs, subject, [{ type: 'v1.intakeReceived', body }])
  return subject
}

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: button }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
