// Much that waits is sent batch by batch from where the chain stood at first; the server may be another before all is sent.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linesAhead } from '../../app/sync/send-ahead.ts'
import { sync } from '../../app/sync/engine.ts'
import { exchange } from './acts.ts'
import { checkDevice, checkEqual } from './checks.ts'
import type { Device } from './device.ts'
import { waitingOn } from './device.ts'
import { pageOf } from './drills.ts'
import { backup, fileBack, restored } from './server.ts'
import { createWorld, endWorld } from './world.ts'
import type { World } from './world.ts'

let world: World
let phone: Device

beforeEach(async () => {
  world = await createWorld(1)
  ;[phone] = world.devices as [Device]
})
afterEach(() => endWorld(world))

it.each([
  ['by npm run restore', restored],
  ['by hand', fileBack],
])('[SY12][SY26] an older copy put back %s between two batches: nothing is lost', async (_how, by) => {
  const [server] = world.servers
  if (server === undefined) throw new Error('no server')
  const copy = await backup(server, world.folder, world.now)
  for (let n = 0; n < 6; n += 1) await pageOf(phone)
  expect(await waitingOn(phone)).toBeGreaterThan(2 * linesAhead)
  await checkDevice(world, phone)
  // The next two are answered by the older copy, then the road is closed.
  phone.road.faults = ['meanwhile', 'twice', 'twice', 'lost']
  phone.road.meanwhile = () => exchange(world, 0, (one) => by(one, copy, world.now), false)
  await sync(phone.phone)
  await checkDevice(world, phone)
  for (const device of [...world.devices, ...world.devices]) expect(await sync(device.phone)).toBe('done')
  await checkEqual(world)
})
