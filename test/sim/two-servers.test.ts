// Two live servers of one record: a phone follows the higher generation, goes back to none that it has left, and goes with
// another one when a person says so.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sync } from '../../app/sync/engine.ts'
import { goWithServer } from '../../app/sync/other-history.ts'
import { checkSaved, checkServer } from './checks.ts'
import { newSubject, rowsOf, say, selfOf } from './device.ts'
import type { Device } from './device.ts'
import { backup, restored, startBeside } from './server.ts'
import { createWorld, endWorld, enrolHere } from './world.ts'
import type { World } from './world.ts'

let world: World
let phone: Device
let other: Device

beforeEach(async () => {
  world = await createWorld(1)
  ;[phone, other] = world.devices as [Device, Device]
})
afterEach(() => endWorld(world))

const note = (device: Device, what: string) =>
  say(device, [{ type: 'v1.noted', subject: newSubject(device), body: { what } }])

/** The town's server goes on; a copy of it as it is now runs beside it. */
async function startSecond(): Promise<void> {
  const [first] = world.servers
  if (first === undefined) throw new Error('no server')
  const copy = await backup(first, world.folder, world.now)
  world.servers.push(await startBeside(copy, join(world.folder, 'second', 'record.sqlite'), world.now))
}

/** Each of the two has a line that the other has not. */
async function partTheirWays(): Promise<void> {
  await startSecond()
  await note(phone, '一台目に')
  expect(await sync(phone.phone)).toBe('done')
  world.at.set(other, 1)
  await note(other, '二台目に')
  expect(await sync(other.phone)).toBe('done')
  await lookAtBoth()
}

/** What a server gave is known from then on. */
async function lookAtBoth(): Promise<void> {
  for (const server of world.servers) await checkServer(world, server, 'server')
}

it('[SY26] brings what the other one lacks, and does not go back by itself', async () => {
  await partTheirWays()
  world.at.set(phone, 1)
  expect(await sync(phone.phone)).toBe('done')
  await checkSaved(world, phone)
  expect(await rowsOf(phone)).toHaveLength(2)
  const { left, enrolment } = await selfOf(phone)
  expect(left).toHaveLength(1)

  world.at.set(phone, 0)
  const [id = ''] = await note(phone, '戻ったときに')
  expect(await sync(phone.phone)).toBe('otherServer')
  expect(await selfOf(phone)).toMatchObject({ chainAlarm: { kind: 'left' }, enrolment })
  expect((await rowsOf(phone)).find((row) => row.id === id)?.pending).toBe(true)

  await goWithServer(phone.phone)
  expect(await sync(phone.phone)).toBe('done')
  expect(await selfOf(phone)).toMatchObject({ chainAlarm: null })
  await checkSaved(world, phone)
  expect((await rowsOf(phone)).every(({ pending }) => !pending)).toBe(true)
})

it('[SY26] a server of an older generation gets nothing, and says so', async () => {
  await partTheirWays()
  const second = world.servers[1]
  if (second === undefined) throw new Error('no second server')
  world.servers[1] = await restored(second, await backup(second, world.folder, world.now), world.now)
  world.at.set(phone, 1)
  expect(await sync(phone.phone)).toBe('done')
  await lookAtBoth()
  world.at.set(phone, 0)
  const before = await world.servers[0]?.storage.head()
  await note(phone, '古い方に')
  expect(await sync(phone.phone)).toBe('otherServer')
  expect(await selfOf(phone)).toMatchObject({ chainAlarm: { kind: 'older' } })
  expect(await world.servers[0]?.storage.head()).toEqual(before)
  await goWithServer(phone.phone)
  await enrolHere(world, phone)
  expect(await sync(phone.phone)).toBe('done')
  await checkSaved(world, phone)
})
