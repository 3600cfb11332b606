// The numbers on paper and in the address book (別記, 1-2).
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { contacts } from '#plan'
import { longDate } from '../../app/words/long-date.ts'
import { readNumber } from '../../app/words/read-number.ts'
import { enrol, installed, record, visit } from './acts.ts'
import { expect, test } from './night.ts'
import { contactSaid, say, saidByAnother } from './said-in.ts'

test('[RD4] the pocket card is one A4 page with its title and date, and every number, its hours and its clause, none over the fold', async ({
  open,
  town,
}) => {
  const { page } = await open({ colorScheme: 'dark' })
  await visit(page, '/readiness')
  await page.getByRole('link', { name: '持ち歩くカードを印刷する' }).click()
  await page.getByRole('heading', { name: '持ち歩くカード' }).waitFor()
  const { paper, printed } = await printedCard(page)
  expect(paper.numPages).toBe(1)
  const { width, height } = (await paper.getPage(1)).getViewport({ scale: 1 })
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
  for (const { shown } of contacts) expect(printed).toContain(shown)
  const printedOn = longDate(new Date(Date.now() + town.shiftMs))
  expect(printed).toContain(`愛荘町住基ネット緊急時連絡網印刷日${printedOn}`.normalize('NFKC'))
  for (const words of [
    '平日8:30–17:15',
    '夜間・土曜日・日曜日・祝日・年末年始',
    '3-2(4)',
    '別記',
    '確認の電話なし',
  ])
    expect(printed).toContain(words)
  for (const office of ['本人確認情報管理責任者', '保守委託事業者', '情報保護管理会議', '町長'])
    expect(printed).toContain(office)
  expect(printed).not.toContain('印刷する')
  expect(printed).not.toContain('この端末')

  await page.emulateMedia({ media: 'print' })
  // What A4 leaves between margins of 10 mm, in CSS pixels.
  await page.setViewportSize({ width: 718, height: 1046 })
  await expect(page.locator('.card-panel')).toHaveCount(contacts.length + 1)
  const over = await page
    .locator('.card-panel')
    .evaluateAll(
      (panels) => panels.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
    )
  expect(over).toBe(0)
  await page
    .locator('.card-number')
    .first()
    .evaluate((number) => (number.textContent = '0'.repeat(20)))
  expect(
    await page
      .locator('.card-panel')
      .first()
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
  ).toBe(true)
})

test('[RD4][1-2] the town’s own numbers are on the card and in the vCard; what does not fit stands on a second sheet', async ({
  open,
  town,
}) => {
  const { page } = await open()
  await enrol(page, town.code(), '宿直の携帯')
  await record(page, '住基端末が起動しない')
  const numbers = Array.from({ length: 12 }, (_, at) => `09000000${String(at).padStart(3, '0')}`)
  const [first = '', ...others] = numbers
  const long = '保守委託事業者'.repeat(14)
  const now = Date.now() + town.shiftMs
  const agency = contactSaid('agency', 'agency', '全国センター', '0312345678')
  await saidByAnother(page, town, [agency])
  await say(page, now, 'town', [agency, contactSaid('own', 'maintainer', long, first, false)])
  await visit(page, '/pocket-card')
  await page.getByText(readNumber(first)).waitFor()
  const one = await printedCard(page)
  expect(one.paper.numPages).toBe(1)
  for (const number of ['03-1234-5678', readNumber(first)]) expect(one.printed).toContain(number)
  expect(one.printed).not.toContain('03-5214-0908')
  await say(
    page,
    now + 1,
    'town',
    others.map((number, at) => contactSaid(`own-${at}`, null, long, number, false)),
  )
  await page.getByText(readNumber(others.at(-1) ?? '')).waitFor()
  const two = await printedCard(page)
  expect(two.paper.numPages).toBe(2)
  for (const number of numbers) expect(two.printed).toContain(readNumber(number))
  await visit(page, '/readiness')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('電話帳に入れる').click()])
  const text = await readFile(await file.path(), 'utf8')
  for (const number of ['0312345678', ...numbers]) expect(text).toContain(`:${number}\r\n`)
})

test('[RD4] the vCard is taken into the address book, without a network too', async ({ open }) => {
  const device = await open()
  const { page } = device
  await visit(page, '/readiness')
  await installed(page)
  const [online] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('電話帳に入れる').click(),
  ])
  const text = await readFile(await online.path(), 'utf8')
  for (const { shown } of contacts) expect(text).toContain(`:${shown}\r\n`)
  await device.goOffline()
  const [offline] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('電話帳に入れる').click(),
  ])
  expect(await readFile(await offline.path(), 'utf8')).toBe(text)
  await expect(page.getByRole('heading', { name: '備え', exact: true })).toBeVisible()
})

/** The card as it comes out of a printer. Which of two like-looking characters a PDF names is the font's choice. */
async function printedCard(page: Page) {
  const pdf = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
  const paper = await getDocumentProxy(pdf, { verbosity: 0 })
  const { text } = await extractText(paper, { mergePages: true })
  return { paper, printed: text.normalize('NFKC').replace(/\s/g, '') }
}
