// `npm run bench -- move [operations]`: a record of so many moves from SQLite to a PostgreSQL on the same disk and back by the
// operator's commands; `verify` says the same on all three. Rule PG6.
import { maxBatchOperations } from '../../shared/sync/protocol.ts'
import { openTown, root } from '../e2e/town.ts'
import type { TownProcess } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { makeCluster, startCluster } from '../storage/postgres-cluster.ts'

/** Of what `verify` says: the record and its head, its times, its pictures. Where it lies is said before them. */
const ofRecord = [1, 4] as const

/** Prints how long each step took and what `verify` said; answers whether that was the same on all three. */
export async function compareMoved(operations = 4000): Promise<boolean> {
  const cluster = await startCluster([], makeCluster(true))
  const unbounded = { DEVICE_DAY_LINES: '9999999', DEVICE_DAY_MIB: '999999' }
  const town = await openTown(new Date().toISOString(), root, 'main', undefined, unbounded)
  try {
    await timed(`${operations} operations sent`, () => send(town, operations))
    await town.kill()
    const url = await cluster.database('moved')
    const said: string[] = []
    const step = async (name: string, isInPostgres: boolean, ...args: string[]) => {
      if (isInPostgres) process.env['DATABASE_URL'] = url
      else delete process.env['DATABASE_URL']
      return timed(`npm run ${name.replace('-', ':')}`, () => town.command(name, ...args))
    }
    const verify = async (where: string, isInPostgres: boolean) => {
      said.push(
        (await step('verify', isInPostgres))
          .split('\n')
          .slice(...ofRecord)
          .join('\n'),
      )
      console.log(`  ${where}: ${said.at(-1)?.replaceAll('\n', '\n  ')}`)
    }
    await verify('SQLite', false)
    await step('migrate-postgres', true, '--yes')
    await verify('PostgreSQL', true)
    const { rows } = await cluster.query('select pg_database_size(current_database()) as bytes', 'moved')
    console.log(`  ${(Number(rows[0].bytes) / 1_000_000).toFixed(0)} MB there`)
    await step('migrate-sqlite', true, '--yes')
    await verify('SQLite again', false)
    const isSame = new Set(said).size === 1
    console.log(isSame ? 'verify says the same on all three' : 'verify DIFFERS')
    return isSame
  } finally {
    delete process.env['DATABASE_URL']
    await town.end()
    await cluster.remove()
  }
}

async function send(town: TownProcess, operations: number): Promise<void> {
  const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
  for (let sent = 0; sent < operations; sent += maxBatchOperations) {
    const length = Math.min(maxBatchOperations, operations - sent)
    const batch = Array.from({ length }, () => intake({ device: office.device }))
    const { accepted } = await office.sync(town.url, batch, { want: 0 })
    if (accepted.length !== length) throw new Error('not all were accepted')
  }
}

async function timed<T>(what: string, take: () => Promise<T>): Promise<T> {
  const begunMs = performance.now()
  const taken = await take()
  console.log(`${what.padEnd(30)}${((performance.now() - begunMs) / 1000).toFixed(1).padStart(8)} s`)
  return taken
}
