// A phone that is far behind: the newest lines first, those between later, on roads that break anywhere (SY30).
import { afterEach, beforeEach, expect, it } from 'vitest'
import { comingCount, heldWith } from '../../app/record/log/gap.ts'
import { sync } from '../../app/sync/engine.ts'
import { headPath, linesPerPage, pagesPath, syncPath } from '../../shared/sync/protocol.ts'
import { checkChain, checkDevice, checkEqual, checkSaved, checkServer } from './checks.ts'
import { newSubject, phoneOn, rowsOf, say, selfOf } from './device.ts'
import type { Device } from './device.ts'
import { createRandom } from './random.ts'
import { faultKinds } from './road.ts'
import { backup, fileIn, killed, restored, startBeside } from './server.ts'
import { addDevice, createWorld, endWorld, enrolHere, serverOf } from './world.ts'
import type { World } from './world.ts'

const inRecord = 3 * linesPerPage + 40
const roadFaults = faultKinds.filter((kind) => !['altered', 'late', 'meanwhile'].includes(kind))

let world: World
let office: Device
let phone: Device

beforeEach(async () => {
  world = await createWorld(1)
  ;[office, phone] = world.devices as [Device, Device]
  const subject = newSubject(office)
  const facts = Array.from({ length: inRecord }, (_, at) => ({
    type: 'v1.noted' as const,
    subject,
    body: { what: `${at}` },
  }))
  await say(office, facts)
  expect(await sync(office.phone)).toBe('done')
})
afterEach(() => endWorld(world))

const note = (device: Device, what: string) =>
  say(device, [{ type: 'v1.noted', subject: newSubject(device), body: { what } }])

/** What is asked of the server from now on; `lets`: whether it is answered. */
function road(device: Device, lets: (asked: readonly string[]) => boolean): string[] {
  const asked: string[] = []
  device.road.answer = async (request) => {
    asked.push(new URL(request.url).pathname)
    if (!lets(asked)) throw new TypeError('no network')
    return serverOf(world, device).answer(request)
  }
  return asked
}

async function coming(device: Device): Promise<number> {
  return comingCount((await selfOf(device)).enrolment)
}

async function soundness(device: Device): Promise<void> {
  await checkDevice(world, device)
  await checkChain(device)
  await checkSaved(world, device)
}

const cutBehindNewest = (asked: readonly string[]) =>
  asked.filter((path) => path.startsWith(pagesPath)).length <= 1

async function cutOff(): Promise<void> {
  road(phone, cutBehindNewest)
  expect(await sync(phone.phone)).toBe('unreachable')
}

it('[SY30] has the newest lines after a page, keeps them when it is cut off, says how many are to come, goes on', async () => {
  const asked = road(phone, cutBehindNewest)
  expect(await sync(phone.phone)).toBe('unreachable')
  expect(asked.slice(0, 3)).toEqual([headPath, `${pagesPath}/3`, syncPath])
  expect(await coming(phone)).toBe(2 * linesPerPage)
  const newest = (await rowsOf(phone)).map(({ line }) => Number(JSON.parse(line).body.what))
  expect(newest.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 540 }, (_, at) => 1000 + at))
  await soundness(phone)

  await note(phone, 'その間の記録')
  const again = road(phone, () => true)
  expect(await sync(phone.phone)).toBe('done')
  // What was said goes first; what is here is not asked for again.
  expect(again.filter((path) => path.startsWith(pagesPath))).toEqual([`${pagesPath}/2`, `${pagesPath}/1`])
  expect(again[0]).toBe(syncPath)
  expect(await coming(phone)).toBe(0)
  await soundness(phone)
  await sync(office.phone)
  await checkEqual(world)
})

it('[SY30] takes the newest that came meanwhile first, and what it says itself goes up before the rest has come', async () => {
  await cutOff()
  await note(office, 'その後')
  await sync(office.phone)
  road(phone, cutBehindNewest)
  await note(phone, '途中の記録')
  road(phone, (asked) => asked.every((path) => path === syncPath))
  expect(await sync(phone.phone)).toBe('unreachable')
  const rows = await rowsOf(phone)
  expect(rows.filter(({ pending }) => pending)).toEqual([])
  expect(rows.some(({ line }) => line.includes('その後'))).toBe(true)
  expect(await coming(phone)).toBe(2 * linesPerPage)
  await soundness(phone)
})

it('[SY30] what the server lost behind the gap comes back from the phone that had the newest of it', async () => {
  const copy = await backup(serverOf(world, office), `${world.folder}/copies`, world.now)
  await note(office, 'サーバーが失う行')
  await sync(office.phone)
  await cutOff()
  await checkServer(world, serverOf(world, phone), 'server')
  await note(phone, 'つながっていた間')
  road(phone, (asked) => asked.every((path) => path === syncPath))
  await sync(phone.phone)
  await checkServer(world, serverOf(world, phone), 'server')
  world.servers[0] = await restored(serverOf(world, office), copy, world.now)
  world.checked.clear()
  road(phone, () => true)
  for (let round = 0; round < 2; round += 1) expect(await sync(phone.phone)).toBe('done')
  expect(await coming(phone)).toBe(0)
  const { lines } = await checkServer(world, serverOf(world, phone), 'server')
  for (const { id } of await rowsOf(phone)) expect(lines.has(id)).toBe(true)
  expect(lines.size).toBe(inRecord + 2 + 1)
  expect(await sync(office.phone)).toBe('done')
  await checkEqual(world)
})

it('[SY30] where the server became another one while the newest came, its history is taken in whole', async () => {
  expect(await sync(phone.phone)).toBe('done')
  const before = await backup(serverOf(world, phone), `${world.folder}/copies`, world.now)
  await note(phone, '先のサーバーだけが持つ行')
  expect(await sync(phone.phone)).toBe('done')
  await checkServer(world, serverOf(world, phone), 'server')
  const first = serverOf(world, phone)
  const many = Array.from({ length: 2 * linesPerPage + 10 }, (_, at) => `${at}`)
  for (const [server, whose] of [
    [0, '先'],
    [world.servers.push(await startBeside(before, fileIn(world.folder, 'other'), world.now)) - 1, '後'],
  ] as const) {
    const writer = await addDevice(world)
    world.at.set(writer, server)
    await enrolHere(world, writer)
    const subject = newSubject(writer)
    await say(
      writer,
      many.map((what) => ({ type: 'v1.noted', subject, body: { what: `${whose} ${what}` } })),
    )
    expect(await sync(writer.phone)).toBe('done')
  }
  world.at.set(phone, 1)
  const other = serverOf(world, phone)
  let isOther = false
  phone.road.answer = (request) => {
    isOther ||= request.url.includes(pagesPath)
    return (isOther ? other : first).answer(request)
  }
  for (let round = 0; round < 3; round += 1) await sync(phone.phone)
  expect(await selfOf(phone)).toMatchObject({
    chainAlarm: null,
    next: null,
    enrolment: { cursor: { position: (await other.storage.head()).position } },
  })
  expect(await coming(phone)).toBe(0)
  await checkChain(phone)
  const { lines } = await checkServer(world, other, 'other')
  const rows = await rowsOf(phone)
  expect(rows).toHaveLength(lines.size)
  expect(rows.filter(({ line }) => line.includes('先のサーバーだけ'))).toHaveLength(1)
})

it('[SY30] a page that something on the way refuses for good is had as a device without a gap has it', async () => {
  await cutOff()
  const server = serverOf(world, phone)
  const blocked = new Response('blocked', { status: 403 })
  phone.road.answer = (request) =>
    request.url.includes(pagesPath) ? Promise.resolve(blocked.clone()) : server.answer(request)
  for (let round = 0; round < 3; round += 1) await sync(phone.phone)
  expect(await coming(phone)).toBe(0)
  await checkChain(phone)
})

it('[SY30] pages that do not join what is here are an alarm, and none of them is shown', async () => {
  await cutOff()
  const server = serverOf(world, phone)
  phone.road.answer = async (request) => {
    const answer = await server.answer(request)
    if (!request.url.includes(pagesPath)) return answer
    const text = (await answer.text()).replace('"what":"0"', '"what":"9"')
    return new Response(text, { headers: { 'content-type': 'application/x-ndjson' } })
  }
  expect(await sync(phone.phone)).toBe('unreachable')
  expect((await selfOf(phone)).chainAlarm?.kind).toBe('broken')
  expect(await rowsOf(phone)).toHaveLength(540)
  phone.wasAltered = true
  road(phone, () => true)
  expect(await sync(phone.phone)).toBe('done')
  await checkEqual(world)
})

it('[SY30] lines join those that are here by hash on both sides, or not at all', () => {
  const at = (position: number, hash = `${position}`) => ({ position, hash })
  const cursor = { ...at(9), generation: 1 }
  const gap = { after: at(2), before: at(6) }
  expect(heldWith({ cursor }, at(9), at(12))).toEqual({ cursor: at(12) })
  expect(heldWith({ cursor }, at(20), at(25))).toEqual({
    cursor: at(25),
    gap: { after: at(9), before: at(20) },
  })
  expect(heldWith({ cursor }, at(9, 'other'), at(12))).toBeNull()
  expect(heldWith({ cursor, gap }, at(9), at(12))).toEqual({ cursor: at(12), gap })
  expect(heldWith({ cursor, gap }, at(4), at(6))).toEqual({ cursor, gap: { ...gap, before: at(4) } })
  expect(heldWith({ cursor, gap }, at(2), at(5))).toEqual({ cursor, gap: { ...gap, after: at(5) } })
  expect(heldWith({ cursor, gap }, at(2), at(6))).toEqual({ cursor })
  expect(heldWith({ cursor, gap }, at(2), at(6, 'other'))).toBe('broken')
  expect(heldWith({ cursor, gap }, at(2, 'other'), at(6))).toBe('broken')
  expect(heldWith({ cursor, gap }, at(4), at(6, 'other'))).toBe('broken')
  expect(heldWith({ cursor, gap }, at(3), at(5))).toBeNull()
  expect(heldWith({ cursor, gap }, at(1), at(6))).toBeNull()
})

it.each([1, 2, 3])(
  '[SY30] on a road that breaks anywhere, with two tabs, all of it comes (seed %i)',
  async (seed) => {
    const random = createRandom(seed)
    const third = await addDevice(world)
    for (let round = 0; round < 12; round += 1) {
      for (const device of [phone, third]) {
        device.road.faults = Array.from({ length: random.int(6) }, () => random.pick(roadFaults))
        if (random.int(3) === 0) await note(device, `${round}`)
        const other = phoneOn(device, world.now)
        await Promise.all([sync(device.phone), random.int(2) === 0 ? sync(other) : null])
        await other.withDatabase(async (database) => database.close())
        await soundness(device)
      }
      if (random.int(6) === 0) world.servers[0] = await killed(serverOf(world, phone), world.now)
      third.road.faults = []
      if (random.int(4) === 0) await enrolHere(world, third)
    }
    for (const device of world.devices) device.road.faults = []
    for (const device of [...world.devices, ...world.devices]) expect(await sync(device.phone)).toBe('done')
    await checkEqual(world)
  },
)
