// Which incidents this device marks as drills: by what counts of them, whatever is written when.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { withDatabase } from '../../../../app/record/log/database.ts'
import { markDrillsAnew } from '../../../../app/record/derived/drill-marks.ts'
import { refuseAlone } from '../../../../app/record/log/receive.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { freshDevice } from '../../town.ts'

function intake(subject: string, what: string, drill = false): Fact {
  return { type: 'v1.intakeReceived', subject, body: drill ? { what, drill } : { what } }
}

const marked = () => withDatabase(({ drills }) => drills.toCollection().primaryKeys())

beforeEach(freshDevice)

it('[DR1] the first 受付票 that counts marks one: a later one does not, and a refused one is taken back', async () => {
  const [real, drill, refused, line] = [newId(), newId(), newId(), newId()]
  await append([intake(real, '本当'), intake(real, '訓練だった', true), intake(drill, '訓練', true)])
  await append([{ ...intake(refused, '訓練', true), id: line }])
  expect(await marked()).toEqual([drill, refused].toSorted())
  await refuseAlone(line)
  expect(await marked()).toEqual([drill])
  await append([intake(refused, '本当に起きた')])
  await withDatabase(markDrillsAnew)
  expect(await marked()).toEqual([drill])
})
