// `npm run fuzz [-- --seed N --requests N]`: so many requests made from the description, half of them spoilt, to a server on
// this machine. A seed says the same again. Exit code 1 on a 5xx, an answer that is not described, a hang, or a promise
// that was not kept.
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '30000' },
  },
})
const begunMs = performance.now()
const { figures, problems } = await fuzz({
  seed: Number(values.seed),
  requests: Number(values.requests),
  http: true,
})
const { statuses, ...counts } = figures
for (const problem of problems) console.log(problem)
console.log(`seed ${values.seed}: ${said(counts)}`)
console.log(`answers: ${said(statuses)}`)
console.log(`${problems.length} problems in ${((performance.now() - begunMs) / 1000).toFixed(1)} s`)
process.exit(problems.length === 0 ? 0 : 1)

function said(all: Record<string, number>): string {
  return Object.entries(all)
    .map(([what, times]) => `${what} ${Math.round(times)}`)
    .join(', ')
}
