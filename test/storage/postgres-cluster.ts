// A PostgreSQL of a test's own: a cluster in a folder of its own, on a socket there, and a database for whoever asks.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { postgresPrograms } from '../postgres.mjs'

const startMs = 20_000
/** In memory where there is room for some clusters: the disk took a third of the time. */
const memory = '/dev/shm'
const leastRoomBytes = 2 ** 30
const superuser = 'postgres'
const owner = 'town'

export type Cluster = Awaited<ReturnType<typeof startCluster>>

/** `settings`: as `name=value`; `of`: its files, where those are not made anew. */
export async function startCluster(settings: readonly string[] = [], of = makeCluster()) {
  const { folder, run } = of
  let server = launch()
  const url = (database = 'postgres', as = superuser) => `postgres:///${database}?host=${folder}&user=${as}`
  const query = async (sql: string, database?: string) => {
    const client = new pg.Client(url(database))
    client.on('error', () => {})
    await client.connect()
    return client.query(sql).finally(() => client.end())
  }
  await answers()
  return {
    folder,
    url,
    query,
    run,
    /** A new database, empty, and its address for whom it belongs to, who may do nothing else. */
    async database(name: string) {
      const { rowCount } = await query(`select 1 from pg_roles where rolname = '${owner}'`)
      if (rowCount === 0) await query(`create role ${owner} login`)
      await query(`create database "${name}" owner ${owner}`)
      return url(name, owner)
    },
    /** `SIGINT`: connections are ended; `SIGKILL`: as a power cut. */
    async stop(signal: NodeJS.Signals = 'SIGINT') {
      const ended = once(server, 'exit')
      server.kill(signal)
      await ended
    },
    async start() {
      server = launch()
      await answers()
    },
    async remove() {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit')
        server.kill('SIGQUIT')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }

  function launch(): ChildProcess {
    const given = ['listen_addresses=', `unix_socket_directories=${folder}`, ...settings]
    const args = ['-D', join(folder, 'data'), ...given.flatMap((each) => ['-c', each])]
    return spawn(join(of.programs, 'postgres'), args, { ...of.as, cwd: folder, stdio: 'ignore' })
  }

  async function answers(): Promise<void> {
    const untilMs = performance.now() + startMs
    for (;;) {
      try {
        await query('select 1')
        return
      } catch (error) {
        if (performance.now() > untilMs) throw error
        await sleep(20)
      }
    }
  }
}

/** A standby that follows `primary` under the name `standby`: a copy of it by PostgreSQL's own tool. */
export function startStandby(primary: Cluster, settings: readonly string[] = []): Promise<Cluster> {
  const files = ownFiles()
  const from = `host=${primary.folder} user=${superuser} application_name=standby`
  files.run('pg_basebackup', '-d', from, '-D', join(files.folder, 'data'), '-R', '-c', 'fast', '-X', 'stream')
  return startCluster(settings, files)
}

/** Its files, made anew; `disk`: on the disk, where it takes as long as it does in earnest. */
export function makeCluster(disk = false) {
  const files = ownFiles(disk)
  const data = join(files.folder, 'data')
  files.run('initdb', '-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-locale')
  return files
}

/** PostgreSQL serves nobody as root. */
function ownFiles(disk = false) {
  const programs = postgresPrograms()
  if (programs === null) throw new Error('PostgreSQL is not on this machine: node test/postgres.mjs')
  const folder = mkdtempSync(join(!disk && hasRoom(memory) ? memory : tmpdir(), 'juki-pg-'))
  const as = process.getuid?.() === 0 ? idsOf('postgres') : null
  if (as !== null) chownSync(folder, as.uid, as.gid)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, { ...as, cwd: folder, stdio: 'pipe' }).toString()
  return { programs, folder, as, run }
}

function idsOf(name: string): { uid: number; gid: number } {
  const idOf = (what: string) => Number(execFileSync('id', [what, name]).toString())
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function hasRoom(place: string): boolean {
  if (!existsSync(place)) return false
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize > leastRoomBytes
}
