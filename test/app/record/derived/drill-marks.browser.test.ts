// Which incidents this device marks as drills: by what counts of them, whatever is written when.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { drillsAnew } from '../../../../app/record/derived/drill-marks.ts'
import { everyIntake } from '../../../../app/record/derived/every-intake.ts'
import { nextBatch } from '../../../../app/record/log/outbox.ts'
import { refuseAlone } from '../../../../app/record/log/receive.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { freshDevice } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

function intake(subject: string, what: string, drill = false): Fact {
  return { type: 'v1.intakeReceived', subject, body: drill ? { what, drill } : { what } }
}

const marked = () => phone.withDatabase(({ drills }) => drills.toCollection().primaryKeys())

/** What waits, but for what was said before this line. */
async function nextBatchOf(line: string) {
  const { parcels, lines, ...batch } = await nextBatch(phone, 100)
  const alone = parcels.filter(({ ids }) => ids.includes(line))
  return { ...batch, parcels: alone, lines: lines.filter(({ id }) => id === line) }
}

beforeEach(freshDevice)

it('[DR1] the first 受付票 that counts marks one: a later one does not, and a refused one is taken back', async () => {
  const [real, drill, refused, line] = [newId(phone), newId(phone), newId(phone), newId(phone)]
  await append(phone, [intake(real, '本当'), intake(real, '訓練だった', true), intake(drill, '訓練', true)])
  await append(phone, [{ ...intake(refused, '訓練', true), id: line }])
  expect(await marked()).toEqual([drill, refused].toSorted())
  await refuseAlone(phone, await nextBatchOf(line))
  expect(await marked()).toEqual([drill])
  await append(phone, [intake(refused, '本当に起きた')])
  const intakes = await phone.withDatabase((database) => everyIntake(phone, database))
  expect(drillsAnew(intakes)).toEqual([drill])
})
