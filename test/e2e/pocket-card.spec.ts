// The numbers on paper and in the address book (別記, 1-2).
import { readFile } from 'node:fs/promises'
import { extractText, getDocumentProxy } from 'unpdf'
import { contacts } from '../../shared/plan/contacts.ts'
import { longDate } from '../../app/ui/dates.ts'
import { installed } from './acts.ts'
import { expect, test } from './night.ts'

test('[RD4] the pocket card is one A4 page with its title and date, and every number, its hours and its clause', async ({
  open,
  town,
}) => {
  const { page } = await open({ colorScheme: 'dark' })
  await page.goto('/readiness')
  await page.getByRole('link', { name: '持ち歩くカードを印刷する' }).click()
  await page.getByRole('heading', { name: '持ち歩くカード' }).waitFor()
  const pdf = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
  const paper = await getDocumentProxy(pdf, { verbosity: 0 })
  expect(paper.numPages).toBe(1)
  const { width, height } = (await paper.getPage(1)).getViewport({ scale: 1 })
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
  const { text } = await extractText(paper, { mergePages: true })
  // Which of two like-looking characters a PDF names is the font's choice.
  const printed = text.normalize('NFKC').replace(/\s/g, '')
  for (const { shown } of contacts) expect(printed).toContain(shown)
  const printedOn = longDate(new Date(Date.now() + town.shiftMs))
  expect(printed).toContain(`愛荘町住基ネット緊急時連絡網印刷日${printedOn}`.normalize('NFKC'))
  for (const words of ['平日8:30–17:15', '夜間・土曜日・日曜日・祝日・年末年始', '3-2(4)', '別記', '未確認'])
    expect(printed).toContain(words)
  for (const office of ['保守委託事業者', '情報保護管理会議', '町長']) expect(printed).toContain(office)
  expect(printed).not.toContain('印刷する')
  expect(printed).not.toContain('この端末')
})

test('[RD4] on paper no number runs over the fold', async ({ open }) => {
  const { page } = await open()
  await page.goto('/pocket-card')
  await page.locator('.card-panel').first().waitFor()
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

test('[RD4] the vCard is taken into the address book, without a network too', async ({ open }) => {
  const device = await open({ profile: 'phone' })
  const { page } = device
  await page.goto('/readiness')
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
  await expect(page.getByRole('heading', { name: '備え' })).toBeVisible()
})
