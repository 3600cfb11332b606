// The world of one run: devices, servers and copies of their files on one virtual clock.
import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixedNow } from '../people.ts'
import type { Hostile } from './hostile.ts'
import { createDevice, enrol } from './device.ts'
import type { Device, Image } from './device.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { codeFor, fileIn, startServer } from './server.ts'
import type { Server } from './server.ts'

/** In memory where the machine has such a place: the disk's time is none of this. */
const shortLived = '/dev/shm'

export const maxDevices = 5

export type World = {
  folder: string
  /** Epoch milliseconds. */
  nowMs: number
  now: () => number
  random: Random
  /** The first is the town's own; the others are copies that were started beside it. */
  servers: Server[]
  /** By device, before which server it stands. */
  at: Map<Device, number>
  devices: Device[]
  copies: string[]
  images: Map<Device, Image>
  incidents: string[]
  /** Requests that were held up on their way. */
  late: { request: Request; server: number }[]
  /** How far each server's chain was checked, and what it has: digests by id. */
  checked: Map<Server, Checked>
  counts: Map<string, number>
  /** Digests of lines whose bytes some server has no more. */
  erased: Set<string>
  wasServerWrong: boolean
  /** Ids of lines for which somebody answered who had not said them. */
  vouched: Set<string>
  /** Every hash that a server has given a line. */
  hashes: Set<string>
  hostile: Hostile | null
}
export type Checked = {
  position: number
  hash: string
  receivedAt: string
  /**
   * `isByChance`: it came in here, and another server had given it the same hash before. Where the clock stands still, a
   * device that brings an older copy the same lines in the same order makes the history anew that it has left elsewhere.
   */
  lines: Map<string, { digest: string; position: number; hash: string; isByChance: boolean }>
}

export async function createWorld(seed: number): Promise<World> {
  const random = createRandom(seed)
  const folder = mkdtempSync(join(existsSync(shortLived) ? shortLived : tmpdir(), 'sim-'))
  const world: World = {
    folder,
    nowMs: fixedNow.getTime(),
    now: () => world.nowMs,
    random,
    servers: [],
    at: new Map(),
    devices: [],
    copies: [],
    images: new Map(),
    incidents: [],
    late: [],
    checked: new Map(),
    counts: new Map(),
    erased: new Set(),
    wasServerWrong: false,
    vouched: new Set(),
    hashes: new Set(),
    hostile: null,
  }
  world.servers.push(await startServer(fileIn(folder, 'town'), world.now))
  for (let n = 0; n < 2; n += 1) await addDevice(world)
  return world
}

export async function endWorld({ servers, folder }: World): Promise<void> {
  for (const { storage } of servers) await storage.close()
  rmSync(folder, { recursive: true, force: true })
}

export async function addDevice(world: World): Promise<Device> {
  const device: Device = createDevice(
    `phone ${world.devices.length + 1}`,
    createRandom(world.random.int(2 ** 31)),
    world.now,
    {
      random: world.random,
      faults: [],
      answer: (request) => serverOf(world, device).answer(request),
      meanwhile: async () => {},
      keepLate: (request) => world.late.push({ request, server: world.at.get(device) ?? 0 }),
    },
  )
  world.devices.push(device)
  world.at.set(device, 0)
  await enrolHere(world, device)
  return device
}

export function serverOf({ servers, at }: World, device: Device): Server {
  const server = servers[at.get(device) ?? 0]
  if (server === undefined) throw new Error('no server there')
  return server
}

export async function enrolHere(world: World, device: Device): Promise<void> {
  device.cookie = ''
  await enrol(
    device,
    await codeFor(serverOf(world, device), () => world.now() + serverOf(world, device).offsetMs),
  )
}

export function count(world: World, what: string): void {
  world.counts.set(what, (world.counts.get(what) ?? 0) + 1)
}
