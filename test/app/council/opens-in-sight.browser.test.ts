// The forms of the council open where they are seen: below the fold, on a phone, nothing seemed to happen.
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, recorded, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

it.each(['smallPhone', 'phone'] as const)(
  '[1-4][SC4] a form of the council opens in sight on a %s: its first field with the focus, and its save button',
  async (size) => {
    const path = await recorded('業務端末で見慣れない操作があった')
    await say(subjectOf(path), { type: 'v1.councilConvened', body: { clause: '3-3', what: null } })
    await say(townSubject, { type: 'v1.memberNamed', body: { member: '委員 一', number: '0749000001' } })
    const screen = await open(`${path}/council`, sizes[size])
    const forms: [button: string, save: string][] = [
      ['住民対応の決定を記録する', '決定を保存する'],
      ['運用の再開の決定を記録する', '決定を保存する'],
      ['開催を求める', '開催を求めたと記録する'],
      ['次の会議を招集する', '招集したと記録する'],
      ['開催を記録する', '開催を保存する'],
      ['メンバーを登録する', '登録する'],
      ['委員 一の氏名・番号を直す', '直した内容を保存する'],
    ]
    for (const [name, save] of forms) {
      const opener = screen.getByRole('button', { name, exact: true })
      await opener.click()
      const form = screen.css('form:focus-within')
      await expect.element(form.getByRole('button', { name: save })).toBeInViewport({ ratio: 1 })
      const first = form.element().querySelector('input, select, textarea')
      expect(screen.document().activeElement).toBe(first)
      await expect.element(screen.css('form :focus')).toBeInViewport({ ratio: 1 })
      await opener.click()
      await expect.element(form).not.toBeInTheDocument()
    }
  },
)

// It stood below the members, at 730 px of 640.
it('[1-4][SC4] once it is convened, 開催を記録する is in sight on the smallest phone', async () => {
  const path = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(path), { type: 'v1.councilRequested', body: { clause: '3-3', what: null } })
  await say(townSubject, { type: 'v1.memberNamed', body: { member: '委員 一', number: '0749000001' } })
  const screen = await open(`${path}/council`, sizes.smallPhone)
  await screen.getByRole('button', { name: '会議を招集する' }).click()
  await screen.getByRole('button', { name: '招集したと記録する' }).click()
  const hold = screen.getByRole('button', { name: '開催を記録する' })
  await expect.element(hold).toBeInViewport({ ratio: 1 })
  const tabs = screen.css('nav.tabs').element().getBoundingClientRect().top
  expect(hold.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs)
})
