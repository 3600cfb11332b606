// `npm run bench`: the measures of what was built, each by itself against its bar; exit code 1 where one fails or misses
// it. With `--smoke` all of them run at their smallest, without a bar, so that they can't rot. What compares instead
// is asked for by its name: `peers` (`peers/rounds.ts`), `processes` on one PostgreSQL and SQLite, `move` from one to the other.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { smoke } from './browser.ts'
import { fullSizes, measuresOf, smallestSizes } from './measures.ts'
import type { Measure, Taken } from './measures.ts'

const { positionals } = parseArgs({ options: { smoke: { type: 'boolean' } }, allowPositionals: true })
const [other, ...words] = positionals
const [first, second, third] = words.map(Number)
const others: Record<string, () => Promise<boolean>> = {
  peers: async () => (await import('./peers/rounds.ts')).comparePeers(words),
  processes: async () => (await import('./processes.ts')).compareProcesses(first, second, third),
  move: async () => (await import('./moving.ts')).compareMoved(first),
}
if (other !== undefined) {
  const take = others[other]
  if (take === undefined) throw new Error(`no measure is called ${other}: ${Object.keys(others).join(', ')}`)
  process.exit((await take()) ? 0 : 1)
}

const limitS = smoke ? 180 : 1200

type Row = Pick<Measure, 'name' | 'bar'> & { verdict: 'ran' | 'met' | 'MISSED' | 'FAILED' } & Partial<Taken>

const rows: Row[] = []
for (const measure of measuresOf(smoke ? smallestSizes : fullSizes)) {
  const row = await rowOf(measure)
  rows.push(row)
  const { figure, detail } = row
  const shown = figure === undefined ? '－' : `${figure.toFixed(measure.unit === '' ? 2 : 1)}${measure.unit}`
  const bar = smoke ? '' : `≤ ${measure.bar}${measure.unit}`
  console.log(
    `${row.name.padEnd(34)}${shown.padStart(9)}  ${bar.padEnd(10)}${row.verdict.padEnd(6)}  ${detail ?? ''}`,
  )
}
if (!smoke) {
  const results = fileURLToPath(new URL('results.json', import.meta.url))
  await writeFile(results, `${JSON.stringify(rows, null, 2)}\n`)
}
// At once: what a failed measure left running ends with this process.
process.exit(rows.every(({ verdict }) => verdict === 'met' || verdict === 'ran') ? 0 : 1)

/** Never throws: one that fails is a row too. */
async function rowOf({ name, bar, take }: Measure): Promise<Row> {
  try {
    const taken = await Promise.race([take(), afterLimit()])
    const verdict = smoke ? 'ran' : taken.figure <= bar ? 'met' : 'MISSED'
    return { name, bar, verdict, ...taken }
  } catch (error) {
    return { name, bar, verdict: 'FAILED', detail: error instanceof Error ? error.message : String(error) }
  }
}

function afterLimit(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not done after ${limitS} s`)), limitS * 1000).unref()
  })
}
