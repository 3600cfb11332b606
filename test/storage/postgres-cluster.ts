// A PostgreSQL of a test's own: a cluster in a folder of its own, on a socket there, and a database for whoever asks.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { postgresPrograms } from '../postgres.mjs'

const startMs = 20_000
const user = 'juki'

export type Cluster = Awaited<ReturnType<typeof startCluster>>

/** `settings`: as `name=value`; `of`: its files, where those are not made anew. */
export async function startCluster(settings: readonly string[] = [], of = makeCluster()) {
  const { folder, run } = of
  let server = launch()
  const url = (database = 'postgres') => `postgres:///${database}?host=${folder}&user=${user}`
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
    /** A new database, empty. */
    async database(name: string) {
      await query(`create database "${name}"`)
      return url(name)
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
    return spawn(join(of.programs, 'postgres'), args, { ...of.owner, cwd: folder, stdio: 'ignore' })
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
export function startStandby(primary: Cluster): Promise<Cluster> {
  const files = ownFiles()
  const from = `host=${primary.folder} user=${user} application_name=standby`
  files.run('pg_basebackup', '-d', from, '-D', join(files.folder, 'data'), '-R', '-c', 'fast', '-X', 'stream')
  return startCluster([], files)
}

function makeCluster() {
  const files = ownFiles()
  const data = join(files.folder, 'data')
  files.run('initdb', '-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-locale')
  return files
}

/** PostgreSQL serves nobody as root. */
function ownFiles() {
  const programs = postgresPrograms()
  if (programs === null) throw new Error('PostgreSQL is not on this machine: node test/postgres.mjs')
  const folder = mkdtempSync(join(tmpdir(), 'juki-pg-'))
  const owner = process.getuid?.() === 0 ? ownerOf('postgres') : null
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, { ...owner, cwd: folder, stdio: 'pipe' }).toString()
  return { programs, folder, owner, run }
}

function ownerOf(name: string): { uid: number; gid: number } {
  const idOf = (what: string) => Number(execFileSync('id', [what, name]).toString())
  return { uid: idOf('-u'), gid: idOf('-g') }
}
