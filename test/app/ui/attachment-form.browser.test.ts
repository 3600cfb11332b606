// A picture taken on the phone (AT4): checked, drawn anew, kept over a reload, shown before and after it is saved.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const what = 'CSの警告ランプが点灯している'

beforeEach(freshDevice)

it('[AT4] what can’t be kept is said; a picked picture survives a reload, and is shown once it is saved', async () => {
  const screen = await open(`${await recorded('住基端末が起動しない', 'fault')}/form1/details`)
  await screen.getByText('写真・書類を加える').click()
  await expect.element(screen.getByText('写さないでください')).toBeVisible()
  await screen.getByRole('button', { name: '写真・書類を保存する' }).click()
  await expect.element(screen.getByText('写真か書類を選んでください')).toBeVisible()
  const file = screen.getByLabelText('写真を撮る・選ぶ')
  await file.upload(new File(['a'], 'a.txt', { type: 'text/plain' }))
  await expect.element(screen.getByText('この形式は使えません')).toBeVisible()
  await file.upload(await photograph())
  await screen.getByLabelText('写っているもの').fill(what)

  // Picked and typed, not saved: it is there after a reload.
  await screen.reload()
  await expect.element(screen.getByLabelText('写っているもの')).toHaveValue(what)
  await expect.poll(() => shownWidth(screen)).toBe(2000)
  await screen.getByRole('button', { name: '写真・書類を保存する' }).click()
  const kept = screen.css('.attachments')
  await expect.element(kept).toMatchTextContent(what)
  await expect.element(kept).toMatchTextContent('この端末だけ')
  await kept.getByRole('button').click()
  await expect.element(screen.getByRole('dialog').getByText(what)).toBeVisible()
  await screen.getByRole('button', { name: '閉じる' }).click()
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})

it('[AT4] a PDF is known by its bytes, and the same file can be picked again', async () => {
  const screen = await open(`${await recorded('住基端末が起動しない', 'fault')}/form1/details`)
  await screen.getByText('写真・書類を加える').click()
  const file = screen.getByLabelText('写真を撮る・選ぶ')
  await file.upload(new File(['受付票'], '受付票.pdf', { type: 'application/pdf' }))
  await expect.element(screen.getByText('この形式は使えません')).toBeVisible()
  const input = file.element() as HTMLInputElement
  expect(input.files).toHaveLength(1)
  input.dispatchEvent(new MouseEvent('click'))
  expect(input.files).toHaveLength(0)
  await file.upload(new File(['\uFEFF%PDF-1.4\n'], '受付票', { type: '' }))
  await expect.element(screen.getByText('書類を開く(PDF')).toBeVisible()
})

/** A photograph as a phone's camera makes it: large. */
async function photograph(): Promise<File> {
  const canvas = new OffscreenCanvas(3000, 2000)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  for (let x = 0; x < 3000; x += 100) {
    context.fillStyle = `hsl(${x / 10} 80% 50%)`
    context.fillRect(x, 0, 100, 2000)
  }
  return new File([await canvas.convertToBlob({ type: 'image/png' })], 'IMG_0001.png', { type: 'image/png' })
}

function shownWidth(screen: Screen): number {
  return screen.document().querySelector<HTMLImageElement>('.attachment-open img')?.naturalWidth ?? 0
}
