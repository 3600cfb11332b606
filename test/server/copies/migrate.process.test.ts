// Moving a record between the two databases, by the operator's commands, killed in the middle.
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schema } from '../../../server/storage/schema.ts'
import { readPostgres } from '../../../server/storage/postgres.ts'
import { readSqlite } from '../../../server/storage/sqlite.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { devices, fixedNow, intake, operation } from '../../people.ts'
import { batch, lines } from '../../storage/lines.ts'
import { type Cluster, startCluster } from '../../storage/postgres-cluster.ts'
import { mainFile, run, startServer } from '../child.ts'
import { keptTown, type KeptTown } from './kept-town.ts'

const command = (name: string) => fileURLToPath(new URL(`../../../server/${name}.ts`, import.meta.url))
const tables = [
  'head',
  'line',
  'set_aside',
  'device',
  'invitation',
  'session',
  'revocation',
  'passkey',
] as const

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 30_000)
afterAll(() => cluster.remove())

/** Something in every table, and lines enough to be killed among. */
async function fullTown(): Promise<KeptTown> {
  const town = await keptTown(0)
  const { storage } = town
  const now = fixedNow.toISOString()
  const sessionExpiresAt = '2027-11-22T17:13:00.000Z'
  const code = { name: '当番 甲', office: 'responder', invitedBy: null, expiresAt: sessionExpiresAt }
  for (const [n, device] of Object.values(devices).entries()) {
    await storage.addInvitation({ ...code, codeHash: `c${n}`, administrator: n === 1 }, now)
    const enrolment = { device, deviceName: `端末${n}`, secretHash: 's', tokenHash: `t${n}` }
    await storage.enrol({ ...enrolment, codeHash: `c${n}`, now, sessionExpiresAt })
  }
  const quota = { lines: 50_000, bytes: 1_000_000_000 }
  const turn = { count: 3, mark: 'ab'.repeat(8) }
  for (let n = 0; n < 4; n += 1)
    await storage.append(batch(lines(...Array.from({ length: 500 }, () => intake())), { quota, turn }))
  const bytes = new Uint8Array([0xff, 0xd8, 0, 1, 2, 0xff, 0xd9])
  const [here, lacking] = [digest(bytes), 'ab'.repeat(32)]
  const naming = (sha256: string) =>
    operation('v1.attachmentAdded', {
      sha256,
      mediaType: 'image/jpeg',
      size: 7,
      name: '写真.jpg',
      what: null,
    })
  await storage.append(batch(lines(naming(here), naming(lacking))))
  const picture = {
    sha256: here,
    mediaType: 'image/jpeg',
    bytes,
    receivedAt: now,
    uploader: devices.dutyPhone,
  }
  await storage.keepAttachment(picture)
  await storage.append(batch(lines('{', '[', intake())))
  const [first] = await storage.setAside(1)
  const by = { by: '管理 乙', device: devices.officePhone, at: now, note: '読めない' }
  const [line] = lines('{')
  if (first !== undefined && line !== undefined)
    await storage.settle({ ...by, number: first.number, decision: 'leave', line })
  const publicKey = new Uint8Array([1, 2, 3])
  const passkey = { credential: 'p', device: devices.officePhone, place: 'juki.example.jp', publicKey }
  await storage.addPasskey({ ...passkey, counter: 7, addedAt: now })
  await storage.revoke({ device: devices.dutyPhone, reason: '紛失', by: '管理 乙', byDevice: null, now })
  await town.end()
  return town
}

async function contents(database: Kysely<Schema>) {
  const rows: Record<string, unknown[]> = {}
  for (const table of [...tables, 'attachment'] as const)
    rows[table] = (await database.selectFrom(table).selectAll().execute())
      .map((row) => JSON.stringify({ ...row, place: null }, inHex))
      .toSorted()
  await database.destroy()
  return rows
}

function inHex(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}

/** Kills itself once it has said five times how far it is. */
const killing =
  'data:text/javascript,let n=0;const say=console.log;console.log=(...said)=>{say(...said);if(++n===5)process.kill(process.pid,"SIGKILL")}'

async function killedMidway(name: string, environment: Record<string, string>): Promise<void> {
  const ended = await run(command(name), environment, ['--yes'], ['--import', killing])
  expect(ended).toMatchObject({ code: null, out: expect.stringMatching(/\d+ \/ \d+$/) })
}

/** Record, head, time and pictures, as `verify` says them where it finds no fault. */
async function verified(environment: Record<string, string>): Promise<string[]> {
  const { code, out } = await run(command('verify'), environment)
  expect(code).toBe(0)
  return out.split('\n').slice(1, 4)
}

describe('moving the record', { timeout: 240_000 }, () => {
  test('[PG6] into PostgreSQL and back, killed midway each time: every row is the same, and so is what verify says', async () => {
    const town = await fullTown()
    const DATA_DIR = town.folder
    const DATABASE_URL = await cluster.database('moved')
    const [inFile, inPostgres] = [{ DATA_DIR }, { DATA_DIR, DATABASE_URL }]
    const before = await contents(readSqlite(town.file))
    const said = await verified(inFile)

    expect((await run(mainFile, inPostgres)).err).toContain('npm run migrate:postgres')
    await killedMidway('migrate-postgres', inPostgres)
    expect((await run(command('verify'), inPostgres)).code).toBe(1)
    const moved = await run(command('migrate-postgres'), inPostgres, ['--yes'])
    expect([moved.code, moved.err]).toEqual([0, ''])
    expect(await contents(readPostgres(DATABASE_URL))).toEqual(before)
    expect(await verified(inPostgres)).toEqual(said)
    expect((await run(mainFile, inFile)).err).toContain('に移しました')

    const server = await startServer(inPostgres)
    const running = await run(command('migrate-sqlite'), inPostgres, ['--yes'])
    expect([running.code, running.err]).toEqual([1, expect.stringContaining('サーバーが動いています')])
    await server.kill('SIGTERM')
    await killedMidway('migrate-sqlite', inPostgres)
    const back = await run(command('migrate-sqlite'), inPostgres, ['--yes'])
    expect([back.code, back.err]).toEqual([0, ''])
    expect(await contents(readSqlite(town.file))).toEqual(before)
    expect(await verified(inFile)).toEqual(said)
    expect((await run(mainFile, inPostgres)).code).toBe(1)
    expect((await run(command('migrate-postgres'), inPostgres, ['--yes'])).code).toBe(0)
    expect(await contents(readPostgres(DATABASE_URL))).toEqual(before)
  })

  test('[PG4][PG6] a database with another record is not served from here, and left alone; commands for the file say what does it instead', async () => {
    const town = await keptTown(3)
    await town.end()
    const DATABASE_URL = await cluster.database('other')
    const given = { DATA_DIR: town.folder, DATABASE_URL }
    const other = await startServer({ DATA_DIR: `${town.folder}-2`, DATABASE_URL })
    await other.kill('SIGTERM')
    const elsewhere = { DATA_DIR: `${town.folder}-2`, DATABASE_URL: await cluster.database('empty') }
    expect((await run(mainFile, elsewhere)).err).toContain('別の記録のデータベースです')
    const refused = await run(command('migrate-postgres'), given, ['--yes'])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('もう記録があります')])
    expect((await run(command('verify'), { DATA_DIR: town.folder })).code).toBe(0)
    for (const [name, instead] of [
      ['backup', 'pg_basebackup'],
      ['restore', '世代は自動で上がります'],
      ['mend-clock', 'migrate:sqlite'],
    ] as const) {
      const ended = await run(command(name), given, name === 'restore' ? [town.file] : [])
      expect([ended.code, ended.err]).toEqual([1, expect.stringContaining(instead)])
    }
  })
})
