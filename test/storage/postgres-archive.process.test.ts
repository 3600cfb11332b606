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
  const nothing = { coveredTo: 0, coveredAt: null }
  const say = () => storage.append(batch(lines(intake())))
  const nextFile = () => cluster.query('select pg_switch_wal()')
  await say()
  const askedMs = Date.now()
  expect(await storage.covered()).toEqual(nothing)
  await say()
  expect(await storage.covered()).toEqual(nothing)
  await nextFile()
  await expect.poll(() => storage.covered()).toEqual({ coveredTo: 1, coveredAt: expect.any(String) })
  const { coveredAt } = (await storage.covered()) ?? nothing
  expect(Date.parse(coveredAt ?? '')).toBeLessThan(askedMs)
  await say()
  await nextFile()
  await expect.poll(() => storage.covered()).toMatchObject({ coveredTo: 2 })
  await cluster.query('update head set generation = 2', 'record')
  expect(await storage.covered()).toEqual(nothing)
})

test('[ST12] where no WAL is archived nothing is covered', async () => {
  const cluster = await startCluster()
  onTestFinished(cluster.remove)
  const { storage } = await openPostgres(await cluster.database('record'), seal)
  onTestFinished(() => storage.close())
  await storage.covered()
  await storage.append(batch(lines(intake())))
  await cluster.query('select pg_switch_wal()')
  expect(await storage.covered()).toEqual({ coveredTo: 0, coveredAt: null })
})
