// The desk's first screen at 1280×800, for who sees it first: what records is in sight, and each count says of what it is.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// It stood under the numbers, below the fold.
it('[SC4] 事案を記録する is in sight beside the numbers, once', async () => {
  const screen = await open('/index.html', sizes.desk)
  const record = screen.getByRole('link', { name: '事案を記録する' })
  await expect.element(record).toBeInViewport({ ratio: 1 })
  await expect.element(screen.css('.incident-table')).toBeVisible()
  await expect.element(record).toBeInViewport({ ratio: 1 })
})

// 「残り12件・7件を表示」, 「新 2件」 and 「未確認 3件」 stood in three cells of a row.
it('[SC4] what is owed, what nobody has confirmed and what is new are counted in one place, in words', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded('業務端末に見慣れない操作がある')
  const body = { level: 3 as const, examples: [], reason: null, helpedBy: [], replaces: [] }
  await say(subjectOf(incident), {
    type: 'v1.threatAssessed',
    body,
  })
  await usedBy('総務 丙', 'responder')
  const screen = await open('/index.html', sizes.desk)
  const row = screen.css('.incident-table tbody tr')
  await expect.element(row.css('.counts')).toMatchTextContent(/することは残り\d+件\s*確認前の記録3件/)
  await expect
    .element(row.css('.of-owed'))
    .toMatchTextContent(/・県の住基ネット担当部署へ通報する.*ほか\d+件$/)
  await expect.element(row.css('.of-seen')).toMatchTextContent(/^確認した$/)
})

// 3-2(4) stood with its end in the next line, in the narrow cells of the table.
it('[SC4] no clause of the table is broken over a line, and each line has its time apart', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded('業務端末に見慣れない操作がある')
  const body = { level: 3 as const, examples: [], reason: null, helpedBy: [], replaces: [] }
  const told = {
    office: 'prefecture',
    call: null,
    person: '県 庚',
    reason: null,
    clauses: ['3-2(4)', '3-4(2)'],
  }
  await say(
    subjectOf(incident),
    { type: 'v1.threatAssessed', body },
    { type: 'v1.notified', body: told as never },
  )
  const screen = await open('/index.html', sizes.desk)
  const row = screen.css('.incident-table tbody tr')
  await expect.element(row.css('.of-decided')).toMatchTextContent(/\d\d:\d\d 脅威度 レベル3と判定/)
  await expect.element(row.css('.of-told')).toMatchTextContent(/\d\d:\d\d 県 通報した 3-2\(4\)・3-4\(2\)/)
  const clauses = row.css('.of-told .in-one-line').elements()
  expect(clauses.map(({ textContent }) => textContent)).toEqual(['3-2(4)', '3-4(2)'])
  for (const clause of clauses) expect(clause.getClientRects()).toHaveLength(1)
})

// Whoever had recorded it all could say 確認した of it, and the list said that the office had seen it.
it('[1-3] nobody confirms what they recorded themselves; what others recorded they do', async () => {
  await usedBy('総務 丙', 'responder')
  const incident = await recorded('業務端末に見慣れない操作がある')
  const screen = await open('/index.html', sizes.desk)
  const row = screen.css('.incident-table tbody tr')
  await expect.element(row.css('.counts')).toMatchTextContent(/することは残り\d+件/)
  await expect.element(row.css('.counts')).not.toMatchTextContent('確認前の記録')
  await expect.element(row.css('.of-seen')).toMatchTextContent(/^自分の氏名の記録$/)
  await usedBy('管理 乙', 'identityManager')
  await say(subjectOf(incident), { type: 'v1.noted', body: { what: '県から電話があった' } })
  await usedBy('総務 丙', 'responder')
  await expect.element(row.css('.counts')).toMatchTextContent('確認前の記録1件')
  await row.getByRole('button', { name: '確認した' }).click()
  await expect.element(row.css('.of-seen')).toMatchTextContent(/^総務 丙/)
  expect((await said()).at(-1)).toMatchObject({ by: '総務 丙', body: { operations: [expect.any(String)] } })
  await usedBy('管理 乙', 'identityManager')
  await expect.element(row.css('.counts')).toMatchTextContent('確認前の記録2件')
})

// No button, and no word of why: who has the name of the one on the phone waited for it.
it('[OP11] where all is said under the name of who sits there, it says that others confirm it', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded('業務端末に見慣れない操作がある')
  const table = await open('/index.html', sizes.desk)
  await expect.element(table.css('.incident-table tbody .of-seen')).toMatchTextContent(/^自分の氏名の記録$/)
  const screen = await open(incident, sizes.desk)
  await expect.element(screen.getByText('自分の氏名の記録は、ほかの人が確認します')).toBeVisible()
  await usedBy('総務 丙', 'responder')
  await expect.element(screen.getByRole('button', { name: '確認した' })).toBeVisible()
})
