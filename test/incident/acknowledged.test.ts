// 確認した: whose records a person may confirm.
import { expect, test } from 'vitest'
import { toConfirm, unacknowledged } from '../../shared/incident/acknowledged.ts'
import { devices, intake, operation } from '../people.ts'
import { foldOf } from './said.ts'

// 宿直 甲 on the phone confirmed at the desk, as 宿直甲, what they had said.
test('[OP11] nobody confirms their own by another spacing or width of their name, nor by another device', () => {
  const unseen = unacknowledged(foldOf(intake({ by: '宿直 ｶﾝ', device: devices.dutyPhone })))
  for (const self of ['宿直ｶﾝ', '宿直\u3000カン', '宿直 カン']) expect(toConfirm(unseen, self)).toEqual([])
  expect(toConfirm(unseen, '宿直 カンノ')).toHaveLength(1)
})

test('[OP11] nobody confirms their own, by the name that stands after a 訂正', () => {
  const said = intake({ by: '宿直 甲' })
  const body = {
    operation: said.id,
    nature: 'amended',
    body: said.body,
    said: { by: '管理 乙' },
    reason: '別人',
  } as const
  const unseen = unacknowledged(foldOf(said, operation('v1.corrected', body, { by: '事務 丁' })))
  expect(toConfirm(unseen, '宿直 甲')).toContain(said.id)
  expect(toConfirm(unseen, '管理 乙')).not.toContain(said.id)
  expect(toConfirm(unseen, null)).toContain(said.id)
})
