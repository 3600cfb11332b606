// Who holds an office (TR6): a form drawn from its description knows which office it is of.
import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { open } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

it('[TR6] deputies have their order where the office has any, 取扱職員 have none', async () => {
  const screen = await open('/town/offices')
  const form = (office: string) =>
    screen.css('.town-entry').filter({ has: page.getByRole('heading', { name: office }) })
  for (const office of ['本人確認情報管理責任者', '取扱職員'])
    await form(office).getByText('変更する').click()
  await expect.element(form('本人確認情報管理責任者')).toMatchTextContent('この職の人と、代理の順')
  await expect.element(form('取扱職員')).toMatchTextContent('1人目')
  await expect.element(form('取扱職員')).not.toMatchTextContent('代理の順')
})
