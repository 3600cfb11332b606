// Numbers that may be a resident's 住民票コード, 個人番号 (PR3): warned of, never refused.
import { beforeEach, expect, it } from 'vitest'
import { open, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

it('[PR3] eleven or twelve digits are warned of beside the field, on every text, and saved all the same', async () => {
  await usedBy('宿直 甲', 'responder')
  const screen = await open('/record')
  const field = screen.getByLabelText('何が起きたか')
  await field.fill('番号１２３４５６７８９０１が画面に出た')
  await expect
    .element(screen.getByText('11桁の数字があります。住民票コードなら消してください。'))
    .toBeVisible()
  await field.fill('番号1234 5678 9012が画面に出た')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await screen.getByRole('button', { name: '訂正・誤入力' }).last().click()
  await expect.element(screen.getByText('12桁の数字があります。個人番号なら消してください。')).toBeVisible()
  screen.go(`${screen.window().location.pathname}/form1/details`)
  await screen.getByLabelText('事象の詳細').fill('かけた先は090-1234-5678')
  await expect.element(screen.getByText('電話番号ならそのままで構いません')).toBeVisible()
  await screen.getByLabelText('事象の詳細').fill('2026-11-23 02:13 192.168.100.123 から')
  await expect.element(screen.getByText('桁の数字があります')).not.toBeInTheDocument()
  await screen.getByLabelText('住民サービスへの影響').fill('12345678901')
  await screen.getByRole('button', { name: '保存して次へ' }).click()
  await expect.element(screen.getByRole('heading', { name: '5/6' })).toBeVisible()
})
