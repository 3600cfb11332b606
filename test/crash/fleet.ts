// Two server processes on a PostgreSQL with its standby, behind our Caddyfile and TLS: many phones say lines and listen while the
// processes are killed and started in turn, and the primary is killed and the standby promoted. Rules PG2-PG5, SY12, SY18, RN7.
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { enrolledBy } from '../bench/many-phones.ts'
import { processorS, resident } from '../bench/process-use.ts'
import { freePort, openTown, root } from '../e2e/town.ts'
import { devices } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { startCaddy } from '../server/deploy/caddy.ts'
import type { Caddy } from '../server/deploy/caddy.ts'
import { noticed, partedBy } from './attempts.ts'
import type { Span } from './attempts.ts'
import { openPair } from './cluster-pair.ts'
import type { ClusterPair } from './cluster-pair.ts'
import { hintRound } from './fleet-hints.ts'
import type { Fleet, Process } from './fleet-hints.ts'
import { fleetPhone } from './fleet-phone.ts'
import type { FleetPhone } from './fleet-phone.ts'
import { compare, createLedger } from './ledger.ts'
import { between, pause } from './part.ts'
import type { Part } from './part.ts'

/** By all phones together: 500 say a line a minute each. */
const linesPerSecond = 8
const enrolledAtOnce = 10
const loadMs = 4000
const settleLimitMs = 180_000
const MB = 1_000_000

/** `rounds`: how often each process is killed. */
export async function fleet(phones: number, rounds: number): Promise<Part> {
  const pair = await openPair()
  const url = `https://localhost:${await freePort()}`
  const processes: Process[] = []
  const opened: FleetPhone[] = []
  let caddy: Caddy | null = null
  try {
    for (let n = 0; n < 2; n += 1) processes.push(await startProcess(pair, url))
    caddy = await startCaddy(
      url,
      processes.map(({ town }) => new URL(town.url).host),
    )
    setDefaultCACertificates([...getCACertificates(), await caddy.authority()])
    const code = processes[0]?.town.code() ?? ''
    const office = await enrolRemote(url, code.replaceAll('-', ''), devices.officePhone)
    const ledger = createLedger()
    // Before the first of them listens: each would be told of every other's enrolment.
    const enrolled: RemotePhone[] = []
    for (let n = 0; n < phones; n += enrolledAtOnce) {
      const length = Math.min(enrolledAtOnce, phones - n)
      enrolled.push(
        ...(await Promise.all(Array.from({ length }, (_, at) => enrolledBy(office, url, n + at)))),
      )
    }
    // What the server said of them itself.
    const begun = await office.pullAll(url)
    for (const { line, operation } of begun) if (operation !== null) ledger.sent.set(line.id, operation)
    opened.push(...enrolled.map((phone) => fleetPhone(phone, url, ledger, begun)))
    return await takeAll({ pair, processes, caddy, url, office, phones: opened, ledger, streams: [] }, rounds)
  } finally {
    for (const phone of opened) phone.close()
    await caddy?.end()
    for (const { town } of processes) await town.end()
    await pair.remove()
  }
}

async function takeAll(all: Fleet, rounds: number): Promise<Part> {
  const { processes, caddy, phones, ledger, office } = all
  const begunMs = performance.now()
  const caddyS = await processorS(caddy.pid)
  const ownUse = process.cpuUsage()
  for (const one of processes) one.processorS = -(await processorS(one.town.pid()))
  const faults: string[] = []
  const hints = await hintRound(all, faults)
  const load = { isOver: false }
  const saying = say(phones, load)
  for (let kill = 0; kill < rounds * processes.length; kill += 1) {
    const killed = processes[kill % processes.length]
    if (killed === undefined) break
    await pause(loadMs)
    await untilAnswered(phones)
    await note(killed)
    await killed.town.kill()
    await pause(between(200, 2000))
    await killed.town.start()
  }
  await pause(loadMs)
  await untilAnswered(phones)
  const failover = await failOver(all)
  await pause(loadMs)
  load.isOver = true
  await saying
  await untilSettled(phones, faults)
  hints.push(...(await hintRound(all, faults)))
  await untilSettled(phones, faults)
  await Promise.all(processes.map(note))

  const found = await Promise.all(
    processes.map(async ({ town }) => {
      const lines = await office.pullAll(town.url)
      const ids = lines.map(({ line }) => line.id).join()
      const short = phones.filter((phone) => phone.found.held.join() !== ids).length
      return { ...compare(ledger, lines), short }
    }),
  )
  const short = Math.max(...found.map((each) => each.short))
  if (short > 0) faults.push(`${short} phones do not hold the record as it is`)
  const seconds = (performance.now() - begunMs) / 1000
  const { user, system } = process.cpuUsage(ownUse)
  const used = (spentS: number) => `${((100 * spentS) / seconds).toFixed(0)} %`
  return {
    figures: {
      phones: phones.length,
      accepted: ledger.promised.size,
      kills: rounds * processes.length,
      'ms until lines were accepted after the failover': Math.round(failover.untilMs - failover.fromMs),
      ...noticedOf(phones, failover),
      ...spreadOf(
        'round trip',
        phones.flatMap((phone) => phone.found.roundTripMs),
      ),
      ...spreadOf(
        'said to accepted',
        phones.flatMap((phone) => phone.found.acceptedMs),
      ),
      ...spreadOf('hint at rest', hints),
      'live streams at each process': [...new Set(all.streams)].join(', then '),
      'MB at most, each process': processes.map(({ peakBytes }) => (peakBytes / MB).toFixed(0)).join(' and '),
      'of a core, each process': processes.map((each) => used(each.processorS)).join(' and '),
      'of a core, Caddy': used((await processorS(caddy.pid)) - caddyS),
      'of a core, the phones': used((user + system) / 1e6),
    },
    lost: Math.max(...found.map((each) => each.lost)),
    doubled: Math.max(...found.map((each) => each.doubled)),
    faults: [
      ...faults,
      ...found.flatMap((each) => each.faults),
      ...new Set(phones.flatMap((phone) => phone.found.faults)),
    ],
  }
}

async function startProcess(pair: ClusterPair, url: string): Promise<Process> {
  const metrics = `127.0.0.1:${await freePort()}`
  const settings = { ...pair.settings, PUBLIC_URL: url, TRUSTED_PROXY: '127.0.0.1, ::1', METRICS: metrics }
  const town = await openTown(new Date().toISOString(), root, 'main', undefined, settings)
  return { town, metrics, processorS: 0, peakBytes: 0 }
}

/** What a process has used until now; its next start begins anew. */
async function note(one: Process): Promise<void> {
  one.processorS += await processorS(one.town.pid())
  one.peakBytes = Math.max(one.peakBytes, await resident(one.town.pid(), 'VmHWM'))
}

async function say(phones: readonly FleetPhone[], load: { isOver: boolean }): Promise<void> {
  while (!load.isOver) {
    phones[Math.floor(Math.random() * phones.length)]?.say()
    await pause(between(0, 2000 / linesPerSecond))
  }
}

/** From the primary's end until a line was accepted. */
async function failOver({ pair, ledger }: Fleet): Promise<Span> {
  const { primary, standby, pointTo } = pair
  await primary.stop('SIGKILL')
  const fromMs = performance.now()
  // What was under way has its answer by now, or never.
  await pause(200)
  const before = ledger.promised.size
  await standby.query('select pg_promote()')
  await pointTo(standby)
  while (ledger.promised.size === before) {
    if (performance.now() - fromMs > settleLimitMs) throw new Error('no line was accepted again')
    await pause(20)
  }
  return { fromMs, untilMs: performance.now() }
}

/** So that what a phone notices of one event is not counted with the next. */
async function untilAnswered(phones: readonly FleetPhone[]): Promise<void> {
  const isFailing = ({ found }: FleetPhone) => found.roundTrips.isFailing() || found.streams.isFailing()
  const untilMs = performance.now() + settleLimitMs
  while (performance.now() < untilMs && phones.some(isFailing)) await pause(100)
}

async function untilSettled(phones: readonly FleetPhone[], faults: string[]): Promise<void> {
  const untilMs = performance.now() + settleLimitMs
  // Hints come in turn: one that has settled may hear of more.
  while (performance.now() < untilMs && phones.some((phone) => !phone.isSettled())) await pause(100)
  const left = phones.filter((phone) => !phone.isSettled()).length
  if (left > 0) faults.push(`${left} phones still wait`)
}

function spreadOf(what: string, figures: readonly number[]): Record<string, string> {
  const sorted = figures.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? NaN)
  return { [`ms ${what} (p50, p95, most)`]: `${at(0.5)}, ${at(0.95)}, ${at(1)}` }
}

/** While it fails over nobody is answered, whoever serves; the rest is what kills of processes cost. */
function noticedOf(phones: readonly FleetPhone[], failover: Span): Record<string, string> {
  const of = (kind: 'roundTrips' | 'streams') =>
    phones.map(({ found }) => partedBy(found[kind].streaks, failover))
  const trips = of('roundTrips')
  const waited = trips.flatMap(({ within }) => within).map(({ fromMs, untilMs }) => untilMs - fromMs)
  return {
    'noticed kills': noticed(trips.map(({ apart }) => apart)),
    'opened a stream again': noticed(of('streams').map(({ apart }) => apart)),
    'noticed the failover': noticed(trips.map(({ within }) => within)),
    ...spreadOf('of these until one succeeded', waited),
  }
}
