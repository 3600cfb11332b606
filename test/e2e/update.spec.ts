// A new version, built from a changed copy of this project and put in place of the old one: it is offered, never forced,
// and nothing that was typed or recorded is lost to it.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { enrol, installed, record } from './acts.ts'
import { openBare, pageKept } from './bare-start.ts'
import { callLinks } from './call-screen.ts'
import { heldRows } from './held.ts'
import { expect, test as base } from './night.ts'
import { contactSaid, say, saidByAnother } from './said-in.ts'
import { openTown } from './town.ts'
import { build, withTree } from './tree.ts'

const title = '<strong>住基ネット<span>緊急時対応</span></strong>'
const newTitle = '<strong>住基ネット<span>緊急時対応 第二版</span></strong>'

const test = base.extend<{ tree: string }>({
  /** A copy of the project, so that another version can be built beside this one. */
  tree: async ({ night: _night }, use) => withTree(use),
  town: async ({ night, tree }, use) => {
    const town = await openTown(night, tree)
    await use(town)
    await town.end()
  },
})

test('[ST4][RD5] a new version is offered, reloads nothing by itself, and costs neither text, nor record, nor number', async ({
  open,
  town,
  tree,
}) => {
  test.setTimeout(180_000)
  const phone = await open()
  const { context, page } = phone
  await enrol(page, town.code(), '宿直の携帯')
  await record(page, '最初の記録')
  await installed(page)
  const night = contactSaid('prefectureNight', 'prefecture', '県 夜間', '0771112222')
  await say(page, Date.now() + town.shiftMs, 'town', [night])
  await saidByAnother(page, town, [night])
  await pageKept(page, '0771112222')
  const before = await heldRows(page)
  await page.goto('/record')
  const field = page.getByLabel('何が起きたか')
  await field.fill('書きかけ')
  await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }))
  const offer = page.getByText('新しい版があります。書きかけの文章は残ります。')
  for (const version of ['a', 'b']) await comesTorn(page, tree, version)
  await expect(offer).toBeHidden()

  await town.kill()
  await buildNewVersion(tree)
  await town.start()
  // The browser looks for a new version whenever a page is opened; that page is still the old one.
  const other = await context.newPage()
  await other.goto('/incidents')
  await expect(other.getByText('新しい版があります')).toBeVisible()
  await expect(offer).toBeVisible()
  await expect(field).toHaveValue('書きかけ')
  await field.press('End')
  await field.pressSequentially('の続き')
  await other.evaluate(() => Object.assign(globalThis, { notReloaded: true }))
  expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
  await expect(page.getByText('第二版')).toHaveCount(0)
  await expect(other.getByText('第二版')).toHaveCount(0)

  const opened = page.waitForResponse((answer) => answer.request().isNavigationRequest())
  await page.getByRole('button', { name: '更新する' }).click()
  await expect(page.getByText('第二版')).toBeVisible()
  expect(await (await opened).text()).toContain('tel:0771112222')
  await expect(field).toHaveValue('書きかけの続き')
  await expect(offer).toBeHidden()
  expect(await heldRows(page)).toEqual(before)
  // The other tab goes on as it was, and its record is the same one.
  expect(await other.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
  await other.getByRole('link', { name: '最初の記録' }).click()
  await expect(other.getByRole('heading', { name: '最初の記録' })).toBeVisible()

  // The new version's page, opened with nothing but itself, has the town's number.
  await phone.goOffline()
  const bare = await openBare(context)
  await expect(bare.getByText('第二版')).toBeVisible()
  await expect(callLinks(bare).nth(1)).toHaveAttribute('href', 'tel:0771112222')
})

/** A version of which a file does not come is taken by nobody, and hides none that comes later. */
async function comesTorn(page: Page, tree: string, version: string): Promise<void> {
  const worker = join(tree, 'dist/service-worker.js')
  const script = await readFile(worker, 'utf8')
  // Whole from the first moment: the browser reads it when it likes.
  await writeFile(
    `${worker}.new`,
    script.replace(/"url":"(icon|gone-.)\.svg"/, `"url":"gone-${version}.svg"`),
  )
  await rename(`${worker}.new`, worker)
  expect(await readFile(worker, 'utf8')).toContain(`gone-${version}`)
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    while (registration.installing !== null) await new Promise(requestAnimationFrame)
  })
}

async function buildNewVersion(tree: string): Promise<void> {
  const page = join(tree, 'app/index.html')
  const html = await readFile(page, 'utf8')
  expect(html).toContain(title)
  await writeFile(page, html.replace(title, newTitle))
  await build(tree)
}
