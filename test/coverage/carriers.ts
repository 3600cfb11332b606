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

/** A clause's guidance says what it is about and carries nothing out; the reference's own keys look like clauses. */
const guidance = /^shared\/plan\/(clauses|measure-examples\/)/
const shared = read('shared/**/*.ts').filter(({ path }) => !guidance.test(path))
const app = read('app/**/*.{vue,ts}')

function read(pattern: string) {
  return globSync(pattern, { cwd: root }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))
}

export function carriers({ id, clause, kind, module }: Unit, titles: readonly string[]): Carriers {
  const held = shared.filter(({ path }) => module !== null && path === `shared/plan/${module}`)
  const naming = (of: typeof shared, what: string) => of.filter(({ text }) => names(what).test(text))
  const rules = kind === 'row' ? held : naming(shared, id)
  const screens =
    module === null ? naming(app, clause) : app.filter(({ text }) => text.includes(`/${module}'`))
  return {
    rules: rules.map(({ path }) => path),
    screens: screens.map(({ path }) => path).filter((path) => path.endsWith('.vue')),
    tests: titles.filter((title) => title.includes(`[${id}]`)),
  }
}

/** The id by itself: `1-3` is neither `1-3(2)` nor 参考1-3 nor part of a date. */
function names(id: string): RegExp {
  const literal = id.replaceAll(/[()]/g, '\\$&')
  return new RegExp(`(?<![\\d\\-考])${literal}(?![\\d(-])`)
}

const Listed = z.array(z.object({ name: z.string() }))

/** The title of every unit and end-to-end test, each case of a parameterised one by itself. */
export function testTitles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'titles-'))
  try {
    const json = join(folder, 'titles.json')
    const unit = [
      'list',
      '--config',
      'test/vitest.config.ts',
      '--project',
      'unit',
      '--staticParse=false',
      `--json=${json}`,
    ]
    run('vitest', unit)
    const listed = Listed.parse(JSON.parse(readFileSync(json, 'utf8'))).map(({ name }) => name)
    const ends = run('playwright', ['test', '--config', 'test/e2e/playwright.config.ts', '--list']).split(
      '\n',
    )
    return [...listed, ...ends]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(program: string, words: string[]): string {
  return execFileSync(join(root, 'node_modules/.bin', program), words, { cwd: root, encoding: 'utf8' })
}
