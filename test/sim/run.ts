// `npm run sim -- --seeds N [--from SEED]`: so many runs, each by its seed; a run that fails prints its seed, what failed
// and the shortest plan that fails so. Exit code 1 where one did.
import { parseArgs } from 'node:util'
import { planOf, shrunk, simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    whole: { type: 'boolean', default: false },
  },
})
// Dexie tells of each connection that was closed under it, as it is here on purpose.
const warn = console.warn
console.warn = (...told) => String(told[0]).startsWith('Dexie:') || warn(...told)

const from = Number(values.from)
const totals = new Map<string, number>()
let failed = 0
const begunMs = performance.now()
for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
  const plan = planOf(seed)
  const { ok, problem, step, counts } = await simulate(seed, plan)
  for (const [what, times] of counts) totals.set(what, (totals.get(what) ?? 0) + times)
  if (ok) continue
  failed += 1
  console.log(`seed ${seed}, step ${step}: ${problem}`)
  if (values.whole) continue
  const short = await shrunk(seed, plan.slice(0, step))
  console.log(short.map(({ kind, seed: own }) => `  ${kind} ${own}`).join('\n'))
  if (failed >= 3) break
}
const told = [...totals].map(([what, times]) => `${what} ${times}`).join(', ')
console.log(`${told}\n${failed} failed, ${((performance.now() - begunMs) / 1000).toFixed(1)} s`)
process.exit(failed === 0 ? 0 : 1)
