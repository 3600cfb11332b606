// 誤入力 of a judgement (OP5): its reason, what it opens and closes and its button stand on the smallest phone together.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// The list ran past the screen, with the button under it.
it('[OP5] what opens and closes is counted, the first of it in sight, the rest folded, with the reason and the button', async () => {
  const path = await recorded('業務端末で見慣れない操作があった')
  await say(
    subjectOf(path),
    { type: 'v1.rightsAtRiskFound', body: { what: null } },
    {
      type: 'v1.threatAssessed',
      body: { level: 3, examples: [], reason: '事例にない', helpedBy: [], replaces: [] },
    },
  )
  const screen = await open(path, sizes.smallPhone)
  const line = screen.css('.timeline-line').filter({ hasText: 'レベル3と判定' })
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  const strike = line.getByRole('button', { name: '誤入力にする' })
  await strike.click()
  const closes = line.css('.hint').filter({ hasText: '次にすることから外れます' })
  await expect.element(closes.css('b')).toMatchTextContent(/外れます \d+件$/)
  await expect
    .element(closes.css(':scope > ul > li').first())
    .toMatchTextContent('県の住基ネット担当部署へ通報する')
  expect(closes.css(':scope > ul > li').elements()).toHaveLength(2)
  await expect.element(closes.getByText(/^ほか\d+件$/)).toBeVisible()
  await expect.element(line.getByLabelText('誤入力とする理由')).toBeInViewport({ ratio: 1 })
  await expect.element(strike).toBeInViewport({ ratio: 1 })
})
