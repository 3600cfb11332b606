// The database is deleted: under an open page, and before a cold start. What was on this device alone comes back from the
// memory of the page and from Cache Storage (ST11).
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { keepPicked } from '../../../../app/record/log/attachments.ts'
import { forgetDraft, keepDraft, keptDraft } from '../../../../app/record/log/drafts.ts'
import { keepAfloat, keepLifeboat } from '../../../../app/record/log/lifeboat.ts'
import { createPhone, meansOfBrowser } from '../../../../app/record/log/phone.ts'
import type { Means, Phone } from '../../../../app/record/log/phone.ts'
import { storedRows, storedSubjects } from '../../../../app/record/log/rows.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { aesCodec } from '../../aes-codec.ts'
import { enrolHere, officeLine, officePushes, openTown, rows, self, town } from '../../town.ts'
import { openTab } from '../../tabs.ts'

beforeEach(async () => void (await openTown()))

const note = (what: string, on: Phone = phone) =>
  append(on, [{ type: 'v1.noted', subject: newId(on), body: { what } }])

const linesOn = async (on: Phone) =>
  (await storedRows(on, await storedSubjects(on))).map(({ line }) => line).toSorted()
const lines = () => linesOn(phone)

/** Another tab deletes it. */
function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('juki-net-record')
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error))
  })
}

/** A page that was not open when the database went, and is closed at the end of the test. */
function coldStart(means: Partial<Means> = {}): Phone {
  const cold = createPhone({ ...meansOfBrowser(), ...means })
  onTestFinished(() => cold.withDatabase(async (database) => database.close()))
  return cold
}

it('[ST11] identity and what waits come back into an open page, and go out as if nothing had been', async () => {
  await enrolHere()
  await officePushes(officeLine())
  await note('送った')
  expect(await sync(phone)).toBe('done')
  await note('一')
  await note('二')
  const before = await self()
  const all = await lines()
  await keepAfloat(phone)
  const told = new Promise<void>((resolve) => {
    const stop = phone.onChange(({ what }) => {
      if (what !== 'takenIn') return
      stop()
      resolve()
    })
  })
  await deleteDatabase()
  await told

  const { device, secret, person, gone, enrolment } = await self()
  expect({ device, secret, person }).toEqual({
    device: before.device,
    secret: before.secret,
    person: before.person,
  })
  expect(gone).toMatchObject({ lines: 2 })
  expect(enrolment).toMatchObject({ record: before.enrolment?.record, cursor: { position: 0 } })
  expect(await rows()).toHaveLength(2)
  await note('三')
  expect(await sync(phone)).toBe('done')
  expect(await rows()).toHaveLength(5)
  expect(await lines()).toEqual(expect.arrayContaining(all))
  expect((await rows()).every(({ receipt }) => receipt !== null)).toBe(true)
  expect(await town.lines()).toHaveLength(5)
})

it('[ST11] both come back at a cold start, with pictures that wait', async () => {
  await enrolHere()
  await note('一')
  await keepPicked(phone, newId(phone), 'image/jpeg', new Uint8Array([10, 1, 10, 2]))
  const [before, all] = [await self(), await lines()]
  await keepAfloat(phone)
  await deleteDatabase()
  phone.memory.self = null
  phone.memory.afloat.clear()

  const cold = coldStart()
  expect(await linesOn(cold)).toEqual(all)
  expect(await cold.withDatabase((database) => database.self.get('self'))).toMatchObject({
    device: before.device,
    secret: before.secret,
    gone: { lines: 1 },
  })
  const [picture] = await cold.withDatabase(({ attachments }) => attachments.toArray())
  expect(picture).toMatchObject({ waiting: 1, sealed: new Uint8Array([10, 1, 10, 2]) })
  expect(await sync(cold)).toBe('done')
  expect(await town.lines()).toEqual(all)
})

// A database that can't be opened would take nothing that is said from then on.
it('[ST11] what was torn there keeps neither the rest from coming back nor the database from opening', async () => {
  await note('業者が着いた')
  await keepAfloat(phone)
  const before = await lines()
  const cache = await caches.open('lifeboat')
  await cache.put('/lifeboat/torn', new Response('{"table":"outb'))
  await deleteDatabase()
  const cold = coldStart()
  await expect.poll(() => linesOn(cold)).toEqual(before)
  expect(await note('業者が帰った', cold)).toMatchObject({ saved: true })
})

it('[ST10][ST11] lines rest there sealed, and are opened by who has the key', async () => {
  const codec = await aesCodec()
  const sealed = coldStart({ codec })
  await note('住基端末が起動しない', sealed)
  const all = await linesOn(sealed)
  await keepAfloat(sealed)
  await sealed.withDatabase(async (database) => database.close())
  await deleteDatabase()
  const cache = await caches.open('lifeboat')
  const resting = await Promise.all((await cache.keys()).map(async (one) => (await cache.match(one))?.text()))
  expect(resting).toHaveLength(2)
  expect(resting.join('')).not.toContain('住基端末')
  expect(await linesOn(coldStart({ codec }))).toEqual(all)
})

it('[ST11] the memory of an open page is enough where all that this origin kept was deleted', async () => {
  await note('一')
  const [before, all] = [await self(), await lines()]
  await keepAfloat(phone)
  await caches.delete('lifeboat')
  await deleteDatabase()
  expect(await lines()).toEqual(all)
  expect((await self()).device).toBe(before.device)
})

it('[ST11] two tabs bring back what each knows, once', async () => {
  const tab = await openTab()
  const other = tab.thisPhone.phone
  await note('一')
  await keepAfloat(phone)
  await keepAfloat(other)
  await note('二', other)
  await keepAfloat(other)
  await caches.delete('lifeboat')
  const all = await lines()
  await deleteDatabase()
  await Promise.all([lines(), linesOn(other)])
  expect(await lines()).toEqual(all)
  const parcels = await phone.withDatabase(({ outbox }) => outbox.toArray())
  expect(parcels.flatMap(({ ids }) => ids)).toHaveLength(2)
})

it('[ST11] follows each save by itself, and is given up once the server has it', async () => {
  await enrolHere()
  keepLifeboat(phone)
  await note('一')
  const kept = async () => (await (await caches.open('lifeboat')).keys()).length
  await expect.poll(kept).toBe(2)
  expect(await sync(phone)).toBe('done')
  await expect.poll(kept).toBe(1)
  expect(phone.memory.afloat.size).toBe(0)
})

it('[ST11] what an earlier page left there and was sent since goes', async () => {
  await enrolHere()
  await note('一')
  await keepAfloat(phone)
  expect(await sync(phone)).toBe('done')
  await keepAfloat(coldStart())
  expect((await (await caches.open('lifeboat')).keys()).map(({ url }) => url.split('/').at(-1))).toEqual([
    'self',
  ])
})

it('[ST4][ST11] what is being typed comes back as it was typed last, and not once it is saved', async () => {
  keepLifeboat(phone)
  await keepDraft(phone, 'note', '業者が')
  await keepDraft(phone, 'note', '業者が着いた')
  await keepDraft(phone, 'other', '済んだ')
  await forgetDraft(phone, 'other', '済んだ')
  const boat = await caches.open('lifeboat')
  const drafts = async () => (await boat.keys()).filter(({ url }) => url.includes('drafts')).length
  await expect.poll(drafts).toBe(1)
  await expect.poll(() => phone.memory.afloat.size).toBe(1)
  await keepAfloat(phone)
  await deleteDatabase()
  phone.memory.self = null
  phone.memory.afloat.clear()

  const cold = coldStart()
  expect(await keptDraft(cold, 'note')).toBe('業者が着いた')
  expect(await keptDraft(cold, 'other')).toBe('')
})

it('[ST4][ST11] what was typed on in the tab that was the first is not written over', async () => {
  const tab = await openTab()
  const other = tab.thisPhone.phone
  await note('一')
  await keepDraft(phone, 'note', '業者が')
  await keepAfloat(phone)
  await keepAfloat(other)
  await caches.delete('lifeboat')
  await deleteDatabase()
  await keepDraft(other, 'note', '業者が着いた')
  await lines()
  expect(await keptDraft(phone, 'note')).toBe('業者が着いた')
})
