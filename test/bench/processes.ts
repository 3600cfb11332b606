// `npm run bench -- processes [phones] [seconds]`: what one record takes and gives, in SQLite and in a PostgreSQL on the same disk
// that one, two and three server processes share. Phones of this very process, straight to the servers.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { genesis } from '../../shared/sync/chain.ts'
import { maxAnswerOperations } from '../../shared/sync/protocol.ts'
import { openTown, root } from '../e2e/town.ts'
import type { TownProcess } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { makeCluster, startCluster } from '../storage/postgres-cluster.ts'
import type { Cluster } from '../storage/postgres-cluster.ts'
import { enrolledBy } from './many-phones.ts'
import { processorS, resident } from './process-use.ts'

const MB = 1_000_000
const pulled = 500

type Rate = { perSecond: number; p50Ms: number; p95Ms: number; errors: number }
type Row = { what: string; pushes: Rate; pulls: Rate; bytes: number; processor: number }

/** Prints a row for each; answers whether none of them had an error. */
export async function compareProcesses(phones = 24, seconds = 4): Promise<boolean> {
  console.log(
    `${phones} phones, ${seconds} s each${''.padEnd(8)}lines/s   p50, p95 ms   pulls of ${pulled}/s   p50, p95 ms    MB, all   of a core`,
  )
  const rows = [await takeRow('SQLite', 1, null, phones, seconds)]
  show(rows[0])
  const cluster = await startCluster([], makeCluster(true))
  try {
    for (const count of [1, 2, 3]) {
      const row = await takeRow(`PostgreSQL, ${count}`, count, cluster, phones, seconds)
      rows.push(row)
      show(row)
    }
  } finally {
    await cluster.remove()
  }
  return rows.every(({ pushes, pulls }) => pushes.errors + pulls.errors === 0)
}

async function takeRow(
  what: string,
  count: number,
  cluster: Cluster | null,
  phones: number,
  seconds: number,
): Promise<Row> {
  const place = await mkdtemp(join(tmpdir(), 'juki-processes-'))
  const shared = {
    SEAL_KEY_FILE: join(place, 'seal.key'),
    ...(cluster && { DATABASE_URL: await cluster.database(`of${count}`) }),
  }
  const towns: TownProcess[] = []
  try {
    for (let n = 0; n < count; n += 1)
      towns.push(await openTown(new Date().toISOString(), root, 'main', undefined, shared))
    const [{ url, code }] = towns as [TownProcess]
    const office = await enrolRemote(url, code().replaceAll('-', ''), devices.officePhone)
    const said = () => intake({ device: office.device })
    await office.sync(url, Array.from({ length: pulled }, said))
    const enrolled: RemotePhone[] = []
    for (let n = 0; n < phones; n += 1) enrolled.push(await enrolledBy(office, url, n))
    const urls = towns.map((town) => town.url)
    const pids = towns.map((town) => town.pid())
    await rateOf(enrolled, urls, 1, push)
    const before = await sumOf(pids.map(processorS))
    const begunMs = performance.now()
    const pushes = await rateOf(enrolled, urls, seconds, push)
    const pulls = await rateOf(enrolled, urls, seconds, pull)
    const spentS = (performance.now() - begunMs) / 1000
    const bytes = await sumOf(pids.map((pid) => resident(pid, 'VmHWM')))
    const processor = ((await sumOf(pids.map(processorS))) - before) / spentS
    return { what, pushes, pulls, bytes, processor }
  } finally {
    for (const town of towns) await town.end()
    await rm(place, { recursive: true })
  }
}

type Asked = (phone: RemotePhone, url: string) => Promise<boolean>

/** Each phone asks again as soon as it has its answer, always the same process. */
async function rateOf(
  phones: readonly RemotePhone[],
  urls: readonly string[],
  seconds: number,
  ask: Asked,
): Promise<Rate> {
  const begunMs = performance.now()
  const times: number[] = []
  let errors = 0
  await Promise.all(
    phones.map(async (phone, n) => {
      while (performance.now() < begunMs + seconds * 1000) {
        const askedMs = performance.now()
        const isGood = await ask(phone, urls[n % urls.length] ?? '')
        times.push(performance.now() - askedMs)
        if (!isGood) errors += 1
      }
    }),
  )
  const perSecond = times.length / ((performance.now() - begunMs) / 1000)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Infinity
  return { perSecond, p50Ms: at(0.5), p95Ms: at(0.95), errors }
}

async function push(phone: RemotePhone, url: string): Promise<boolean> {
  const answer = await phone.post(url, [intake({ device: phone.device })], { want: 0 })
  return answer.ok && (await answer.text()).includes('"refused":[]')
}

/** As it comes: what the phone would do with it is not the server's work. */
async function pull(phone: RemotePhone, url: string): Promise<boolean> {
  const cursor = genesis(phone.record)
  const answer = await phone.post(url, [], {
    cursor,
    want: Math.min(pulled, maxAnswerOperations),
    full: true,
  })
  return answer.ok && (await answer.text()).includes(`"count":${pulled}`)
}

async function sumOf(figures: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(figures)).reduce((sum, figure) => sum + figure, 0)
}

function show(row: Row | undefined): void {
  if (row === undefined) return
  const { what, pushes, pulls, bytes, processor } = row
  const rate = ({ perSecond, p50Ms, p95Ms, errors }: Rate) =>
    `${perSecond.toFixed(1).padStart(8)}   ${`${p50Ms.toFixed(0)}, ${p95Ms.toFixed(0)}`.padStart(11)}${errors === 0 ? '' : `  ${errors} ERRORS`}`
  console.log(
    `${what.padEnd(24)}${rate(pushes)}       ${rate(pulls)}${(bytes / MB).toFixed(0).padStart(11)}${`${(processor * 100).toFixed(0)} %`.padStart(12)}`,
  )
}
