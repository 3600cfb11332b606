// 1-3: an incident recorded at night. Few taps, nothing lost, nothing saved twice; who typed is stamped, never guessed.
import { beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { maxTextLength } from '../../../shared/incident/operation-fields.ts'
import { clockAt, drafts, open, recorded, said, unfold } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice, rows } from '../town.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const night = '#calls a[href="tel:0775633750"]'

beforeEach(freshDevice)

it('[1-3] from the call screen to 保存済み takes three taps, a call taken in among them', async () => {
  const screen = await open()
  await screen.css(night).click()
  await screen.getByRole('button', { name: '応答なし' }).click()
  await expect.element(screen.getByText('の発信は?')).not.toBeInTheDocument()
  let taps = 0
  screen.window().addEventListener('pointerdown', () => (taps += 1))
  await screen.getByRole('link', { name: '事案を記録する' }).click()
  await expect.element(screen.getByLabelText('何が起きたか')).toHaveFocus()
  await userEvent.keyboard('見慣れないログイン履歴')
  await screen.getByRole('checkbox', { name: /応答なし/ }).click()
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(screen.getByText('保存済み・この端末だけ').first()).toBeVisible()
  expect(taps).toBe(3)
})

it('[ST4] what was being typed is there after a reload at once, and is no operation', async () => {
  const screen = await open('/record')
  const field = screen.getByLabelText('何が起きたか')
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard('見慣れないログイン履歴')
  await screen.reload()
  await expect.element(field).toHaveValue('見慣れないログイン履歴')
  expect(await rows()).toEqual([])
  await screen.getByRole('button', { name: 'まだ分からない' }).click()
  await expect.element(screen.getByRole('heading', { name: '見慣れないログイン履歴' })).toBeVisible()
  screen.go('/record')
  await expect.element(field).toHaveValue('')
})

it('[1-3] without a word, or with too many, the field says so and loses nothing', async () => {
  const screen = await open('/record')
  const field = screen.getByLabelText('何が起きたか')
  const save = screen.getByRole('button', { name: '障害の疑い' })
  await expect.element(field).toHaveFocus()
  await save.click()
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveAccessibleDescription(expect.stringContaining('一言だけ入力してください'))
  await field.fill(' \n ')
  await save.click()
  await expect
    .element(screen.getByRole('alert').filter({ hasText: '一言だけ入力してください' }))
    .toBeVisible()

  const long = '長'.repeat(maxTextLength + 1)
  await field.fill(long)
  await save.click()
  await expect.element(field).toHaveAccessibleDescription(expect.stringContaining('4000文字までです'))
  await expect.element(field).toHaveValue(long)
  expect(await rows()).toEqual([])

  await field.fill(long.slice(1))
  await save.click()
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  expect((await said()).map(({ type }) => type)).toEqual(['v1.intakeReceived', 'v1.kindAssessed'])
})

it('[ST2] with no room on the device what was typed stays, and saving again saves once', async () => {
  const screen = await open('/record')
  const field = screen.getByLabelText('何が起きたか')
  const save = screen.getByRole('button', { name: '障害の疑い' })
  await field.fill(what)
  const stores = (screen.window() as Window & typeof globalThis).IDBObjectStore.prototype
  const { put } = stores
  stores.put = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  await save.click()
  await expect.element(screen.getByRole('alert').filter({ hasText: '入力は残っています' })).toBeVisible()
  await expect.element(field).toHaveValue(what)
  await expect.element(screen.getByText('保存済み')).not.toBeInTheDocument()
  stores.put = put
  await save.click()
  await expect.element(screen.getByText('保存済み・この端末だけ').first()).toBeVisible()
  expect(await said()).toHaveLength(2)
})

it('[1-3] a second tap in haste saves nothing twice', async () => {
  const screen = await open()
  await screen.css(night).click()
  await screen.getByRole('button', { name: '応答なし' }).dblClick()
  await expect.element(screen.getByText('の発信は?')).not.toBeInTheDocument()
  screen.go('/record')
  await screen.getByLabelText('何が起きたか').fill(what)
  await screen.getByRole('button', { name: '不正行為の疑い' }).dblClick()
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  await unfold(screen)
  await screen.css('.duty').getByRole('button', { name: '措置を記録', exact: true }).click()
  await screen.getByLabelText('とった措置').fill('端末の使用を止めた')
  await screen.getByRole('button', { name: '措置を保存する' }).dblClick()
  await expect.element(screen.getByText('端末の使用を止めた').first()).toBeVisible()
  await screen.css('.duty').getByRole('button', { name: '有無を記録' }).first().click()
  await screen.getByRole('button', { name: '有', exact: true }).dblClick()
  await expect.element(screen.getByText('障害(有)').first()).toBeVisible()
  await screen.getByText('直前の発信をこの事案に含める(1件)').click()
  await screen.getByRole('button', { name: 'を含める' }).dblClick()
  await expect.element(screen.getByText('へ発信 応答なし')).toBeVisible()
  await screen.getByRole('button', { name: '訂正・誤入力' }).last().click()
  await screen.getByRole('button', { name: '誤入力にする' }).click()
  await screen.getByLabelText('誤入力とする理由').fill('押し違い')
  await screen.getByRole('button', { name: '誤入力にする' }).dblClick()
  await expect.element(screen.getByText('誤入力とした').first()).toBeVisible()
  expect((await said()).map(({ type }) => type).toSorted()).toEqual([
    'v1.callEnded',
    'v1.callIncluded',
    'v1.callPlaced',
    'v1.corrected',
    'v1.intakeReceived',
    'v1.kindAssessed',
    'v1.kindAssessed',
    'v1.measureStarted',
  ])
})

it('[OP3] who typed is stamped at entry: nobody before anybody is known, and never filled in later', async () => {
  const screen = await open(await recorded(what))
  const before = await rows()
  for (const { enteredBy, by, office } of await said())
    expect([enteredBy, by, office]).toEqual([null, null, null])
  await expect.element(screen.getByText('記録者は未記入').first()).toBeVisible()
  await isUsedBy(screen, '宿直')
  await unfold(screen)
  await screen.css('.duty').getByRole('button', { name: '措置を記録', exact: true }).click()
  await screen.getByLabelText('とった措置').fill('端末の使用を止めた')
  await screen.getByRole('button', { name: '措置を保存する' }).click()
  await expect.element(screen.getByText('端末の使用を止めた').first()).toBeVisible()
  await isUsedBy(screen, '当番')
  await screen.css('.duty').getByRole('button', { name: '有無を記録' }).first().click()
  await screen.getByRole('button', { name: '有', exact: true }).click()
  await expect.element(screen.getByText('障害(有)').first()).toBeVisible()
  expect((await said()).map(({ enteredBy }) => enteredBy)).toEqual([null, null, '宿直', '当番'])
  expect((await rows()).filter(({ id }) => before.some((row) => row.id === id))).toEqual(before)
})

it('[ST4] a text that stands in two tabs and is saved in one stands in the other no more', async () => {
  const one = await open('/record')
  await one.getByLabelText('何が起きたか').fill('見慣れない')
  const other = await open('/record')
  const restored = other.getByLabelText('何が起きたか')
  await expect.element(restored).toHaveValue('見慣れない')
  await one.getByLabelText('何が起きたか').fill(what)
  await one.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(one.getByRole('heading', { name: 'いますること' })).toBeVisible()
  await expect.element(restored).toHaveValue('')
})

it('[TL3] a first record that is taken back leaves no incident in the list, and its words in their field', async () => {
  const screen = await open('/record')
  await screen.getByLabelText('何が起きたか').fill(what)
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  await screen.getByRole('button', { name: '取り消す' }).click()
  await expect.element(screen.getByLabelText('何が起きたか')).toHaveValue(what)
  screen.go('/incidents')
  await expect.element(screen.getByText('記録された事案はありません。')).toBeVisible()
  screen.go('/record')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  screen.go('/incidents')
  await expect.poll(() => screen.document().querySelectorAll('.incident-card').length).toBe(1)
})

it('[ST4] a half-typed name of who uses the device is there after a reload, and open', async () => {
  const screen = await open('/record')
  await screen.getByRole('button', { name: '変える' }).click()
  await screen.getByLabelText('氏名', { exact: true }).fill('宿直 甲')
  await screen.reload()
  await expect.element(screen.getByLabelText('氏名', { exact: true })).toHaveValue('宿直 甲')
  await screen.getByRole('button', { name: 'この人にする' }).click()
  await expect.poll(drafts).toEqual({})
})

// The name stood in its field, and the record began without anybody.
it('[OP3] whoever wrote a name and went on without a tap is who recorded', async () => {
  const screen = await open('/record')
  await screen.getByLabelText('何が起きたか').fill('業務端末に見慣れない操作がある')
  await screen.getByRole('button', { name: '変える' }).click()
  await screen.getByLabelText('氏名', { exact: true }).fill('宿直 乙')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.poll(async () => (await said()).map(({ by }) => by)).toContain('宿直 乙')
})

async function isUsedBy(screen: Screen, name: string): Promise<void> {
  await screen.getByRole('button', { name: '変える' }).click()
  await screen.getByLabelText('氏名', { exact: true }).fill(name)
  await screen.getByRole('button', { name: 'この人にする' }).click()
  await expect
    .element(screen.getByLabelText('いま使っている人').getByText(name, { exact: true }))
    .toBeVisible()
}

// Nothing said so, and 00:05 of 1970 stood in form 1.
it('[1-3][別記] on a phone that lives in 1970 all is recorded, and each screen says that its clock is wrong', async () => {
  clockAt(Date.parse('1970-01-01T00:05:00+09:00'))
  const screen = await open('/index.html')
  screen.go('/record')
  const wrong = screen.css('#app').getByText('この端末の日付が昭和45年1月1日')
  await expect.element(wrong).toBeVisible()
  await screen.getByLabelText('何が起きたか').fill('業務端末に見慣れない操作がある')
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect.element(screen.css('.now-card')).toBeVisible()
  await expect.element(wrong).toBeVisible()
  expect(screen.document().querySelectorAll('#calls a[href^="tel:"]').length).toBeGreaterThan(2)
})
