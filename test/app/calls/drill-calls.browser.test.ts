// DR2, DR3: a drill 訓練 takes nothing from what was real: which calls it is offered, how one is given back, and what the
// call screen says while it goes on.
import { beforeEach, expect, it } from 'vitest'
import { newId } from '../../../app/record/log/append.ts'
import { tokyoIso } from '../../../shared/rules/town/office-hours.ts'
import { callsSubject } from '../../../shared/incident/subjects.ts'
import { contacts } from '#plan'
import { fixedNow } from '../../people.ts'
import { open, said, say } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice, rewriteWaiting } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const minuteMs = 60_000
const [first] = contacts
if (first === undefined) throw new Error('the plan has no contact')
const { id: contact, digits: number } = first

beforeEach(freshDevice)

it('[DR2][OP6] a drill is offered what this device dialled in it and lately, and gives one back by one tap', async () => {
  await dialled('始める前の県', -10)
  const drill = await begun(-5)
  await dialled('訓練中の県', -3)
  const theirs = await dialled('ほかの端末の県', -2)
  await byAnotherDevice(theirs)
  const screen = await open(`/incidents/${drill}`)
  const include = screen.getByRole('button', { name: 'を含める' })
  await screen.getByText('直前の発信をこの訓練に含める(1件)').click()
  await expect.element(include).toMatchTextContent('訓練中の県')
  await expect.element(screen.getByText('02:08からの発信です')).toBeVisible()
  await include.click()
  await expect.element(screen.css('.timeline').getByText('訓練中の県へ発信')).toBeVisible()
  await screen.getByRole('button', { name: '含めた発信を戻す' }).click()
  await expect.element(include).toMatchTextContent('訓練中の県')
  await expect.element(screen.css('.timeline').getByText('訓練中の県へ発信')).not.toBeInTheDocument()
  expect((await said()).at(-1)).toMatchObject({ type: 'v1.corrected', body: { nature: 'mistaken' } })
})

it('[DR2] a drill that goes on for days is offered the calls of the last three hours', async () => {
  const drill = await begun(-50 * 60)
  await dialled('きのうの県', -24 * 60)
  await dialled('いまの県', -1)
  const screen = await open(`/incidents/${drill}`)
  await screen.getByText('直前の発信をこの訓練に含める(1件)').click()
  await expect.element(screen.getByRole('button', { name: 'を含める' })).toMatchTextContent('いまの県')
})

it('[OP6] a real incident is offered the calls of three days, of any phone', async () => {
  await dialled('先週の県', -100 * 60)
  await byAnotherDevice(await dialled('おとといの県', -50 * 60))
  const incident = newId(phone)
  await say(incident, { type: 'v1.intakeReceived', body: { what: '住基端末が起動しない' } })
  const screen = await open(`/incidents/${incident}`)
  await screen.getByText('直前の発信をこの事案に含める(1件)').click()
  await expect.element(screen.getByRole('button', { name: 'を含める' })).toMatchTextContent('おとといの県')
})

it('[DR3] while a drill goes on its band stands on the call screen, from the first paint; no number moves under a thumb', async () => {
  const screen = await open()
  await expect.element(band(screen)).not.toBeVisible()
  const drill = await begun(0)
  const top = () => screen.css('#numbers a').first().element().getBoundingClientRect().top
  const before = top()
  await expect.poll(() => screen.window().localStorage.getItem('drill')).toBe('yes')
  expect(top()).toBe(before)
  await screen.reload()
  await expect.element(band(screen)).toBeVisible()
  screen.go(`/incidents/${drill}`)
  await screen.getByText('訓練を終える', { exact: true }).click()
  await screen.getByRole('button', { name: '訓練を終えたと記録する' }).click()
  await expect.poll(() => screen.window().localStorage.getItem('drill')).toBe('')
  screen.go('/')
  await expect.element(screen.css('#numbers a').first()).toBeVisible()
  await expect.element(band(screen)).not.toBeVisible()
})

const band = (screen: Screen) => screen.css('.drill-now')
const at = (minutes: number) => tokyoIso(fixedNow.getTime() + minutes * minuteMs)

async function begun(minutes: number): Promise<string> {
  const drill = newId(phone)
  const body = { what: '訓練の想定', drill: true } as const
  await say(drill, { type: 'v1.intakeReceived', at: at(minutes), body })
  return drill
}

async function dialled(organisation: string, minutes: number): Promise<string> {
  const [call = ''] = await say(callsSubject, {
    type: 'v1.callPlaced',
    at: at(minutes),
    body: { contact, organisation, number },
  })
  await say(callsSubject, { type: 'v1.callEnded', body: { call, outcome: 'noAnswer' } })
  return call
}

/** As a line is that came from elsewhere. */
async function byAnotherDevice(id: string): Promise<void> {
  await rewriteWaiting(id, (line) => line.replace(/"device":"[^"]*"/, `"device":"${newId(phone)}"`))
}
