// PostgreSQL, a real one: the contract, and what only it can suffer.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { pooled } from '../../server/storage/postgres-connections.ts'
import { openPostgres } from '../../server/storage/postgres.ts'
import { Unavailable } from '../../server/storage/unavailable.ts'
import { genesis } from '../../shared/sync/chain.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { openPair } from '../crash/cluster-pair.ts'
import { devices, fixedNow, intake, operation } from '../people.ts'
import { storageContract } from './contract.ts'
import { batch, lines, pageAfter, seal, wholeChain } from './lines.ts'
import { type Cluster, startCluster } from './postgres-cluster.ts'

let cluster: Cluster
let database: string
beforeAll(async () => {
  cluster = await startCluster()
  database = await cluster.database('contract')
}, 30_000)
afterAll(() => cluster.remove())

const tables = 'passkey session revocation invitation device set_aside attachment line_page line head'
const emptying = tables.replaceAll(/\w+/g, 'delete from $&;')
let used = ''
/** To make a database anew for each folder took most of the time: it is emptied where another one asks. */
async function emptied(folder: string): Promise<string> {
  if (used !== '' && used !== folder) await cluster.query(emptying, 'contract')
  used = folder
  return database
}

const open = async (folder: string) => (await openPostgres(await emptied(folder), seal)).storage
storageContract('PostgreSQL', open, 20)

test('[RN4] PostgreSQL tells its size, and of archived WAL the last and whether the next fails', async () => {
  const url = await emptied(crypto.randomUUID())
  const { storage } = await openPostgres(url, seal)
  onTestFinished(() => storage.close())
  const off = { on: false, lastAt: null, failing: false }
  expect(await storage.database()).toEqual({ bytes: expect.any(Number), archive: off })
  expect((await storage.database())?.bytes).toBeGreaterThan(1_000_000)
})

describe('PostgreSQL: several processes', { timeout: 60_000 }, () => {
  async function two() {
    const url = await emptied(crypto.randomUUID())
    const both = await Promise.all([openPostgres(url, seal), openPostgres(url, seal)])
    const [one, other] = both.map(({ storage }) => storage)
    if (one === undefined || other === undefined) throw new Error('not two')
    onTestFinished(async () => {
      await one.close()
      await other.close()
    })
    return { url, one, other }
  }

  test('[PG1][SY9][SY21] what two append at once is one chain without a gap, and no time of receipt falls', async () => {
    const { one, other } = await two()
    expect(one.record).toBe(other.record)
    const shared = intake()
    const times = Array.from({ length: 40 }, (_, n) => new Date(fixedNow.getTime() - n * 1000).toISOString())
    const appended = await Promise.all(
      times.map((now, n) => (n % 2 === 0 ? one : other).append(batch(lines(intake(), shared), { now }))),
    )
    const chain = await wholeChain(other)
    expect(chain).toHaveLength(41)
    expect(chain.map(({ receivedAt }) => receivedAt)).toEqual(
      chain.map(({ receivedAt }) => receivedAt).toSorted(),
    )
    const positions = appended.flatMap(({ accepted }) =>
      accepted.map(({ id, position }) => ({ id, position })),
    )
    for (const { id, position } of positions) expect(chain[position - 1]?.id).toBe(id)
    expect(new Set(positions.filter(({ id }) => id === shared.id).map(({ position }) => position)).size).toBe(
      1,
    )
  })

  test('[PG5] the other one is told of a head that it can pull, and of an enrolment that ended', async () => {
    const { one, other } = await two()
    const ended = new Promise((resolve) => {
      const head = () => {}
      other.listen({ head, ended: resolve })
    })
    const code = { codeHash: 'c', name: null, office: null, administrator: false, invitedBy: null }
    const now = fixedNow.toISOString()
    await one.addInvitation({ ...code, expiresAt: '2027-01-01T00:00:00.000Z' }, now)
    const sessionExpiresAt = '2027-01-01T00:00:00.000Z'
    const device = { device: devices.dutyPhone, deviceName: '携帯', secretHash: 's', tokenHash: 't' }
    await one.enrol({ ...device, codeHash: 'c', now, sessionExpiresAt })
    await one.revoke({ device: devices.dutyPhone, reason: '紛失', by: '管理 乙', byDevice: null, now })
    expect(await ended).toBe(devices.dutyPhone)
    const told = new Promise<Head>((resolve) => {
      const head = (heard: Head) => (heard.position === 0 ? undefined : resolve(heard))
      other.listen({ head, ended: () => {} })
    })
    const { head } = await one.append(
      batch(lines(intake()), { uploader: devices.officePhone, vouched: true }),
    )
    expect(await told).toEqual(head)
    expect(await other.page(pageAfter(genesis(one.record)))).toMatchObject({ head, lines: [{ position: 1 }] })
  })

  test('[PG5][TR8] the others are told that a setting was confirmed', async () => {
    const { url, one } = await two()
    const hours = operation('v1.hoursEntered', { openMinute: 1, closeMinute: 2 }, { subject: townSubject })
    await one.append(batch(lines(hours), { unconfirmed: true }))
    const listening = new pg.Client(url)
    await listening.connect()
    onTestFinished(() => listening.end())
    await listening.query('listen juki_record')
    const told = once(listening, 'notification', { signal: AbortSignal.timeout(5000) })
    const said = { operation: hours.id, device: devices.officePhone, now: fixedNow.toISOString() }
    expect(await one.confirmSetting(said)).toMatchObject({ added: 1 })
    await told
  })

  test('[PG4] in another place the generation rises, once for all; who has seen it takes no lower one', async () => {
    const { url, one } = await two()
    await one.append(batch(lines(intake())))
    const before = await one.head()
    await cluster.query("update head set place = 'another cluster'", 'contract')
    const opened = await Promise.all([openPostgres(url, seal), openPostgres(url, seal, 1)])
    for (const { storage } of opened) {
      expect(await storage.head()).toEqual({ ...before, generation: 2 })
      await storage.close()
    }
    await expect(openPostgres(url, seal, 3)).rejects.toThrow('lower generation')
  })
})

describe('PostgreSQL: a promise', { timeout: 60_000 }, () => {
  const alter = async (setting: string) => {
    await cluster.query(`alter system set ${setting}`)
    await cluster.query('select pg_reload_conf()')
    // Whether a commit waits is told by the checkpointer, which reads the settings before it obeys.
    await cluster.query('checkpoint')
  }
  async function opened() {
    const { storage, durability } = await openPostgres(await emptied(crypto.randomUUID()), seal)
    onTestFinished(() => storage.close())
    return { storage, durability }
  }

  test('[PG2] the start says what a commit stands on, and there is none where nothing is promised', async () => {
    expect((await opened()).durability).toContain('このデータベースのディスクだけです')
    await alter('synchronous_commit = off')
    await expect(openPostgres(database, seal)).rejects.toThrow('保存の約束ができません')
    await alter('synchronous_commit = on')
  })

  test('[PG2] a commit whose wait for the standby was cancelled is no accept; reading goes on; sent again, it waits again', async () => {
    const { storage } = await opened()
    await storage.append(batch(lines(intake())))
    await alter("synchronous_standby_names = 'nobody'")
    onTestFinished(() => alter("synchronous_standby_names = ''"))
    const sent = batch(lines(intake()))
    const waiting = storage.append(sent).then(
      () => 'accepted',
      (error: unknown) => error,
    )
    const cancel = () =>
      cluster.query("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")
    await expect.poll(async () => (await cancel()).rowCount).toBe(1)
    expect(await waiting).toBeInstanceOf(Unavailable)
    expect(storage.keeps()).toBe(false)
    const again = storage.append(sent)
    await expect
      .poll(
        async () =>
          (await cluster.query("select 1 from pg_stat_activity where wait_event = 'SyncRep'")).rowCount,
      )
      .toBe(1)
    expect((await storage.head()).position).toBe(2)
    await alter("synchronous_standby_names = ''")
    expect(await again).toMatchObject({ added: 0, accepted: [{ position: 2 }] })
    expect(storage.keeps()).toBe(true)
  })

  test(
    '[PG3] who finds no free connection waits for one, and is not sent away after five seconds',
    { timeout: 20_000 },
    async () => {
      const url = await cluster.database('waiting')
      const one = { most: 1, admit: async () => {}, isCurrent: () => true, said: () => {} }
      const narrow = pooled<Record<string, never>>(url, one)
      onTestFinished(() => narrow.destroy())
      const long = sql`select pg_sleep(6)`.execute(narrow)
      const { rows } = await sql<{ n: number }>`select 1 as n`.execute(narrow)
      expect(rows).toEqual([{ n: 1 }])
      await long
    },
  )

  test('[PG3] while it is away it is unavailable; it is found again by itself, with all that was accepted', async () => {
    const { storage } = await opened()
    await storage.append(batch(lines(intake())))
    await cluster.stop('SIGQUIT')
    await expect(storage.append(batch(lines(intake())))).rejects.toBeInstanceOf(Unavailable)
    await expect(storage.head()).rejects.toBeInstanceOf(Unavailable)
    await cluster.start()
    expect((await storage.append(batch(lines(intake())))).head.position).toBe(2)
    expect(await wholeChain(storage)).toHaveLength(2)
  })
})

test(
  '[PG4][PG5] nobody listens at a standby; once it is promoted everybody does, though the old primary runs on',
  { timeout: 60_000 },
  async () => {
    const { primary, standby, pointTo, settings, remove } = await openPair()
    onTestFinished(remove)
    const opening = async () => (await openPostgres(settings.DATABASE_URL, seal)).storage
    const both = [await opening(), await opening()] as const
    onTestFinished(async () => {
      for (const storage of both) await storage.close()
    })
    const those = "from pg_stat_activity where application_name = 'juki-net' and query"
    const count = async (at: Cluster, like: string) =>
      (await at.query(`select 1 ${those} like '${like}'`)).rowCount
    const end = (like: string) => primary.query(`select pg_terminate_backend(pid) ${those} ${like}`)

    await pointTo(standby)
    await end("like '%'")
    await sleep(3500)
    // One of each may be there to look.
    expect(await count(standby, '%')).toBeLessThanOrEqual(both.length)
    await pointTo(primary)
    await expect.poll(() => count(primary, 'listen %'), { timeout: 10_000 }).toBe(both.length)

    await standby.query('select pg_promote()')
    await pointTo(standby)
    await end("not like 'listen %'")
    await expect.poll(() => count(standby, 'listen %'), { timeout: 15_000 }).toBe(both.length)
    expect(await count(primary, 'listen %')).toBe(0)
    const told = new Promise<Head>((resolve) =>
      both[1].listen({ head: (head) => head.position > 0 && resolve(head), ended: () => {} }),
    )
    const { head } = await both[0].append(batch(lines(intake())))
    expect(await told).toEqual(head)
  },
)
