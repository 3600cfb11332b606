// An incident's page reads its own lines alone, however many others this device holds.
import { beforeEach, expect, it } from 'vitest'
import { fillDevice } from '../../bench/fill-device.ts'
import { beforeLoading, open } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

beforeEach(freshDevice)

it('[ST9] an incident’s page reads its own ten lines alone, beside ten thousand others', async () => {
  await phone.withDatabase((database) => database.pages.count())
  const incident = await fillDevice({ size: 10_010, perIncident: 10, rare: '' })
  const read: { subject: string; ids: string[] }[] = []
  beforeLoading(({ IDBObjectStore: { prototype } }) => {
    const { getAll, get, openCursor } = prototype
    const noted = function <T>(
      store: IDBObjectStore,
      request: IDBRequest<T>,
      found: (result: T) => unknown[],
    ) {
      if (store.name === 'pages' || store.name === 'outbox')
        request.addEventListener('success', () => read.push(...(found(request.result) as typeof read)))
      return request
    }
    prototype.getAll = function (...given) {
      return noted(this, getAll.apply(this, given), (all) => all)
    }
    prototype.get = function (...given) {
      return noted(this, get.apply(this, given), (one) => [one])
    }
    prototype.openCursor = function (...given) {
      return noted(this, openCursor.apply(this, given), (cursor) => (cursor === null ? [] : [cursor.value]))
    }
  })
  const screen = await open(`/incidents/${incident}`)
  await expect.element(screen.getByText('場所は電算室9、').first()).toBeVisible()
  // Once more where the numbers were worked out meanwhile, which its page shows.
  const times = read.length === 2 ? 2 : 1
  expect(read.map(({ subject, ids }) => [subject, ids.length])).toEqual(
    Array.from({ length: times }, () => [incident, 10]),
  )
})
