// A town's plan as an operator uses it: laid, checked, started with.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
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

it.each(['server/plan-new.ts', 'server/plan-check.ts'])(
  '[PL5][PL6] %s says how it is used where that is asked, or where it is given no one folder',
  (script) => {
    const command = script.replace(/^server\/plan-(\w+)\.ts$/, 'plan:$1')
    const usage = `使い方: npm run ${command} -- 計画書のフォルダー\n`
    expect(run(script, ['--help'])).toMatchObject({ status: 0, stdout: usage, stderr: '' })
    for (const given of [[], [''], ['--nope']])
      expect(run(script, given)).toMatchObject({ status: 1, stdout: '', stderr: usage })
    expect(run(script, ['our', 'town'])).toMatchObject({
      status: 1,
      stderr: `${usage}空白のある場所は "" で囲んでください: "our town"\n`,
    })
  },
)

it('[PL6] what is there, were it a file or a link to nothing, is left alone; a place that cannot be is said', async () => {
  const folder = await ownFolder()
  const [file, link] = [join(folder, 'file'), join(folder, 'link')]
  writeFileSync(file, 'ours')
  symlinkSync(join(folder, 'nowhere'), link)
  for (const there of [file, link])
    expect(run('server/plan-new.ts', [there])).toMatchObject({
      status: 1,
      stderr: `すでにあります: ${there}\n`,
    })
  expect(readFileSync(file, 'utf8')).toBe('ours')
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  for (const nowhere of [join(file, 'plan'), join(aisho, 'plan')]) {
    const { status, stderr } = run('server/plan-new.ts', [nowhere])
    expect([status, stderr.split('\n').length]).toEqual([1, 2])
    expect(stderr).toMatch(/^作れません: /)
  }
  expect(run('server/plan-check.ts', [file])).toMatchObject({
    status: 1,
    stderr: `計画書のフォルダーがありません: ${file}\n`,
  })
})

it('[PL5][PL6] a place with spaces, or a link to it, is one: the commands that come next can be typed as they stand', async () => {
  const folder = await ownFolder()
  const plan = join(folder, "our town's")
  const { stdout } = run('server/plan-new.ts', [plan])
  const [, , check = ''] = stdout.split('\n')
  const typed = check.replace('2. npm run plan:check --', `"${process.execPath}" server/plan-check.ts`)
  const checked = spawnSync('sh', ['-c', typed], { encoding: 'utf8', cwd: root })
  expect(checked).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('誤りは見つかりませんでした。'),
  })
  symlinkSync(plan, join(folder, 'link'))
  expect(run('server/plan-check.ts', [join(folder, 'link')]).status).toBe(0)
})

function run(script: string, given: string[], env: Record<string, string> = {}) {
  const file = script.startsWith('-') ? script : join(root, script)
  return spawnSync(process.execPath, [file, ...given], { encoding: 'utf8', env: { ...process.env, ...env } })
}
