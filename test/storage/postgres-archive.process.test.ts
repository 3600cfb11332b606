// What PostgreSQL's own copies have, as its archived WAL tells it (ST12).
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../server/storage/postgres.ts'
import { Health } from '../../shared/sync/health.ts'
import { healthPath } from '../../shared/sync/protocol.ts'
import { intake } from '../people.ts'
import { startServer } from '../server/child.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { ownFolder } from './folder.ts'
import { batch, lines, seal } from './lines.ts'
import { type Cluster, startCluster, startStandby } from './postgres-cluster.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster(['archive_mode=on'])
  await archiveBy('true')
}, 30_000)
afterAll(() => cluster.remove())

/** `command`: whether it takes what it is given. */
async function archiveBy(command: 'true' | 'false'): Promise<void> {
  await cluster.query(`alter system set archive_command = '${command}'`)
  await cluster.query('select pg_reload_conf()')
}

test('[ST12] a server says so to a device in /health, with the days that its setting names', async () => {
  const folder = await ownFolder()
  const own = { DATA_DIR: join(folder, 'one'), SEAL_KEY_FILE: join(folder, 'seal.key') }
  const DATABASE_URL = await cluster.database('served')
  const { url, code } = await startServer({ ...own, DATABASE_URL, PHONE_DAYS: '30' })
  const { headers, sync } = await enrolRemote(url, code)
  await sync(url, [intake()])
  const health = async () => Health.parse(await (await fetch(`${url}${healthPath}`, { headers })).json())
  const { position, retention } = await health()
  expect([position > 0, retention]).toEqual([true, { days: 30, coveredTo: 0 }])
  await cluster.query('select pg_switch_wal()')
  await expect.poll(async () => (await health()).retention).toEqual({ days: 30, coveredTo: position })
})

test('[ST12] what lies in archived WAL is covered; what came later is not, nor anything of another generation', async () => {
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
  // What the archive does not take is not covered.
  await archiveBy('false')
  await say()
  await storage.covered(1)
  await nextFile()
  const failed = () => cluster.query('select failed_count > 0 as failed from pg_stat_archiver')
  await expect.poll(async () => (await failed()).rows).toEqual([{ failed: true }])
  expect(await storage.covered(1)).toBe(2)
  await cluster.query('update head set generation = 2', 'record')
  expect(await storage.covered(1)).toBe(0)
})

test('[ST12] where no WAL is archived nothing is covered', async () => {
  const without = await startCluster()
  onTestFinished(without.remove)
  const { storage } = await openPostgres(await without.database('record'), seal)
  onTestFinished(() => storage.close())
  await storage.covered(1)
  await storage.append(batch(lines(intake())))
  await without.query('select pg_switch_wal()')
  expect(await storage.covered(1)).toBe(0)
})

test('[ST12][PG5] a standby that took over covers what its own archive took since then, whatever that of before had', async () => {
  const settings = ['archive_mode=on', 'archive_command=true']
  const primary = await startCluster(settings)
  onTestFinished(primary.remove)
  const DATABASE_URL = await primary.database('record')
  const before = (await openPostgres(DATABASE_URL, seal)).storage
  const standby = await startStandby(primary, settings)
  onTestFinished(standby.remove)
  await before.append(batch(lines(intake())))
  await before.covered(1)
  await primary.query('select pg_switch_wal()')
  await expect.poll(() => before.covered(1)).toBe(1)
  const { head } = await before.append(batch(lines(intake())))
  const followed = () => standby.query('select position::int from head', 'record')
  await expect.poll(async () => (await followed()).rows).toEqual([{ position: head.position }])
  await before.close()
  await primary.stop('SIGKILL')

  await standby.query('select pg_promote()')
  const after = (await openPostgres(DATABASE_URL.replace(primary.folder, standby.folder), seal)).storage
  onTestFinished(() => after.close())
  const { position, generation } = await after.head()
  expect([position >= head.position, generation > head.generation]).toEqual([true, true])
  expect(await after.covered(generation)).toBe(0)
  await standby.query('select pg_switch_wal()')
  await expect.poll(() => after.covered(generation)).toBe(position)
  expect(await after.covered(head.generation)).toBe(0)
})
