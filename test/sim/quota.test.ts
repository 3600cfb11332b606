// A phone that says more than a device may add in a day: nothing is lost, all of it waits in sight, and goes another day (SY31).
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepPicked, waitingAttachments } from '../../app/record/log/attachments.ts'
import { sendWaiting } from '../../app/sync/attachments.ts'
import { sync } from '../../app/sync/engine.ts'
import { digest } from '../../shared/sync/chain.ts'
import { bodies } from '../incident/bodies.ts'
import { checkEqual, checkServer } from './checks.ts'
import { newSubject, rowsOf, say, waitingOn } from './device.ts'
import type { Device } from './device.ts'
import { fileIn, startServer } from './server.ts'
import { createWorld, endWorld } from './world.ts'
import type { World } from './world.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

let world: World
let phone: Device
let other: Device
let pushes: number

beforeEach(async () => {
  world = await createWorld(1)
  ;[phone, other] = world.devices as [Device, Device]
  const { answer } = phone.road
  pushes = 0
  phone.road.answer = async (request) => {
    if (request.method === 'POST' && (await request.clone().text()).split('\n').length > 2) pushes += 1
    return answer(request)
  }
})
afterEach(() => endWorld(world))

/** The town's server starts anew with this quota. */
async function bounded(lines: number, bytes = 1024 * 1024 * 1024): Promise<void> {
  await world.servers[0]?.storage.close()
  world.servers[0] = await startServer(fileIn(world.folder, 'town'), world.now, 0, { lines, bytes })
}

const notes = (device: Device, count: number) =>
  say(
    device,
    Array.from({ length: count }, (_, n) => ({
      type: 'v1.noted' as const,
      subject: newSubject(device),
      body: { what: String(n) },
    })),
  )

async function serverHas(): Promise<number> {
  const [server] = world.servers
  if (server === undefined) throw new Error('no server')
  expect(await server.storage.setAsideCount()).toBe(0)
  return (await checkServer(world, server, 'server')).position
}

it.each([5, 1500])(
  '[SY31] %i lines more than a day takes: all wait in sight, and drain on the next days',
  async (beyond) => {
    await bounded(1000)
    const ids = await notes(phone, 1000 + beyond)
    const before = await serverHas()
    expect(await sync(phone.phone)).toBe('later')
    expect([await waitingOn(phone), await serverHas()]).toEqual([beyond, before + 1000])
    const rows = await rowsOf(phone)
    expect(ids.filter((id) => !rows.some((row) => row.id === id))).toEqual([])
    expect(rows.filter(({ pending }) => pending)).toHaveLength(beyond)

    for (let day = 0; day < 3; day += 1) {
      world.nowMs += dayMs
      await sync(phone.phone)
    }
    expect([await waitingOn(phone), await serverHas()]).toEqual([0, before + 1000 + beyond])
    for (const device of world.devices) expect(await sync(device.phone)).toBe('done')
    await checkEqual(world)
  },
)

it('[SY31] it goes on pulling meanwhile, and sends nothing before it was told to', async () => {
  await bounded(2)
  await notes(phone, 3)
  expect(await sync(phone.phone)).toBe('later')
  await notes(other, 1)
  await sync(other.phone)
  pushes = 0
  world.nowMs += hourMs / 2
  expect(await sync(phone.phone)).toBe('later')
  expect((await rowsOf(phone)).filter(({ receipt }) => receipt !== null)).toHaveLength(3)
  expect([pushes, await waitingOn(phone)]).toEqual([0, 1])
  world.nowMs += hourMs / 2
  expect(await sync(phone.phone)).toBe('later')
  expect([pushes, await waitingOn(phone)]).toEqual([1, 1])
})

it('[SY31] an answer that was lost is asked for again over the quota, and nothing is there twice', async () => {
  await bounded(2)
  await notes(phone, 2)
  phone.road.faults = ['answerLost']
  await sync(phone.phone)
  expect(await sync(phone.phone)).toBe('done')
  expect(await waitingOn(phone)).toBe(0)
})

it('[SY31][AT3] a picture beyond the quota waits as lines do', async () => {
  await bounded(1000, 10_000)
  const subject = newSubject(phone)
  const pictures = [1, 2].map((n) => new Uint8Array(10_000).fill(n))
  for (const bytes of pictures) {
    const sha256 = await keepPicked(phone.phone, subject, 'image/jpeg', bytes)
    const body = { ...bodies['v1.attachmentAdded'], sha256 }
    await say(phone, [{ type: 'v1.attachmentAdded', subject, body }])
  }
  expect(await sync(phone.phone)).toBe('done')
  await sendWaiting(phone.phone)
  const left = await waitingAttachments(phone.phone)
  expect(left).toHaveLength(1)
  expect(await sync(phone.phone)).toBe('later')
  world.nowMs += dayMs
  expect(await sync(phone.phone)).toBe('done')
  await sendWaiting(phone.phone)
  expect(await waitingAttachments(phone.phone)).toEqual([])
  const kept = await Promise.all(pictures.map((bytes) => world.servers[0]?.storage.attachment(digest(bytes))))
  expect(kept.map((picture) => picture?.bytes.length)).toEqual([10_000, 10_000])
})
