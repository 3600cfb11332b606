// The steps of a run: what people do, and what befalls devices, roads and servers.
import { join } from 'node:path'
import { copyFileSync } from 'node:fs'
import { IDBFactory } from 'fake-indexeddb'
import { newSubject, closeHandle, fromImage, imageOf, phoneOn, rowsOf, say } from './device.ts'
import { append } from '../../app/record/log/append.ts'
import { keepPicked } from '../../app/record/log/attachments.ts'
import { alreadyStored, takeIn } from '../../app/record/log/take-in.ts'
import { sendWaiting } from '../../app/sync/attachments.ts'
import { sync } from '../../app/sync/engine.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import { checkDevice, checkFollowed, checkSaved, checkServer } from './checks.ts'
import type { Device } from './device.ts'
import type { Random } from './random.ts'
import { faultKinds } from './road.ts'
import { copyOf, erase, head, killed, putBack, startServer } from './server.ts'
import { addDevice, count, enrolHere, serverOf } from './world.ts'
import type { World } from './world.ts'

const minuteMs = 60_000
const maxDevices = 5
const maxServers = 3
const maxCopies = 4

type Step = (world: World, random: Random) => Promise<void>

export const steps = {
  say: async (world, random) => {
    const device = random.pick(world.devices)
    await sayOn(world, device, random)
    await checkDevice(world, device)
  },
  sync: async (world, random) => {
    const device = random.pick(world.devices)
    const faults = Array.from({ length: random.int(4) }, () => random.pick(faultKinds))
    await syncOn(world, device, random, random.chance(0.5) ? faults : [])
  },
  twoTabs: async (world, random) => {
    const device = random.pick(world.devices)
    await Promise.all([sync(device.phone), sync(device.phone), sayOn(world, device, random)])
    await checkDevice(world, device)
  },
  takeIn: async (world, random) => {
    const [from, to] = [random.pick(world.devices), random.pick(world.devices)]
    const brought = (await rowsOf(from)).flatMap(({ line }) => {
      const read = readStoredLine(line)
      if (read === null || random.chance(0.7)) return []
      const text = random.chance(0.2) ? line.replace('"what":"', '"what":"偽') : line
      return [{ read, text }]
    })
    await alreadyStored(to.phone, brought, async () => {})
    await takeIn(to.phone, brought, async () => {})
    await checkDevice(world, to)
  },
  tick: async (world, random) => {
    world.nowMs += random.int(10 * minuteMs)
  },
  newDevice: async (world) => {
    if (world.devices.length < maxDevices) await addDevice(world)
  },
  databaseGone: async (world, random) => {
    const device = random.pick(world.devices)
    device.database = new IDBFactory()
    device.phone = phoneOn(device, world.now)
    device.held = new Map()
    device.generation = 0
    await enrolHere(world, device)
  },
  handleClosed: async (world, random) => {
    await closeHandle(random.pick(world.devices))
  },
  image: async (world, random) => {
    const device = random.pick(world.devices)
    world.images.set(device, await imageOf(device))
  },
  oldImage: async (world, random) => {
    const device = random.pick(world.devices)
    const image = world.images.get(device)
    if (image === undefined) return
    device.held = new Map()
    device.generation = 0
    await fromImage(device, image, world.now)
    await checkDevice(world, device)
  },
  erase: async (world, random) => {
    const server = random.pick(world.servers)
    const { position } = await head(server)
    if (position > 0) world.erased.add(erase(server, 1 + random.int(position)))
  },
  deviceClock: async (world, random) => {
    const device = random.pick(world.devices)
    device.offsetMs = wrongBy(random)
    device.isTrue = false
  },
  serverClock: async (world, random) => {
    random.pick(world.servers).offsetMs = random.chance(0.5) ? 0 : wrongBy(random)
    world.wasServerWrong = true
  },
  kill: async (world, random) => {
    const at = random.int(world.servers.length)
    await exchange(world, at, (server) => killed(server, world.now), true)
  },
  copy: async (world, random) => {
    const server = random.pick(world.servers)
    if (world.copies.length >= maxCopies) world.copies.splice(random.int(world.copies.length), 1)
    world.copies.push(copyOf(server, `copy-${world.counts.get('copy') ?? 0}.sqlite`))
  },
  restore: async (world, random) => {
    if (world.copies.length === 0) return
    const copy = random.pick(world.copies)
    const heads = await Promise.all(world.servers.map(head))
    const generation = Math.max(...heads.map((one) => one.generation)) + 1
    await exchange(world, 0, (server) => putBack(server, copy, generation, world.now), false)
  },
  oldFileBack: async (world, random) => {
    if (world.copies.length === 0) return
    await exchange(world, 0, (server) => putBack(server, random.pick(world.copies), null, world.now), false)
  },
  secondServer: async (world, random) => {
    if (world.copies.length === 0 || world.servers.length >= maxServers) return
    const file = join(world.folder, `second-${world.counts.get('secondServer') ?? 0}.sqlite`)
    copyFileSync(random.pick(world.copies), file)
    world.servers.push(await startServer(file, world.now))
  },
  otherAddress: async (world, random) => {
    world.at.set(random.pick(world.devices), random.int(world.servers.length))
  },
  late: async (world, random) => {
    const [late] = world.late.splice(random.int(world.late.length), 1)
    const server = world.servers[late?.server ?? 0]
    if (late === undefined || server === undefined) return
    await server.answer(late.request)
    await checkServer(world, server, 'server')
  },
} satisfies Record<string, Step>

export type StepKind = keyof typeof steps

/** How often each comes, beside the others. */
export const weights: Record<StepKind, number> = {
  say: 30,
  sync: 40,
  twoTabs: 4,
  takeIn: 2,
  tick: 8,
  newDevice: 1,
  databaseGone: 0.5,
  handleClosed: 2,
  image: 1,
  oldImage: 0.7,
  erase: 0.5,
  deviceClock: 2,
  serverClock: 2,
  kill: 4,
  copy: 3,
  restore: 1,
  oldFileBack: 1,
  secondServer: 0.5,
  otherAddress: 2,
  late: 3,
}

function wrongBy(random: Random): number {
  return random.pick([
    0,
    -minuteMs,
    minuteMs,
    -24 * 60 * minuteMs,
    24 * 60 * minuteMs,
    70 * 365 * 24 * 60 * minuteMs,
  ])
}

async function exchange(
  world: World,
  at: number,
  by: (server: World['servers'][number]) => Promise<World['servers'][number]>,
  isSame: boolean,
): Promise<void> {
  const before = world.servers[at]
  if (before === undefined) return
  const after = await by(before)
  const checked = world.checked.get(before)
  world.servers[at] = after
  if (isSame && checked !== undefined) world.checked.set(after, checked)
  await checkServer(world, after, 'server')
}

export async function sayOn(world: World, device: Device, random: Random): Promise<void> {
  if (world.incidents.length === 0 || random.chance(0.1)) world.incidents.push(newSubject(device))
  const subject = random.pick(world.incidents)
  const what = () => `${random.int(1e6)} ${'断線 '.repeat(random.int(20))}`
  const facts = Array.from({ length: 1 + random.int(3) }, (): Fact => {
    return random.chance(0.2)
      ? { type: 'v1.intakeReceived', subject, body: { what: what() } }
      : { type: 'v1.noted', subject, body: { what: what() } }
  })
  await say(device, facts)
  if (random.chance(0.1)) await sayPicture(device, subject, random)
}

async function sayPicture({ phone }: Device, subject: string, random: Random): Promise<void> {
  const bytes = random.bytes(64)
  const mediaType = 'image/jpeg'
  const sha256 = await keepPicked(phone, subject, mediaType, bytes)
  const body = { sha256, mediaType, size: bytes.length, name: 'IMG_0001.jpg', what: null } as const
  await append(phone, [{ type: 'v1.attachmentAdded', subject, body }])
}

export async function syncOn(
  world: World,
  device: Device,
  random: Random,
  faults: Device['road']['faults'],
): Promise<void> {
  device.road.faults = faults
  device.road.meanwhile = () => sayOn(world, device, random)
  for (const fault of faults) count(world, fault)
  device.wasAltered ||= faults.includes('altered')
  const result = await sync(device.phone)
  if (result === 'done') await sendWaiting(device.phone)
  const isClear = device.road.faults.length === 0
  device.road.faults = []
  await checkDevice(world, device)
  await checkServer(world, serverOf(world, device), 'server')
  if (result === 'sessionEnded') await enrolHere(world, device)
  else if (result === 'done' && isClear) {
    await checkSaved(world, device)
    await checkFollowed(world, device)
  }
  count(world, `sync ${result}`)
}
