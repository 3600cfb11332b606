// One device id on two phones, and a phone that is put back to its own old image: the second goes on under a new id (SY29).
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepAfloat } from '../../app/record/log/lifeboat.ts'
import { knownSelf } from '../../app/record/log/self.ts'
import { sync } from '../../app/sync/engine.ts'
import { checkEqual, checkServer } from './checks.ts'
import {
  closeHandle,
  deleteDatabase,
  fromImage,
  imageOf,
  newSubject,
  phoneOn,
  restart,
  say,
  selfOf,
} from './device.ts'
import type { Device } from './device.ts'
import { addDevice, createWorld, endWorld, enrolHere } from './world.ts'
import type { World } from './world.ts'

let world: World
let phone: Device

beforeEach(async () => {
  world = await createWorld(1)
  ;[phone] = world.devices as [Device]
})
afterEach(() => endWorld(world))

const note = (device: Device, what: string) =>
  say(device, [{ type: 'v1.noted', subject: newSubject(device), body: { what } }])

/** It is told of in an answer to what it says; the round after that ends with it. */
async function untilParted(device: Device): Promise<void> {
  for (let round = 0; round < 3 && (await selfOf(device)).second !== 'parted'; round += 1)
    await sync(device.phone)
  expect(await sync(device.phone)).toBe('sessionEnded')
}

async function allIsEqual(): Promise<void> {
  for (const device of [...world.devices, ...world.devices]) expect(await sync(device.phone)).toBe('done')
  await checkEqual(world)
}

it('[SY29] of two phones with one id the second has another, and what both said is there once', async () => {
  await note(phone, '前に')
  await sync(phone.phone)
  await note(phone, '同じ行')
  const clone = await addDevice(world)
  await fromImage(clone, await imageOf(phone), world.now)
  const { device: id, secret } = await selfOf(phone)
  await note(phone, '一台目')
  await note(clone, '二台目')
  expect(await sync(phone.phone)).toBe('done')
  await untilParted(clone)
  await enrolHere(world, clone)
  await note(clone, '登録の後')
  await note(phone, '一台目の続き')
  await allIsEqual()

  expect(await selfOf(phone)).toMatchObject({ device: id, second: null })
  const other = await selfOf(clone)
  expect(other).toMatchObject({ second: null, formerly: [id], sessionEnded: false })
  expect([other.device, other.secret]).not.toEqual(expect.arrayContaining([id]))
  expect(other.secret).not.toBe(secret)
  const [server] = world.servers
  if (server === undefined) throw new Error('no server')
  expect((await checkServer(world, server, 'server')).position).toBe(6)
})

it('[SY29] a phone put back to its own old image loses nothing, and has a new id', async () => {
  await note(phone, '前に')
  await sync(phone.phone)
  const image = await imageOf(phone)
  await note(phone, '後で')
  await sync(phone.phone)
  const { device: id } = await selfOf(phone)
  await fromImage(phone, image, world.now)
  await note(phone, '戻った後')
  await untilParted(phone)
  await enrolHere(world, phone)
  await allIsEqual()
  expect((await selfOf(phone)).device).not.toBe(id)
})

it('[SY29] what is said before it has parted goes up under the old id, what is said after it waits for the code', async () => {
  const image = await imageOf(phone)
  await note(phone, '一台目')
  await sync(phone.phone)
  await fromImage(phone, image, world.now)
  await note(phone, '戻った後')
  phone.road.faults = ['meanwhile']
  let said = 0
  phone.road.meanwhile = async () => void (said += (await note(phone, '送る間に')).length)
  await untilParted(phone)
  expect(said).toBe(1)
  await note(phone, '分かれた後')
  expect(await sync(phone.phone)).toBe('sessionEnded')
  await enrolHere(world, phone)
  await allIsEqual()
})

/** A phone that went back to an older image, with a lifeboat, and is told so. Answers the id that it had. */
async function partedPhone(): Promise<string> {
  await keepAfloat(phone.phone)
  const image = await imageOf(phone)
  await note(phone, '一台目')
  await sync(phone.phone)
  await fromImage(phone, image, world.now)
  return (await selfOf(phone)).device
}

it('[SY29][ST11] whose database goes after it has parted does not come back under the old id', async () => {
  const old = await partedPhone()
  await note(phone, '戻った後')
  await untilParted(phone)
  const { device: id } = await selfOf(phone)
  await enrolHere(world, phone)
  await closeHandle(phone)
  await deleteDatabase(phone)
  await restart(phone, world.now)
  expect(await selfOf(phone)).toMatchObject({ device: id, formerly: [old] })
})

it('[SY29][ST11] nor by a tab that looked before it parted', async () => {
  const old = await partedPhone()
  const tab = phoneOn(phone, world.now)
  const idByTab = async () => (await tab.withDatabase((database) => knownSelf(tab, database))).device
  expect(await idByTab()).toBe(old)
  await note(phone, '戻った後')
  await untilParted(phone)
  const { device: id } = await selfOf(phone)
  await closeHandle(phone)
  await deleteDatabase(phone)
  expect(await idByTab()).toBe(id)
})

it('[SY29] two tabs that sync at once, and answers that are lost, are no second copy', async () => {
  const { device: id } = await selfOf(phone)
  for (let n = 0; n < 20; n += 1) {
    await note(phone, String(n))
    phone.road.faults = n % 3 === 0 ? ['answerLost'] : []
    await Promise.all([sync(phone.phone), note(phone, `${n} '`), sync(phone.phone)])
  }
  expect(await selfOf(phone)).toMatchObject({ device: id, second: null })
})
