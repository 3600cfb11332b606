// The edition under which an incident begins: what the town says later is another one.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { editionInForce } from '../../../../app/record/log/edition.ts'
import { useRecord } from '../../../../app/record/state/record.ts'
import { useTown } from '../../../../app/record/state/town.ts'
import { townSubject } from '../../../../shared/incident/subjects.ts'
import { edition as ofPlan } from '#plan'
import { freshDevice, rows } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

beforeEach(async () => {
  await freshDevice()
  setActivePinia(createPinia())
})

async function addItem(item: string): Promise<void> {
  const body = { item, entry: { name: item, examples: '連絡等' } }
  await append(phone, [{ type: 'v1.agendaItemEntered', subject: townSubject, body }])
}

it('[TR4] is the plan’s, and the last that was said of the town, whatever else is said', async () => {
  expect(await editionInForce(phone)).toEqual({ plan: ofPlan.title, town: null })
  await addItem('one')
  await addItem('two')
  await append(phone, [{ type: 'v1.intakeReceived', subject: newId(phone), body: { what: '起動しない' } }])
  const last = (await rows())
    .filter(({ subject }) => subject === townSubject)
    .map(({ id }) => id)
    .toSorted()
    .at(-1)
  expect(await editionInForce(phone)).toEqual({ plan: ofPlan.title, town: last })
})

it('[TR4] keeps its plan whatever is added after it, and says so while the two differ', async () => {
  await useRecord().load()
  await addItem('one')
  const edition = (await editionInForce(phone)) ?? null
  const town = useTown()
  expect(town.beganUnder({ edition })).toBeNull()
  await addItem('two')
  expect(town.plan.agenda.slice(8).map(({ id }) => id)).toEqual(['one', 'two'])
  expect(
    town
      .planOf({ edition })
      .agenda.slice(8)
      .map(({ id }) => id),
  ).toEqual(['one'])
  expect(town.beganUnder({ edition })).toEqual(edition)
  expect(town.planOf({ edition: null })).toEqual(town.plan)
  expect(town.planOf({ edition: { plan: ofPlan.title, town: null } }).agenda).toHaveLength(8)
})
