// 3-2(4) on the call screen: where the prefecture was tried in vain the agency's number stands larger, in its own place.
import { beforeEach, expect, it } from 'vitest'
import type { CallOutcome } from '../../../shared/incident/operation-bodies.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { newId } from '../../../app/record/log/append.ts'
import { isTriedInVain } from '../../../app/record/state/loose-calls.ts'
import { hurry, open, say, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

beforeEach(freshDevice)

it('[3-2(4)][SC5] after 応答なし the agency’s number stands larger in its own place, and none moves while it is looked at', async () => {
  const first = await open(undefined, sizes.smallPhone)
  const before = numbers(first)
  const [call] = await tried(await suspected())
  expect(call).toBeDefined()
  await expect.poll(() => first.window().localStorage.getItem('direct')).toBe('yes')
  expect(numbers(first)).toEqual(before)

  const again = await open(undefined, sizes.smallPhone)
  const after = numbers(again)
  expect(after.map(({ href }) => href)).toEqual(before.map(({ href }) => href))
  expect(larger(after, before)).toEqual(['tel:0352140908'])
  const tabs = again.css('.tabs').element().getBoundingClientRect()
  expect(Math.max(...after.map(({ bottom }) => bottom))).toBeLessThanOrEqual(tabs.top)
  await expect.poll(() => again.document().querySelector('.call-question')).toBeNull()
  expect(numbers(again)).toEqual(after)
})

// The sentence said whom to call, and the agency's card was cut by the tabs.
it('[3-2(4)] after 応答なし the sentence that names the agency dials it, whole on the smallest phone', async () => {
  hurry(700, 0)
  const screen = await open(undefined, sizes.smallPhone)
  await screen.css('#calls .call[href="tel:0775633750"]').first().click()
  const noAnswer = screen.getByRole('button', { name: '応答なし' })
  await expect.element(noAnswer).toBeEnabled()
  const asked = numbers(screen)
  await noAnswer.click()
  const agency = screen.css('.call-later').getByRole('link', { name: /^機関へ電話 03-5214-0908/ })
  await expect.element(agency).toBeVisible()
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  expect(agency.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top)
  expect(numbers(screen)).toEqual(asked)
  await agency.click()
  await expect.poll(screen.dialled).toBe('tel:0352140908')
  await expect.element(screen.css('.call-question')).toMatchTextContent('の発信は?')
})

// The number was gone after a reload: only an incident's calls were asked.
it('[3-2(4)][SC5] tried in vain outside any incident, the agency’s number leads after a reload, until an incident goes on', async () => {
  await tried(callsSubject)
  const first = await open(undefined, sizes.smallPhone)
  await expect.poll(() => first.window().localStorage.getItem('direct')).toBe('yes')
  await first.reload()
  await expect.poll(() => filled(first)).toEqual(['tel:0352140908'])
  await suspected()
  await expect.poll(() => first.window().localStorage.getItem('direct')).toBe('')
})

it('[3-2(4)] the prefecture reached after that, or hours ago, the agency leads no longer', () => {
  const at = Date.parse('2026-11-23T02:13:00+09:00')
  const call = (office: string, outcome: CallOutcome) => ({
    id: office,
    contact: null,
    office,
    organisation: office,
    number: '0',
    at: new Date(at).toISOString(),
    outcome,
    endedBy: null,
  })
  const vain = call('prefecture', 'noAnswer')
  expect(isTriedInVain([vain], at)).toBe(true)
  expect(isTriedInVain([call('prefecture', 'notDialled'), vain], at)).toBe(true)
  expect(isTriedInVain([call('agency', 'busy'), vain], at)).toBe(true)
  for (const reached of [call('prefecture', 'connected'), call('agency', 'connected')])
    expect(isTriedInVain([reached, vain], at)).toBe(false)
  expect(isTriedInVain([vain], at + 4 * 60 * 60 * 1000)).toBe(false)
})

it('[3-2(4)][SC5] once the agency was told, or in a drill 訓練, it stands as it did', async () => {
  const told = await suspected()
  await tried(told)
  await say(told, {
    type: 'v1.notified',
    body: { office: 'agency', call: null, person: null, reason: null, clauses: ['3-2(4)'] },
  })
  const drill = await suspected(true)
  await tried(drill)
  const screen = await open()
  await expect.poll(() => screen.window().localStorage.getItem('direct')).toBe('')
  screen.go('/incidents')
  screen.go('/')
  expect(screen.document().documentElement.dataset['direct']).toBeUndefined()
})

// A question of a long name was higher than the place that is kept for it: two pixels, and a line more.
it.each([sizes.smallPhone, { width: 320, height: 568 }, sizes.phone, sizes.desk])(
  '[SC5][OP7] at $width px no number moves when the question about a call gives way, however long the name',
  async (size) => {
    hurry(700, 0)
    const name = '株式会社とても長い名前の保守委託事業者 夜間受付窓口'
    const entry = { office: 'maintainer', name, number: '09000000005', whileLocked: true }
    await say(townSubject, { type: 'v1.contactEntered', body: { contact: 'maintainer', entry } })
    const screen = await open(undefined, size)
    await expect.element(screen.css('#calls [href="tel:09000000005"]').first()).toBeVisible()
    for (const number of ['0775633750', '09000000005']) {
      await screen.css(`#calls .call[href="tel:${number}"]`).first().click()
      const noAnswer = screen.getByRole('button', { name: '話し中' })
      await expect.element(noAnswer).toBeEnabled()
      const asked = numbers(screen)
      await noAnswer.click()
      await expect.element(screen.css('.call-question')).not.toBeInTheDocument()
      expect(numbers(screen)).toEqual(asked)
    }
  },
)

// What was asked after つながった was higher than the question's place, and pushed the numbers down under the thumb.
it.each([sizes.smallPhone, { width: 320, height: 568 }, sizes.phone])(
  '[SC5][OP9] at $width×$height no number moves while it is asked whether an answered call told somebody',
  async (size) => {
    hurry(700, 0)
    const screen = await open(undefined, size)
    await screen.css('#calls .call[href="tel:0775633750"]').first().click()
    const answered = screen.getByRole('button', { name: 'つながった' })
    await expect.element(answered).toBeEnabled()
    const asked = numbers(screen)
    await answered.click()
    const told = screen.css('.call-question').getByRole('button', { name: '通報した', exact: true })
    for (const part of [
      told,
      screen.getByLabelText('応対した人'),
      screen.getByRole('button', { name: '通報ではない' }),
    ])
      await expect.element(part).toBeInViewport({ ratio: 1 })
    await expect.element(screen.css('.call-question')).toMatchTextContent('3-2(4)')
    expect(numbers(screen)).toEqual(asked)
    await told.click()
    await expect.element(screen.getByText('「通報した」を保存しました')).toBeVisible()
    expect(numbers(screen)).toEqual(asked)
  },
)

// Two filled numbers stood there: the prefecture's, just tried in vain, and the agency's.
it('[3-2(4)] after 応答なし one number is filled, the agency’s: where that is said, and on the next look in its place', async () => {
  hurry(700, 0)
  const incident = await suspected()
  const screen = await open(undefined, sizes.smallPhone)
  expect(filled(screen)).toEqual(['tel:0775633750'])
  await screen.css('#calls .call[href="tel:0775633750"]').first().click()
  const noAnswer = screen.getByRole('button', { name: '応答なし' })
  await expect.element(noAnswer).toBeEnabled()
  await noAnswer.click()
  await expect.element(screen.css('.direct-call')).toBeVisible()
  await expect.poll(() => filled(screen)).toEqual(['tel:0352140908'])
  await tried(incident)
  await expect.poll(() => screen.window().localStorage.getItem('direct')).toBe('yes')
  const again = await open(undefined, sizes.smallPhone)
  await expect.poll(() => filled(again)).toEqual(['tel:0352140908'])
})

/** Every number of the page that is filled. */
function filled(screen: Screen): string[] {
  const links = [...screen.document().querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')]
  return links
    .filter((link) => link.checkVisibility() && getComputedStyle(link).backgroundColor !== 'rgba(0, 0, 0, 0)')
    .map(({ href }) => href)
}

async function suspected(drill = false): Promise<string> {
  const subject = newId(phone)
  const what = '業務端末に見慣れない操作がある'
  await say(
    subject,
    { type: 'v1.intakeReceived', body: drill ? { what, drill } : { what } },
    { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'suspected' } },
    { type: 'v1.threatSuspected', body: { level: 3, examples: ['accessThroughFirewall'], reason: null } },
  )
  return subject
}

/** The prefecture did not answer. */
async function tried(subject: string): Promise<string[]> {
  const [call = ''] = await say(subject, {
    type: 'v1.callPlaced',
    body: { contact: 'prefectureNight', office: 'prefecture', organisation: '県', number: '0775633750' },
  })
  return say(subject, { type: 'v1.callEnded', body: { call, outcome: 'noAnswer' } })
}

type Place = { href: string; top: number; bottom: number; size: string }

function numbers(screen: Screen): Place[] {
  return [...screen.document().querySelectorAll<HTMLAnchorElement>('#calls .call')].map((link) => {
    const { top, bottom } = link.getBoundingClientRect()
    const number = link.querySelector('.call-number')
    return { href: link.href, top, bottom, size: number === null ? '' : getComputedStyle(number).fontSize }
  })
}

function larger(after: readonly Place[], before: readonly Place[]): string[] {
  return after.flatMap(({ href, size }, at) =>
    parseFloat(size) > parseFloat(before[at]?.size ?? '') ? [href] : [],
  )
}
