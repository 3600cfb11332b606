// 別記, 3-2(3): a duty offers the number of whom it contacts; 確認の電話 tells whether a number reaches anybody.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, say } from '../screen.ts'
import { freshDevice } from '../town.ts'

const maintainer = '09012345678'

beforeEach(freshDevice)

it('[3-2(3)][RD6] a duty offers the number of whom it contacts; 確認の電話 is no call of the incident', async () => {
  const incident = await recorded('住基端末に見慣れない操作がある')
  const screen = await open(incident)
  const duty = screen.css('.duty').filter({ hasText: '保守委託事業者に連絡し' })
  await screen.css('.duty-fold summary').filter({ hasText: '第3章' }).click()
  await duty.getByRole('button', { name: '連絡する' }).click()
  await expect.element(duty.getByText('保守委託事業者の番号は未登録です')).toBeVisible()
  const register = duty.getByRole('link', { name: '番号を登録する' })
  await expect.element(register).toHaveAttribute('href', '/town/contacts#maintainer')
  const entry = { office: 'maintainer', name: '保守 夜間', number: maintainer, whileLocked: true } as const
  await say('town', { type: 'v1.contactEntered', body: { contact: 'maintainer-1', entry } })
  // Dialled from its duty, answered, told: three taps, and the duty is done.
  await duty.css(`a[href="tel:${maintainer}"]`).click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  const told = screen.getByRole('region', { name: '通報' })
  await expect.element(told).toMatchTextContent('保守 夜間 につながりました。連絡したら押してください')
  await told.getByRole('button', { name: '連絡した' }).click()
  await expect.element(screen.getByText('「連絡した」を保存しました')).toBeVisible()
  await expect.element(duty).toHaveClass('done')

  screen.go('/readiness')
  const check = screen.css('.number-check').filter({ hasText: '保守 夜間' })
  await expect.element(check).toMatchTextContent(/2026\/11\/23から確認の電話なし/)
  await check.getByRole('link', { name: '確認の電話をかける' }).click()
  await expect.poll(screen.dialled).toBe(`tel:${maintainer}`)
  await expect.element(check.getByText('電話の結果')).toBeVisible()
  await expect.element(screen.getByText('の発信は?')).not.toBeInTheDocument()
  await check.getByLabelText('補足').fill('夜間も同じ番号')
  await check.getByRole('button', { name: 'つながった' }).click()
  await expect.element(check.getByText('確認 2026/11/23')).toBeVisible()
  const last = (await said()).slice(-3)
  expect(last.map(({ type, subject }) => [type, subject])).toEqual([
    ['v1.callPlaced', 'calls'],
    ['v1.callEnded', 'calls'],
    ['v1.numberConfirmed', 'town'],
  ])
  expect(last.at(-1)?.body).toMatchObject({ reached: true, what: '夜間も同じ番号', call: last[0]?.id })
  screen.go(incident)
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
  await expect.element(screen.getByText('直前の発信をこの事案に含める')).not.toBeInTheDocument()
  await expect.element(screen.getByText('結果が未記入の発信')).not.toBeInTheDocument()
  screen.go('/incidents')
  await expect.element(screen.css('.incident-card')).toBeVisible()
  await expect.element(screen.getByText('事案に入っていない発信')).not.toBeInTheDocument()
})
