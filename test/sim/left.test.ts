// A tab that hears of another history of the record once another tab has gone over to it: that is none which was left.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sync } from '../../app/sync/engine.ts'
import { exchange } from './acts.ts'
import { checkEqual, checkServer } from './checks.ts'
import { newSubject, phoneOn, say, selfOf } from './device.ts'
import type { Device } from './device.ts'
import { backup, fileBack } from './server.ts'
import { createWorld, endWorld } from './world.ts'
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

it('[SY26] what another tab has gone over to meanwhile is gone over to once, and is no history that the device left', async () => {
  const [server] = world.servers
  if (server === undefined) throw new Error('no server')
  const copyNow = () => backup(world.servers[0] ?? server, `${world.folder}/${world.nowMs}`, world.now)
  const putBack = (copy: string) => exchange(world, 0, (one) => fileBack(one, copy, world.now), false)
  const empty = await copyNow()
  await note(phone, '前に')
  expect(await sync(phone.phone)).toBe('done')
  await putBack(empty)
  await note(other, '写しの後に')
  expect(await sync(other.phone)).toBe('done')

  await note(phone, '待つ')
  const tab = phoneOn(phone, world.now)
  phone.road.faults = ['meanwhile']
  phone.road.meanwhile = async () => expect(await sync(tab)).toBe('done')
  expect(await sync(phone.phone)).toBe('done')
  await checkServer(world, world.servers[0] ?? server, 'server')
  expect((await selfOf(phone)).left).toHaveLength(1)

  // An older copy of that history, by hand: it is followed without a person.
  world.nowMs += 60_000
  const copy = await copyNow()
  await note(phone, '写しに無い')
  expect(await sync(phone.phone)).toBe('done')
  await putBack(copy)
  await note(other, 'もう一度')
  for (const device of [other, phone, other]) expect(await sync(device.phone)).toBe('done')
  await checkEqual(world)
  await tab.withDatabase(async (database) => database.close())
})
