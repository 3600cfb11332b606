// Several server processes on one PostgreSQL: phones send to one and are told by another, while they are killed in turn.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { genesis } from '../../shared/sync/chain.ts'
import type { Cursor } from '../../shared/sync/receipt.ts'
import { devices, intake } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { type Cluster, startCluster } from '../storage/postgres-cluster.ts'
import type { Told } from './answer.ts'
import { inviteFile, run, startServer } from './child.ts'
import { enrolRemote, type RemotePhone } from './remote-phone.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 30_000)
afterAll(() => cluster.remove())

async function twoServers(name: string) {
  const folder = await ownFolder()
  const DATABASE_URL = await cluster.database(name)
  const given = { DATABASE_URL, SEAL_KEY_FILE: join(folder, 'seal.key') }
  const one = { ...given, DATA_DIR: join(folder, 'one') }
  const other = { ...given, DATA_DIR: join(folder, 'other') }
  const first = await startServer(one)
  const second = await startServer(other)
  return { one, other, first, second }
}

/** What a live stream tells of, until it is cut. */
async function heads(phone: RemotePhone, url: string, told: (head: Cursor) => Promise<void>): Promise<void> {
  const answer = await fetch(`${url}/api/v2/live`, { headers: { cookie: phone.headers.cookie } })
  let text = ''
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString()
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, data] = /^event: head\ndata: (.*)$/m.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (data !== undefined) await told(JSON.parse(data))
    }
  }
}

test(
  '[PG3][PG5][SY12] phones of one process hear what is sent to the other, which is killed and started: none lost, none doubled, no gap; nor while the database is away',
  { timeout: 90_000 },
  async () => {
    const { one, second, ...begun } = await twoServers('two')
    let { first } = begun
    const office = await enrolRemote(second.url, first.code, devices.officePhone)
    const invited = await run(inviteFile, one, ['--name', '当番 甲', '--office', 'responder'])
    const code = invited.out.match(/登録コード: ([\d-]+)/)?.[1]?.replaceAll('-', '') ?? ''
    const duty = await enrolRemote(second.url, code)
    let cursor: Cursor = genesis(office.record)
    const pulled: string[] = []
    let hints = 0
    const listening = heads(office, second.url, async (head) => {
      hints += 1
      for (let more = true; more;) {
        const answer = await office.sync(second.url, [], { cursor, full: true })
        for (const { line } of answer.lines) {
          expect(line.position).toBe(cursor.position + 1)
          pulled.push(line.id)
          cursor = { position: line.position, hash: line.hash }
        }
        more = answer.more
      }
      expect(cursor.position).toBeGreaterThanOrEqual(head.position)
    })
    const sent: ReturnType<typeof intake>[] = []
    const promised: Told[] = []
    const push = async (url: string) => {
      const lines = Array.from({ length: 5 }, () => intake())
      sent.push(...lines)
      // A phone asks again, and its proxy the process that is there.
      const answer = await duty
        .sync(url, lines, { want: 0 })
        .catch(() => duty.sync(second.url, lines, { want: 0 }))
      promised.push(...answer.accepted)
    }
    for (let round = 0; round < 2; round += 1) {
      const pushes = Array.from({ length: 8 }, (_, n) => push(n % 4 === 3 ? second.url : first.url))
      await sleep(10)
      first.child.kill('SIGKILL')
      await Promise.all(pushes)
      await first.kill('SIGKILL')
      first = await startServer(one)
    }
    for (const line of sent) promised.push(...(await duty.sync(first.url, [line], { want: 0 })).accepted)
    await expect.poll(() => pulled.length, { timeout: 10_000 }).toBe(sent.length)
    expect(new Set(pulled).size).toBe(pulled.length)
    expect(hints).toBeGreaterThan(1)
    const lines = await office.pullAll(first.url)
    for (const { id, position } of promised) expect(lines[position - 1]?.line.id).toBe(id)

    await cluster.stop()
    const away = await duty.post(first.url, [intake()])
    expect([away.status, await away.json()]).toEqual([503, { reason: 'unavailable' }])
    expect(away.headers.get('retry-after')).toBe('5')
    await cluster.start()
    expect((await duty.sync(first.url, [intake()])).accepted).toHaveLength(1)
    expect((await duty.sync(second.url, [intake()])).accepted).toHaveLength(1)
    await second.kill('SIGTERM')
    await listening.catch(() => {})
  },
)
