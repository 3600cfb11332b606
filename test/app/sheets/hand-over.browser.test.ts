// 引継ぎ: who handed over is what a person says; nobody does by having used the device last.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

async function handOver(screen: Screen): Promise<void> {
  const from = screen.getByLabelText('渡した人')
  await expect.element(from).toHaveValue('')
  await screen.getByLabelText('受けた人').fill('朝番 庚')
  await screen.getByRole('button', { name: '引き継いだ' }).click()
  await expect.element(screen.getByText('渡した人の氏名を入力してください')).toBeVisible()
  await screen.getByRole('button', { name: '宿直 甲', exact: true }).click()
  await expect.element(from).toHaveValue('宿直 甲')
  await screen.getByRole('button', { name: '引き継いだ' }).click()
  await expect.element(screen.getByText('渡した人の氏名を入力してください')).not.toBeInTheDocument()
  await expect
    .poll(async () => (await said()).findLast(({ type }) => type === 'v1.handedOver')?.body)
    .toMatchObject({ from: '宿直 甲', to: '朝番 庚' })
}

it('[GT3] on the sheet of one incident who handed over is empty until it is said', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(`${path}/sheets/handOver`)
  await screen.getByText('引継ぎを記録する').click()
  await handOver(screen)
})

it('[GT3] so it is on the one sheet of them all', async () => {
  await usedBy('宿直 甲', 'responder')
  await recorded('業務端末に見慣れない操作がある')
  await handOver(await open('/office/hand-over'))
})
