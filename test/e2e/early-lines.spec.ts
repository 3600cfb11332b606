// A phone far behind: an incident from the middle of the record opens with all of its lines before the rest has come (SY32).
import type { BrowserContext, Page } from '@playwright/test'
import { linesPath, linesPerPage, pagesPath } from '../../shared/sync/protocol.ts'
import { devices, intake, operation, uuidv7 } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { enrol } from './acts.ts'
import { heldRows } from './held.ts'
import { expect, test } from './night.ts'
import type { Town } from './town.ts'

const subject = uuidv7(90_001)
const said = ['県に電話した', '配線を抜いた', '保守の人が来た']

/** A record of more than three pages; what is said of the incident lies in its first. */
async function fill(town: Town): Promise<void> {
  const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
  const own = { device: office.device, subject }
  const other = { device: office.device, subject: uuidv7(90_002) }
  await office.sync(town.url, [
    intake({ ...own, body: { what: '端末に見慣れない画面' } } as object),
    ...said.map((what) => operation('v1.noted', { what }, own)),
    intake(other),
    ...Array.from({ length: 3 * linesPerPage }, () => operation('v1.noted', { what: 'メモ' }, other)),
  ])
}

/** All pages but the newest wait until they are let through. */
async function holdPages(context: BrowserContext): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await context.route(`**${pagesPath}/*`, async (route) => {
    if (!route.request().url().endsWith('/3')) await released
    await route.continue().catch(() => {})
  })
  return release
}

/** The text to read out, in another hand. */
async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'コピー' }).click()
  await expect(page.getByText('コピーしました')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

const coming = (page: Page) => page.locator('.still-coming')
const ofIncident = async (page: Page) => (await heldRows(page)).filter(({ line }) => line.includes(subject))

test('[SY32] all of it is there before it is proved, and says so; then it stands as it is', async ({
  open,
  town,
}) => {
  await fill(town)
  const { page, context } = await open({
    options: { serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] },
  })
  const release = await holdPages(context)
  await enrol(page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await expect(coming(page)).toBeVisible()
  await page.goto(`/incidents/${subject}`)
  await expect(page.getByRole('heading', { name: '端末に見慣れない画面' })).toBeVisible()
  for (const what of said) await expect(page.getByText(what)).toBeAttached()
  await expect(coming(page)).toContainText('この事案の一部は照合前です')
  await expect(page.locator('.incident .save-badge')).toHaveCount(0)
  expect(await ofIncident(page)).toEqual([])
  await page.goto('/incidents')
  await expect(page.getByText('端末に見慣れない画面')).toBeHidden()
  await page.goto(`/incidents/${subject}/sheets`)
  await expect(page.getByText('この事案の記録は、この端末にはまだありません')).toBeVisible()
  await page.goto(`/incidents/${subject}/threat`)
  await expect(page.getByRole('link', { name: '端末に見慣れない画面' })).toBeVisible()
  await page.goto(`/incidents/${subject}/call/prefecture`)
  expect(await copied(page)).toMatch(/^この内容の一部は照合前です。\n.*宿直/)
  await expect(page.locator('.tell-text')).not.toContainText('照合前')
  await page.emulateMedia({ media: 'print' })
  await expect(coming(page)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`/incidents/${subject}`)
  await expect(page.getByText(said[0] ?? '')).toBeAttached()

  release()
  await expect(coming(page)).toBeHidden()
  expect(await ofIncident(page)).toHaveLength(1 + said.length)
  for (const what of said) await expect(page.getByText(what)).toBeAttached()
  await expect(page.locator('.incident [data-state=onServer]').first()).toBeAttached()
  await page.goto(`/incidents/${subject}/call/prefecture`)
  expect(await copied(page)).not.toContain('照合前')
})

test('[SY32] a line that the chain does not bring is gone from the screen, and that is said', async ({
  open,
  town,
}) => {
  await fill(town)
  const { page, context } = await open({ options: { serviceWorkers: 'block' } })
  const release = await holdPages(context)
  await context.route(`**${linesPath}/*`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(said[1] ?? '', '偽の記録')
    await route.fulfill({ response: answer, body })
  })
  await enrol(page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await page.goto(`/incidents/${subject}`)
  await expect(page.getByText('偽の記録')).toBeVisible()
  release()
  await expect(page.getByText('偽の記録')).toBeHidden()
  for (const what of said) await expect(page.getByText(what)).toBeAttached()
  await expect(page.getByText('サーバーの記録がこの端末の控えとつながりません')).toBeVisible()
})

test('[SY32] where the server can not be asked, what is here stands as before', async ({ open, town }) => {
  await fill(town)
  const { page, context } = await open({ options: { serviceWorkers: 'block' } })
  const release = await holdPages(context)
  await context.route(`**${linesPath}/*`, (route) => route.abort())
  await enrol(page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await page.goto(`/incidents/${subject}`)
  await expect(page.getByText('この事案の記録は、この端末にはまだありません')).toBeVisible()
  await expect(coming(page)).not.toContainText('照合前')
  release()
  await expect(page.getByText(said[0] ?? '')).toBeAttached()
})
