// Settings of the town by an administrator's device: its session alone changes none of them.
import { expect, test } from 'vitest'
import { confirmationCodesPath, settingConfirmationPath } from '../../shared/sync/confirmations.ts'
import { invitationLifeMs } from '../../shared/sync/protocol.ts'
import { intake, operation } from '../people.ts'
import { wholeChain } from '../storage/lines.ts'
import { confirmAct, enrolledPhone, postJson, type Town, townOfTwo } from './town.ts'

const hoursBy = (device: string) =>
  operation('v1.hoursEntered', { openMinute: 1, closeMinute: 2 }, { subject: 'town', device })

async function scene() {
  const { town, office, phone } = await townOfTwo()
  town.clock.now = new Date(town.clock.now.getTime() + invitationLifeMs + 1)
  const confirm = (id: string, { cookie } = office) => postJson(town, settingConfirmationPath(id), {}, cookie)
  return { town, office, phone, confirm }
}

async function said(answer: Response) {
  return [answer.status, await answer.json()]
}

async function standings(town: Town) {
  return (await wholeChain(town.storage)).map(({ standing }) => standing)
}

test('[TR8][AU12] a stolen session of an administrator sets no hours: what it brings waits until a code confirms it, once', async () => {
  const { town, office, confirm } = await scene()
  const hours = hoursBy(office.device)
  await office.sync([hours])
  expect(await standings(town)).toEqual(['responder'])
  expect(await said(await confirm(hours.id))).toEqual([403, { reason: 'confirmationNeeded' }])
  const act = settingConfirmationPath(hours.id)
  expect((await confirmAct(town, act, office.cookie)).status).toBe(200)
  expect(town.printed.at(-1)).toContain('が町の記録の変更「県の業務時間 0:01–0:02」を確かめるため')
  expect(await said(await confirm(hours.id))).toEqual([200, { operation: hours.id }])
  const chain = await wholeChain(town.storage)
  const last = chain.at(-1)
  expect([last?.standing, JSON.parse(Buffer.from(last?.bytes ?? []).toString())]).toMatchObject([
    'server',
    { type: 'v1.settingConfirmed', body: { operation: hours.id, device: office.device } },
  ])
  expect((await confirm(hours.id)).status).toBe(403)
  const { rows } = await town.access.page({ kind: 'settingConfirmed', day: null, before: null })
  expect(rows).toMatchObject([{ device: office.device, what: `v1.hoursEntered ${hours.id}` }])
})

test('[TR8] what a responder’s device said an administrator may confirm, nobody else; a fact is no setting', async () => {
  const { town, office, phone, confirm } = await scene()
  const [hours, fact] = [hoursBy(phone.device), intake({ device: phone.device })]
  await phone.sync([hours, fact])
  expect(await said(await confirm(hours.id, phone))).toEqual([403, { reason: 'notAdministrator' }])
  for (const id of [fact.id, crypto.randomUUID(), 'none']) {
    const act = settingConfirmationPath(id)
    const asked = await confirmAct(town, act, office.cookie)
    // No code is made for what is no id of an operation.
    if (id === 'none') expect(asked.status).toBe(400)
    expect((await confirm(id)).status).toBe(id === 'none' ? 403 : 404)
  }
  await confirmAct(town, settingConfirmationPath(hours.id), office.cookie)
  expect((await confirm(hours.id)).status).toBe(200)
})

test('[TR8] within ten minutes of its enrolment by an administrator’s code its settings take effect as they come', async () => {
  const { town, office } = await townOfTwo()
  const hours = hoursBy(office.device)
  await office.sync([hours])
  expect(await standings(town)).toEqual(['administrator'])
  const asked = await postJson(town, settingConfirmationPath(hours.id), {}, office.cookie)
  expect([asked.status, await standings(town)]).toEqual([200, ['administrator']])
})

// The code said no more than that it was of a setting.
test('[AU12] the code says which setting it is for, of a correction both values, on one line', async () => {
  const { town, office, phone } = await scene()
  const second = await enrolledPhone(town, crypto.randomUUID(), { administrator: true })
  town.clock.now = new Date(town.clock.now.getTime() + invitationLifeMs + 1)
  const hours = hoursBy(phone.device)
  const of = { subject: 'town', device: phone.device }
  const corrected = operation(
    'v1.corrected',
    { operation: hours.id, nature: 'amended', body: { openMinute: 1, closeMinute: 3 }, reason: null },
    of,
  )
  const day = operation('v1.closedDayEntered', { day: '2026-12-28', name: '臨時\n休庁' }, of)
  await phone.sync([hours, corrected, day])
  for (const { id } of [corrected, day])
    await postJson(town, confirmationCodesPath, { act: settingConfirmationPath(id) }, office.cookie)
  const shown = await town.app.request(confirmationCodesPath, { headers: { cookie: second.cookie } })
  const { asked } = await shown.json()
  const words = [
    '県の業務時間 0:01–0:02 を 県の業務時間 0:01–0:03 とする訂正',
    '県の休日 2026-12-28 臨時休庁',
  ]
  expect(asked.map(({ setting }: { setting: string }) => setting)).toEqual(words)
  expect(town.printed.slice(-2)).toEqual(words.map((each) => expect.stringContaining(`の変更「${each}」を`)))
})
