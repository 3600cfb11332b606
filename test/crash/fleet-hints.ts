// Whether every phone of the fleet hears of a line that was said to one of its processes, at whichever its stream is. Rules PG5, SY18.
import type { TownProcess } from '../e2e/town.ts'
import { intake } from '../people.ts'
import type { Caddy } from '../server/deploy/caddy.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import type { ClusterPair } from './cluster-pair.ts'
import type { FleetPhone } from './fleet-phone.ts'
import type { Ledger } from './ledger.ts'
import { pause } from './part.ts'

const hintLimitMs = 15_000
const maxTries = 30

export type Process = { town: TownProcess; metrics: string; processorS: number; peakBytes: number }
export type Fleet = {
  pair: ClusterPair
  processes: readonly Process[]
  caddy: Caddy
  url: string
  office: RemotePhone
  phones: FleetPhone[]
  ledger: Ledger
  /** At each process, whenever hints were tried. */
  streams: string[]
}

/** A line said to each process itself: every phone hears of it, whichever of them its stream is at. Milliseconds of each. */
export async function hintRound(all: Fleet, faults: string[]): Promise<number[]> {
  const { processes, phones, office, ledger } = all
  const heard: number[] = []
  for (const { town } of processes) {
    const streams = await untilListening(processes, phones.length)
    all.streams.push(streams.join(' and '))
    const line = intake({ device: office.device })
    ledger.noteSent([line])
    const { accepted, begunMs } = await sayTo(town.url, office, line)
    ledger.notePromised(accepted)
    const position = accepted[0]?.position ?? Infinity
    const isHeard = (phone: FleetPhone) => phone.heard.position >= position
    for (const untilMs = begunMs + hintLimitMs; performance.now() < untilMs; await pause(20))
      if (phones.every(isHeard)) break
    const deaf = phones.filter((phone) => !isHeard(phone)).length
    if (deaf > 0) faults.push(`${deaf} phones were not told of ${position}`)
    heard.push(...phones.filter(isHeard).map((phone) => phone.heard.atMs - begunMs))
    await Promise.all(phones.map((phone) => phone.settled()))
  }
  return heard
}

/** As a phone does: again, where a server too busy to take it says so. */
async function sayTo(url: string, office: RemotePhone, line: ReturnType<typeof intake>) {
  for (let tries = 1; ; tries += 1) {
    const begunMs = performance.now()
    const answer = await office.sync(url, [line], { want: 0 }).catch((error: unknown) => {
      if (tries === maxTries) throw error
    })
    if (answer !== undefined) return { accepted: answer.accepted, begunMs }
    await pause(1000)
  }
}

/** The live streams of each process, once every phone has one. */
async function untilListening(processes: readonly Process[], phones: number): Promise<number[]> {
  const untilMs = performance.now() + hintLimitMs
  for (;;) {
    const told = await Promise.all(
      processes.map(async ({ metrics }) => (await fetch(`http://${metrics}/metrics`)).text()),
    )
    const counts = told.map((text) => Number(/^juki_live_streams (\d+)$/m.exec(text)?.[1]))
    const all = counts.reduce((sum, count) => sum + count, 0)
    if (all >= phones || performance.now() > untilMs) return counts
    await pause(200)
  }
}
