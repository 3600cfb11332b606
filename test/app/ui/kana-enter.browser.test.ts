// Typing in Japanese (1-3): Enter that ends a conversion submits nothing, and digits count in any width.
import { beforeEach, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { open, recorded, said } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice, openTown, town } from '../town.ts'

const enterKey = 13
/** What Safari sends for the Enter that ends a conversion, after it has ended. */
const conversionKey = 229

const fields = [
  { path: '/record', label: '氏名', problem: '氏名を入力してください', saved: 'しゅくちょく' },
  {
    path: '/device',
    label: '登録コード(数字13桁)',
    problem: 'コードは数字13桁です',
    saved: 'コードは数字13桁です',
  },
]

beforeEach(freshDevice)

it.each(fields)(
  '[1-3] Enter that ends a kana conversion in 「$label」 submits nothing; the next one does',
  async ({ path, label, problem, saved }) => {
    const screen = await open(path)
    if (path === '/record') await screen.getByRole('button', { name: '変える' }).click()
    const field = screen.getByLabelText(label, { exact: true })
    await field.click()
    const told = screen.getByText(problem)
    await expect.element(told).not.toBeInTheDocument()
    await convert(screen, 'しゅくちょく')
    await expect.element(field).toHaveValue('しゅくちょく')
    await expect.element(told).not.toBeInTheDocument()
    expect(await press(screen, enterKey)).toEqual({ isComposing: false, prevented: false })
    await expect.element(screen.getByText(saved)).toBeVisible()
  },
)

it('[1-3] Enter that ends a kana conversion saves no step of form 1; the next one does', async () => {
  const screen = await open(`${await recorded('見慣れないログイン履歴')}/form1/place`)
  const field = screen.getByLabelText('場所')
  await expect.element(field).toHaveFocus()
  await convert(screen, 'でんさんしつ')
  await expect.element(field).toHaveValue('でんさんしつ')
  expect((await said()).map(({ type }) => type)).not.toContain('v1.intakeDetailed')
  expect(await press(screen, enterKey)).toEqual({ isComposing: false, prevented: false })
  await expect.element(screen.getByRole('heading', { name: '4/6' })).toBeVisible()
  expect((await said()).map(({ type }) => type)).toContain('v1.intakeDetailed')
})

it('[AU1] full-width digits, spaces and hyphens are a code like any other', async () => {
  await openTown()
  const wide = (await town.invite()).replace(/\d/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  )
  const screen = await open('/device')
  await screen.getByLabelText('登録コード').fill(` ${wide.slice(0, 4)}―${wide.slice(4)} `)
  await screen.getByLabelText('端末の名前').fill('宿直の携帯')
  await screen.getByRole('button', { name: '登録する' }).click()
  await expect.element(screen.getByText('登録しました')).toBeVisible()
})

it('[AU1] twelve digits, however wide, are no code', async () => {
  const screen = await open('/device')
  await screen.getByLabelText('登録コード').fill('1234-5678-9012')
  await screen.getByLabelText('端末の名前').fill('宿直の携帯')
  await screen.getByRole('button', { name: '登録する' }).click()
  await expect.element(screen.getByText('コードは数字13桁です(例 1234-5678-90123)')).toBeVisible()
})

/** Types `text` in a conversion and ends it with Enter, as Chromium says it and as Safari does. */
async function convert(screen: Screen, text: string): Promise<void> {
  const all = { selectionStart: text.length, selectionEnd: text.length }
  await cdp().send('Input.imeSetComposition', { text, ...all })
  expect(await press(screen, enterKey)).toEqual({ isComposing: true, prevented: true })
  await cdp().send('Input.insertText', { text })
  expect(await press(screen, conversionKey)).toEqual({ isComposing: false, prevented: true })
}

/** A real key press; answers what the page made of it. */
async function press(screen: Screen, windowsVirtualKeyCode: number) {
  const seen = new Promise((resolve) => {
    screen
      .window()
      .addEventListener(
        'keydown',
        ({ isComposing, defaultPrevented: prevented }) => resolve({ isComposing, prevented }),
        {
          once: true,
        },
      )
  })
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode }
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter })
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
  return seen
}
