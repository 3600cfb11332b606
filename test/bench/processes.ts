// `npm run bench -- processes [phones] [seconds] [rounds]`: what one record takes and gives, in SQLite and in a PostgreSQL on the same
// disk that one, two and three server processes share. Phones of this very process, straight to the servers. All stand at once
// and take turns, round by round: what else the machine does meets each of them.
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
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
import { spread } from './spread.ts'

const MB = 1_000_000
const pulled = 500

type Rate = { perSecond: number; p50Ms: number; p95Ms: number; errors: number }
type Round = { pushes: Rate; pulls: Rate; processor: number; load: number }
type Variant = {
  what: string
  towns: TownProcess[]
  phones: RemotePhone[]
  rounds: Round[]
  end: () => Promise<void>
}

/** Prints a row for each; answers whether none of them had an error. */
export async function compareProcesses(phones = 24, seconds = 2, rounds = 5): Promise<boolean> {
  const cluster = await startCluster([], makeCluster(true))
  const variants: Variant[] = []
  try {
    variants.push(await openVariant('SQLite', 1, null, phones))
    for (const count of [1, 2, 3])
      variants.push(await openVariant(`PostgreSQL, ${count}`, count, cluster, phones))
    for (const { phones: all, towns } of variants) await rateOf(all, urlsOf(towns), 1, push)
    for (let round = 0; round < rounds; round += 1)
      // Each is the first of a round as often as the others.
      for (let turn = 0; turn < variants.length; turn += 1)
        await takeTurn(variants[(round + turn) % variants.length], seconds)
    console.log(
      `${phones} phones, ${rounds} rounds of ${seconds} s each: medians, and quartiles of the rates; the load is the machine's`,
    )
    console.log(
      `${''.padEnd(16)}${'lines/s'.padStart(20)}${'p50, p95 ms'.padStart(14)}${`pulls of ${pulled}/s`.padStart(22)}${'p50, p95 ms'.padStart(14)}${'MB, all'.padStart(10)}${'of a core'.padStart(11)}${'load'.padStart(7)}`,
    )
    for (const variant of variants) console.log(await rowOf(variant))
    return variants.every(({ rounds: all }) =>
      all.every(({ pushes, pulls }) => pushes.errors + pulls.errors === 0),
    )
  } finally {
    for (const variant of variants) await variant.end()
    await cluster.remove()
  }
}

async function openVariant(
  what: string,
  count: number,
  cluster: Cluster | null,
  phones: number,
): Promise<Variant> {
  const place = await mkdtemp(join(tmpdir(), 'juki-processes-'))
  const shared = {
    SEAL_KEY_FILE: join(place, 'seal.key'),
    ...(cluster && { DATABASE_URL: await cluster.database(`of${count}`) }),
  }
  const towns: TownProcess[] = []
  const end = async () => {
    for (const town of towns) await town.end()
    await rm(place, { recursive: true })
  }
  try {
    for (let n = 0; n < count; n += 1)
      towns.push(await openTown(new Date().toISOString(), root, 'main', undefined, shared))
    const [{ url, code }] = towns as [TownProcess]
    const office = await enrolRemote(url, code().replaceAll('-', ''), devices.officePhone)
    const said = () => intake({ device: office.device })
    await office.sync(url, Array.from({ length: pulled }, said))
    const enrolled: RemotePhone[] = []
    for (let n = 0; n < phones; n += 1) enrolled.push(await enrolledBy(office, url, n))
    return { what, towns, phones: enrolled, rounds: [], end }
  } catch (error) {
    await end()
    throw error
  }
}

const urlsOf = (towns: readonly TownProcess[]) => towns.map(({ url }) => url)

async function takeTurn(variant: Variant | undefined, seconds: number): Promise<void> {
  if (variant === undefined) return
  const { towns, phones, rounds } = variant
  const used = () => sumOf(towns.map((town) => processorS(town.pid())))
  const before = await used()
  const begunMs = performance.now()
  const pushes = await rateOf(phones, urlsOf(towns), seconds, push)
  const pulls = await rateOf(phones, urlsOf(towns), seconds, pull)
  const spentS = (performance.now() - begunMs) / 1000
  const [load = NaN] = loadavg()
  rounds.push({ pushes, pulls, processor: ((await used()) - before) / spentS, load })
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

async function rowOf({ what, towns, rounds }: Variant): Promise<string> {
  const bytes = await sumOf(towns.map((town) => resident(town.pid(), 'VmHWM')))
  const median = (of: (round: Round) => number) => spread(rounds.map(of)).median
  const rate = (of: (round: Round) => Rate) => {
    const perSecond = spread(rounds.map((round) => of(round).perSecond))
    const [m, low, high] = [perSecond.median, perSecond.low, perSecond.high].map((each) => each.toFixed(1))
    const ms = [median((round) => of(round).p50Ms), median((round) => of(round).p95Ms)]
    const errors = rounds.reduce((sum, round) => sum + of(round).errors, 0)
    const times = ms.map((each) => each.toFixed(0)).join(', ')
    return `${`${m} (${low}–${high})`.padStart(21)}${times.padStart(14)}${errors === 0 ? '' : `  ${errors} ERRORS`}`
  }
  const processor = `${(median((round) => round.processor) * 100).toFixed(0)} %`
  const load = median((round) => round.load).toFixed(1)
  return `${what.padEnd(15)}${rate(({ pushes }) => pushes)}${rate(({ pulls }) => pulls).padStart(36)}${(bytes / MB).toFixed(0).padStart(10)}${processor.padStart(11)}${load.padStart(7)}`
}
