// `npm run bench`: five measures of what was built, each with its bar; exit code 1 where one is missed.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { coldStart, slowdown } from './cold-start.ts'
import { firstScript } from './first-script.ts'
import { search, sizes } from './search.ts'
import { serverMemory } from './server-memory.ts'
import type { Spread } from './spread.ts'
import { incidents, table } from './table.ts'

const coldRuns = 15
const kB = 1000
const MB = 1000 * kB

const script = await firstScript()
const memory = await serverMemory()
const cold = await coldStart(coldRuns)
const searched = await search()
const listed = await table()

const measures = [
  {
    measure: 'cold offline start ÷ bare page',
    figure: cold.ratio.toFixed(2),
    bar: '≤ 1.2',
    met: cold.ratio <= 1.2,
    detail: `main thread ${slowdown}× slower, worker not; ${cold.app.runs} runs each, median (quartiles): ${inMs(cold.app)} ÷ ${inMs(cold.bare)}`,
  },
  {
    measure: 'script of the first route',
    figure: inUnits(script.firstBytes, kB, 'kB'),
    bar: '≤ 110 kB',
    met: script.firstBytes <= 110 * kB,
    detail: `gzipped; later, by import(): ${inUnits(script.laterBytes, kB, 'kB')}`,
  },
  {
    measure: `server after ${memory.operations} operations`,
    figure: inUnits(memory.bytes, MB, 'MB'),
    bar: '≤ 150 MB',
    met: memory.bytes <= 150 * MB,
    detail: `resident; at its start ${inUnits(memory.startBytes, MB, 'MB')}, at most ${inUnits(memory.peakBytes, MB, 'MB')}`,
  },
  {
    measure: `search, ${sizes.many} ÷ ${sizes.few} operations`,
    figure: searched.ratio.toFixed(2),
    bar: '≤ 3',
    met: searched.ratio <= 3,
    detail: `two characters, p95 of ${searched.queries} each: ${Object.entries(searched.times)
      .map(([kind, { manyMs, fewMs }]) => `${kind} ${manyMs.toFixed(1)} ÷ ${fewMs.toFixed(1)} ms`)
      .join(', ')}; read in ${Math.round(searched.buildMs.many / 1000)} s`,
  },
  {
    measure: `table, ${incidents.many} ÷ ${incidents.few} incidents`,
    figure: listed.rows.ratio.toFixed(2),
    bar: '≤ 1.5',
    met: listed.rows.ratio <= 1.5,
    detail: `navigation to first rows, ${listed.rows.many.runs} runs each, median (quartiles): ${inMs(listed.rows.many)} ÷ ${inMs(listed.rows.few)}; app behind the call screen ${inMs(listed.start.many)} ÷ ${inMs(listed.start.few)}; summaries made in ${Math.round(listed.makeMs.many / 1000)} s`,
  },
]
for (const { measure, figure, bar, met, detail } of measures) {
  console.log(
    `${measure.padEnd(34)}${figure.padStart(9)}  ${bar.padEnd(10)}${met ? 'met   ' : 'MISSED'}  ${detail}`,
  )
}
const results = fileURLToPath(new URL('results.json', import.meta.url))
await writeFile(results, `${JSON.stringify({ measures, cold, script, memory, searched, listed }, null, 2)}\n`)
process.exit(measures.every(({ met }) => met) ? 0 : 1)

function inUnits(bytes: number, unit: number, name: string): string {
  return `${(bytes / unit).toFixed(1)} ${name}`
}

function inMs({ median, low, high }: Spread): string {
  return `${Math.round(median)} ms (${Math.round(low)}–${Math.round(high)})`
}
