// Who carries a unit of the plan: the files of shared/ and app/ that name it, and the tests whose titles do.
import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Unit } from './units.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Carriers = { rules: string[]; screens: string[]; tests: string[] }

/** The list of what rules know names every clause and carries none out. */
const shared = read('shared/**/*.ts').filter(({ path }) => path !== 'shared/plan/clause-ids.ts')
const data = read('shared/plan/aisho/*.yaml').filter(({ path }) => !path.endsWith('/clauses.yaml'))
const app = read('app/**/*.{vue,ts}')

function read(pattern: string) {
  return globSync(pattern, { cwd: root }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))
}

export function carriers({ id, clause, kind, table }: Unit, titles: readonly string[]): Carriers {
  const naming = (of: typeof shared, what: string) => of.filter(({ text }) => names(what).test(text))
  const held = data.filter(({ text }) => text.includes(id.replace(clause, '').trim()))
  const rules = kind === 'row' ? held : naming(shared, id)
  const screens =
    table === null ? naming(app, clause) : app.filter(({ text }) => imported(text).includes(table))
  return {
    rules: rules.map(({ path }) => path),
    screens: screens.map(({ path }) => path).filter((path) => path.endsWith('.vue')),
    tests: titles.filter((title) => title.includes(`[${id}]`)),
  }
}

/** The tables of the plan that a file takes in. */
function imported(text: string): string[] {
  return /^import \{ (.*) \} from '#plan'$/m.exec(text)?.[1]?.split(', ') ?? []
}

/** The id by itself: `1-3` is neither `1-3(2)` nor 参考1-3 nor part of a date. */
function names(id: string): RegExp {
  const literal = id.replaceAll(/[()]/g, '\\$&')
  return new RegExp(`(?<![\\d\\-考])${literal}(?![\\d(-])`)
}

const Listed = z.array(z.object({ name: z.string() }))
const Ran = z.object({
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string() })) }),
  ),
})

/**
 * The title of every unit and end-to-end test, each case of a parameterised one by itself. `report`: the JSON report of a
 * run of the unit tests, where there was one just now: then they need not be collected again.
 */
export function testTitles(report?: string): string[] {
  const ends = run('playwright', ['test', '--config', 'test/e2e/playwright.config.ts', '--list'])
  return [...(report === undefined ? listed() : ran(report)), ...ends.split('\n')]
}

function ran(report: string): string[] {
  const { testResults } = Ran.parse(JSON.parse(readFileSync(report, 'utf8')))
  return testResults
    .filter(({ name }) => !name.endsWith('.browser.test.ts'))
    .flatMap(({ assertionResults }) => assertionResults.map(({ fullName }) => fullName))
}

function listed(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'titles-'))
  try {
    const json = join(folder, 'titles.json')
    const unit = ['--project', 'unit', '--staticParse=false', `--json=${json}`]
    run('vitest', ['list', '--config', 'test/vitest.config.ts', ...unit])
    return Listed.parse(JSON.parse(readFileSync(json, 'utf8'))).map(({ name }) => name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(program: string, words: string[]): string {
  return execFileSync(join(root, 'node_modules/.bin', program), words, { cwd: root, encoding: 'utf8' })
}
