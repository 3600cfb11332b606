// How much of the screen of an incident is to be scrolled through, and that its heading is whole.
import { beforeEach, expect, it } from 'vitest'
import { beforeLoading, open, recorded, say, sizes, subjectOf, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// 2.17 screens, with three green buttons of one rank.
it('[WL1][WL3][3-4(2)] with 3-4(2) found at level 3 the page is two screens at most, its folds closed', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  const body = { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] }
  const level3 = { type: 'v1.threatAssessed', body } as never
  await say(subjectOf(path), level3, { type: 'v1.rightsAtRiskFound', body: { what: null } })
  const screen = await open(path)
  await expect.element(screen.css('.now-card .notice-buttons')).toBeVisible()
  await expect.element(screen.getByText('経過をすべて表示')).toBeVisible()
  const { scrollHeight } = screen.document().documentElement
  expect(scrollHeight / sizes.phone.height).toBeLessThanOrEqual(2)
})

// Two lines of six letters each: 業務端末に見慣れない….
it('[別記] in large text at 320 px the heading is whole', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  beforeLoading(({ document }) => (document.documentElement.style.fontSize = '200%'))
  const screen = await open(path, { width: 320, height: 640 })
  const heading = screen.css('.incident-head h1')
  await expect.element(heading).toBeVisible()
  const { scrollHeight, clientHeight } = heading.element()
  expect(scrollHeight).toBeLessThanOrEqual(clientHeight)
})
