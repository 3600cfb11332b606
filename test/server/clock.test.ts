// A server's clock that lies: seen by whoever asks, and stopping nothing.
import { expect, test } from 'vitest'
import { clockState, clockWarning } from '../../server/clock.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { devices, fixedNow, intake } from '../people.ts'
import { batch, lines, seal } from '../storage/lines.ts'
import { ownFolder } from '../storage/folder.ts'
import { enrolledPhone, startTown } from './town.ts'

test('[SY27] a clock set back before the last line is told with each answer and by health, and lines are taken all the same', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const early = await phone.sync([intake()])
  expect(early).not.toHaveProperty('clockBehindMs')
  town.clock.now = new Date(fixedNow.getTime() - 3_600_000)
  const late = await phone.sync([intake()])
  expect(late).toMatchObject({ clockBehindMs: 3_600_000 })
  expect(late.accepted.map(({ receivedAt }) => receivedAt)).toEqual([fixedNow.toISOString()])
  const head = await town.app.request('/api/v2/head', { headers: { cookie: phone.cookie } })
  expect(await head.json()).toMatchObject({ clockBehindMs: 3_600_000 })
  const health = await town.app.request('/api/v2/health', { headers: { cookie: phone.cookie } })
  expect([health.status, await health.json()]).toMatchObject([
    200,
    { ok: true, clock: { behindMs: 3_600_000 } },
  ])
})

test('[SY27] a line that came while it was being looked for lies before nothing: the clock is read last', async () => {
  let last = fixedNow
  const storage = await openSqlite(`${await ownFolder()}/record.sqlite`, seal)
  const slow = {
    ...storage,
    async lastReceivedAt() {
      last = new Date(last.getTime() + 1000)
      await storage.append(batch(lines(intake()), { now: last.toISOString() }))
      return storage.lastReceivedAt()
    },
  }
  expect(await clockState(slow, () => last)).toMatchObject({ behindMs: 0 })
  await storage.close()
})

test.each([
  ['one device alone', [20], false],
  ['two devices', [20, 25], true],
  ['two devices behind', [-20, -25], true],
  ['two devices that differ', [20, -25], false],
  ['two against two', [20, 25, 0, 1], false],
  ['three against two', [20, 25, 30, 0, 1], true],
  ['two by less than ten minutes', [9, -9], false],
])('[SY27] %s: whether its clock is contradicted', async (_, minutes, contradicted) => {
  const storage = await openSqlite(`${await ownFolder()}/record.sqlite`, seal)
  for (const [n, minute] of minutes.entries()) {
    const uploader = devices.officePhone.replace(/.$/, String(n))
    const said = lines(intake({ device: uploader }))
    // What it was before counts no more.
    await storage.append(batch(said, { uploader, clockOffsetMs: 5e9 }))
    await storage.append(
      batch(lines(intake({ device: uploader })), { uploader, clockOffsetMs: minute * 60_000 }),
    )
  }
  const state = await clockState(storage, () => fixedNow)
  expect(state).toMatchObject({ behindMs: 0, contradicted })
  expect(clockWarning(state) !== null).toBe(contradicted)
  await storage.close()
})
