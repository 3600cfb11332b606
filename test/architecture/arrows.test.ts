// The arrows, followed through the whole tree, and through a small one in which each is broken.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { brokenArrows } from './arrows.ts'
import { root } from './sources.ts'

/** Whose file imports what, and the rule against it. */
const wrong = [
  ['app/sync/engine.ts', '../../server/app.ts', 'app and server'],
  ['server/routes/live.ts', '../../app/main.ts', 'app and server'],
  ['app/record/append.ts', '../../test/people.ts', 'only test'],
  ['shared/incident/fold.ts', '../../app/main.ts', 'shared imports shared'],
  ['shared/incident/fold.ts', '../../vite.config.ts', 'shared imports shared'],
  ['shared/sync/chain.ts', 'node:crypto', 'shared imports shared'],
  ['shared/sync/chain.ts', 'hono/cookie', 'shared imports shared'],
  ['shared/sync/chain.ts', 'zod-to-ts', 'shared imports shared'],
  ['shared/rules/office-hours.ts', '@holiday-jp/holiday_jp', 'holiday list'],
  ['app/main.ts', '@holiday-jp/holiday_jp', 'holiday list'],
  ['shared/plan/kinds.ts', '../incident/fold.ts', 'plan imports'],
  ['shared/incident/fold.ts', '../rules/duties.ts', 'incident imports'],
  ['shared/incident/fold.ts', '../sync/chain.ts', 'incident imports'],
  ['shared/rules/duties.ts', '../sync/chain.ts', 'rules imports'],
  ['shared/sync/chain.ts', '../rules/duties.ts', 'sync imports'],
  ['shared/sync/chain.ts', '../plan/kinds.ts', 'sync imports'],
  ['app/intake/IntakeForm.vue', '../calls/tap-notes.ts', 'features never'],
  ['app/record/append.ts', '../calls/tap-notes.ts', 'main, App and router'],
  ['app/ui/Button.vue', '../intake/IntakeForm.vue', 'main, App and router'],
  ['app/offline/service-worker.ts', '../calls/tap-notes.ts', 'main, App and router'],
  ['app/other.ts', './calls/tap-notes.ts', 'main, App and router'],
  ['app/record/append.ts', '../sync/engine.ts', 'record never'],
  ['app/words/dates.ts', '../forms/FactForm.vue', 'words imports'],
  ['app/forms/FactForm.vue', '../incident-view/SaidList.vue', 'forms imports'],
  ['app/record/log/append.ts', '../state/town.ts', 'log and derived'],
  ['app/sync/engine.ts', 'dexie', 'only app/record'],
  ['server/app.ts', 'dexie', 'only app/record'],
  ['app/main.ts', 'node:fs', 'a browser'],
  ['server/routes/live.ts', '../storage/sqlite.ts', 'no database'],
  ['server/routes/live.ts', 'kysely', 'no database'],
  ['server/storage/schema.ts', 'node:sqlite', 'node:sqlite'],
] as const
const right = [
  ['shared/plan/holidays.ts', '@holiday-jp/holiday_jp'],
  ['shared/sync/protocol.ts', '@noble/hashes/sha2.js'],
  ['shared/sync/protocol.ts', '../incident/fold.ts'],
  ['shared/rules/duties.ts', '../incident/fold.ts'],
  ['app/router.ts', './intake/IntakeForm.vue'],
  ['app/calls/tap-notes.ts', './draft.ts'],
  ['app/calls/tap-notes.ts', '../ui/Button.vue'],
  ['app/offline/engine.ts', '../record/append.ts'],
  ['app/forms/FactForm.vue', '../words/dates.ts'],
  ['app/record/database.ts', 'dexie'],
  ['server/main.ts', './storage/sqlite.ts'],
  ['server/storage/sqlite.ts', 'node:sqlite'],
  ['server/routes/sync.ts', '../storage/storage.ts'],
  ['test/sqlite.test.ts', '../server/storage/sqlite.ts'],
] as const
/** Each way to import is one. */
const ways: [string, (from: string) => string][] = [
  ['a value', (from) => `import a from '${from}'`],
  ['a type', (from) => `import type { A } from '${from}'`],
  ['a type where it is used', (from) => `export type A = import('${from}').A`],
  ['to export it', (from) => `export * from '${from}'`],
  ['later', (from) => `export const a = () => import('${from}')`],
]

// All of it is parsed, which takes its time on a busy machine.
it('the tree imports along the arrows alone', { timeout: 60_000 }, async () => {
  expect(await brokenArrows(root)).toEqual([])
})

describe.each(ways)('importing %s', (_way, written) => {
  let folder = ''
  let broken: string[] = []
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'arrows-'))
    await writeTree(folder, written)
    broken = await brokenArrows(folder)
    return () => rm(folder, { recursive: true })
  })

  it.each(wrong)('%s must not import %s: %s', (file, imported, rule) => {
    const name = path.basename(imported).replace('node:', '')
    expect(broken).toContainEqual(expect.stringMatching(`^${file} → .*${name}: .*${rule}`))
  })

  it('breaks no other rule', () => expect(broken).toHaveLength(wrong.length))
})

/** Every file that is imported in it is there; each imports what the tables say. */
async function writeTree(folder: string, written: (from: string) => string): Promise<void> {
  const texts = new Map<string, string[]>()
  for (const [file, imported] of [...wrong, ...right]) {
    texts.set(file, [...(texts.get(file) ?? []), written(imported)])
    const to = path.posix.join(path.posix.dirname(file), imported)
    if (imported.startsWith('.') && !texts.has(to)) texts.set(to, [])
  }
  for (const [file, lines] of texts) {
    const text = file.endsWith('.vue')
      ? `<script setup lang="ts">\n${lines.join('\n')}\n</script>`
      : lines.join('\n')
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), text)
  }
}
