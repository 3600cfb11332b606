// Other towns, each a folder of data and settings of its own, no code: the second has a plan of the shape of ours, the third
// one in articles, without a chapter of faults. Their words stand wherever ours stood.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aisho } from '../../server/plan/folder.ts'
import { readPlan } from '../../server/plan/read-plan.ts'
import type { ClauseId } from '../../shared/plan/clause-ids.ts'
import type { PlanFolder } from '../../shared/plan/schemas.ts'
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
const ours = readPlan(aisho).plan

type Options = { folder: string }
const test = base.extend<Options>({
  folder: ['', { option: true }],
  town: async ({ night, folder }, use) =>
    withTree(async (tree) => {
      await build(tree, join(root, folder))
      const town = await openTown(night, tree, 'main', undefined, { PLAN: join(root, folder) })
      await use(town)
      await town.end()
    }),
})

test.setTimeout(180_000)

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

/** Resumed before all was done: what is 未了 is told by its clauses. */
const resumed: readonly Said[] = [
  {
    type: 'v1.resumed',
    body: { clause: '3-9', what: null, reason: '上司の指示', open: ['3-2(1)', '3-7', '3-9'] },
  },
]

for (const folder of ['test/second-town/plan', 'test/third-town/plan'])
  test.describe(folder, () => {
    test.use({ folder })

    test('[1-2][1-4][3-4][3-9][別記][PL7] has its own numbers, offices, agenda, procedure and clauses on every screen, and no word of ours', async ({
      open,
      town,
    }) => {
      const plan = readPlan(join(root, folder)).plan
      const nameOf = (id: string) => plan.offices.find((office) => office.id === id)?.name ?? id
      const labelOf = (rule: ClauseId) => plan.clauses.find(({ rules }) => rules.includes(rule))?.label ?? ''
      const { page } = await open()
      await enrol(page, town.code(), '宿直の携帯')
      const path = `/incidents/${incident}`
      await say(page, Date.now() + town.shiftMs, 'town', settings)
      await say(page, Date.now() + town.shiftMs, incident, night)
      const strangers = wordsOfOursAlone(plan)
      const go = async (address: string) => {
        await visit(page, address)
        if (address === path) await openFolds(page)
        const shown = await page.locator('body').innerText()
        expect
          .soft(
            strangers.filter((word) => shown.includes(word)),
            address,
          )
          .toEqual([])
        if (folder.includes('third')) expect.soft(shown.match(ourNumbers) ?? [], address).toEqual([])
      }
      await visit(page, '/')
      for (const { shown } of plan.contacts) await expect(page.getByText(shown)).toBeVisible()

      await go(path)
      for (const owed of [
        `${nameOf('protectionChief')}へ通報する`,
        `${nameOf('council')}の開催を求める`,
        `${nameOf('mayor')}に報告する`,
      ])
        await expect(duty(page, owed).first()).toBeVisible()
      await expect(page.getByText(`${nameOf('agency')}へ通報した`).first()).toBeVisible()
      await expect(page.getByText(labelOf('3-4(2)')).first()).toBeVisible()
      await go(`${path}/council`)
      for (const { name } of plan.councilAgenda.items)
        await expect(page.getByRole('heading', { name })).toBeVisible()
      await expect(page.getByText(`0/${plan.councilAgenda.items.length}`)).toBeVisible()
      await go(`${path}/resumption`)
      for (const told of ['maintainer', 'prefecture', 'agency'].map(nameOf))
        await expect(page.getByText(`${told}と連絡を取ったと記録する`)).toBeVisible()

      await go(`${path}/measures`)
      const cut = await form(part(page, /^切離し/), '切離しを記録する')
      await expect(cut).toContainText(procedure)
      await page.getByRole('radio', { name: plan.measureExamples.noticers.town }).check()
      await page.getByRole('radio', { name: '不正アクセス', exact: true }).check()
      await page.getByRole('radio', { name: ownRow }).check()
      await expect(page.getByText(ownMeasure)).toBeVisible()
      for (const screen of ['threat', 'cause', 'form1', 'sheets']) await go(`${path}/${screen}`)

      await say(page, Date.now() + town.shiftMs, incident, resumed)
      await go(path)
      const form3 = await sheet(page, path, 'form3')
      for (const said of ['令和8年度第1号', 'レベル3', nameOf('agency'), nameOf('prefecture'), '係長'])
        expect(form3).toContain(said)
      for (const named of ['form3', 'form1', 'minutes', 'mayorReport', 'timeline', 'handOver'] as const) {
        const printed = await sheet(page, path, named)
        if (folder.includes('third')) expect.soft(printed.match(ourNumbers) ?? [], named).toEqual([])
        expect
          .soft(
            strangers.filter((word) => printed.includes(word)),
            named,
          )
          .toEqual([])
      }
      for (const table of ['事案', '経過', '計画書が求めること']) {
        await visit(page, '/office/files')
        const saving = page.waitForEvent('download')
        await page.getByRole('button', { name: `${table}(CSV)` }).click()
        const saved = await readFile(await (await saving).path(), 'utf8')
        expect(saved).toContain('令和8年度 第1号')
        expect
          .soft(
            strangers.filter((word) => saved.includes(word)),
            table,
          )
          .toEqual([])
        if (folder.includes('third')) expect.soft(saved.match(ourNumbers) ?? [], table).toEqual([])
      }
      await visit(page, '/record')
      const suspects = page.getByRole('button', { name: '障害の疑い' })
      await expect(page.getByRole('button', { name: '不正行為の疑い' })).toBeVisible()
      await expect(suspects).toHaveCount(folder.includes('third') ? 0 : 1)
      for (const address of ['/readiness', '/town', '/office', '/search']) await go(address)
      await visit(page, '/pocket-card')
      await expect(page.getByText(`${plan.edition.town} 住基ネット`)).toBeVisible()
      await expect(page.locator('.pocket-card')).toContainText('0760000004')
      const card = await page.locator('.pocket-card').innerText()
      expect(strangers.filter((word) => card.includes(word))).toEqual([])
    })
  })

/** What our plan alone says of itself: names of town, offices and numbers that stand nowhere in the other's. */
function wordsOfOursAlone(other: PlanFolder): string[] {
  const named = [ours.edition.town, ours.edition.title, ours.edition.year, '滋賀']
  const offices = ours.offices.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled])
  const whole = JSON.stringify(other)
  return [...named, ...offices, ...ours.contacts.map(({ shown }) => shown)].filter(
    (word) => !whole.includes(word),
  )
}

/** Of a clause, as our plan counts: 3-2(4). */
const ourNumbers = /.{0,12}(?<![\d-])[1-3]-[1-9](?:\([1-4]\))?(?![\d-])|.{0,8}(?:別紙\d|別記)/g
