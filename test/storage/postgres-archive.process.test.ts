// What PostgreSQL's own copies have, as its archived WAL tells it (ST12).
import { expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../server/storage/postgres.ts'
import { intake } from '../people.ts'
import { batch, lines, seal } from './lines.ts'
import { startCluster } from './postgres-cluster.ts'

test('[ST12] what lies in archived WAL is covered; what came later is not, nor anything of another generation', async () => {
  const cluster = await startCluster(['archive_mode=on', 'archive_command=true'])
  onTestFinished(cluster.remove)
  const { storage } = await openPostgres(await cluster.database('record'), seal)
  onTestFinished(() => storage.close())
  const say = () => storage.append(batch(lines(intake())))
  const nextFile = () => cluster.query('select pg_switch_wal()')
  await say()
  expect(await storage.covered(1)).toBe(0)
  await say()
  expect(await storage.covered(1)).toBe(0)
  await nextFile()
  await expect.poll(() => storage.covered(1)).toBe(1)
  // The head may rise between the question where it stands and this one.
  expect(await storage.covered(2)).toBe(0)
  await say()
  await nextFile()
  await expect.poll(() => storage.covered(1)).toBe(2)
  await cluster.query('update head set generation = 2', 'record')
  expect(await storage.covered(1)).toBe(0)
})

test('[ST12] where no WAL is archived nothing is covered', async () => {
  const cluster = await startCluster()
  onTestFinished(cluster.remove)
  const { storage } = await openPostgres(await cluster.database('record'), seal)
  onTestFinished(() => storage.close())
  await storage.covered(1)
  await storage.append(batch(lines(intake())))
  await cluster.query('select pg_switch_wal()')
  expect(await storage.covered(1)).toBe(0)
})
