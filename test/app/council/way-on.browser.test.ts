// From the council on: whoever was led to it for the resumption (3-9) is led on to that, where it was decided.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

it('[3-9][SC4] decided to resume, the way leads on to 再開 beside the decision', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    { type: 'v1.threatAssessed', body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] } },
    { type: 'v1.councilConvened', body: { clause: '1-4', what: null } },
  )
  const screen = await open(`${path}/council#decideResumption`, sizes.smallPhone)
  const item = screen.css('.council-entry').filter({ hasText: '再開する' }).last()
  await item.getByLabelText('再開する', { exact: true }).click()
  await item.getByRole('button', { name: '決定を保存する' }).click()
  const way = item.getByRole('link', { name: '次にすることへ(再開する)' })
  await expect.element(way).toBeInViewport()
  // What comes next was as quiet as each of 記録する beside it, one of which was filled.
  const isFilled = (element: Element) => getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)'
  expect(isFilled(way.element())).toBe(true)
  const records = screen.css('.agenda-head button').elements()
  expect(records.filter(isFilled)).toHaveLength(0)
  await way.click()
  await expect.element(screen.getByRole('heading', { name: '不正行為からの運用の再開' })).toBeVisible()
})
