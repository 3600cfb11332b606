// What came of a call (OP6, OP7): five answers in one tap, asked until somebody answers, inside an incident or outside.
import { beforeEach, expect, it } from 'vitest'
import { callOutcomes } from '../../../app/words/call-words.ts'
import { CallOutcome } from '../../../shared/incident/operation-bodies.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { hurry, open, recorded, said, say, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const numbers = { day: '077-528-3233', night: '077-563-3750', agency: '03-5214-0908' } as const
const question = 'の発信は?'

beforeEach(freshDevice)

it('[OP7] each of the five answers is one tap and stands in the list of calls', async () => {
  // Answers wait until a question has stood a while: no business of this test.
  hurry(700, 0)
  const screen = await open()
  const three = Object.values(numbers)
  for (const [at, outcome] of CallOutcome.options.entries()) {
    await callLink(screen, three[at % three.length] ?? '').click()
    await screen.getByRole('button', { name: callOutcomes[outcome], exact: true }).click()
    // An answered call to an office of the plan asks one thing more.
    if (outcome === 'connected') await screen.getByRole('button', { name: '通報ではない' }).click()
    await expect
      .element(screen.getByText(`発信の結果「${callOutcomes[outcome]}」を保存しました`))
      .toBeVisible()
    await expect.element(screen.getByText(question)).not.toBeInTheDocument()
  }
  expect(await outcomes()).toEqual(CallOutcome.options)
  await screen.getByRole('link', { name: '事案', exact: true }).click()
  await expect.element(looseCalls(screen)).toHaveLength(CallOutcome.options.length)
  for (const outcome of CallOutcome.options) {
    const call = looseCalls(screen).filter({ hasText: `へ発信 ${callOutcomes[outcome]}` })
    await expect.element(call).toBeVisible()
  }
})

it('[OP7] a question put off waits in a line and is asked again: on coming back, and after a restart', async () => {
  const screen = await open()
  await callLink(screen, numbers.night).click()
  await screen.getByRole('button', { name: 'あとで' }).click()
  await expect.element(screen.getByText(question)).not.toBeInTheDocument()
  await screen.getByRole('button', { name: '結果が未記入の発信 1件に答える' }).click()
  await expect.element(screen.getByText(question)).toBeVisible()
  await screen.getByRole('button', { name: 'あとで' }).click()
  await expect.element(screen.getByText(question)).not.toBeInTheDocument()
  screen.document().dispatchEvent(new Event('visibilitychange'))
  await expect.element(screen.getByText(question)).toBeVisible()
  await screen.getByRole('button', { name: 'あとで' }).click()
  screen.close()
  const again = await open('/incidents')
  await expect.element(again.getByText(question)).toBeVisible()
  await expect.element(looseCalls(again)).toMatchTextContent('結果は未記入')
  await again.getByRole('button', { name: 'つながった' }).click()
  await expect.element(looseCalls(again)).toMatchTextContent('つながった')
  await again.reload()
  await expect.element(looseCalls(again)).toMatchTextContent('つながった')
  await expect.element(again.getByText(question)).not.toBeInTheDocument()
})

it('[OP7] of several calls without an answer each is asked about, the latest first', async () => {
  const screen = await open()
  const asked = screen.getByText(question)
  await callLink(screen, numbers.day).click()
  await expect.element(asked).toMatchTextContent('通常業務時')
  await callLink(screen, numbers.agency).click()
  await expect.element(asked).toMatchTextContent('指定情報処理機関')
  await expect.element(screen.getByText('ほか1件')).toBeVisible()
  await screen.getByRole('button', { name: '話し中' }).click()
  await expect.element(asked).toMatchTextContent('通常業務時')
  await screen.getByRole('button', { name: 'かけていない' }).click()
  await expect.element(asked).not.toBeInTheDocument()
  expect(await outcomes()).toEqual(['busy', 'notDialled'])
})

it('[1-3] a call made inside an incident belongs to it, with what came of it', async () => {
  const incident = await recorded('住基端末が起動しない', 'fault')
  const screen = await open(incident)
  await screen.getByRole('button', { name: '関係機関へ電話' }).click()
  await screen.css('.screen a[href^="tel:"]').filter({ hasText: numbers.night }).click()
  await expect.poll(screen.dialled).toBe('tel:0775633750')
  await screen.getByRole('button', { name: '応答なし' }).click()
  await expect.element(screen.css('.timeline').getByText('へ発信 応答なし')).toBeVisible()
  const calls = (await said()).filter(({ type }) => type.startsWith('v1.call'))
  const subject = incident.split('/').at(-1)
  expect(calls.map((call) => [call.type, call.subject])).toEqual([
    ['v1.callPlaced', subject],
    ['v1.callEnded', subject],
  ])
  screen.go('/incidents')
  await expect.element(screen.css('.incident-card')).toBeVisible()
  await expect.element(looseCalls(screen)).toHaveLength(0)
})

// つながった alone took the duty away, and 「連絡ではない」 did not bring it back.
it('[1-3][OP9] an answered call asks what it was for; by other means the contact has a form of its own', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const duty = screen.css('.now-card .duty, .duty').filter({ hasText: '関係機関と連絡・調整する' }).first()
  await screen.getByRole('button', { name: '関係機関へ電話' }).click()
  await screen.css('.screen a[href^="tel:"]').filter({ hasText: numbers.night }).click()
  await screen.css('.call-question').getByRole('button', { name: 'つながった' }).click()
  await screen.css('.call-question').getByRole('button', { name: '連絡ではない' }).click()
  await expect.element(duty).toMatchTextContent('つながりました。伝えたら押してください。')
  await screen.getByText('ほかの電話・方法で連絡した').click()
  const form = screen.css('.folded-form[open]')
  await form.getByRole('radio', { name: '他の地方公共団体' }).click()
  await form.getByRole('button', { name: '連絡した', exact: true }).click()
  await expect
    .poll(async () => (await said()).at(-1))
    .toMatchObject({
      type: 'v1.notified',
      body: { office: 'otherMunicipality', call: null, clauses: ['1-3'] },
    })
  await expect.element(screen.css('.now-card')).not.toMatchTextContent('関係機関と連絡・調整する')
})

it('[OP6] a call made outside an incident waits, and the incident it is included in has it unchanged', async () => {
  const screen = await open()
  await callLink(screen, numbers.night).click()
  await screen.getByRole('button', { name: '話し中' }).click()
  await expect.element(screen.getByText(question)).not.toBeInTheDocument()
  const before = await said()
  const incident = await recorded('住基端末が起動しない', 'fault')
  screen.go(incident)
  await screen.getByText('直前の発信をこの事案に含める(1件)').click()
  await expect.element(screen.css('.timeline').getByText('へ発信')).not.toBeInTheDocument()
  await screen.getByRole('button', { name: '話し中を含める' }).click()
  await screen.getByRole('button', { name: /^経過をすべて表示/ }).click()
  await expect.element(screen.css('.timeline').getByText('へ発信 話し中')).toBeVisible()
  await expect.element(screen.getByText('直前の発信をこの事案に含める')).not.toBeInTheDocument()
  const after = await said()
  expect(after.filter(({ subject }) => subject === 'calls')).toEqual(before)
  expect(after.at(-1)).toMatchObject({ type: 'v1.callIncluded', subject: incident.split('/').at(-1) })
})

function callLink(screen: Screen, number: string) {
  return screen.css('#calls a[href^="tel:"]').filter({ hasText: number })
}

/** The calls that no incident has taken in, in the list of incidents. */
function looseCalls(screen: Screen) {
  return screen.css('section').filter({ hasText: '事案に入っていない発信' }).css('.timeline-line')
}

async function outcomes(): Promise<CallOutcome[]> {
  return (await said()).flatMap((operation) =>
    operation.type === 'v1.callEnded' ? [operation.body.outcome] : [],
  )
}

// It was asked above the view, and whoever came back from the dialler saw nothing of it.
it('[OP7][SC4] a number dialled from far down asks its question in sight, with the focus', async () => {
  await say(townSubject, {
    type: 'v1.contactEntered',
    body: {
      contact: 'maintainer',
      entry: { office: 'maintainer', name: '保守会社', number: '09000000005', whileLocked: true },
    },
  })
  const screen = await open(`${await recorded('端末が動かない', 'fault')}/fault`, sizes.smallPhone)
  await screen.css('#app .call').click()
  const scrolledPx = screen.window().scrollY
  expect(scrolledPx).toBeGreaterThan(100)
  const asking = screen.css('.call-question')
  await expect.element(asking).toHaveFocus()
  await expect.element(asking).toBeInViewport({ ratio: 1 })
  const noAnswer = asking.getByRole('button', { name: '応答なし' })
  await expect.element(noAnswer).toBeEnabled()
  await noAnswer.click()
  await expect.element(asking).not.toBeInTheDocument()
  expect(screen.window().scrollY).toBeGreaterThan(100)
})
