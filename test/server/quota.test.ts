// What a device may add in a day: beyond it the server says later, and keeps nothing of what it leaves.
import { expect, test } from 'vitest'
import { attachmentPath } from '../../shared/sync/attachments.ts'
import { digest, genesis } from '../../shared/sync/chain.ts'
import { writeProven } from '../../shared/sync/round-trip.ts'
import type { Amount } from '../../server/storage/amount.ts'
import { bodies } from '../incident/bodies.ts'
import { devices, fixedNow, intake, operation } from '../people.ts'
import { proofOf, wholeChain } from '../storage/lines.ts'
import { enrolledPhone, request, startTown } from './town.ts'
import type { Phone, SentLine, Town } from './town.ts'

const megabyte = 1024 * 1024
const said = async ({ storage }: Town) => (await wholeChain(storage)).map(({ id }) => id)
const intakes = (count: number) => Array.from({ length: count }, () => intake())

async function townWithPhone(quota: Partial<Amount>) {
  const town = await startTown({ quota: { lines: 1000, bytes: megabyte, ...quota } })
  return { town, phone: await enrolledPhone(town) }
}

async function refusalOf(phone: Phone, lines: SentLine[]) {
  const answer = await phone.post(request(phone.record, lines))
  return [answer.status, (await answer.json()).reason, answer.headers.get('retry-after')]
}

test('[SY31] over its lines a device hears later; what stood before is taken, the rest neither kept nor set aside', async () => {
  const { town, phone } = await townWithPhone({ lines: 3 })
  const first = intakes(2)
  const second = intakes(2)
  await phone.sync(first)
  expect(await refusalOf(phone, [...second, '{'])).toEqual([429, 'later', '3600'])
  expect(await said(town)).toEqual([...first, second[0]].map((line) => line?.id))
  expect(await town.storage.setAsideCount()).toBe(0)
  const held = (await phone.sync([], { full: true })).lines.map(({ line }) => line.id)
  expect(held).toContain(second[0]?.id)
  expect(held).not.toContain(second[1]?.id)
})

test('[SY31] what the record has is accepted again, and counted once', async () => {
  const { phone } = await townWithPhone({ lines: 3 })
  const lines = intakes(2)
  for (let n = 0; n < 4; n += 1) expect((await phone.sync(lines)).accepted).toHaveLength(2)
  const last = intake()
  expect((await phone.sync([...lines, last])).accepted).toHaveLength(3)
  expect((await phone.sync([last])).accepted).toHaveLength(1)
  expect((await refusalOf(phone, [last, intake()]))[1]).toBe('later')
})

test('[SY31] bytes count as lines do, each device for itself', async () => {
  const { town, phone } = await townWithPhone({ bytes: 1 })
  await phone.sync([intake()])
  expect((await refusalOf(phone, [intake()]))[1]).toBe('later')
  const other = await enrolledPhone(town, devices.officePhone)
  expect((await other.sync([intake({ device: devices.officePhone })])).accepted).toHaveLength(1)
  expect((await refusalOf(phone, [intake()]))[1]).toBe('later')
})

test('[SY31] the next day begins at midnight in Japan, and the pause ends with the day', async () => {
  const { town, phone } = await townWithPhone({ lines: 1 })
  town.clock.now = new Date('2026-11-23T14:59:30.000Z')
  await phone.sync([intake()])
  expect(await refusalOf(phone, [intake()])).toEqual([429, 'later', '30'])
  town.clock.now = new Date('2026-11-23T15:00:00.000Z')
  expect((await phone.sync([intake()])).accepted).toHaveLength(1)
})

test('[SY31][SY22] what its proof brings back is taken beyond the quota, and not counted', async () => {
  const { town, phone } = await townWithPhone({ lines: 2 })
  const elsewhere = await startTown()
  const there = await enrolledPhone(elsewhere)
  await there.sync(intakes(2))
  const chain = await wholeChain(elsewhere.storage)
  const proven = chain.map((line, at) => {
    const previous = chain[at - 1]?.hash ?? genesis(there.record).hash
    return writeProven(proofOf(line, previous), Buffer.from(line.bytes ?? []).toString())
  })
  expect((await phone.sync(proven.slice(0, 1))).accepted).toHaveLength(1)
  expect((await phone.sync(intakes(2))).accepted).toHaveLength(2)
  expect((await phone.sync(proven.slice(1))).accepted).toHaveLength(1)
  expect((await refusalOf(phone, [intake()]))[1]).toBe('later')
  expect(await said(town)).toHaveLength(4)
})

test('[SY31][AU6] what an ended enrolment still sends is set aside as ever', async () => {
  const { town, phone } = await townWithPhone({ lines: 1 })
  await phone.sync([intake()])
  const now = fixedNow.toISOString()
  await town.storage.revoke({ device: phone.device, reason: '紛失', by: '管理 乙', byDevice: null, now })
  expect((await refusalOf(phone, [intake()]))[1]).toBe('revoked')
  expect(await town.storage.setAsideCount()).toBe(1)
})

test('[SY31][AT1] attachments count; over the quota one waits, and one that is here is answered again', async () => {
  const { town, phone } = await townWithPhone({ bytes: 10_000 })
  const pictures = [1, 2].map((n) => new Uint8Array(10_000).fill(n))
  const naming = pictures.map((bytes) =>
    operation('v1.attachmentAdded', { ...bodies['v1.attachmentAdded'], sha256: digest(bytes) }),
  )
  await phone.sync(naming)
  const put = async (bytes: Uint8Array<ArrayBuffer> = new Uint8Array()) => {
    const headers = { cookie: phone.cookie, 'content-type': 'image/jpeg' }
    const answer = await town.app.request(attachmentPath(digest(bytes)), {
      method: 'PUT',
      headers,
      body: bytes,
    })
    return [answer.status, (await answer.json()).reason, answer.headers.get('retry-after')]
  }
  expect((await put(pictures[0]))[0]).toBe(201)
  expect(await put(pictures[1])).toEqual([429, 'later', '3600'])
  expect((await put(pictures[0]))[0]).toBe(201)
  expect((await refusalOf(phone, [intake()]))[1]).toBe('later')
  expect(await town.storage.lackingAttachments(9)).toEqual(pictures.slice(1).map((bytes) => digest(bytes)))
  town.clock.now = new Date(fixedNow.getTime() + 24 * 3_600_000)
  expect((await put(pictures[1]))[0]).toBe(201)
})
