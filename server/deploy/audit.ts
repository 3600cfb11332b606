// `npm run audit`: asks whether a hole is known in any package of the lock file: npm's own source, and where that does not answer
// OSV (google.github.io/osv.dev/api). Exit code 1 on a hole (of npm's, of high rank), 2 where neither answered: that is no clean bill.
// `--osv ADDRESS`: another place of the latter.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { jsonOrNull } from '../../shared/sync/protocol.ts'

const { values } = parseArgs({ options: { osv: { type: 'string', default: 'https://api.osv.dev' } } })
const waitMs = 30_000
/** What OSV takes at once. */
const maxQueries = 1000

const Audit = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.int(), critical: z.int(), total: z.int() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
})
const Lock = z.object({
  packages: z.record(z.string(), z.object({ name: z.optional(z.string()), version: z.optional(z.string()) })),
})
const Osv = z.object({
  results: z.array(z.object({ vulns: z.optional(z.array(z.object({ id: z.string() }))) })),
})

process.exitCode = (await byNpm()) ?? (await byOsv()) ?? unanswered()

/** Null: it did not answer. */
async function byNpm(): Promise<number | null> {
  const audit = Audit.safeParse(jsonOrNull(await npmAudit()))
  if (!audit.success) return notAnswered('npm audit')
  const { high, critical, total } = audit.data.metadata.vulnerabilities
  console.log(`npm audit: known holes ${total}, of them high ${high}, critical ${critical}`)
  for (const [name, { severity }] of Object.entries(audit.data.vulnerabilities))
    console.log(`  ${name}: ${severity}`)
  return high + critical === 0 ? 0 : 1
}

/** It tells no rank: any hole counts. */
async function byOsv(): Promise<number | null> {
  const packages = locked()
  const found: string[] = []
  for (let from = 0; from < packages.length; from += maxQueries) {
    const part = packages.slice(from, from + maxQueries)
    const answer = Osv.safeParse(await askOsv(part))
    if (!answer.success || answer.data.results.length !== part.length) return notAnswered(values.osv)
    for (const [at, { vulns = [] }] of answer.data.results.entries())
      if (vulns.length > 0) found.push(`  ${part[at]}: ${vulns.map(({ id }) => id).join(', ')}`)
  }
  console.log(`${values.osv}: ${packages.length} packages, known holes in ${found.length}`)
  for (const line of found) console.log(line)
  return found.length === 0 ? 0 : 1
}

function notAnswered(source: string): null {
  console.error(`${source}: no answer`)
  return null
}

function unanswered(): number {
  console.error('known holes: NOT ASKED. No source answered: ask again from a network that reaches one')
  return 2
}

/** Every package once, by its own name also where it is installed under another. */
function locked(): string[] {
  const { packages } = Lock.parse(jsonOrNull(readFileSync('package-lock.json', 'utf8')))
  const named = Object.entries(packages).flatMap(([path, { name, version }]) =>
    path === '' || version === undefined ? [] : `${name ?? path.split('node_modules/').at(-1)}@${version}`,
  )
  return [...new Set(named)]
}

async function askOsv(packages: readonly string[]): Promise<unknown> {
  const queries = packages.map((one) => {
    const at = one.lastIndexOf('@')
    return { package: { ecosystem: 'npm', name: one.slice(0, at) }, version: one.slice(at + 1) }
  })
  try {
    const signal = AbortSignal.timeout(waitMs)
    const asked = { method: 'POST', body: JSON.stringify({ queries }), signal }
    return await (await fetch(`${values.osv}/v1/querybatch`, asked)).json()
  } catch {
    return null
  }
}

/** What it printed, also where it ended with a fault. */
function npmAudit(): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['audit', '--json', '--package-lock-only', '--fetch-retries=0'],
      { maxBuffer: 64 * 1024 * 1024, timeout: 2 * waitMs },
      (_, stdout) => resolve(stdout),
    )
  })
}
