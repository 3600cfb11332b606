// Small things of the look: a title has its two lines once the response was ended, too; what went well is no warning.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice, openTown, town } from '../town.ts'

beforeEach(freshDevice)

it.each([sizes.phone, sizes.smallPhone])(
  '[SC4] the title of an ended incident is not cut at its first line: %o',
  async (size) => {
    const path = await recorded('業務端末に見慣れない操作があり、通信のログに外部からの跡', null)
    await say(
      subjectOf(path),
      { type: 'v1.kindAssessed', body: { kind: 'fault', presence: 'absent' } },
      { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'absent' } },
      { type: 'v1.foundNotApplicable', body: { what: null } },
    )
    const screen = await open(path, size)
    await expect.element(screen.css('.ending')).toBeVisible()
    const title = screen.css('.incident-head h1').element()
    expect(title.scrollHeight).toBeLessThanOrEqual(title.clientHeight + 1)
    await expect.element(screen.getByText('いますること')).toBeInViewport({ ratio: 1 })
  },
)

it('[SC4] 登録しました is said as what went well, not in the colour of a warning', async () => {
  await openTown()
  const screen = await open('/device')
  await screen.getByLabelText('登録コード').fill(await town.invite())
  await screen.getByLabelText(/端末の名前/).fill('宿直の携帯')
  await screen.getByRole('button', { name: '登録する' }).click()
  await expect.element(screen.css('.went-well')).toMatchTextContent('登録しました')
})
