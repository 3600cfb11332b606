// What a person does on the screens of the plan, as the nights need it done.
import type { Locator, Page } from '@playwright/test'
import { expect } from './night.ts'
import { enrol, installed, usedBy, visit } from './acts.ts'
import { sizes } from './device.ts'
import type { Device, Look } from './device.ts'
import { printed } from './printed.ts'
import type { Town } from './town.ts'

type Open = (look?: Look) => Promise<Device>

/** An enrolled phone that has lost its network, and the office, which waits; `before`: what the office does first. */
export async function phoneAndOffice(
  town: Town,
  open: Open,
  before: (office: Page) => Promise<void> = async () => {},
): Promise<{ phone: Device; office: Device }> {
  const office = await open({ size: sizes.desk })
  await enrol(office.page, town.code(), '事務室')
  await usedBy(office.page, '事務室の担当')
  await before(office.page)
  const phone = await open()
  await enrol(phone.page, await town.invite('宿直 甲', 'responder'), '宿直の携帯')
  await installed(phone.page)
  await phone.goOffline()
  return { phone, office }
}

/** The section of a screen under this heading. */
export function part(page: Page, heading: string | RegExp): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })
}

/** The form behind the button of this name, open. */
export async function form(where: Page | Locator, title: string): Promise<Locator> {
  const folded = where.locator('details.folded-form', { hasText: title }).first()
  await folded.waitFor()
  if (!(await folded.evaluate((details: HTMLDetailsElement) => details.open)))
    await folded.locator('summary').first().click()
  return folded
}

export function duty(page: Page, text: string): Locator {
  return page.locator('.duty').filter({ hasText: text })
}

/** The clauses of what is owed, in the order of the screen, what comes after the night too. */
export async function owedClauses(page: Page): Promise<string[]> {
  return page.locator('.duty:not(.done) :is(.clause, .notice-clause)').allTextContents()
}

/** 判定 on the screen of the threat level, by these examples alone. */
export async function judge(
  page: Page,
  incident: string,
  level: number,
  ...examples: string[]
): Promise<void> {
  await visit(page, `${incident}/threat`)
  await page.getByText('該当する事例を選んでください').waitFor()
  for (const ticked of await page.getByRole('checkbox', { checked: true }).all()) await ticked.uncheck()
  for (const example of examples) await page.getByRole('checkbox', { name: example }).check()
  const name = `レベル${level}と判定する`
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
}

/** The council convened and held, on its screen; `why`: the reason, where nobody has asked for it. */
export async function hold(page: Page, incident: string, why?: string): Promise<void> {
  await visit(page, `${incident}/council`)
  await page.getByRole('button', { name: '会議を招集する' }).click()
  if (why !== undefined) await page.getByRole('radio', { name: why }).check()
  await page.getByRole('button', { name: '招集したと記録する' }).click()
  await page.getByRole('heading', { name: '第1回の会議' }).waitFor()
  await page.getByRole('button', { name: '開催を記録する' }).click()
  await page.getByLabel('場所・方法').fill('電話会議')
  await page.getByRole('button', { name: '開催を保存する' }).click()
  await page.getByText('電話会議').first().waitFor()
}

/** What it decided on one item; `ticked`: 緊急かつ必要性の高いもの, the measure that it approves, or whether to resume. */
export async function decide(
  page: Page,
  item: string,
  what: string,
  ticked?: RegExp | '再開する',
): Promise<void> {
  await page.getByRole('button', { name: `${item}の決定を記録する` }).click()
  await page.getByLabel('決定内容').fill(what)
  const role = ticked === '再開する' ? 'radio' : 'checkbox'
  if (ticked !== undefined) await page.getByRole(role, { name: ticked, exact: true }).check()
  await page.getByRole('button', { name: '決定を保存する' }).click()
  await page.getByText(what).first().waitFor()
}

/** A sheet of the incident on A4, read back without its spaces. */
export async function sheet(page: Page, incident: string, name: string): Promise<string> {
  await visit(page, `${incident}/sheets/${name}`)
  await page.locator('.paper').waitFor()
  return (await printed(page)).text
}

/** The incident as the office has it: its row says so, its address is answered. */
export async function atOffice(page: Page, incident: string, says: string): Promise<string> {
  await visit(page, '/incidents')
  await expect(page.locator('.incident-table tbody')).toContainText(says, { timeout: 20_000 })
  return new URL(incident).pathname
}
