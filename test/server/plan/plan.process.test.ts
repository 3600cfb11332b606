// A town's plan as an operator uses it: laid, checked, started with.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aisho } from '../../../server/plan/folder.ts'
import { root } from '../../architecture/sources.ts'
import { ownFolder } from '../../storage/folder.ts'

it('[PL4] a plan that cannot be used ends the start, with its fault by file and line', async () => {
  const plan = join(await ownFolder(), 'plan')
  cpSync(aisho, plan, { recursive: true })
  const contacts = join(plan, 'contacts.yaml')
  writeFileSync(contacts, readFileSync(contacts, 'utf8').replace('077-528-3233', '077-528'))
  const started = run('server/main.ts', [], { PLAN: plan, DATA_DIR: join(plan, 'data') })
  expect(started.status).toBe(1)
  expect(started.stderr).toMatch(/^計画書のフォルダーが使えません: .*\ncontacts\.yaml:\d+: 0\.shown: .*\n$/)
  expect(existsSync(join(plan, 'data'))).toBe(false)
})

it('[PL4][PL7] another folder is another town’s plan: its offices invite, its numbers stand for our clauses', async () => {
  const PLAN = join(root, 'test/second-town/plan')
  const asked = run('server/invite.ts', [], { PLAN, DATA_DIR: join(await ownFolder(), 'data') })
  expect(asked.stderr).toContain('identityManager  本人確認主任')
  const articles = join(await ownFolder(), 'plan')
  cpSync(PLAN, articles, { recursive: true })
  const clauses = join(articles, 'clauses.yaml')
  writeFileSync(clauses, readFileSync(clauses, 'utf8').replace('label: 3-2(4)', 'label: 第4条第2項'))
  const module = JSON.stringify(join(root, 'shared/plan/clause-label.ts'))
  const said = run(
    '--input-type=module',
    ['-e', `import(${module}).then((m) => console.log(m.clauseLabel('3-2(4)')))`],
    {
      PLAN: articles,
    },
  )
  expect(said.stdout.trim()).toBe('第4条第2項')
})

it('[PL4] an app that was built for another plan is not served', async () => {
  const PLAN = join(root, 'test/second-town/plan')
  const started = run('server/main.ts', [], { PLAN, DATA_DIR: join(await ownFolder(), 'data'), PORT: '0' })
  expect(started.status).toBe(1)
  expect(started.stderr).toContain('アプリは別の計画書で作られています')
})

it('[PL6] a folder is laid that passes, and none is written over', async () => {
  const plan = join(await ownFolder(), 'our-town')
  expect(run('server/plan-new.ts', [plan]).status).toBe(0)
  const checked = run('server/plan-check.ts', [plan])
  expect(checked.stdout).toContain('誤りは見つかりませんでした。')
  expect(readFileSync(join(plan, 'review.html'), 'utf8')).toContain('確認票')
  writeFileSync(join(plan, 'edition.yaml'), 'town: 別の町\n')
  const again = run('server/plan-new.ts', [plan])
  expect(again.status).toBe(1)
  expect(again.stderr).toContain('すでにあります')
  expect(readFileSync(join(plan, 'edition.yaml'), 'utf8')).toBe('town: 別の町\n')
  const broken = run('server/plan-check.ts', [plan])
  expect(broken.status).toBe(1)
  expect(broken.stderr).toMatch(/^edition\.yaml:1: /m)
})

function run(script: string, given: string[], env: Record<string, string> = {}) {
  const file = script.startsWith('-') ? script : join(root, script)
  return spawnSync(process.execPath, [file, ...given], { encoding: 'utf8', env: { ...process.env, ...env } })
}
