// PostgreSQL fails over under load: the standby is stopped, commits that wait for it are cancelled, the primary is killed, the
// standby promoted, and the old primary started again. Two servers, whose database is what a link names. Rules PG2-PG4.
import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTown } from '../e2e/town.ts'
import type { TownProcess } from '../e2e/town.ts'
import { devices, intake, uuidv7 } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { startCluster, startStandby } from '../storage/postgres-cluster.ts'
import type { Cluster } from '../storage/postgres-cluster.ts'
import { compare, createLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { between, pause } from './part.ts'
import type { Part } from './part.ts'

const phones = 6
const loadMs = 1500
const recoveryMs = 60_000

type Client = { phone: RemotePhone; outbox: ReturnType<typeof intake>[]; answeredMs: number; refused: number }
type Load = { isOver: boolean; urls: string[]; ledger: Ledger }

export async function standbyPromoted(): Promise<Part> {
  const primary = await startCluster()
  await primary.database('record')
  const standby = await startStandby(primary)
  const place = await mkdtemp(join(tmpdir(), 'juki-place-'))
  const towns: TownProcess[] = []
  try {
    await pointTo(place, primary)
    await primary.query("alter system set synchronous_standby_names = 'standby'")
    await primary.query('select pg_reload_conf()')
    process.env['DATABASE_URL'] = primary.url('record').replace(primary.folder, join(place, 'database'))
    process.env['SEAL_KEY_FILE'] = join(place, 'seal.key')
    const now = new Date().toISOString()
    towns.push(await openTown(now), await openTown(now))
    return await failOver({ primary, standby, place, towns })
  } finally {
    delete process.env['DATABASE_URL']
    delete process.env['SEAL_KEY_FILE']
    for (const town of towns) await town.end()
    for (const cluster of [primary, standby]) await cluster.remove()
    await rm(place, { recursive: true })
  }
}

type Scene = { primary: Cluster; standby: Cluster; place: string; towns: readonly TownProcess[] }

async function failOver({ primary, standby, place, towns }: Scene): Promise<Part> {
  const ledger = createLedger()
  const [first] = towns
  if (first === undefined) throw new Error('no server')
  const load: Load = { isOver: false, urls: towns.map(({ url }) => url), ledger }
  const clients = await enrolled(first)
  const pushing = clients.map((client, n) => push(client, n, load))
  await pause(loadMs)

  await standby.stop()
  await pause(loadMs)
  const cancel = "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'"
  const cancelled = (await primary.query(cancel)).rowCount ?? 0
  await pause(300)
  const acceptedBefore = ledger.promised.size
  await primary.stop('SIGKILL')
  const awayMs = performance.now()
  await standby.start()
  await standby.query('select pg_promote()')
  await pointTo(place, standby)
  const backMs = (await answersAgain(clients, awayMs)) - awayMs
  await pause(loadMs)

  // It would wait for nobody now.
  await primary.start()
  await primary.query('alter system reset synchronous_standby_names')
  await primary.query('select pg_reload_conf()')
  const oldHead = await headOf(primary)
  await pointTo(place, primary)
  await standby.query(endAll)
  await pause(300)
  const known = ledger.promised.size
  await pause(loadMs)
  const isTaken = ledger.promised.size > known || (await headOf(primary)).position !== oldHead.position
  const faults = isTaken ? ['the old primary took lines'] : []
  await pointTo(place, standby)
  await pause(loadMs)
  load.isOver = true
  await Promise.all(pushing)
  for (const [n, client] of clients.entries()) await pushOnce(client, load.urls[n % 2] ?? '', ledger)

  const [{ phone }] = clients
  const found = await Promise.all(towns.map(async ({ url }) => compare(ledger, await phone.pullAll(url))))
  return {
    figures: {
      accepted: ledger.promised.size,
      'of them before': acceptedBefore,
      'commits cancelled': cancelled,
      'answered 503 or cut': clients.reduce((sum, { refused }) => sum + refused, 0),
      'ms until lines were accepted again': Math.round(backMs),
      'is the generation': (await headOf(standby)).generation,
      'lines on the old primary': oldHead.position,
    },
    lost: Math.max(...found.map(({ lost }) => lost)),
    doubled: Math.max(...found.map(({ doubled }) => doubled)),
    faults: [...faults, ...found.flatMap((each) => each.faults)],
  }
}

async function headOf(cluster: Cluster): Promise<{ position: number; generation: number }> {
  const { rows } = await cluster.query('select position, generation from head', 'record')
  return rows[0]
}

/** Every connection of a server; the next one is made to what the link names. */
const endAll = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'juki-net'"

/** As a name that a network gives to whoever is the primary. */
async function pointTo(place: string, cluster: Cluster): Promise<void> {
  const link = join(place, 'database')
  await unlink(link).catch(() => {})
  await symlink(cluster.folder, link)
}

async function enrolled(town: TownProcess): Promise<[Client, ...Client[]]> {
  const client = async (code: string, device: string): Promise<Client> => ({
    phone: await enrolRemote(town.url, code.replaceAll('-', ''), device),
    outbox: [],
    answeredMs: 0,
    refused: 0,
  })
  const clients: [Client, ...Client[]] = [await client(town.code(), devices.officePhone)]
  for (let n = 1; n < phones; n += 1)
    clients.push(
      await client(await town.invite('宿直 甲', 'responder'), uuidv7(n).replace('-7000-', '-4000-')),
    )
  return clients
}

async function push(client: Client, n: number, load: Load): Promise<void> {
  for (let round = n; !load.isOver; round += 1) {
    const length = client.outbox.length > 0 ? 0 : Math.ceil(between(0, 20))
    client.outbox.push(...Array.from({ length }, () => intake({ device: client.phone.device })))
    try {
      await pushOnce(client, load.urls[round % load.urls.length] ?? '', load.ledger)
    } catch {
      client.refused += 1
      await pause(50)
    }
  }
}

async function pushOnce(client: Client, url: string, ledger: Ledger): Promise<void> {
  ledger.noteSent(client.outbox)
  const { accepted, refused } = await client.phone.sync(url, client.outbox, { want: 0 })
  ledger.notePromised(accepted)
  if (refused.length > 0) throw new Error(`refused: ${refused[0]?.reason}`)
  client.outbox = []
  client.answeredMs = performance.now()
}

async function answersAgain(clients: readonly Client[], sinceMs: number): Promise<number> {
  for (const untilMs = performance.now() + recoveryMs; performance.now() < untilMs; await pause(20)) {
    const answered = clients.map(({ answeredMs }) => answeredMs).filter((ms) => ms > sinceMs)
    if (answered.length > 0) return Math.min(...answered)
  }
  throw new Error('no line was accepted again')
}
