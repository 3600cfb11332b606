// What people do on their devices, and what befalls those.
import { append } from '../../app/record/log/append.ts'
import { keepAfloat } from '../../app/record/log/lifeboat.ts'
import { alreadyStored, takeIn } from '../../app/record/log/take-in.ts'
import { sync } from '../../app/sync/engine.ts'
import { goWithServer } from '../../app/sync/other-history.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import { exchange, factsOf, minuteMs, sayOn, syncOn, wrongBy } from './acts.ts'
import type { Step } from './acts.ts'
import { checkChain, checkDevice, Violation } from './checks.ts'
import {
  closeHandle,
  deleteDatabase,
  fromImage,
  imageOf,
  newSubject,
  phoneOn,
  restart,
  rowsOf,
  selfOf,
} from './device.ts'
import type { Device } from './device.ts'
import { whileQuotaIsMet } from './full.ts'
import { Databases } from './holding.ts'
import type { Random } from './random.ts'
import { faultKinds } from './road.ts'
import { backup, restored } from './server.ts'
import { addDevice, enrolHere, maxDevices } from './world.ts'
import type { World } from './world.ts'

export const deviceSteps = {
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
  /** Both at once; or one while an answer to the other is on its way, or being worked out. The server may be another by then. */
  twoTabs: async (world, random) => {
    const device = random.pick(world.devices)
    const tab = phoneOn(device, world.now)
    const others = world.devices.filter((other) => other !== device)
    const copy = random.chance(0.3) ? await backup(townOf(world), world.folder, world.now) : null
    const meanwhile = async () => {
      if (copy !== null) await exchange(world, 0, (server) => restored(server, copy, world.now), false)
      for (const other of [...others, device]) await sayOn(world, other, random)
      for (const other of others) await syncOn(world, other, random, [])
      await sync(tab)
    }
    for (const other of others) await syncOn(world, other, random, [])
    const how = random.pick(['at once', 'on its way', 'worked out'])
    if (how === 'on its way') Object.assign(device.road, { faults: ['meanwhile'], meanwhile })
    if (how === 'worked out') device.whilePaused = meanwhile
    if (how === 'at once') await Promise.all([sync(device.phone), sync(tab), sayOn(world, device, random)])
    else await sync(device.phone)
    Object.assign(device, { whilePaused: null })
    device.road.faults = []
    await tab.withDatabase(async (database) => database.close())
    await checkDevice(world, device)
    await checkChain(device)
  },
  takeIn: async (world, random) => {
    const [from, to] = [random.pick(world.devices), random.pick(world.devices)]
    const brought = (await rowsOf(from)).flatMap(({ line }) => {
      const read = readStoredLine(line)
      if (read === null || random.chance(0.7)) return []
      const text = random.chance(0.2) ? line.replace('"what":"', '"what":"偽') : line
      return [{ read, text }]
    })
    for (const { read } of brought) world.vouched.add(read.operation.id)
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
  /** A lifeboat follows every change; here it has come so far, whatever comes of it later. */
  lifeboat: async (world, random) => keepAfloat(random.pick(world.devices).phone),
  databaseGone: async (world, random) => {
    const device = random.pick(world.devices)
    const isKept = random.chance(0.8)
    if (isKept) await keepAfloat(device.phone)
    const before = await onlyHere(device)
    const { device: id } = await selfOf(device)
    await (random.chance(0.5) ? deletedUnderPage : deletedBeforeStart)(world, device, random)
    if (isKept && (await selfOf(device)).device !== id) throw new Violation(`${device.name}: is a stranger`)
    device.held = isKept ? before : new Map()
    Object.assign(device, { generation: 0, left: '' })
    await checkDevice(world, device)
    if ((await selfOf(device)).enrolment === null) await enrolHere(world, device)
  },
  /** All that the browser had, with no page open: a stranger. */
  everythingGone: async (world, random) => {
    const device = random.pick(world.devices)
    await closeHandle(device)
    device.database = new Databases()
    device.shelf = new Map()
    device.phone = phoneOn(device, world.now)
    Object.assign(device, { held: new Map(), generation: 0, left: '' })
    await enrolHere(world, device)
  },
  handleClosed: async (world, random) => {
    await closeHandle(random.pick(world.devices))
  },
  quotaMet: async (world, random) => {
    const device = random.pick(world.devices)
    const facts = factsOf(newSubject(device), random)
    await whileQuotaIsMet(random.int(12), async () => {
      const { saved } = await append(device.phone, facts)
      if (saved) world.incidents.push(facts[0]?.subject ?? '')
      // What can't be kept is not received: it is asked for again.
      await sync(device.phone).catch(() => {})
    })
    await checkDevice(world, device)
  },
  image: async (world, random) => {
    const device = random.pick(world.devices)
    await keepAfloat(device.phone)
    world.images.set(device, await imageOf(device))
  },
  oldImage: async (world, random) => {
    const device = random.pick(world.devices)
    const image = world.images.get(device)
    if (image === undefined) return
    await fromImage(device, image, world.now)
    await checkDevice(world, device)
  },
  clone: async (world, random) => {
    if (world.devices.length >= maxDevices) return
    const image = await imageOf(random.pick(world.devices))
    const clone = await addDevice(world)
    await fromImage(clone, image, world.now)
    await checkDevice(world, clone)
  },
  deviceClock: async (world, random) => {
    const device = random.pick(world.devices)
    device.offsetMs = wrongBy(random)
    device.isTrue = false
  },
  /** A person goes with the server that there is. */
  goWith: async (world, random) => {
    const device = random.pick(world.devices)
    if (!['left', 'older'].includes((await selfOf(device)).chainAlarm?.kind ?? '')) return
    await goWithServer(device.phone)
    Object.assign(device, { generation: 0, left: '' })
  },
} satisfies Record<string, Step>

function townOf({ servers }: World) {
  const [server] = servers
  if (server === undefined) throw new Error('no server')
  return server
}

/** Digests of what is on no server, by which it is held. */
async function onlyHere(device: Device): Promise<Map<string, string>> {
  const rows = await rowsOf(device)
  const only = new Set(
    rows.filter(({ pending, refused }) => pending || refused?.kept === false).map(({ id }) => id),
  )
  return new Map([...device.held].filter(([, id]) => only.has(id)))
}

async function deletedUnderPage(_world: World, device: Device, random: Random): Promise<void> {
  // All that this origin has may go with it: the page remembers.
  if (random.chance(0.3)) device.shelf.clear()
  await deleteDatabase(device)
}

async function deletedBeforeStart(world: World, device: Device): Promise<void> {
  await closeHandle(device)
  await deleteDatabase(device)
  await restart(device, world.now)
}
