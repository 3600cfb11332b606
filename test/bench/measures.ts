// The measures of what was built: each a figure and the bar it is held to.
import { coldStart, slowdown } from './cold-start.ts'
import { firstScript } from './first-script.ts'
import { incident } from './incident.ts'
import type { Incident, IncidentSizes } from './incident.ts'
import { search } from './search.ts'
import type { SearchSizes } from './search.ts'
import { serverMemory } from './server-memory.ts'
import type { Spread } from './spread.ts'
import { table } from './table.ts'
import type { TableSizes } from './table.ts'

const kB = 1000
const MB = 1000 * kB

export type Measure = {
  name: string
  unit: string
  /** The figure may be as large as this, in its unit. */
  bar: number
  take: () => Promise<Taken>
}
/** `found`: everything that was measured, for `results.json`. */
export type Taken = { figure: number; detail: string; found: object }

export type Sizes = {
  coldRuns: number
  operations: number
  searched: SearchSizes
  listed: TableSizes
  lines: IncidentSizes
}

export const fullSizes: Sizes = {
  coldRuns: 15,
  operations: 10_000,
  searched: { few: 1_000, many: 100_000, rounds: 60, warmUpRounds: 20 },
  listed: { few: 100, many: 10_000, runs: 15 },
  lines: { few: 10, many: 1_000, runs: 15, scrolled: 10_000, frames: 600 },
}
/** Everything runs once; the figures say nothing. */
export const smallestSizes: Sizes = {
  coldRuns: 1,
  operations: 500,
  searched: { few: 60, many: 120, rounds: 1, warmUpRounds: 1 },
  listed: { few: 2, many: 4, runs: 1 },
  lines: { few: 2, many: 30, runs: 1, scrolled: 60, frames: 10 },
}

export function measuresOf({ coldRuns, operations, searched, listed, lines }: Sizes): Measure[] {
  let taken: Promise<Incident> | undefined
  const long = () => (taken ??= incident(lines))
  return [
    { name: 'cold offline start ÷ bare page', unit: '', bar: 1.2, take: () => takeColdStart(coldRuns) },
    { name: 'script of the first route', unit: ' kB', bar: 110, take: takeFirstScript },
    {
      name: `server after ${operations} operations`,
      unit: ' MB',
      bar: 150,
      take: () => takeServerMemory(operations),
    },
    {
      name: `search, ${searched.many} ÷ ${searched.few} operations`,
      unit: '',
      bar: 3,
      take: () => takeSearch(searched),
    },
    {
      name: `table, ${listed.many} ÷ ${listed.few} incidents`,
      unit: '',
      bar: 1.5,
      take: () => takeTable(listed),
    },
    {
      name: `incident, ${lines.many} ÷ ${lines.few} lines`,
      unit: '',
      bar: 1.3,
      take: async () => takeOpening(await long()),
    },
    {
      name: `${lines.scrolled} lines, late frames`,
      unit: ' %',
      bar: 5,
      take: async () => takeScrolling(await long()),
    },
  ]
}

async function takeColdStart(runs: number): Promise<Taken> {
  const found = await coldStart(runs)
  const detail = `main thread ${slowdown}× slower, worker not; ${runs} runs each, median (quartiles): ${inMs(found.app)} ÷ ${inMs(found.bare)}`
  return { figure: found.ratio, detail, found }
}

async function takeFirstScript(): Promise<Taken> {
  const found = await firstScript()
  const detail = `gzipped; later, by import(): ${(found.laterBytes / kB).toFixed(1)} kB`
  return { figure: found.firstBytes / kB, detail, found }
}

async function takeServerMemory(operations: number): Promise<Taken> {
  const found = await serverMemory(operations)
  const inMB = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`
  const detail = `resident; at its start ${inMB(found.startBytes)}, at most ${inMB(found.peakBytes)}`
  return { figure: found.bytes / MB, detail, found }
}

async function takeSearch(sizes: SearchSizes): Promise<Taken> {
  const found = await search(sizes)
  const times = Object.entries(found.times).map(
    ([kind, { manyMs, fewMs }]) => `${kind} ${manyMs.toFixed(1)} ÷ ${fewMs.toFixed(1)} ms`,
  )
  const detail = `two characters, p95 of ${found.queries} each: ${times.join(', ')}; read in ${inS(found.buildMs.many)}`
  return { figure: found.ratio, detail, found }
}

async function takeTable(sizes: TableSizes): Promise<Taken> {
  const found = await table(sizes)
  const { rows, start, makeMs } = found
  const detail = `navigation to first rows, ${sizes.runs} runs each, median (quartiles): ${inMs(rows.many)} ÷ ${inMs(rows.few)}; app behind the call screen ${inMs(start.many)} ÷ ${inMs(start.few)}; summaries made in ${inS(makeMs.many)}`
  return { figure: rows.ratio, detail, found }
}

function takeOpening({ opened }: Incident): Taken {
  const detail = `navigation to the first line, main thread ${slowdown}× slower, ${opened.many.runs} runs each, median (quartiles): ${inMs(opened.many)} ÷ ${inMs(opened.few)}`
  return { figure: opened.ratio, detail, found: opened }
}

function takeScrolling({ scrolled }: Incident): Taken {
  const { slowPerCent, floorPerCent, frames } = scrolled
  const detail = `over 33 ms, of ${frames} while it scrolls; an empty page: ${floorPerCent.toFixed(1)} %`
  return { figure: slowPerCent, detail, found: scrolled }
}

function inS(ms: number): string {
  return `${Math.round(ms / 1000)} s`
}

function inMs({ median, low, high }: Spread): string {
  return `${Math.round(median)} ms (${Math.round(low)}–${Math.round(high)})`
}
