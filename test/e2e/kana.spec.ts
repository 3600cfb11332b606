// Typing in Japanese (1-3): Enter that ends a conversion submits nothing, and digits count in any width.
import type { Page } from '@playwright/test'
import { record } from './acts.ts'
import { heldOperations } from './held.ts'
import { expect, test } from './night.ts'

const enter = { key: 'Enter', code: 'Enter', text: '\r' }
const enterKey = 13
/** What Safari sends for the Enter that ends a conversion, after it has ended. */
const conversionKey = 229

const fields = [
  { screen: '/record', label: '名前', problem: '名前を入力してください', saved: 'しゅくちょく' },
  {
    screen: '/device',
    label: '登録コード(数字8桁)',
    problem: 'コードは数字8桁です',
    saved: 'コードは数字8桁です',
  },
]

for (const { screen, label, problem, saved } of fields) {
  test(`[1-3] Enter that ends a kana conversion in 「${label}」 submits nothing; the next one does`, async ({
    open,
  }) => {
    const { context, page } = await open()
    const keys = await context.newCDPSession(page)
    await page.goto(screen)
    if (screen === '/record') await page.getByRole('button', { name: '変える' }).click()
    const field = page.getByLabel(label, { exact: true })
    await field.focus()
    const told = page.getByText(problem)
    await expect(told).toBeHidden()

    // Chromium says that a conversion is under way; Safari gives the key a number of its own.
    const text = 'しゅくちょく'
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    expect(await press(page, keys, enterKey)).toEqual({ isComposing: true, prevented: true })
    await keys.send('Input.insertText', { text })
    await expect(field).toHaveValue(text)
    expect(await press(page, keys, conversionKey)).toEqual({ isComposing: false, prevented: true })
    await expect(field).toHaveValue(text)
    await expect(told).toBeHidden()

    expect(await press(page, keys, enterKey)).toEqual({ isComposing: false, prevented: false })
    await expect(page.getByText(saved)).toBeVisible()
  })
}

test('[1-3] Enter that ends a kana conversion saves no step of form 1; the next one does', async ({
  open,
}) => {
  const { context, page } = await open()
  const keys = await context.newCDPSession(page)
  const url = await record(page, '見慣れないログイン履歴')
  await page.goto(`${url}/form1/place`)
  const field = page.getByLabel('場所')
  await expect(field).toBeFocused()
  const text = 'でんさんしつ'
  await keys.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
  expect(await press(page, keys, enterKey)).toEqual({ isComposing: true, prevented: true })
  await keys.send('Input.insertText', { text })
  expect(await press(page, keys, conversionKey)).toEqual({ isComposing: false, prevented: true })
  await expect(field).toHaveValue(text)
  expect((await heldOperations(page)).map(({ type }) => type)).not.toContain('v1.intakeDetailed')

  expect(await press(page, keys, enterKey)).toEqual({ isComposing: false, prevented: false })
  await expect(page.getByRole('heading', { name: '4/6' })).toBeVisible()
  expect((await heldOperations(page)).map(({ type }) => type)).toContain('v1.intakeDetailed')
})

test('[AU1] full-width digits, spaces and hyphens are a code like any other', async ({ open, town }) => {
  const { page } = await open()
  await page.goto('/device')
  const wide = town.code().replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  await page.getByLabel('登録コード').fill(` ${wide.replace('-', '―')} `)
  await page.getByLabel('端末の名前').fill('宿直の携帯')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('登録しました')).toBeVisible()
})

test('[AU1] seven digits, however wide, are no code', async ({ open }) => {
  const { page } = await open()
  await page.goto('/device')
  await page.getByLabel('登録コード').fill('1234-567')
  await page.getByLabel('端末の名前').fill('宿直の携帯')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('コードは数字8桁です(例 1234-5678)')).toBeVisible()
})

type Keys = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>

/** A real key press; answers what the page made of it. */
async function press(page: Page, keys: Keys, windowsVirtualKeyCode: number) {
  const seen = page.evaluate(
    () =>
      new Promise<{ isComposing: boolean; prevented: boolean }>((resolve) => {
        const read = (event: KeyboardEvent) =>
          resolve({ isComposing: event.isComposing, prevented: event.defaultPrevented })
        addEventListener('keydown', read, { once: true })
      }),
  )
  // The listener stands as soon as another evaluation has been answered.
  await page.evaluate(() => null)
  await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter, windowsVirtualKeyCode })
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter, windowsVirtualKeyCode })
  return seen
}
