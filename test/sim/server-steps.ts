// What befalls servers, their disks and their clocks.
import { join } from 'node:path'
import { sync } from '../../app/sync/engine.ts'
import { exchange, sayOn, syncOn, wrongBy } from './acts.ts'
import type { Step } from './acts.ts'
import { checkServer } from './checks.ts'
import { selfOf } from './device.ts'
import { whileDiskIsFull } from './full.ts'
import { attack } from './hostile.ts'
import { backup, erase, fileBack, head, killed, restored, startBeside } from './server.ts'
import type { World } from './world.ts'

const maxServers = 3
const maxCopies = 4

export const serverSteps = {
  hostile: attack,
  erase: async (world, random) => {
    const server = random.pick(world.servers)
    const { position } = await head(server)
    if (position > 0) world.erased.add(erase(server, 1 + random.int(position)))
  },
  serverClock: async (world, random) => {
    random.pick(world.servers).offsetMs = random.chance(0.5) ? 0 : wrongBy(random)
    world.wasServerWrong = true
  },
  kill: async (world, random) => {
    const at = random.int(world.servers.length)
    await exchange(world, at, (server) => killed(server, world.now), true)
  },
  diskFull: async (world, random) => {
    const server = random.pick(world.servers)
    await whileDiskIsFull(server.file, random.int(12), async () => {
      for (const device of world.devices) await sync(device.phone)
    })
    await checkServer(world, server, 'server')
  },
  copy: async (world, random) => {
    if (world.copies.length >= maxCopies) world.copies.splice(random.int(world.copies.length), 1)
    world.copies.push(await backup(random.pick(world.servers), copiesOf(world), world.now))
  },
  restore: async (world, random) => {
    if (world.copies.length === 0) return
    const copy = random.pick(world.copies)
    await exchange(world, 0, (server) => restored(server, copy, world.now), false)
  },
  oldFileBack: async (world, random) => {
    if (world.copies.length === 0) return
    const copy = random.pick(world.copies)
    await exchange(world, 0, (server) => fileBack(server, copy, world.now), false)
  },
  /** What was accepted beside lines that did not come with the answer, on a server that goes on from before it. */
  promiseLost: async (world, random) => {
    const [device, other] = [random.pick(world.devices), random.pick(world.devices)]
    for (const one of [device, other]) world.at.set(one, 0)
    await sayOn(world, other, random)
    await syncOn(world, other, random, [])
    const [town] = world.servers
    if (town === undefined) return
    const copy = await backup(town, copiesOf(world), world.now)
    await sayOn(world, device, random)
    await syncOn(world, device, random, ['tornBehindHead', 'lost'])
    const by = random.chance(0.5) ? restored : fileBack
    await exchange(world, 0, (server) => by(server, copy, world.now), false)
  },
  secondServer: async (world, random) => {
    if (world.copies.length === 0 || world.servers.length >= maxServers) return
    const file = join(world.folder, `second-${world.counts.get('secondServer') ?? 0}`, 'record.sqlite')
    world.servers.push(await startBeside(random.pick(world.copies), file, world.now))
  },
  otherAddress: async (world, random) => {
    world.at.set(random.pick(world.devices), random.int(world.servers.length))
  },
  /** It is told so when it syncs next, and is enrolled anew then. */
  revoke: async (world, random) => {
    world.nowMs += 1
    const { device } = await selfOf(random.pick(world.devices))
    const { storage } = random.pick(world.servers)
    const now = new Date(world.nowMs).toISOString()
    await storage.revoke({ device, reason: '紛失', by: '管理 乙', byDevice: device, now })
  },
  late: async (world, random) => {
    const [late] = world.late.splice(random.int(world.late.length), 1)
    const server = world.servers[late?.server ?? 0]
    if (late === undefined || server === undefined) return
    await server.answer(late.request)
    await checkServer(world, server, 'server')
  },
} satisfies Record<string, Step>

function copiesOf({ folder, nowMs, counts }: World): string {
  // Two of one second have one name.
  return join(folder, `copies-${nowMs}-${[...counts.values()].reduce((sum, times) => sum + times, 0)}`)
}
