// When devices were last seen, from this device's own copy of the record.
import { expect, test } from 'vitest'
import { sightings } from '../../../../app/record/derived/sightings.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { append } from '../../../../app/record/log/append.ts'
import { devices, intake, people } from '../../../people.ts'
import { enrolHere, officeLine, officePushes, openTown, self } from '../../town.ts'

test('[RD7] another device is seen when the server last took something of it; this one is not asked about', async () => {
  await openTown()
  await enrolHere()
  const { type, subject, body } = intake()
  await append([{ type, subject, body }])
  await sync()
  const { device } = await self()
  expect(await sightings(device)).toEqual([])
  const before = Date.now()
  await officePushes(officeLine(), officeLine())
  await sync()
  const [office, ...others] = await sightings(device)
  expect(others).toEqual([])
  expect(office).toMatchObject({ device: devices.officePhone, by: people.dutyOfficer.name })
  expect(Date.parse(office?.lastAt ?? '')).toBeGreaterThanOrEqual(before)
})
