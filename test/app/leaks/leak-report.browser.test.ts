// What the law may ask for beside the plan (LW1).
import { beforeEach, expect, it } from 'vitest'
import { open, recorded } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

it('[LW1] the days of a report by law are worked out beside the plan, and no duty comes of it', async () => {
  const incident = await recorded('住民の情報が外に出たおそれがある')
  const screen = await open(incident)
  const owed = screen.getByRole('heading', { name: 'いますること' })
  await expect.element(owed).toBeVisible()
  const before = owed.element().textContent
  screen.go(`${incident}/leak-report`)
  await expect.element(screen.getByText('該当するかどうかを、このアプリは判断しません')).toBeVisible()
  await screen.getByLabelText('知った日').fill('2026-12-01')
  await screen.getByRole('button', { name: '検討したことを記録する' }).click()
  await expect.element(screen.getByText('「なし」か「あり」を選んでください')).toBeVisible()
  await screen.getByRole('radio', { name: 'あり' }).click()
  await expect.element(screen.getByText('令和9年1月29日(金)')).toBeVisible()
  await screen.getByRole('radio', { name: 'なし' }).click()
  await expect.element(screen.getByText('令和9年1月4日(月)')).toBeVisible()
  await expect.element(screen.getByText('令和8年12月30日(水)は閉庁日')).toBeVisible()
  await screen.getByRole('button', { name: '検討したことを記録する' }).click()
  await expect.element(screen.getByRole('heading', { name: '検討の記録' })).toBeVisible()
  await expect.element(screen.getByLabelText('知った日')).toHaveValue('')
  await expect.element(screen.getByText('令和9年1月4日(月)')).toHaveLength(1)
  screen.go(incident)
  await expect.element(owed).toBeVisible()
  const line = screen.css('.timeline-line').getByText('法令上の報告を検討した(計画外)')
  await expect.element(line).toBeVisible()
  expect(owed.element().textContent).toBe(before)
})
