// A PostgreSQL and the standby that every commit of it waits for, under an address that names whichever is the primary.
import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster, startStandby } from '../storage/postgres-cluster.ts'
import type { Cluster } from '../storage/postgres-cluster.ts'

export type ClusterPair = Awaited<ReturnType<typeof openPair>>

export async function openPair() {
  const primary = await startCluster()
  const url = await primary.database('record')
  const standby = await startStandby(primary)
  const place = await mkdtemp(join(tmpdir(), 'juki-place-'))
  const link = join(place, 'database')
  /** As a name that a network gives to whoever is the primary. */
  const pointTo = async (cluster: Cluster) => {
    await unlink(link).catch(() => {})
    await symlink(cluster.folder, link)
  }
  await pointTo(primary)
  await primary.query("alter system set synchronous_standby_names = 'standby'")
  await primary.query('select pg_reload_conf()')
  return {
    primary,
    standby,
    pointTo,
    /** Of the servers. */
    settings: {
      DATABASE_URL: url.replace(primary.folder, link),
      SEAL_KEY_FILE: join(place, 'seal.key'),
    },
    async remove() {
      for (const cluster of [primary, standby]) await cluster.remove()
      await rm(place, { recursive: true })
    },
  }
}
