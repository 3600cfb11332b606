import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenArrows } from './architecture/arrows.ts'
import {
  environmentReads,
  impurities,
  skippedTests,
  titlesOf,
  tooLong,
  vague,
} from './architecture/habits.ts'
import { importsOf, sourcesIn, topLevelNames } from './architecture/sources.ts'
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
  it('is read at all: code of every room, with its imports', () => {
    for (const folder of rooms) expect(code.some(({ file }) => file.startsWith(`${folder}/`))).toBe(true)
    expect(code.flatMap(importsOf).length).toBeGreaterThan(100)
  })

  it('imports along the arrows alone', () => {
    expect(brokenArrows(code.map((source) => ({ file: source.file, imports: importsOf(source) })))).toEqual(
      [],
    )
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

describe('the arrows', () => {
  it.each([
    ['app/sync/engine.ts', '../../server/main.ts', 'app and server'],
    ['server/routes/sync.ts', '../../app/main.ts', 'app and server'],
    ['app/record/append.ts', '../../test/people.ts', 'only test'],
    ['shared/incident/fold.ts', '../../app/ui/dates.ts', 'shared alone'],
    ['shared/incident/fold.ts', '../../server/app.ts', 'shared alone'],
    ['shared/incident/fold.ts', '../../vite.config.ts', 'shared alone'],
    ['shared/sync/chain.ts', 'node:crypto', 'only packages'],
    ['shared/sync/chain.ts', 'dexie', 'only packages'],
    ['shared/rules/duties.ts', 'vue', 'only packages'],
    ['shared/sync/protocol.ts', 'hono/cookie', 'only packages'],
    ['shared/sync/protocol.ts', 'zod-to-ts', 'only packages'],
    ['shared/rules/office-hours.ts', '@holiday-jp/holiday_jp', 'holiday list'],
    ['app/main.ts', '@holiday-jp/holiday_jp', 'holiday list'],
    ['shared/plan/kinds.ts', '../incident/operation.ts', 'within shared'],
    ['shared/incident/fold.ts', '../rules/duties.ts', 'within shared'],
    ['shared/incident/fold.ts', '../sync/chain.ts', 'within shared'],
    ['shared/rules/duties.ts', '../sync/protocol.ts', 'within shared'],
    ['shared/sync/protocol.ts', '../rules/phone-number.ts', 'within shared'],
    ['shared/sync/protocol.ts', '../plan/offices.ts', 'within shared'],
    ['app/main.ts', '/shared/plan/kinds.ts', 'relative paths'],
    ['app/main.ts', '@/record/append.ts', 'relative paths'],
    ['app/main.ts', 'shared/plan/kinds.ts', 'relative paths'],
    ['app/intake/IntakeForm.vue', '../calls/tap-notes.ts', 'features never'],
    ['app/town/Town.vue', '../office/Office.vue', 'features never'],
    ['app/record/append.ts', '../calls/tap-notes.ts', 'main, App and router'],
    ['app/ui/Button.vue', '../intake/IntakeForm.vue', 'main, App and router'],
    ['app/sync/engine.ts', '../calls/tap-notes.ts', 'main, App and router'],
    ['app/offline/service-worker.ts', '../calls/tap-notes.ts', 'main, App and router'],
    ['app/other.ts', './calls/tap-notes.ts', 'main, App and router'],
    ['app/record/append.ts', '../sync/engine.ts', 'record never'],
    ['app/sync/engine.ts', 'dexie', 'only app/record'],
    ['server/app.ts', 'dexie', 'only app/record'],
    ['app/main.ts', 'node:fs', 'a browser'],
    ['server/routes/sync.ts', '../storage/sqlite.ts', 'no database'],
    ['server/routes/sync.ts', '../storage/postgres.ts', 'no database'],
    ['server/routes/sync.ts', 'kysely', 'no database'],
    ['server/main.ts', 'node:sqlite', 'node:sqlite'],
    ['server/storage/schema.ts', 'node:sqlite', 'node:sqlite'],
  ])('%s must not import %s: %s', (file, imported, rule) => {
    const broken = brokenArrows([{ file, imports: ['zod', imported] }])
    expect(broken.length).toBeGreaterThan(0)
    expect(broken.every((line) => line.startsWith(`${file} imports ${imported}: `))).toBe(true)
    expect(broken.join('\n')).toContain(rule)
  })

  it.each([
    ['shared/plan/holidays.ts', '@holiday-jp/holiday_jp'],
    ['shared/plan/clauses.ts', './kinds.ts'],
    ['shared/sync/chain.ts', '@noble/hashes/sha2.js'],
    ['shared/sync/protocol.ts', '../incident/operation.ts'],
    ['shared/rules/duties.ts', '../incident/fold.ts'],
    ['app/router.ts', './intake/IntakeForm.vue'],
    ['app/intake/IntakeForm.vue', './draft.ts'],
    ['app/intake/IntakeForm.vue', '../ui/Field.vue'],
    ['app/sync/engine.ts', '../record/outbox.ts'],
    ['app/record/database.ts', 'dexie'],
    ['server/main.ts', './storage/sqlite.ts'],
    ['server/storage/sqlite.ts', 'node:sqlite'],
    ['server/routes/sync.ts', '../storage/storage.ts'],
    ['test/storage/sqlite.test.ts', '../../server/storage/sqlite.ts'],
  ])('%s may import %s', (file, imported) => {
    expect(brokenArrows([{ file, imports: [imported] }])).toEqual([])
  })

  it('are followed through every way to import', () => {
    const script = `import a from 'one'
      import type { B } from 'two'
      export { c } from 'three'
      export * from 'four'
      import 'five'
      const d = () => import('six')
      let e: import('seven').E
      // import 'commented'
      const f = "import 'quoted'"`
    const found = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    expect(importsOf({ file: 'app/a.ts', text: script }).toSorted()).toEqual(found.toSorted())
    const component = `<script lang="ts">export * from 'one'</script>
      <script setup lang="ts">import two from 'two'</script>
      <template>import 'three'</template>`
    expect(importsOf({ file: 'app/A.vue', text: component })).toEqual(['one', 'two'])
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
