// 1-3: an incident recorded at night. Few taps, nothing lost, nothing saved twice; who typed is stamped, never guessed.
import { maxTextLength } from '../../shared/incident/operation-fields.ts'
import { record, takeMeasure, usedBy } from './acts.ts'
import { callLink, numbers } from './call-screen.ts'
import { heldOperations, heldRows } from './held.ts'
import { expect, test } from './night.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'

test('[1-3] from the call screen to 保存済み takes three taps, a call taken in among them', async ({
  open,
}) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: '応答なし' }).click()
  await expect(page.getByText('の発信は?')).toBeHidden()
  await page.evaluate(() => {
    Object.assign(globalThis, { taps: 0 })
    addEventListener('pointerdown', () =>
      Reflect.set(globalThis, 'taps', Reflect.get(globalThis, 'taps') + 1),
    )
  })
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await expect(page.getByLabel('何が起きたか')).toBeFocused()
  await page.keyboard.type(what)
  await page.getByText('応答なし').click()
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect(page.getByText('保存済み・この端末だけ').first()).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'taps'))).toBe(3)
})

test('[ST4] what was being typed is there after a reload at once, and is no operation', async ({ open }) => {
  const { page } = await open()
  await page.goto('/record')
  await page.getByLabel('何が起きたか').pressSequentially(what)
  await page.reload()
  await expect(page.getByLabel('何が起きたか')).toHaveValue(what)
  expect(await heldRows(page)).toEqual([])
  await page.getByRole('button', { name: 'まだ分からない' }).click()
  await expect(page.getByRole('heading', { name: what.slice(0, 10) })).toBeVisible()
  await page.goto('/record')
  await expect(page.getByLabel('何が起きたか')).toHaveValue('')
})

test('[1-3] without a word, or with too many, the field says so and loses nothing', async ({ open }) => {
  const { page } = await open()
  await page.goto('/record')
  const field = page.getByLabel('何が起きたか')
  await expect(field).toBeFocused()
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/一言だけ入力してください/)
  await field.fill(' \n ')
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '一言だけ入力してください' })).toBeVisible()

  const long = '長'.repeat(maxTextLength + 1)
  await field.fill(long)
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(field).toHaveAccessibleDescription(/4000文字までです/)
  await expect(field).toHaveValue(long)
  expect(await heldRows(page)).toEqual([])

  await field.fill(long.slice(1))
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(page.getByRole('heading', { name: '次にすること' })).toBeVisible()
  expect((await heldOperations(page)).map(({ type }) => type)).toEqual([
    'v1.intakeReceived',
    'v1.kindAssessed',
  ])
})

test('[ST2] with no room on the device what was typed stays, and saving again saves once', async ({
  open,
}) => {
  const { page } = await open()
  await page.goto('/record')
  await page.getByLabel('何が起きたか').fill(what)
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    addEventListener('room', () => (IDBObjectStore.prototype.put = put))
  })
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '入力は残っています' })).toBeVisible()
  await expect(page.getByLabel('何が起きたか')).toHaveValue(what)
  await expect(page.getByText('保存済み')).toHaveCount(0)
  await page.evaluate(() => dispatchEvent(new Event('room')))
  await page.getByRole('button', { name: '障害の疑い' }).click()
  await expect(page.getByText('保存済み・この端末だけ').first()).toBeVisible()
  expect(await heldOperations(page)).toHaveLength(2)
})

test('[1-3] a second tap in haste saves nothing twice', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  await callLink(page, numbers.night).click()
  await page.getByRole('button', { name: '応答なし' }).dblclick()
  await expect(page.getByText('の発信は?')).toBeHidden()
  await page.goto('/record')
  await page.getByLabel('何が起きたか').fill(what)
  await page.getByRole('button', { name: '不正行為の疑い' }).dblclick()
  await expect(page.getByRole('heading', { name: '次にすること' })).toBeVisible()
  await page.getByRole('button', { name: '措置', exact: true }).click()
  await page.getByLabel('とった措置').fill('端末の使用を止めた')
  await page.getByRole('button', { name: '措置を保存する' }).dblclick()
  await expect(page.getByLabel('とった措置')).toBeHidden()
  await page.getByRole('button', { name: '結果' }).first().click()
  await page.getByRole('button', { name: '有', exact: true }).dblclick()
  await expect(page.getByText('障害(有)').first()).toBeVisible()
  await page.getByText('直前の発信をこの事案に含める(1件)').click()
  await page.getByRole('button', { name: 'を含める' }).dblclick()
  await expect(page.getByText('へ発信 応答なし')).toBeVisible()
  await page.getByRole('button', { name: '訂正・誤入力' }).last().click()
  await page.getByRole('button', { name: '誤入力にする' }).dblclick()
  await expect(page.getByText('誤入力とした').first()).toBeVisible()
  expect((await heldOperations(page)).map(({ type }) => type).toSorted()).toEqual([
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

test('[OP3] who typed is stamped at entry: nobody before anybody is known, and never filled in later', async ({
  open,
}) => {
  const { page } = await open()
  await record(page, what)
  const before = await heldRows(page)
  for (const { enteredBy, by, office } of await heldOperations(page)) {
    expect([enteredBy, by, office]).toEqual([null, null, null])
  }
  await expect(page.getByText('記録者は未記入').first()).toBeVisible()
  await usedBy(page, '宿直')
  await takeMeasure(page, '端末の使用を止めた')
  await usedBy(page, '当番')
  await page.getByRole('button', { name: '結果' }).first().click()
  await page.getByRole('button', { name: '有', exact: true }).click()
  await page.getByText('障害(有)').first().waitFor()
  const after = await heldOperations(page)
  expect(after.map(({ enteredBy }) => enteredBy)).toEqual([null, null, '宿直', '当番'])
  const lines = (await heldRows(page)).map(({ line }) => line)
  expect(lines.slice(0, before.length)).toEqual(before.map(({ line }) => line))
})
