// 判断できる人を起こす, beside what is owed (TL5).
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, recorded, said, say, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const number = (contact: string, office: string, name: string, digits: string) => ({
  type: 'v1.contactEntered' as const,
  body: { contact, entry: { office, name, number: digits, whileLocked: false } },
})

it('[TL5] after 応答なし the next is offered; who answered takes the duty over, which stays owed', async () => {
  await say(
    townSubject,
    {
      type: 'v1.officeEntered',
      body: { office: 'identityManager', post: null, holders: ['管理 乙', '代理 丁'] },
    },
    number('manager', 'identityManager', '管理 乙', '09000000001'),
    number('deputy', 'handlingStaff', '代理 丁', '09000000002'),
  )
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatSuspected',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
  })
  const screen = await open(path)
  await screen.getByText('判断できる人を起こす').click()
  const next = screen.css('.wake-next')
  await expect.element(next).toMatchTextContent('090-0000-0001')
  await next.click()
  await expect.poll(screen.dialled).toBe('tel:09000000001')
  // Nothing stood there to be read to whoever had been woken.
  const text = screen.css('.tell-text')
  await expect.element(text).toMatchTextContent('業務端末に見慣れない操作がある')
  await expect.element(text).toMatchTextContent('レベル3')
  await screen.getByRole('button', { name: '応答なし' }).click()
  await expect.element(next).toMatchTextContent('090-0000-0002')
  // Whom nobody reached stood filled above it.
  const called = screen.document().querySelectorAll<HTMLElement>('.tell-acts a[href^="tel:"]')
  const isFilled = (one: HTMLElement) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)'
  expect([...called].filter(isFilled)).toEqual([next.element()])
  await next.click()
  await expect.element(screen.getByRole('heading', { name: '代理 丁へ伝える' })).toBeVisible()
  await screen.getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '引き受けた' }).click()
  await expect.element(screen.css('.tell-acts')).toMatchTextContent('引き受けた 代理 丁')
  screen.go(path)
  await expect.element(screen.css('.wake')).toMatchTextContent('引き受けた 代理 丁')
  await expect.element(screen.css('.now-card')).toMatchTextContent('県の住基ネット担当部署へ通報する')
  expect((await said()).at(-1)).toMatchObject({
    type: 'v1.takenOver',
    body: { duty: '3-2(4) notify', person: '代理 丁', office: null },
  })
})

it('[TL5][3-3] whoever may judge can be woken from the card of judging, which stands before it', async () => {
  const screen = await open(await recorded('業務端末に見慣れない操作がある'))
  const card = screen.css('.now-card')
  await expect.element(card).toMatchTextContent('脅威度を判定する')
  await expect.element(card.getByText('判断できる人を起こす')).toBeVisible()
  const top = (one: Element) => one.getBoundingClientRect().top
  expect(top(card.css('.act').element())).toBeLessThan(top(card.css('.wake').element()))
})

it('[ST4][TL5] who took it over, half typed, does not lie hidden after a reload', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatSuspected',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
  })
  const screen = await open(path)
  await screen.getByText('判断できる人を起こす').click()
  await screen.getByText('ほかの人が引き受けた').click()
  const person = screen.getByLabelText('引き受けた人')
  await person.fill('保守会社の当直')
  await screen.reload()
  await expect.element(person).toBeVisible()
  await expect.element(person).toHaveValue('保守会社の当直')
})

it('[TL5] of several notices each is taken over by itself, and its row says by whom', async () => {
  await say(townSubject, number('manager', 'identityManager', '管理 乙', '09000000001'))
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    { type: 'v1.threatAssessed', body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] } },
    { type: 'v1.rightsAtRiskFound', body: { what: '住民票コードが見られた' } },
  )
  const screen = await open(path)
  await screen.getByText('判断できる人を起こす').click()
  await screen
    .css('.wake-line')
    .getByRole('link', { name: /^管理 乙に/ })
    .click()
  await screen.getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: /引き受けた\s*\(統括\)/ }).click()
  await expect.element(screen.css('.tell-acts')).toMatchTextContent('統括 引き受けた 管理 乙')
  screen.go(path)
  await expect.element(screen.css('.several')).toMatchTextContent('統括責任者 引き受けた 管理 乙')
  expect((await said()).at(-1)?.body).toMatchObject({ duty: '3-4(2) protectionChief' })
})

// The link led to the list of all numbers, and from there no way led back.
it('[TL5][SC4] a number that is not registered is asked for at its field, and the way leads back to the incident', async () => {
  await say(townSubject, {
    type: 'v1.officeEntered',
    body: { office: 'identityManager', post: null, holders: ['管理 乙', '代理 丁'] },
  })
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(path)
  await screen.getByText('判断できる人を起こす').click()
  const line = (name: string) => screen.css('.wake-line').filter({ hasText: name })
  await line('管理 乙').getByRole('link', { name: '番号は未登録・登録する' }).click()
  const field = screen.getByLabelText('電話番号')
  await expect.element(field).toHaveFocus()
  await expect.element(screen.getByRole('link', { name: 'もとの画面へ戻る' })).toBeVisible()
  await expect.element(screen.getByLabelText('名称・氏名')).toHaveValue('管理 乙')
  await field.fill('090-0000-0001')
  await screen.getByRole('button', { name: '登録する' }).click()
  await expect.element(screen.css('.now-card')).toBeVisible()
  expect(screen.window().location.pathname).toBe(path)
  expect((await said()).at(-1)?.body).toMatchObject({
    entry: { office: 'identityManager', name: '管理 乙', number: '09000000001' },
  })
})
