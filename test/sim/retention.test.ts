// Ended drills 訓練 go from phones, their pictures after them; then the server is lost, and goes on from the oldest copy that is
// kept: nothing that was accepted is gone, and what was let go comes again (ST12, BK5).
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { summarise } from '../../app/facts/summarise.ts'
import { makeSummaries } from '../../app/record/derived/make-summaries.ts'
import { attachmentOf } from '../../app/record/log/attachments.ts'
import { retire } from '../../app/record/log/retire.ts'
import { retiredIncidents } from '../../app/record/log/retired.ts'
import { fetchAttachment, sendWaiting } from '../../app/sync/attachments.ts'
import { bringBack, bringBackSpoken } from '../../app/sync/bring-back.ts'
import { sync } from '../../app/sync/engine.ts'
import { retirePictures } from '../../app/sync/retire-pictures.ts'
import { coveredIn } from '../../server/copies/backup.ts'
import { retentionNow } from '../../server/copies/schedule.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import { checkChain, checkDevice, checkEqual, checkServer, Violation } from './checks.ts'
import { rowsOf, waitingOn } from './device.ts'
import type { Device } from './device.ts'
import { began, ended, mediaType, pageOf, picture, sayOf } from './drills.ts'
import { backup, restored } from './server.ts'
import { addDevice, createWorld, endWorld, serverOf } from './world.ts'
import type { World } from './world.ts'

const dayMs = 24 * 60 * 60_000

let world: World
let phones: Device[]
let [office, hall, away] = [] as unknown as [Device, Device, Device]
let copies: string[]

beforeEach(async () => {
  world = await createWorld(1)
  await addDevice(world)
  phones = world.devices
  ;[office, hall, away] = phones as [Device, Device, Device]
  copies = []
})
afterEach(() => endWorld(world))

const folder = () => `${world.folder}/copies`

async function copy(): Promise<void> {
  copies.push(await backup(serverOf(world, office), folder(), world.now))
  world.nowMs += dayMs
}

async function comeBack(device: Device): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    expect(await sync(device.phone)).toBe('done')
    await sendWaiting(device.phone)
  }
  await bringBackSpoken(device.phone)
  await makeSummaries(device.phone, summarise)
  await checkChain(device)
  await checkServer(world, serverOf(world, device), 'server')
}

const all = async (work: (device: Device) => Promise<unknown>) => {
  for (const device of phones) await work(device)
}

/** As after a round: what its health says need not be held goes. `coveredTo`: by the copies that are kept. */
async function letGo(device: Device, coveredTo = (head: Head) => coveredIn(folder(), head)) {
  const head = await serverOf(world, device).storage.head()
  const { position, generation } = head
  const means = { phoneDays: 30, backupDirectory: folder() }
  const retention = retentionNow(means, head, coveredTo(head))
  if (retention === undefined) throw new Error('nothing is said of it')
  const told = { now: new Date(world.now()).toISOString(), generation, position, retention }
  await retire(device.phone, told)
  // Once to note what the server has, and once more a while later.
  return [...(await retirePictures(device.phone, told)), ...(await retirePictures(device.phone, told))]
}

/** Two drills that the oldest copy has, one that only the newer has, and one that goes on; pictures of each. */
async function drills() {
  const [first, second, open] = [await began(office), await began(hall), await began(away)]
  const alone = await picture(office, first)
  const shared = await picture(office, first, open)
  const late = await picture(hall, second)
  await ended(office, first)
  await ended(hall, second)
  await all(({ phone }) => sync(phone))
  await sendWaiting(office.phone)
  await pageOf(office)
  await all(({ phone }) => sync(phone))
  await copy()
  // The oldest copy has the line that names it, and not the picture.
  await sendWaiting(hall.phone)
  const third = await began(office)
  const newer = await picture(office, third)
  await ended(office, third)
  await pageOf(hall)
  await all(comeBack)
  await copy()
  world.nowMs += 60 * dayMs
  await sayOf(away, open, { type: 'v1.noted', body: { what: '続いている' } })
  await all(comeBack)
  await all(checkDevice.bind(null, world))
  return { first, second, third, open, alone, shared, late, newer }
}

async function lose(): Promise<void> {
  const [oldest = ''] = copies
  world.servers[0] = await restored(serverOf(world, office), oldest, world.now)
  world.checked.clear()
}

/** Every phone has every line that it had, and the server has all of them. */
async function wholeAgain(): Promise<void> {
  for (const device of phones) {
    for (const id of await retiredIncidents(device.phone))
      if (!(await bringBack(device.phone, id))) throw new Violation(`${id} does not come back`)
    await checkDevice(world, device)
  }
  await checkEqual(world)
}

it('[ST12][BK5] go, and the oldest copy with the phones brings each line and picture again', async () => {
  const { first, second, alone, shared, late, newer } = await drills()
  const before = await rowsOf(hall)
  for (const device of phones) {
    // What the server has by now the oldest copy need not have.
    expect(await letGo(device)).toEqual([])
    expect((await retiredIncidents(device.phone)).toSorted()).toEqual([first, second].toSorted())
  }

  await lose()
  expect(await serverOf(world, office).storage.attachment(late)).toBeNull()
  for (const device of [away, hall, office]) await comeBack(device)
  await all(comeBack)
  const { storage } = serverOf(world, office)
  for (const sha256 of [alone, shared, late, newer]) expect(await storage.attachment(sha256)).not.toBeNull()
  // Looked at again, on a phone that never had it.
  expect(await fetchAttachment(away.phone, second, { sha256: late, mediaType })).toBe('here')
  await wholeAgain()
  const now = new Map((await rowsOf(hall)).map(({ id, line }) => [id, line]))
  expect(before.filter(({ id, line }) => now.get(id) !== line)).toEqual([])
  // Nothing goes by copies of the time before, nor by what the server had then.
  for (const device of phones) expect(await letGo(device)).toEqual([])
  expect(await retiredIncidents(office.phone)).toEqual([])
})

it('[ST12][BK5] pictures go once each copy is of a later record, and come again from the oldest', async () => {
  const { first, second, third, open, alone, shared, late, newer } = await drills()
  await all((device) => letGo(device))
  await copy()
  for (const file of copies.splice(0, 2)) rmSync(file)
  // This copy is of the record as it stood when the server was asked.
  for (const device of phones) expect(await letGo(device)).toEqual([])
  await sayOf(away, open, { type: 'v1.noted', body: { what: 'また続いている' } })
  await pageOf(away)
  await all(comeBack)
  await copy()
  for (const file of copies.splice(0, 1)) rmSync(file)
  const gone = await Promise.all(phones.map((device) => letGo(device)))
  expect(gone.map((digests) => digests.toSorted())).toEqual([[alone, newer].toSorted(), [late], []])
  const left = await Promise.all([alone, shared].map((sha256) => attachmentOf(office.phone, sha256)))
  expect(left.map((one) => one !== undefined)).toEqual([false, true])
  expect((await retiredIncidents(away.phone)).toSorted()).toEqual([first, second, third].toSorted())
  await lose()
  await all(comeBack)
  await wholeAgain()
  for (const [incident, sha256] of [
    [first, alone],
    [second, late],
    [third, newer],
  ] as const)
    expect(await fetchAttachment(away.phone, incident, { sha256, mediaType })).toBe('here')
})

it('[ST12][AT6] one that the copy lacks goes up again, where the line that names it is at the server alone', async () => {
  const drill = await began(hall)
  const sha256 = await picture(hall, drill)
  await ended(hall, drill)
  await sync(hall.phone)
  await pageOf(office)
  await all(({ phone }) => sync(phone))
  await all(({ phone }) => sync(phone))
  await copy()
  await sendWaiting(hall.phone)
  world.nowMs += 60 * dayMs
  await all(comeBack)
  expect(await letGo(hall)).toEqual([])
  expect(await retiredIncidents(hall.phone)).toEqual([drill])
  await lose()
  expect(await sync(hall.phone)).toBe('done')
  expect(await retiredIncidents(hall.phone)).toEqual([drill])
  await sendWaiting(hall.phone)
  expect(await serverOf(world, hall).storage.attachment(sha256)).not.toBeNull()
})

it('[ST12] nor is lost what was said offline of a drill whose bytes had gone', async () => {
  const { first, second } = await drills()
  await all((device) => letGo(device))
  await sayOf(away, first, { type: 'v1.noted', body: { what: '圏外で思い出した' } })
  const again = await picture(away, second)
  // Nothing goes while it waits.
  expect(await letGo(away)).toEqual([])
  await lose()
  for (const device of [office, away, hall]) await comeBack(device)
  await all(comeBack)
  expect(await waitingOn(away)).toBe(0)
  expect(await serverOf(world, away).storage.attachment(again)).not.toBeNull()
  for (const { phone } of phones) expect(await retiredIncidents(phone)).toEqual([])
  await wholeAgain()
})

it('[ST12] this falls where a device lets go what only the newest copy has', async () => {
  await drills()
  const newest = () => Number(/-p(\d+)\./.exec(copies.at(-1) ?? '')?.[1])
  await all((device) => letGo(device, newest))
  await lose()
  const again = async () => {
    await all(comeBack)
    await wholeAgain()
  }
  await expect(again()).rejects.toThrow(Violation)
})
