// Another town: its plan data in place of ours, its settings as its own record, no code. The second night is walked by it.
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { contacts } from '../second-town/plan/contact-tree.ts'
import { councilAgenda } from '../second-town/plan/council-agenda.ts'
import { prefectureHours } from '../second-town/plan/hours.ts'
import { offices } from '../second-town/plan/office-list.ts'
import { townName } from '../second-town/plan/town.ts'
import { ownMeasure, ownRow, procedure, settings } from '../second-town/settings.ts'
import { expect, test as base } from './night.ts'
import { nightTwo } from './night-two.ts'
import { form, part, phoneAndOffice, sheet } from './plan-acts.ts'
import { say } from './said-in.ts'
import { openTown, root } from './town.ts'
import { build, withTree } from './tree.ts'

const planFolder = join(root, 'test/second-town/plan')

const test = base.extend({
  town: async ({ night }, use) =>
    withTree(async (tree) => {
      const files = (await readdir(planFolder)).filter((file) => file !== 'schemas.ts')
      for (const file of files) await cp(join(planFolder, file), join(tree, 'shared/plan', file))
      await build(tree)
      const town = await openTown(night, tree)
      await use(town)
      await town.end()
    }),
})

test.setTimeout(180_000)

test('[1-2][1-4][3-4][別記] another town walks the second night by its own plan data and settings', async ({
  open,
  town,
}) => {
  const { phone, office } = await phoneAndOffice(town, open, async (page) => {
    await say(page, Date.now() + town.shiftMs, 'town', settings)
  })
  const { page } = phone
  await page.goto('/')
  for (const { shown } of contacts) await expect(page.getByText(shown)).toBeVisible()
  await expect(page.getByText(`平日${prefectureHours.shown}`)).toBeVisible()

  const path = await nightTwo(phone, office, nameOf)
  for (const device of [phone, office]) {
    await device.page.goto(`${path}/council`)
    for (const { name } of councilAgenda)
      await expect(device.page.getByRole('heading', { name })).toBeVisible()
  }
  await page.goto(`${path}/measures`)
  const cut = await form(part(page, /^切離し/), '切離しを記録する')
  await expect(cut).toContainText(procedure)
  await page.getByRole('radio', { name: 'この町' }).check()
  await page.getByRole('radio', { name: '不正アクセス', exact: true }).check()
  await page.getByRole('radio', { name: ownRow }).check()
  await expect(page.getByText(ownMeasure)).toBeVisible()

  const form3 = await sheet(office.page, path, 'form3')
  for (const said of ['令和8年度第1号', 'レベル3', nameOf('agency'), nameOf('prefecture'), '係長'])
    expect(form3).toContain(said)
  await page.goto('/pocket-card')
  await expect(page.getByText(`${townName} 住基ネット`)).toBeVisible()
  await expect(page.locator('.pocket-card')).toContainText('0760000004')
})

function nameOf(id: string): string {
  return offices.find((office) => office.id === id)?.name ?? id
}
