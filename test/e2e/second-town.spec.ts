// Another town: its plan data in place of ours, its settings as its own record, no code. Its words
// stand wherever ours stood.
import { join } from 'node:path'
import { readPlan } from '../../server/plan/read-plan.ts'
import { ownMeasure, ownRow, procedure, settings } from '../second-town/settings.ts'
import { uuidv7 } from '../people.ts'
import { enrol, openFolds, visit } from './acts.ts'
import { expect, test as base } from './night.ts'
import { duty, form, part, sheet } from './plan-acts.ts'
import { say, suspicion } from './said-in.ts'
import type { Said } from './said-in.ts'
import { openTown, root } from './town.ts'
import { build, withTree } from './tree.ts'

const incident = uuidv7(900_021)
const folder = join(root, 'test/second-town/plan')
const { contacts, councilAgenda, edition, offices, prefectureHours } = readPlan(folder).plan

const test = base.extend({
  town: async ({ night }, use) =>
    withTree(async (tree) => {
      await build(tree, folder)
      const town = await openTown(night, tree)
      await use(town)
      await town.end()
    }),
})

test.setTimeout(120_000)

/** The firewall is passed at level 3, rights at risk, the agency and the prefecture are told. */
const night: readonly Said[] = [
  ...suspicion('FWを通過した通信の警報が出た', 'violation'),
  {
    type: 'v1.threatAssessed',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null, helpedBy: [], replaces: [] },
  },
  { type: 'v1.rightsAtRiskFound', body: { what: null } },
  ...['agency', 'prefecture'].map((office) => ({
    type: 'v1.notified' as const,
    body: { office, call: null, person: '当直', reason: null, clauses: ['3-2(4)', '3-4(2)'] },
  })),
]

test('[1-2][1-4][3-4][3-9][別記] another town has its own numbers, offices, agenda, procedure and rows on every screen that needs them', async ({
  open,
  town,
}) => {
  const { page } = await open()
  await enrol(page, town.code(), '宿直の携帯')
  const path = `/incidents/${incident}`
  await say(page, Date.now() + town.shiftMs, 'town', settings)
  await say(page, Date.now() + town.shiftMs, incident, night)
  await visit(page, '/')
  for (const { shown } of contacts) await expect(page.getByText(shown)).toBeVisible()
  await expect(page.getByText(`平日${prefectureHours.shown}`)).toBeVisible()

  await visit(page, path)
  await openFolds(page)
  for (const owed of [
    `${nameOf('protectionChief')}へ通報する`,
    `${nameOf('council')}の開催を求める`,
    `${nameOf('mayor')}に報告する`,
  ])
    await expect(duty(page, owed).first()).toBeVisible()
  await expect(page.getByText(`${nameOf('agency')}へ通報した`).first()).toBeVisible()
  await visit(page, `${path}/council`)
  for (const { name } of councilAgenda.items) await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText('0/9')).toBeVisible()
  await visit(page, `${path}/resumption`)
  for (const told of ['maintainer', 'prefecture', 'agency'].map(nameOf))
    await expect(page.getByText(`${told}と連絡を取ったと記録する`)).toBeVisible()

  await visit(page, `${path}/measures`)
  const cut = await form(part(page, /^切離し/), '切離しを記録する')
  await expect(cut).toContainText(procedure)
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: '不正アクセス', exact: true }).check()
  await page.getByRole('radio', { name: ownRow }).check()
  await expect(page.getByText(ownMeasure)).toBeVisible()

  const form3 = await sheet(page, path, 'form3')
  for (const said of ['令和8年度第1号', 'レベル3', nameOf('agency'), nameOf('prefecture'), '係長'])
    expect(form3).toContain(said)
  await visit(page, '/pocket-card')
  await expect(page.getByText(`${edition.town} 住基ネット`)).toBeVisible()
  await expect(page.locator('.pocket-card')).toContainText('0760000004')
})

function nameOf(id: string): string {
  return offices.find((office) => office.id === id)?.name ?? id
}
