// What the one button of いますること opens.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// It opened below the fold, under four lines of a number that is not registered.
it('[SC4][3-3] what the one button opens is in sight with the button that saves it, on the smallest phone', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    { type: 'v1.threatAssessed', body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] } },
    { type: 'v1.rightsNotAtRisk', body: { what: null } },
    {
      type: 'v1.notified',
      body: { office: 'prefecture', call: null, person: null, reason: null, clauses: ['3-2(4)'] },
    },
    {
      type: 'v1.isolated',
      body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(2)', byProcedure: null },
    },
  )
  const screen = await open(path, sizes.smallPhone)
  await screen.css('.now-card').getByRole('button', { name: '開催を求める' }).click()
  const saves = screen.css('.now-card').getByRole('button', { name: '開催を求めたと記録する' })
  await expect.element(saves).toBeInViewport({ ratio: 1 })
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  expect(saves.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top)
})
