// PostgreSQL fails over under load: the standby is stopped, commits that wait for it are cancelled, the primary is killed, the
// standby promoted, and the old primary started again. Two servers, whose database is what a link names. Rules PG2-PG4.
import { openTown, root } from '../e2e/town.ts'
import type { TownProcess } from '../e2e/town.ts'
import { devices, intake, uuidv7 } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import type { Cluster } from '../storage/postgres-cluster.ts'
import { openPair } from './cluster-pair.ts'
import type { ClusterPair } from './cluster-pair.ts'
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
  const pair = await openPair()
  const towns: TownProcess[] = []
  try {
    const now = new Date().toISOString()
    for (let n = 0; n < 2; n += 1) towns.push(await openTown(now, root, 'main', undefined, pair.settings))
    return await failOver(pair, towns)
  } finally {
    for (const town of towns) await town.end()
    await pair.remove()
  }
}

async function failOver(pair: ClusterPair, towns: readonly TownProcess[]): Promise<Part> {
  const { primary, standby, pointTo } = pair
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
  await pointTo(standby)
  const backMs = (await answersAgain(clients, awayMs)) - awayMs
  await pause(loadMs)

  // It would wait for nobody now.
  await primary.start()
  await primary.query('alter system reset synchronous_standby_names')
  await primary.query('select pg_reload_conf()')
  const oldHead = await headOf(primary)
  await pointTo(primary)
  await standby.query(endAll)
  await pause(300)
  const known = ledger.promised.size
  await pause(loadMs)
  const isTaken = ledger.promised.size > known || (await headOf(primary)).position !== oldHead.position
  const faults = isTaken ? ['the old primary took lines'] : []
  await pointTo(standby)
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
