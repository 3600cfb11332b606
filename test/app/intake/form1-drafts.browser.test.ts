// What is typed into form 1 and not saved yet (ST4): there after a reload; in two tabs.
import { beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { maxTextLength } from '../../../shared/incident/operation-fields.ts'
import { drafts, open, recorded, said } from '../screen.ts'
import { freshDevice } from '../town.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const found = '下書きがあります(まだ保存していません)'
const details = '窓口の端末で'

beforeEach(freshDevice)

it('[ST4] a reload leaves the drafts, which are listed and no operation until saved', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/details`)
  const field = screen.getByLabelText('事象の詳細')
  await expect.element(field).toHaveFocus()
  await expect.element(screen.getByText(found)).not.toBeInTheDocument()
  await userEvent.type(field, details)
  await screen.reload()
  await expect.element(field).toHaveValue(details)
  await expect.element(screen.getByText(found)).toBeVisible()
  await screen.getByLabelText('住民サービスへの影響').fill('窓口を止めた')

  screen.go(`${incident}/form1`)
  const step = screen.getByRole('link', { name: /事象の詳細・影響\s*下書き/ })
  await expect.element(step).toBeVisible()
  expect((await said()).map(({ type }) => type)).not.toContain('v1.intakeDetailed')
  await screen.getByRole('link', { name: '場所・機器' }).click()
  await expect.element(screen.getByLabelText('場所')).toHaveFocus()
  await expect.element(screen.getByText(found)).not.toBeInTheDocument()
  await screen.getByRole('link', { name: '一覧' }).click()
  await step.click()
  await expect.element(field).toHaveValue(details)
  await expect.element(screen.getByLabelText('住民サービスへの影響')).toHaveValue('窓口を止めた')
  await screen.getByRole('button', { name: '保存して次へ' }).click()
  await expect.element(screen.getByRole('heading', { name: '5/6' })).toBeVisible()
  expect(await drafts()).toEqual({})
  const detailed = (await said()).filter(({ type }) => type === 'v1.intakeDetailed')
  expect(detailed.map(({ body }) => body)).toEqual([{ form: { details, residentImpact: '窓口を止めた' } }])
})

it('[ST4] a field that was emptied is a draft too', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/place`)
  const place = screen.getByLabelText('場所')
  await place.fill('電算室')
  await screen.getByRole('button', { name: '保存して次へ' }).click()
  await expect.element(screen.getByRole('heading', { name: '4/6' })).toBeVisible()
  screen.go(`${incident}/form1/place`)
  await expect.element(place).toHaveValue('電算室')
  await place.fill('')
  await screen.reload()
  await expect.element(screen.getByText(found)).toBeVisible()
  await expect.element(place).toHaveValue('')
  await place.fill('電算室')
  await expect.poll(drafts).toEqual({})
})

it('[ST4] what another tab types or saves overwrites nothing that is being typed here', async () => {
  const incident = await recorded(what)
  const here = await open(`${incident}/form1/details`)
  const other = await open(`${incident}/form1/details`)
  const field = here.getByLabelText('事象の詳細')
  await field.fill('ここで書いている')
  await other.getByLabelText('事象の詳細').fill('となりで書いた')
  await other.getByLabelText('住民サービスへの影響').fill('なし')
  await other.getByRole('button', { name: '保存して次へ' }).click()
  await expect.element(other.getByRole('heading', { name: '5/6' })).toBeVisible()
  await expect.element(here.getByLabelText('住民サービスへの影響')).toHaveValue('なし')
  await expect.element(field).toHaveValue('ここで書いている')
  await field.click()
  await userEvent.keyboard('{End}。')
  await here.reload()
  await expect.element(field).toHaveValue('ここで書いている。')
})

it('[ST4] what was typed in steps that were left is said there, on the incident and its sheet, and saved with the last', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/details`)
  await screen.getByLabelText('事象の詳細').fill(details)
  await screen.getByRole('link', { name: '下書きで次へ' }).click()
  await expect.element(screen.getByText('ほかの段に下書きがあります: 事象の詳細・影響')).toBeVisible()
  await screen.getByRole('link', { name: 'あとで' }).click()
  await expect.element(screen.getByText('緊急時通報受付票の下書き 1件')).toBeVisible()
  screen.go(`${incident}/sheets/form1`)
  await expect.element(screen.getByText('緊急時通報受付票の下書き 1件')).toBeVisible()

  await screen.getByRole('link', { name: '緊急時通報受付票の下書き 1件' }).click()
  await screen.getByRole('link', { name: /^6 / }).click()
  await expect.element(screen.getByText('ほかの段の下書きも、いっしょに保存します')).toBeVisible()
  await screen.getByRole('button', { name: '保存して事案へ戻る' }).click()
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  await expect.element(screen.getByText('緊急時通報受付票の下書き')).not.toBeInTheDocument()
  expect((await said()).at(-1)).toMatchObject({ type: 'v1.intakeDetailed', body: { form: { details } } })
})

it('[ST4] with the last step a draft that can’t be saved is shown, and those that can are saved', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/details`)
  await screen.getByLabelText('事象の詳細').fill('長'.repeat(maxTextLength + 1))
  screen.go(`${incident}/form1/place`)
  await screen.getByLabelText('場所').fill('電算室')
  screen.go(`${incident}/form1`)
  await screen.getByRole('link', { name: /^6 / }).click()
  await screen.getByRole('button', { name: '保存して事案へ戻る' }).click()
  await expect.element(screen.getByLabelText('事象の詳細')).toBeVisible()
  expect((await said()).at(-1)).toMatchObject({
    type: 'v1.intakeDetailed',
    body: { form: { place: '電算室' } },
  })
})
