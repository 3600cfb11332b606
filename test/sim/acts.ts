// What every step is made of: saying something, a round of sync on its road, another server in the place of one.
import { append } from '../../app/record/log/append.ts'
import { keepPicked } from '../../app/record/log/attachments.ts'
import { sendWaiting } from '../../app/sync/attachments.ts'
import { sync } from '../../app/sync/engine.ts'
import type { SyncResult } from '../../app/sync/engine.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { checkDevice, checkFollowed, checkLines, checkSaved, checkServer } from './checks.ts'
import { newSubject, say } from './device.ts'
import type { Device } from './device.ts'
import type { Random } from './random.ts'
import { count, enrolHere, serverOf } from './world.ts'
import type { World } from './world.ts'

export type Step = (world: World, random: Random) => Promise<void>

export const minuteMs = 60_000

export function wrongBy(random: Random): number {
  return random.pick([
    0,
    -minuteMs,
    minuteMs,
    -24 * 60 * minuteMs,
    24 * 60 * minuteMs,
    70 * 365 * 24 * 60 * minuteMs,
  ])
}

export async function exchange(
  world: World,
  at: number,
  by: (server: World['servers'][number]) => Promise<World['servers'][number]>,
  isSame: boolean,
): Promise<void> {
  const before = world.servers[at]
  if (before === undefined) return
  await checkServer(world, before, 'server')
  const after = await by(before)
  const checked = world.checked.get(before)
  world.servers[at] = after
  if (isSame && checked !== undefined) world.checked.set(after, checked)
  await checkLines(world, after, 'server')
}

export async function sayOn(world: World, device: Device, random: Random): Promise<void> {
  if (world.incidents.length === 0 || random.chance(0.1)) world.incidents.push(newSubject(device))
  const subject = random.pick(world.incidents)
  await say(device, factsOf(subject, random))
  if (random.chance(0.1)) await sayPicture(device, subject, random)
}

export function factsOf(subject: string, random: Random): Fact[] {
  const what = () => `${random.int(1e6)} ${'断線 '.repeat(random.int(20))}`
  return Array.from({ length: 1 + random.int(3) }, (): Fact => {
    return random.chance(0.2)
      ? { type: 'v1.intakeReceived', subject, body: { what: what() } }
      : { type: 'v1.noted', subject, body: { what: what() } }
  })
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
): Promise<SyncResult> {
  device.road.faults = faults
  device.road.meanwhile = () => sayOn(world, device, random)
  for (const fault of faults) count(world, fault)
  const result = await sync(device.phone)
  if (result === 'done') await sendWaiting(device.phone)
  device.wasAltered ||= device.road.hasAltered ?? false
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
  return result
}
