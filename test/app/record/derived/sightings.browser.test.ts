// When devices were last seen, from this device's own copy of the record.
import { expect, test } from 'vitest'
import { sightings } from '../../../../app/record/derived/sightings.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { append } from '../../../../app/record/log/append.ts'
import { devices, intake, people } from '../../../people.ts'
import { enrolHere, officeLine, officePushes, openTown, self } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

test('[RD7] another device is seen when the server last took something of it; this one is not asked about', async () => {
  await openTown()
  await enrolHere()
  const { type, subject, body } = intake()
  await append(phone, [{ type, subject, body }])
  await sync(phone)
  const { device } = await self()
  expect(await sightings(phone, device)).toEqual([])
  const before = Date.now()
  await officePushes(officeLine(), officeLine())
  await sync(phone)
  const [office, ...others] = await sightings(phone, device)
  expect(others).toEqual([])
  expect(office).toMatchObject({ device: devices.officePhone, by: people.dutyOfficer.name })
  expect(Date.parse(office?.lastAt ?? '')).toBeGreaterThanOrEqual(before)
})
