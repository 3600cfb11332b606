// 経過 as a table (BU6, OP5): what was put right stands with both values.
import { expect, it } from 'vitest'
import { timelineTable } from '../../../app/files/tables/timeline-table.ts'
import { tableTime } from '../../../app/files/tables/table.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { stampOf } from '../../../shared/incident/stamp.ts'
import { plan } from '../../../shared/plan/plan.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { amended, ended, foldOf, placed } from '../../incident/said.ts'
import { devices, incident, intake } from '../../people.ts'

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

// A phone in 1970 had typed it fifty years before the server had it.
it('[SY3][BU6] when a clock that can’t be right typed it is when the server had it, as on the screen', () => {
  const receivedAt = '2026-11-22T17:30:00.000Z'
  const said = intake({ stamp: stampOf({ timeMs: 60_000, counter: 0 }, devices.dutyPhone) })
  const folded = foldIncident(incident, [{ known: true, operation: said, receivedAt }], [])
  const [cells = []] = timelineTable.lines(folded, '第1号', plan)
  expect(cells[timelineTable.columns.indexOf('入力した日時')]).toEqual(tableTime(receivedAt))
})
