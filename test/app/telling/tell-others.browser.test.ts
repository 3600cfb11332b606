// 何を伝えるか (TL4) to those the town itself has named: a deputy, a member of the council.
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, said, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { likely } from './likely.ts'

beforeEach(freshDevice)

it('[TL4][3-4(2)] a deputy of the chief has a text and a number of their own, and is told in the chief’s place', async () => {
  await say(
    townSubject,
    {
      type: 'v1.officeEntered',
      body: { office: 'protectionChief', post: null, holders: ['統括 丁', '代理 戊'] },
    },
    {
      type: 'v1.contactEntered',
      body: {
        contact: 'deputy',
        entry: { office: 'handlingStaff', name: '代理 戊', number: '09000000002', whileLocked: false },
      },
    },
  )
  const path = await likely()
  await say(
    subjectOf(path),
    { type: 'v1.threatAssessed', body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] } },
    { type: 'v1.rightsAtRiskFound', body: { what: '住民票コードが見られた' } },
  )
  const screen = await open(`${path}/call/protectionChief`, sizes.smallPhone)
  await screen.getByRole('link', { name: '代理 代理 戊' }).click()
  await expect.element(screen.getByRole('heading', { name: '代理 戊へ伝える' })).toBeVisible()
  await expect
    .element(screen.css('.tell-text'))
    .toMatchTextContent('情報保護統括責任者の代理としてお願いします。')
  await screen.getByRole('link', { name: /電話 090-0000-0002/ }).click()
  await expect.poll(screen.dialled).toBe('tel:09000000002')
  await screen.css('.tell-acts').getByRole('button', { name: 'つながった' }).click()
  await screen.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(screen.getByText('通報・連絡したことを保存しました')).toBeVisible()
  expect((await said()).findLast(({ type }) => type === 'v1.notified')?.body).toMatchObject({
    office: 'protectionChief',
    clauses: ['3-4(2)'],
  })
})

it('[TL4][1-4] a member of the council is called from the text that convenes; the answer is recorded at the council', async () => {
  await say(townSubject, { type: 'v1.memberNamed', body: { member: '委員 一', number: '0749000001' } })
  const path = await likely()
  await say(subjectOf(path), { type: 'v1.councilConvened', body: { clause: '1-4', what: null } })
  const screen = await open(`${path}/council`, sizes.smallPhone)
  await screen.getByRole('link', { name: /委員 一に\s*何を伝えるか/ }).click()
  await expect.element(screen.css('.tell-text')).toMatchTextContent('出席できるかを教えてください')
  await screen.getByRole('link', { name: /電話 0749-00-0001|電話 0749000001/ }).click()
  await screen.css('.tell-acts').getByRole('button', { name: 'つながった' }).click()
  await expect.element(screen.css('.call-question')).not.toBeInTheDocument()
  await screen.getByRole('link', { name: '返事を記録' }).click()
  await expect.element(screen.getByText(/発信 02:\d\d\s+つながった/)).toBeVisible()
})
