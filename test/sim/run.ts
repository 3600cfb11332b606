// `npm run sim -- --seeds N [--from SEED]`: so many runs, each by its seed. One that fails prints its seed, what failed and
// the shortest plan that fails the same way; exit code 1 then. `--mutant NAME` plants a fault first, `--mutants` each in turn:
// then the exit code is 1 where one does not fall.
import { spawnSync } from 'node:child_process'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { mutants, plant } from './mutants.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
})
// Most of a short run was compiling, and each mutant is a process of its own.
enableCompileCache()
// Dexie as the app has it: Node would take its ES5 build, which is slower.
registerHooks({
  resolve: (name, context, next) => next(name === 'dexie' ? 'dexie/dist/modern/dexie.mjs' : name, context),
})
// Dexie tells of each connection that was closed under it, and of each deletion, as they are here on purpose.
const warn = console.warn
console.warn = (...told) => /^Dexie:|wants to delete database/.test(String(told[0])) || warn(...told)

process.exit((values.mutants ? allFall() : await holds()) ? 0 : 1)

/** Each in a process of its own. */
function allFall(): boolean {
  const file = fileURLToPath(import.meta.url)
  const standing = Object.keys(mutants).filter((name) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [file, '--seeds', values.seeds, '--from', values.from, '--mutant', name],
      { encoding: 'utf8' },
    )
    console.log(`${status === 1 ? 'fell' : 'STANDS'}  ${name}: ${stdout.split('\n')[0]}`)
    return status !== 1
  })
  return standing.length === 0
}

async function holds(): Promise<boolean> {
  if (values.mutant !== undefined) plant(values.mutant)
  const { planOf, shrunk, simulate } = await import('./simulate.ts')
  const totals = new Map<string, number>()
  const begunMs = performance.now()
  const failed: number[] = []
  const from = Number(values.from)
  for (let seed = from; seed < from + Number(values.seeds) && failed.length < 3; seed += 1) {
    const plan = planOf(seed)
    const { ok, problem, step, counts } = await simulate(seed, plan)
    for (const [what, times] of counts) totals.set(what, (totals.get(what) ?? 0) + times)
    if (ok) continue
    failed.push(seed)
    console.log(`seed ${seed}, step ${step}: ${problem}`)
    if (values.mutant !== undefined) return false
    const short = await shrunk(seed, plan.slice(0, step), problem)
    for (const { kind, seed: own } of short) console.log(`  ${kind} ${own}`)
  }
  console.log([...totals].map(([what, times]) => `${what} ${times}`).join(', '))
  console.log(`${failed.length} failed, ${((performance.now() - begunMs) / 1000).toFixed(1)} s`)
  return failed.length === 0
}
