// 経過 as a table (BU6, OP5): what was put right stands with both values.
import { expect, it } from 'vitest'
import { timelineTable } from '../../../app/files/tables/timeline-table.ts'
import { plan } from '../../../shared/plan/plan.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { amended, ended, foldOf, placed } from '../../incident/said.ts'
import { intake } from '../../people.ts'

const call = placed()
const outcome = ended(call.id, 'noAnswer')

function line(what: string, ...said: Operation[]): Record<string, unknown> {
  const at = timelineTable.columns.indexOf('内容')
  const found = timelineTable
    .lines(foldOf(intake(), call, outcome, ...said), '第1号', plan)
    .find((cells) => String(cells[at]).includes(what))
  return Object.fromEntries(timelineTable.columns.map((name, of) => [name, found?.[of] ?? '']))
}

it('[OP5][BU6] a corrected outcome stands in the line of its call, and in that of the correction, before and after', () => {
  const correction = amended(outcome.id, { call: call.id, outcome: 'connected' })
  const told = { 訂正前: '発信の結果: 応答なし', 訂正後: '発信の結果: つながった' }
  expect(line('へ発信 つながった', correction)).toMatchObject({ 訂正: '訂正済み', ...told })
  expect(line('訂正した', correction)).toMatchObject({ 訂正: '', ...told })
  expect(line('へ発信 応答なし')).toMatchObject({ 訂正: '', 訂正前: '', 訂正後: '' })
})
