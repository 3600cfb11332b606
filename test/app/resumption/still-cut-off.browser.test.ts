// Resuming while something is still cut off: said beside the button, in the record, and after it; and what is next stays in
// sight as one thing after the other is recorded.
import { beforeEach, expect, it } from 'vitest'
import type { Fact } from '../../../shared/incident/operation.ts'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

type Said = Omit<Fact, 'subject'>

beforeEach(freshDevice)

const judged: Said = {
  type: 'v1.threatAssessed',
  body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] },
}
const cutOff: Said = {
  type: 'v1.isolated',
  body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(2)', byProcedure: true },
}
const told = (office: string): Said => ({
  type: 'v1.notified',
  body: { office, call: null, person: null, reason: null, clauses: ['3-9'] },
})
const contacts = ['maintainer', 'prefecture', 'agency'].map(told)
const decided: Said = {
  type: 'v1.councilDecided',
  body: { item: 'resumption', what: '再開する', resumes: true },
}
const confirmed: Said = { type: 'v1.resumptionConfirmed', body: { what: null } }

async function night(...facts: Said[]): Promise<string> {
  await usedBy('管理 乙', 'identityManager')
  const incident = await recorded('住基端末に見慣れない操作がある')
  await say(subjectOf(incident), judged, cutOff, ...facts)
  return incident
}

const stillCutOff = '既存住基システムを住基ネットから切り離したままです。'

// One tap recorded it, and the warning was gone, from the screen and from the record.
it('[3-9][GT2] resumed while cut off: the warning stands over the button, in the record, and after it', async () => {
  const incident = await night(...contacts, decided, confirmed)
  const screen = await open(`${incident}/resumption`, sizes.smallPhone)
  const button = screen.getByRole('button', { name: '運用を再開した' })
  await expect.element(button).toBeVisible()
  await expect.element(button).toBeInViewport({ ratio: 1 })
  await expect.element(screen.css('.form-acts').getByText(stillCutOff)).toBeInViewport({ ratio: 1 })
  await button.click()
  await expect.element(screen.css('.ended .gate-warnings')).toMatchTextContent(stillCutOff)
  await expect.element(screen.css('.ended .said-list')).toMatchTextContent(`このとき ${stillCutOff}`)
  // 足りないもの 0件, and that nothing was missing, stood under it.
  await expect.element(screen.getByText(/足りないもの/)).not.toBeInTheDocument()
  expect((await said()).at(-1)).toMatchObject({
    type: 'v1.resumed',
    body: { warned: [stillCutOff, '障害は「調査中」のままです。'] },
  })

  const [isolation] = (await said()).filter(({ type }) => type === 'v1.isolated')
  await say(subjectOf(incident), {
    type: 'v1.reconnected',
    body: { isolation: isolation?.id ?? null, what: null },
  })
  await expect.element(screen.css('.gate-warnings')).not.toMatchTextContent(stillCutOff)
  await expect.element(screen.css('.ended .said-list')).toMatchTextContent(`このとき ${stillCutOff}`)
})

// The part that was pressed left, and the page stopped past what is still missing.
it.each([
  ['a contact', [told('maintainer'), told('prefecture'), decided], '.missing'],
  ['the council', contacts, '.missing'],
] as const)(
  '[3-9][SC4] once 支障がないこと was recorded, %s that is still missing is in sight with the focus',
  async (_, facts, next) => {
    const incident = await night(...facts)
    const screen = await open(`${incident}/resumption#confirmResumption`, sizes.smallPhone)
    await screen.getByRole('button', { name: '支障がないことを確認した', exact: true }).click()
    await expect.element(screen.getByText('足りないもの 1件')).toBeVisible()
    const head = screen.css(`${next} p`).first()
    await expect.element(head).toBeInViewport({ ratio: 1 })
    await expect.element(head).toHaveFocus()
  },
)

it('[3-9][SC4] once the last thing missing was recorded, the button that resumes is in sight', async () => {
  const incident = await night(decided, ...contacts)
  const screen = await open(`${incident}/resumption#confirmResumption`, sizes.smallPhone)
  await screen.getByRole('button', { name: '支障がないことを確認した', exact: true }).click()
  await expect.element(screen.getByRole('button', { name: '運用を再開した' })).toBeInViewport({ ratio: 1 })
  await expect.element(screen.getByText('足りないものはありません')).toBeInViewport({ ratio: 1 })
})

// The bar of 取り消す stood over the head of the page that the decision led to, and the button half under the tabs.
it('[3-9][TL3] led on from the decision, the button that confirms and resumes is whole on the smallest phone', async () => {
  const incident = await night(...contacts)
  await say(subjectOf(incident), { type: 'v1.councilConvened', body: { clause: '3-9', what: null } })
  const screen = await open(`${incident}/resumption`, sizes.smallPhone)
  // It leads, and was as quiet as what comes after it.
  const council = screen.getByRole('link', { name: '情報保護管理会議へ' })
  await expect.element(council).toHaveClass('act')
  await council.click()
  await screen.getByLabelText('再開する', { exact: true }).click()
  await screen.getByRole('button', { name: '決定を保存する' }).click()
  await screen.css('.council-entry').getByRole('link', { name: '次にすることへ(再開する)' }).click()
  const button = screen.getByRole('button', { name: '支障なしを確認し、再開した' })
  await expect.element(button).toBeInViewport({ ratio: 1 })
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  expect(button.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top)
})
