// A server whose clock was in 2099 for a while: its record, mended, and the trace of it.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { mendClock, planMend } from '../../../server/copies/mend-clock.ts'
import { verifyDatabase } from '../../../server/copies/verify.ts'
import { readSqlite } from '../../../server/storage/sqlite.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import { fixedNow } from '../../people.ts'
import { wholeChain } from '../../storage/lines.ts'
import { keptTown, whyNot } from './kept-town.ts'

const wrong = new Date('2099-01-01T00:00:00.000Z')
const soon = new Date(fixedNow.getTime() + 3_600_000)

async function planned(file: string, now: Date) {
  const database = readSqlite(file)
  return planMend(database, now).finally(() => database.destroy())
}

test('[BK7] times of receipt in the future are set anew: same lines, same places, times that do not fall, and a line that says so', async () => {
  const town = await keptTown(2)
  await town.say(2, wrong)
  await town.say(1)
  const before = await wholeChain(town.storage)
  expect(before.map(({ receivedAt }) => receivedAt.slice(0, 4))).toEqual([
    '2026',
    '2026',
    '2099',
    '2099',
    '2099',
  ])
  await town.end()
  const plan = await planned(town.file, soon)
  expect(plan).toEqual({ first: 3, count: 3, was: wrong.toISOString(), generation: 2 })
  if (plan === null) throw new Error('nothing to mend')
  const aside = await mendClock(town.file, plan, town.seal, soon)
  expect(await whyNot(town.file, town)).toBeNull()
  const { storage, say } = await town.serve()
  const after = await wholeChain(storage)
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
  expect(after.slice(0, 5).map(({ id, digest, bytes }) => [id, digest, bytes])).toEqual(
    before.map(({ id, digest, bytes }) => [id, digest, bytes]),
  )
  const stamps = before.map(({ bytes }) =>
    readStoredLine(Buffer.from(bytes ?? []).toString())?.operation.stamp.slice(0, 24),
  )
  expect(after.slice(2, 5).map(({ receivedAt }) => receivedAt)).toEqual(stamps.slice(2))
  expect(after.at(5)).toMatchObject({ standing: 'server', receivedAt: soon.toISOString() })
  expect(readStoredLine(Buffer.from(after.at(5)?.bytes ?? []).toString())?.operation).toMatchObject({
    type: 'v1.clockMended',
    body: { from: 3, generation: 2, was: wrong.toISOString() },
  })
  expect(await storage.head()).toMatchObject({ generation: 2, position: 6 })
  expect((await say(1, soon)).accepted.at(0)?.receivedAt).toBe(soon.toISOString())
  expect((await verifyDatabase(aside ?? '', town.seal, null)).found).toEqual([])
})

test('[BK7] a record whose times are past, or ahead by less than ten minutes, is left alone', async () => {
  const town = await keptTown(2)
  expect(await planned(town.file, soon)).toBeNull()
  expect(await planned(town.file, new Date(fixedNow.getTime() - 9 * 60_000))).toBeNull()
  expect(await planned(town.file, new Date(fixedNow.getTime() - 11 * 60_000))).toMatchObject({
    first: 1,
    count: 2,
  })
})

test('[BK7] a code made while the clock was ahead does not hold for as long', async () => {
  const town = await keptTown(0)
  const code = (expiresAt: string, codeHash: string) =>
    town.storage.addInvitation(
      { codeHash, name: null, office: null, administrator: true, expiresAt, invitedBy: null },
      fixedNow.toISOString(),
    )
  await code(wrong.toISOString(), 'ahead')
  await code(soon.toISOString(), 'now')
  await town.say(1, wrong)
  await town.end()
  const plan = await planned(town.file, soon)
  if (plan === null) throw new Error('nothing to mend')
  await mendClock(town.file, plan, town.seal, soon)
  const database = new DatabaseSync(town.file, { readOnly: true })
  expect(database.prepare('select code_hash from invitation').all()).toEqual([{ code_hash: 'now' }])
  database.close()
})
