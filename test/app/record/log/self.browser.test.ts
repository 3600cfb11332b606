// This device: one UUID and one secret from its first start on, whoever uses it and wherever it is enrolled.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { useDevice } from '../../../../app/record/state/device.ts'
import { DeviceId } from '../../../../shared/incident/operation-fields.ts'
import { openTab } from '../../tabs.ts'
import { enrolHere, forgetDevice, freshDevice, openTown, rows, self } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

const device = useDevice()

beforeEach(freshDevice)

it('[AU1] it has a UUID and a secret before any enrolment, and no other after it', async () => {
  await openTown()
  const { device: id, secret } = await self()
  expect(DeviceId.safeParse(id).success).toBe(true)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  await enrolHere()
  phone.replaceHandle()
  expect(await self()).toMatchObject({ device: id, secret })
})

it('[AU1] tabs that start together are one device', async () => {
  await forgetDevice()
  const tabs = [await openTab(), await openTab()]
  const made = await Promise.all(
    tabs.map(({ thisPhone: { phone: other }, self: own }) =>
      other.withDatabase((database) => own.changeSelf(other, database, () => ({}))),
    ),
  )
  expect(new Set(made.map(({ secret }) => secret)).size).toBe(1)
  expect(made[0]).toEqual(await self())
})

it('[AU1] another device has another UUID and another secret', async () => {
  const first = await self()
  await freshDevice()
  const second = await self()
  expect(second.device).not.toBe(first.device)
  expect(second.secret).not.toBe(first.secret)
})

it('[OP3] who uses it is seen in every tab; those who did are remembered, latest first, each once', async () => {
  for (const name of ['宿直', '事務室の担当', '宿直']) await device.usedBy({ name, office: null })
  expect(device.people.map(({ name }) => name)).toEqual(['宿直', '事務室の担当'])
  for (let n = 0; n < 10; n += 1) await device.usedBy({ name: `当番${n}`, office: null })
  expect(device.people).toHaveLength(8)
  const tab = await openTab()
  const other = tab.thisPhone.phone
  await other.withDatabase((database) =>
    tab.self.changeSelf(other, database, () => ({ person: { name: '夜の当番', office: null } })),
  )
  await other.announce({ what: 'self' })
  await expect.poll(() => device.person?.name).toBe('夜の当番')
})

it('[OP3] a change of who uses it takes nothing from what is written at the same time', async () => {
  const both = Array.from({ length: 10 }, (_, n) => [
    device.usedBy({ name: `当番${n}`, office: null }),
    append(phone, [{ type: 'v1.intakeReceived', subject: newId(phone), body: { what: String(n) } }]),
  ])
  await Promise.all(both.flat())
  const stamps = (await rows()).map(({ line }) => String(JSON.parse(line).stamp))
  expect(new Set(stamps).size).toBe(10)
  expect((await self()).person?.name).toBe('当番9')
})
