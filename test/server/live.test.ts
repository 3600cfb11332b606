// The live stream: a hint, never data.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLiveFeed, maxStreams, maxStreamsPerDevice } from '../../server/routes/live-feed.ts'
import { heartbeatMs } from '../../shared/sync/protocol.ts'
import { invite } from '../../server/identity/invitations.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { devices, fixedNow, intake, people } from '../people.ts'
import { enrol, enrolledPhone, type Phone, secret, startTown, type Town } from './town.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

async function listen(town: Town, phone: Phone) {
  const answer = await town.app.request('/api/v2/live', { headers: { cookie: phone.cookie } })
  if (answer.status !== 200 || answer.body === null) return { answer, next: null, leave: null }
  const reader = answer.body.getReader()
  const next = async () => {
    const { done, value } = await reader.read()
    if (done) return 'end'
    const [event, data] = new TextDecoder().decode(value).trimEnd().split('\n')
    return { event: event?.slice('event: '.length), data: JSON.parse(data?.slice('data: '.length) ?? '') }
  }
  return { answer, next, leave: () => reader.cancel() }
}

test('[SY18] the first event is head; then head after each append', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const { head } = await phone.sync([intake()])
  const live = await listen(town, phone)
  expect(head.generation).toBe(1)
  expect(await live.next?.()).toEqual({ event: 'head', data: head })
  const { head: second } = await phone.sync([intake()])
  expect(await live.next?.()).toEqual({ event: 'head', data: second })
  const office = await enrolledPhone(town, devices.officePhone)
  const { head: third } = await office.sync([intake({ device: office.device })])
  expect(await live.next?.()).toEqual({ event: 'head', data: third })
})

test('[SY18] what adds nothing announces nothing; appends that come fast are told by the last', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const live = await listen(town, phone)
  await live.next?.()
  const sent = intake()
  for (const lines of [[sent], [sent], ['{'], []]) await phone.sync(lines)
  const { head } = await phone.sync([intake()])
  const heard = [await live.next?.(), await live.next?.()]
  expect(heard.at(-1)).toEqual({ event: 'head', data: head })
})

test('[SY18] [AU8] what the record says of an enrolment is told too; found by the fuzz, seed 1', async () => {
  const town = await startTown()
  const office = await enrolledPhone(town, devices.officePhone, { administrator: true })
  const live = await listen(town, office)
  await live.next?.()
  const invitedBy = office.device
  const code = await invite(
    town.storage,
    town.seal,
    { ...people.dutyOfficer, administrator: false, invitedBy },
    fixedNow,
  )
  await enrol(town, { code, device: devices.dutyPhone, deviceName: '予備', secret })
  expect(await live.next?.()).toMatchObject({ event: 'head', data: { position: 1 } })
})

test('[SY18] a heartbeat every twenty seconds, with the time', async () => {
  const town = await startTown()
  const live = await listen(town, await enrolledPhone(town))
  await live.next?.()
  for (let beat = 0; beat < 3; beat += 1) {
    vi.advanceTimersByTime(heartbeatMs)
    expect(await live.next?.()).toEqual({ event: 'heartbeat', data: { now: fixedNow.toISOString() } })
  }
})

test('[AU6] a stream ends within five seconds of what another process has ended, and of its session', async () => {
  const town = await startTown()
  const ended = await enrolledPhone(town)
  const other = await enrolledPhone(town, devices.officePhone)
  const [live, others] = [await listen(town, ended), await listen(town, other)]
  await Promise.all([live.next?.(), others.next?.()])
  vi.advanceTimersByTime(5000)
  const end = { device: ended.device, reason: 'サーバーからの解除', by: 'サーバーの操作', byDevice: null }
  await town.storage.revoke({ ...end, now: fixedNow.toISOString() })
  vi.advanceTimersByTime(5000)
  expect(await live.next?.()).toBe('end')
  await other.sync([intake({ device: other.device })])
  expect(await others.next?.()).toMatchObject({ event: 'head' })
  town.clock.now = new Date(fixedNow.getTime() + 401 * 24 * 3_600_000)
  vi.advanceTimersByTime(5000)
  expect(await others.next?.()).toBe('end')
})

test('[AU6] the sessions of all streams are looked for by one question, however many listen, and by none once nobody does', async () => {
  const asked = { one: 0, all: 0 }
  const counted = (storage: Storage): Storage => ({
    ...storage,
    session: (...given) => ((asked.one += 1), storage.session(...given)),
    heldSessions: (...given) => ((asked.all += 1), storage.heldSessions(...given)),
  })
  const town = await startTown({ counted })
  const all = []
  for (const device of [devices.dutyPhone, devices.officePhone]) {
    const phone = await enrolledPhone(town, device)
    all.push(await listen(town, phone), await listen(town, phone))
  }
  for (const live of all) await live.next?.()
  asked.one = 0
  vi.advanceTimersByTime(10_000)
  expect(asked).toEqual({ one: 0, all: 2 })
  for (const live of all) await live.leave?.()
  vi.advanceTimersByTime(10_000)
  expect(asked).toEqual({ one: 0, all: 2 })
})

test('[SY18] nothing between server and phone may hold the stream back', async () => {
  const town = await startTown()
  const { answer } = await listen(town, await enrolledPhone(town))
  expect(answer.headers.get('content-type')).toMatch('text/event-stream')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(answer.headers.get('x-accel-buffering')).toBe('no')
  expect(answer.headers.get('content-encoding')).toBeNull()
})

test('[SY18] a phone that does not read holds up nobody and piles nothing up', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const deaf = await listen(town, phone)
  for (let n = 0; n < 50; n += 1) {
    await phone.sync([intake()])
    vi.advanceTimersByTime(heartbeatMs)
  }
  const heard = []
  for (let last = 0; last < 50;) {
    const event = await deaf.next?.()
    if (event === undefined || event === 'end') break
    heard.push(event)
    last = event.data.position ?? last
  }
  expect(heard.length).toBeLessThan(8)
  expect(heard.at(-1)?.data.position).toBe(50)
})

test('[SY18] streams are bounded: a device loses its oldest, which is told, and a full server says so', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const own = []
  for (let n = 0; n <= maxStreamsPerDevice; n += 1) own.push(await listen(town, phone))
  expect(await own[0]?.next?.()).toMatchObject({ event: 'head' })
  expect(await own[0]?.next?.()).toEqual({ event: 'replaced', data: {} })
  expect(await own[0]?.next?.()).toBe('end')
  const strangers = maxStreams - maxStreamsPerDevice
  for (let n = 0; n < strangers; n += 1)
    town.feed.join({ device: `${n}`, tokenHash: `${n}`, tell() {}, replaced() {}, end() {} })
  const office = await enrolledPhone(town, devices.officePhone)
  const refused = await listen(town, office)
  expect([refused.answer.status, await refused.answer.json()]).toEqual([429, { reason: 'tooManyStreams' }])
  expect((await listen(town, phone)).answer.status).toBe(200)
  await own.at(-1)?.leave?.()
  expect((await listen(town, office)).answer.status).toBe(200)
})

test('[SY18] of hundreds that listen ten are told at once and the others in turn, each of the newest head', async () => {
  const heads = [1, 2, 3].map((position) => ({ position, hash: 'ab'.repeat(32), generation: 1 }))
  const feed = createLiveFeed()
  const heard = Array.from({ length: 25 }, () => [] as number[])
  for (const [n, positions] of heard.entries())
    feed.join({
      device: `${n}`,
      tokenHash: `${n}`,
      tell: ({ position }) => void positions.push(position),
      replaced() {},
      end() {},
    })
  for (const head of heads) feed.announce(head)
  expect(heard.map((positions) => positions.join())).toEqual([
    ...Array.from({ length: 10 }, () => '1'),
    ...Array.from({ length: 15 }, () => ''),
  ])
  await expect.poll(() => heard.every((positions) => positions.at(-1) === 3)).toBe(true)
  expect(new Set(heard.map((positions) => positions.join()))).toEqual(new Set(['1,3', '3']))
})

test('[SY18] while pulls wait for their turn fewer are told; six go on at once, and the others in the order in which they came', async () => {
  const feed = createLiveFeed()
  let told = 0
  for (let n = 0; n < 20; n += 1)
    feed.join({ device: `${n}`, tokenHash: `${n}`, tell: () => void (told += 1), replaced() {}, end() {} })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const pulls = Array.from({ length: 8 }, (_, n) =>
    feed.pull(() => new Promise<void>((resolve) => (begun.push(n), ends.push(resolve)))),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  const announcedMs = performance.now()
  feed.announce({ position: 1, hash: 'ab'.repeat(32), generation: 1 })
  await expect.poll(() => told, { timeout: 3000 }).toBe(20)
  expect(performance.now() - announcedMs).toBeGreaterThan(250)
  for (const end of ends) end()
  await expect.poll(() => begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  for (const end of ends) end()
  await Promise.all(pulls)
  feed.announce({ position: 2, hash: 'cd'.repeat(32), generation: 1 })
  await expect.poll(() => told, { timeout: 400 }).toBe(40)
})

test('[SY18] a head announced while another was being read is the one that is told', () => {
  const older = { position: 1, hash: 'ab'.repeat(32), generation: 1 }
  const newer = { position: 2, hash: 'cd'.repeat(32), generation: 1 }
  const feed = createLiveFeed()
  expect(feed.newest(older)).toEqual(older)
  feed.announce(newer)
  expect(feed.newest(older)).toEqual(newer)
})

test('[SY18] HEAD opens no stream; closing the feed ends all', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const asked = { method: 'HEAD', headers: { cookie: phone.cookie } }
  expect((await town.app.request('/api/v2/live', asked)).status).toBe(405)
  const live = await listen(town, phone)
  await live.next?.()
  town.feed.close()
  expect(await live.next?.()).toBe('end')
  expect(vi.getTimerCount()).toBe(0)
})
