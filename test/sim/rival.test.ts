// A line that waits, and another one under its id that a person took in from a bundle: each is there, whichever goes first.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readAtHand } from '../../app/record/derived/at-hand.ts'
import { keepAfloat } from '../../app/record/log/lifeboat.ts'
import { takeIn } from '../../app/record/log/take-in.ts'
import { sync } from '../../app/sync/engine.ts'
import { passOver } from '../../app/sync/passed-over.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import { minuteMs } from './acts.ts'
import { checkDevice, checkEqual } from './checks.ts'
import { closeHandle, deleteDatabase, newSubject, restart, rowsOf, say } from './device.ts'
import type { Device } from './device.ts'
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

const textsOf = async (device: Device) => (await rowsOf(device)).map(({ line }) => line).toSorted()

/** Says as many lines, then takes in another one under the id of the first. Answers its id, it, and that one. */
async function withRival(lines: number): Promise<{ id: string; own: string; rival: string }> {
  const subject = newSubject(phone)
  const fact = { type: 'v1.noted' as const, subject, body: { what: '断線' } }
  const [id = ''] = await say(
    phone,
    Array.from({ length: lines }, () => fact),
  )
  const own = (await rowsOf(phone)).find((row) => row.id === id)?.line ?? ''
  const rival = own.replace('断線', '偽の断線')
  const read = readStoredLine(rival)
  if (read === null) throw new Error('no operation')
  world.vouched.add(id)
  expect(await takeIn(phone.phone, [{ read, text: rival }], async () => {})).toBe(1)
  await checkDevice(world, phone)
  return { id, own, rival }
}

it('[SY5][SY14][BU4] the rival goes first, where something on the way refuses the line: both stay', async () => {
  await say(other, [{ type: 'v1.noted', subject: newSubject(other), body: { what: '前に' } }])
  expect(await sync(other.phone)).toBe('done')
  const { id, own, rival } = await withRival(1)
  passOver(phone.phone, id)
  phone.road.faults = ['tornBehindHead', 'lost']
  await sync(phone.phone)
  await checkDevice(world, phone)
  expect(await textsOf(phone)).toEqual([own, rival].toSorted())
  // The line waits still; the rival, which the server has, is one that needs a person.
  expect(await readAtHand(phone.phone, [])).toMatchObject({
    waiting: 1,
    needPerson: [{ row: { line: rival } }],
  })
  world.nowMs += 2 * minuteMs
  for (const device of [phone, other, phone]) expect(await sync(device.phone)).toBe('done')
  await checkDevice(world, phone)
  await checkEqual(world)
})

it('[ST11][SY14] brought back by the lifeboat, the line goes before its rival', async () => {
  const { id, own } = await withRival(2)
  await keepAfloat(phone.phone)
  await closeHandle(phone)
  await deleteDatabase(phone)
  await restart(phone, world.now)
  for (const device of [phone, other]) expect(await sync(device.phone)).toBe('done')
  await checkDevice(world, phone)
  expect((await rowsOf(other)).find((row) => row.id === id)?.line).toBe(own)
})
