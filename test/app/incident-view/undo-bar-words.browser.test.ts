// 取り消す beside what comes next: whom the next call is to stays in sight, and what was saved is read whole.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// It hid for ten seconds whom the next call is to, and its own words were cut.
it('[TL3][TL4] on the smallest phone it covers no heading of the next call, and says all that was saved', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    { type: 'v1.threatAssessed', body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] } },
    { type: 'v1.rightsAtRiskFound', body: { what: null } },
  )
  const screen = await open(path, sizes.smallPhone)
  await screen.css('.now-card').getByRole('link', { name: /^県へ/ }).first().click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(screen.css('.undo-bar')).toMatchTextContent(/^保存 県へ通報した/)
  const { scrollHeight, clientHeight } = screen.css('.undo-what').element()
  expect(scrollHeight).toBeLessThanOrEqual(clientHeight + 1)
  await screen
    .getByRole('link', { name: /^機関へ/ })
    .first()
    .click()
  const heading = screen.getByRole('heading', { name: '指定情報処理機関へ伝える' })
  await expect.element(heading).toBeInViewport({ ratio: 1 })
  const { bottom } = screen.css('.undo-bar').element().getBoundingClientRect()
  expect(heading.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom)
})
