// `npm run sim -- --seeds N [--from SEED]`: so many runs, each by its seed. One that fails prints its seed, what failed and
// the shortest plan that fails the same way; exit code 1 then. `--mutant NAME` plants a fault first, `--mutants` each in turn:
// then the exit code is 1 where one does not fall. `--workers N`: how many go on at once, as many as the machine has cores.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { mutants } from './mutants.ts'
import { seedsOf } from './seeds.ts'

const maxFailed = 3

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
})

process.exit((values.mutants ? await allFall() : await holds()) ? 0 : 1)

/** Each in a process of its own. */
async function allFall(): Promise<boolean> {
  const names = Object.keys(mutants)
  const waiting = [...names]
  const fell = new Map<string, boolean>()
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { status, told } = await runWith(name)
      // A run that could not begin ends with 1 too.
      const isFound = status === 1 && told.startsWith('seed ')
      console.log(`${isFound ? 'fell' : 'STANDS'}  ${name}: ${told.split('\n')[0]}`)
      fell.set(name, isFound)
    }
  }
  await Promise.all(Array.from({ length: Number(values.workers) }, work))
  return names.every((name) => fell.get(name) === true)
}

async function runWith(name: string): Promise<{ status: number | null; told: string }> {
  const file = fileURLToPath(import.meta.url)
  const how = ['--seeds', values.seeds, '--from', values.from, '--workers', '1', '--mutant', name]
  const running = spawn(process.execPath, [file, ...how], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [told] = await Promise.all([text(running.stdout), once(running, 'close')])
  return { status: running.exitCode, told }
}

async function holds(): Promise<boolean> {
  const totals = new Map<string, number>()
  const begunMs = performance.now()
  let failed = 0
  const all = seedsOf(Number(values.from), Number(values.seeds), Number(values.workers), values.mutant)
  for await (const { seed, ok, problem, step, counts, short } of all) {
    for (const [what, times] of counts) totals.set(what, (totals.get(what) ?? 0) + times)
    if (ok) continue
    failed += 1
    console.log(`seed ${seed}, step ${step}: ${problem}`)
    if (values.mutant !== undefined) return false
    for (const { kind, seed: own } of short) console.log(`  ${kind} ${own}`)
    if (failed === maxFailed) break
  }
  console.log([...totals].map(([what, times]) => `${what} ${times}`).join(', '))
  console.log(`${failed} failed, ${((performance.now() - begunMs) / 1000).toFixed(1)} s`)
  return failed === 0
}
