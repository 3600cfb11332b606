// What saves a form stands in sight over its fields, on the smallest phone too, and never over the one that is typed in.
import { beforeEach, expect, it } from 'vitest'
import type { Fact } from '../../../shared/incident/operation.ts'
import { beforeLoading, open, recorded, say, sizes, subjectOf, unfold, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

type Said = Omit<Fact, 'subject'>

const judged: Said = {
  type: 'v1.threatAssessed',
  body: { level: 3, examples: ['accessThroughFirewall'], reason: null, helpedBy: [], replaces: [] },
}
const atRisk: Said = { type: 'v1.rightsAtRiskFound', body: { what: null } }
const cutOff: Said = {
  type: 'v1.isolated',
  body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(2)', byProcedure: null },
}
const convened: Said = { type: 'v1.councilConvened', body: { clause: '3-3', what: null } }
const told = (office: string): Said => ({
  type: 'v1.notified',
  body: { office, call: null, person: null, reason: null, clauses: ['3-9'] },
})
const mayResume: Said[] = [
  judged,
  ...['maintainer', 'prefecture', 'agency'].map(told),
  { type: 'v1.resumptionConfirmed', body: { what: null } },
  { type: 'v1.councilDecided', body: { item: 'resumption', what: '再開する', resumes: true } },
]

beforeEach(freshDevice)

async function opened(
  facts: readonly Said[],
  place: string,
  size: { width: number; height: number } = sizes.smallPhone,
): Promise<Screen> {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), ...facts)
  return open(path + place, size)
}

it.each<[string, Said[], string]>([
  ['可能性が高いと認めた', [judged], '/measures#weighRights'],
  ['該当しない', [judged], '/measures#weighRights'],
  ['切り離したと記録する', [judged, atRisk], '/measures#isolate'],
  ['招集したと記録する', [judged], '/council#conveneCouncil'],
  ['開催を保存する', [judged, convened], '/council#holdCouncil'],
  ['決定を保存する', [judged, cutOff, convened], '/council#ratify'],
  ['運用を再開した(不正行為)', mayResume, '/resumption'],
  ['可能性が高いとして記録', [], '/threat'],
])('[1-3][SC4] %s stands in sight at 360×640, over the tabs', async (name, facts, place) => {
  const screen = await opened(facts, place)
  const save = screen.getByRole('button', { name, exact: true })
  await expect.element(save).toBeInViewport({ ratio: 1 })
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  await expect.poll(() => save.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top + 0.5)
})

// With nobody named the bar asks for whom, offers who judged and warns: it was too high to stand in sight.
it.each<[string, Said[], string]>([
  ['可能性が高いと認めた', [{ ...judged, by: '管理 乙' }], '/measures#weighRights'],
  [
    '支障なしを確認し、再開した',
    [...mayResume.filter(({ type }) => type !== 'v1.resumptionConfirmed'), cutOff],
    '/resumption#resumeAfterViolation',
  ],
])('[3-9][SC4] %s stands in sight at 360×640 where nobody is named', async (name, facts, place) => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), ...facts)
  const screen = await open(path + place, sizes.smallPhone)
  const save = screen.getByRole('button', { name, exact: true })
  await expect.element(save).toBeInViewport({ ratio: 1 })
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  await expect.poll(() => save.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top + 0.5)
})

// The bar lay over it: whoever pressed without having seen it was recorded as unconfirmed.
it.each<[string, Said[], string, string | null]>([
  ['切り離したと記録する', [judged, atRisk], '/measures#isolate', null],
  ['開催を求めたと記録する', [judged], '/council', '開催を求める'],
  ['決定を保存する', [judged, cutOff, convened], '/council#ratify', null],
  ['町長に報告した', [judged], '', '町長へ報告'],
])(
  '[GT3] in whose name %s saves is in sight with it, at 360×640 and 390×844',
  async (name, facts, place, opener) => {
    for (const size of [sizes.smallPhone, sizes.phone]) {
      const screen = await opened(facts, place, size)
      if (place === '') await unfold(screen)
      if (opener !== null) await screen.getByRole('button', { name: opener, exact: true }).first().click()
      const save = screen.getByRole('button', { name, exact: true })
      await expect.element(save).toBeInViewport({ ratio: 1 })
      const form = screen.css('form').filter({ has: save })
      const tick = form.getByRole('checkbox', { name: /の代理として/ })
      await expect.element(tick).toBeInViewport({ ratio: 1 })
      const inBar = () => {
        const { x, y, width, bottom } =
          tick.element().closest('label')?.getBoundingClientRect() ?? expect.fail()
        const above = screen.document().elementFromPoint(x + width / 2, y + 4)
        expect(above?.closest('label')).toBe(tick.element().closest('label'))
        return save.element().getBoundingClientRect().top - bottom
      }
      await expect.poll(inBar).toBeLessThan(16)
      screen.close()
    }
  },
)

it.each(['100%', '200%'])(
  '[1-3] with text at %s a field that has the focus never lies under it',
  async (fontSize) => {
    beforeLoading(({ document }) => (document.documentElement.style.fontSize = fontSize))
    const screen = await opened([judged, atRisk], '/measures#isolate')
    const field = screen.getByLabelText('何から')
    await expect.element(field).toBeVisible()
    field.element().focus()
    const save = screen.getByRole('button', { name: '切り離したと記録する' })
    const gap = () => {
      const [above, below] = [field, save].map((each) => each.element().getBoundingClientRect())
      return (below?.top ?? 0) - (above?.bottom ?? 0)
    }
    await expect.poll(gap).toBeGreaterThanOrEqual(0)
  },
)
