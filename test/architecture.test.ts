import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  environmentReads,
  impurities,
  skippedTests,
  titlesOf,
  tooLong,
  vague,
} from './architecture/habits.ts'
import { sourcesIn, topLevelNames } from './architecture/sources.ts'
import { ownFolder } from './storage/folder.ts'

const rooms = ['app', 'server', 'shared', 'test']
const code = sourcesIn(rooms, /\.(?:ts|mts|mjs|vue)$/)
const everyFile = sourcesIn(rooms, /./)
const topLevel = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'README.md',
  'LICENSE',
].concat(['app', 'server', 'shared', 'test'])

describe('the tree', () => {
  it('is read at all: code of every room', () => {
    for (const folder of rooms) expect(code.some(({ file }) => file.startsWith(`${folder}/`))).toBe(true)
  })

  it('takes no time and no chance inside shared', () => {
    expect(code.filter(({ file }) => file.startsWith('shared/')).flatMap(impurities)).toEqual([])
  })

  it('reads the environment where the server starts, nowhere else', () => {
    expect(environmentReads(code.filter(({ file }) => !file.startsWith('test/')))).toEqual([])
  })

  it('has no skipped, focused or unwritten test', () => {
    expect(code.filter(({ file }) => file.startsWith('test/')).flatMap(skippedTests)).toEqual([])
  })

  it('has no file of code over 250 lines', () => {
    const written = /\.(?:ts|mts|mjs|vue|css|html|sh)$/
    expect(everyFile.filter(({ file }) => written.test(file)).flatMap(tooLong)).toEqual([])
  })

  it('names every file and folder by its subject', () => {
    expect(everyFile.flatMap(({ file }) => vague(file))).toEqual([])
  })

  it('holds at the top level what the layout names', () => {
    const names = topLevelNames().filter((name) => !/^$|^\./.test(name))
    expect(names).toContain('package.json')
    expect(names.filter((name) => !topLevel.includes(name))).toEqual([])
  })

  it('counts at the top level what is tracked; in a copy without a repository, what is not ignored', async () => {
    const folder = await ownFolder()
    const write = (name: string) => writeFile(path.join(folder, name), 'dist/\n')
    await Promise.all(['.gitignore', 'a.txt', 'stray.txt', 'dist'].map(write))
    expect(topLevelNames(folder).toSorted()).toEqual(['.gitignore', 'a.txt', 'stray.txt'])
    const git = (...words: string[]) => spawnSync('git', words, { cwd: folder })
    git('init')
    git('add', 'a.txt')
    expect(topLevelNames(folder).filter(Boolean)).toEqual(['a.txt'])
  })
})

describe('the habits', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'globalThis.crypto.subtle',
  ])('shared must not use %s', (expression) => {
    expect(impurities(use(`const a = ${expression}`))).not.toEqual([])
  })

  it('shared may use dates that are given, and speak of others', () => {
    const text =
      "// Date.now() and crypto.subtle\nconst a = new Date(nowMs), b = Date.parse('Date.now()'), c = nowMs.crypto"
    expect(impurities(use(text))).toEqual([])
  })

  it('the environment is read in server/main.ts, not in a route', () => {
    const text = 'const port = process.env.PORT'
    expect(environmentReads([use(text, 'server/main.ts')])).toEqual([])
    expect(environmentReads([use(text, 'server/routes/sync.ts')])).toEqual([
      'server/routes/sync.ts reads process.env',
    ])
    expect(environmentReads([use("import { env } from 'node:process'", 'app/main.ts')])).toHaveLength(1)
  })

  it.each([
    'it.skip',
    'test.only',
    'describe.todo',
    'test.describe.skip',
    'it.concurrent.only',
    'xit',
    'it.skipIf',
  ])('a test must not be %s', (called) => {
    expect(skippedTests(use(`${called}('a', () => {})`))).toEqual([`shared/a.ts: ${called}`])
  })

  it('a test may be one of each', () => {
    expect(skippedTests(use("it.each([1])('it.skip %s', () => { page.only() })"))).toEqual([])
  })

  it('titles are read where tests stand, not in comments', () => {
    const text =
      "// it('[OP1] no')\nit('[OP2] a', f)\nit.each([1])('[OP3] b', f)\nfor (const x of y) test(`[OP4] ${x}`, f)"
    expect(titlesOf(use(text))).toEqual(["'[OP2] a'", "'[OP3] b'", '`[OP4] ${x}`'])
  })

  it('a file of 251 lines is too long, one of 250 is not', () => {
    expect(tooLong(use('a\n'.repeat(251)))).toEqual(['shared/a.ts has 251 lines'])
    expect(tooLong(use('a\n'.repeat(250)))).toEqual([])
  })

  it.each([
    'app/utils/a.ts',
    'server/helpers.ts',
    'shared/plan/types.ts',
    'app/common/a.vue',
    'test/Constants.test.ts',
  ])('%s names no subject', (file) => {
    expect(vague(file)).toHaveLength(1)
  })

  it('a name that only holds such a word is one', () => {
    expect(
      ['app/services-call.ts', 'shared/plan/kinds.ts', 'app/ui/types-of-fault.vue'].flatMap(vague),
    ).toEqual([])
  })
})

function use(text: string, file = 'shared/a.ts') {
  return { file, text }
}
