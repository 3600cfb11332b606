// The measures of what was built: each a figure and the bar it is held to.
import { slowdown } from './browser.ts'
import { coldStart } from './cold-start.ts'
import { firstScript } from './first-script.ts'
import { incident } from './incident.ts'
import type { Incident, IncidentSizes } from './incident.ts'
import { recordMeasures } from './record-measures.ts'
import type { RecordSizes } from './record-measures.ts'
import { search } from './search.ts'
import type { SearchSizes } from './search.ts'
import { serverMemory } from './server-memory.ts'
import { inMs } from './spread.ts'
import { table } from './table.ts'
import type { Table, TableSizes } from './table.ts'

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
  record: RecordSizes
}

export const fullSizes: Sizes = {
  coldRuns: 15,
  operations: 10_000,
  searched: { few: 1_000, many: 100_000, rounds: 60, warmUpRounds: 20 },
  listed: { fewest: 10, few: 100, many: 10_000, runs: 15 },
  lines: { few: 10, many: 1_000, runs: 15, scrolled: 10_000, frames: 600 },
  record: {
    held: 10_000,
    presses: 15,
    pulled: 10_000,
    aheadRuns: 5,
    summed: 10_000,
    phones: 500,
    lines: 10_000,
  },
}
/** Everything runs once; the figures say nothing. */
export const smallestSizes: Sizes = {
  coldRuns: 1,
  operations: 500,
  searched: { few: 60, many: 120, rounds: 1, warmUpRounds: 1 },
  listed: { fewest: 1, few: 2, many: 4, runs: 1 },
  lines: { few: 2, many: 30, runs: 1, scrolled: 60, frames: 10 },
  record: { held: 20, presses: 1, pulled: 500, aheadRuns: 1, summed: 30, phones: 3, lines: 500 },
}

export function measuresOf({ coldRuns, operations, searched, listed, lines, record }: Sizes): Measure[] {
  let taken: Promise<Incident> | undefined
  let tabled: Promise<Table> | undefined
  const tables = () => (tabled ??= table(listed))
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
      take: async () => takeTable(await tables(), listed.runs),
    },
    {
      name: `opening, ${listed.many * 10} ÷ ${listed.fewest * 10} operations`,
      unit: '',
      bar: 1.2,
      take: async () => takeStart(await tables()),
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
    ...recordMeasures(record),
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

function takeTable({ rows, start: _start, ...found }: Table, runs: number): Taken {
  const detail = `navigation to first rows, ${runs} runs each, median (quartiles): ${inMs(rows.many)} ÷ ${inMs(rows.few)}; summaries made in ${inS(found.makeMs.many)}`
  return { figure: rows.ratio, detail, found: { rows, ...found } }
}

function takeStart({ start }: Table): Taken {
  const detail = `navigation to the app behind the call screen, median (quartiles): ${inMs(start.many)} ÷ ${inMs(start.few)}`
  return { figure: start.ratio, detail, found: start }
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
