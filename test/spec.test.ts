import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { titlesOf } from './architecture/habits.ts'
import { root, sourcesIn } from './architecture/sources.ts'

/** Rules of paper alone: what people write, and what the build's policy forbids, is judged by eye. */
const untested = ['PR']

const spec = readFileSync(path.join(root, 'shared', 'SPEC.md'), 'utf8')
const defined = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map(([, id]) => id ?? '')
const quoted = quotedIn(sourcesIn(['test'], /\.ts$/).flatMap(titlesOf))

/** The ids that titles quote: `[SY4] …` → SY4. */
function quotedIn(titles: string[]): Set<string> {
  return new Set(
    titles.flatMap((title) => [...title.matchAll(/\[([A-Z]{2}\d+)\]/g)].map(([, id]) => id ?? '')),
  )
}

it('every rule of SPEC.md has an id of its own', () => {
  expect(defined.length).toBeGreaterThan(30)
  expect(defined.filter((id, at) => defined.indexOf(id) !== at)).toEqual([])
})

it('every rule of SPEC.md is quoted by a test', () => {
  expect(unquoted(defined, quoted)).toEqual([])
})

it('every id that a test quotes is a rule of SPEC.md', () => {
  expect([...quoted].filter((id) => !defined.includes(id))).toEqual([])
})

it('a rule that no test quotes is found', () => {
  expect(unquoted(['OP1', 'OP2', 'PR1'], quotedIn(["'[OP1] [SY3] a'", "'OP2 without brackets'"]))).toEqual([
    'OP2',
  ])
})

function unquoted(ids: string[], by: Set<string>): string[] {
  return ids.filter((id) => !by.has(id) && !untested.includes(id.slice(0, 2)))
}
