// A server whose clock was set back: no device blames its own for it, and the server's is said at once.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sync } from '../../app/sync/engine.ts'
import { askHealth } from '../../app/sync/server-health.ts'
import { syncStatus } from '../../app/sync/status.ts'
import { newSubject, say, selfOf } from './device.ts'
import type { Device } from './device.ts'
import { createWorld, endWorld } from './world.ts'
import type { World } from './world.ts'

const hourMs = 60 * 60_000
let world: World
let phone: Device

beforeEach(async () => {
  world = await createWorld(1)
  ;[phone] = world.devices as [Device]
})
afterEach(() => endWorld(world))

async function round(what: string | null): Promise<void> {
  if (what !== null) await say(phone, [{ type: 'v1.noted', subject: newSubject(phone), body: { what } }])
  expect(await sync(phone.phone)).toBe('done')
  await askHealth(phone.phone, false)
}

it('[SY27] an hour back it is no evidence of this device’s clock, whether something was said or not, and is told at once', async () => {
  phone.offsetMs = -5 * 60_000
  await round('前に')
  const before = await selfOf(phone)
  expect(Math.abs(before.clockOffsetMs - 5 * 60_000)).toBeLessThan(2000)
  expect(syncStatus.isIll).toBe(false)
  const [server] = world.servers
  if (server === undefined) throw new Error('no server')
  server.offsetMs = -hourMs
  for (const what of [null, '後で']) {
    await round(what)
    const { clockOffsetMs, lastAnswerAt } = await selfOf(phone)
    expect(Math.abs(clockOffsetMs - 5 * 60_000)).toBeLessThan(2000)
    expect(Date.parse(lastAnswerAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.lastAnswerAt ?? ''))
    expect(syncStatus.health?.clock.behindMs).toBeGreaterThan(0)
  }
  server.offsetMs = 0
  phone.offsetMs = 0
  await round('直った')
  expect(Math.abs((await selfOf(phone)).clockOffsetMs)).toBeLessThan(2000)
})
