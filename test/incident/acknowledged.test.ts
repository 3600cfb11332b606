// 確認した: whose records a person may confirm.
import { expect, test } from 'vitest'
import { toConfirm, unacknowledged } from '../../shared/incident/acknowledged.ts'
import { intake, operation } from '../people.ts'
import { foldOf } from './said.ts'

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
