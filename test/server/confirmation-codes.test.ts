// Where no passkey can be used an administrator's device needs a code that others show.
import { expect, test } from 'vitest'
import {
  codeConfirmationsPath,
  confirmationCodeLifeMs,
  confirmationCodesPath,
} from '../../shared/sync/confirmations.ts'
import { devicesPath, invitationsPath, revocationPath } from '../../shared/sync/devices.ts'
import { maxCodesOfDevice } from '../../server/identity/confirmation-codes.ts'
import { confirmationLifeMs } from '../../shared/sync/passkeys.ts'
import { invitationLifeMs } from '../../shared/sync/protocol.ts'
import { devices } from '../people.ts'
import { confirmAct, enrolledPhone, postJson, type Phone, type Town, townOfTwo } from './town.ts'

const act = revocationPath(devices.dutyPhone)
const why = { reason: '紛失', by: '乙' }
const needed = [403, { reason: 'confirmationNeeded' }]

async function said(answer: Response) {
  return [answer.status, await answer.json()]
}

/** The office's device and a second administrator's, both enrolled an hour ago. */
async function scene() {
  const { town, office, phone } = await townOfTwo()
  const second = await enrolledPhone(town, crypto.randomUUID(), { administrator: true })
  wait(town, 60 * 60 * 1000)
  const end = () => postJson(town, act, why, office.cookie)
  return { town, office, phone, second, end }
}

function wait(town: Town, ms: number): void {
  town.clock.now = new Date(town.clock.now.getTime() + ms)
}

async function shownOn(town: Town, { cookie }: Phone) {
  return (await (await town.app.request(confirmationCodesPath, { headers: { cookie } })).json()).asked
}

test('[AU12] the session alone ends no enrolment; the code that the other administrator reads out does, once', async () => {
  const { town, office, phone, second, end } = await scene()
  expect(await said(await end())).toEqual(needed)
  const asked = await postJson(town, confirmationCodesPath, { act }, office.cookie)
  expect(await asked.json()).toMatchObject({ shownOn: ['当番の携帯'] })
  expect(await shownOn(town, office)).toEqual([])
  const byResponder = await town.app.request(confirmationCodesPath, { headers: { cookie: phone.cookie } })
  expect(byResponder.status).toBe(403)
  const [{ code, ...shown }] = await shownOn(town, second)
  expect(shown).toMatchObject({ device: devices.officePhone, act })
  expect(town.printed).toEqual([
    expect.stringContaining('端末「当番の携帯」が「当番の携帯」の登録を解除する'),
  ])
  const confirm = () => postJson(town, codeConfirmationsPath, { act, code }, office.cookie)
  expect(await said(await confirm())).toEqual([200, { confirmed: true }])
  expect(await said(await confirm())).toEqual([410, { reason: 'codeExpired' }])
  expect((await end()).status).toBe(200)
  expect(await said(await end())).toEqual(needed)
  const { rows } = await town.access.page({ kind: 'confirmedByCode', day: null, before: null })
  expect(rows).toMatchObject([{ device: devices.officePhone, what: act }])
})

test('[AU12] the terminal shows it too, for one act, for ten minutes; what was confirmed is done within two', async () => {
  const { town, office, end } = await scene()
  expect((await confirmAct(town, invitationsPath, office.cookie)).status).toBe(200)
  expect(await said(await end())).toEqual(needed)
  expect((await confirmAct(town, act, office.cookie)).status).toBe(200)
  wait(town, confirmationLifeMs + 1)
  expect(await said(await end())).toEqual(needed)
  await postJson(town, confirmationCodesPath, { act }, office.cookie)
  const code = /([\d-]{9}) \(10分間\)/.exec(town.printed.at(-1) ?? '')?.[1]?.replace('-', '')
  wait(town, confirmationCodeLifeMs + 1)
  const late = await postJson(town, codeConfirmationsPath, { act, code }, office.cookie)
  expect(await said(late)).toEqual([410, { reason: 'codeExpired' }])
})

test('[AU12] five wrong ones end it for its ten minutes, on the others’ devices too, whatever else is asked for', async () => {
  const { town, office, second } = await scene()
  await postJson(town, confirmationCodesPath, { act }, office.cookie)
  const code = /([\d-]{9}) \(10分間\)/.exec(town.printed.at(-1) ?? '')?.[1]?.replace('-', '') ?? ''
  const wrong = code === '00000000' ? '11111111' : '00000000'
  const type = async (typed: string) =>
    (await postJson(town, codeConfirmationsPath, { act, code: typed }, office.cookie)).json()
  for (let tries = 1; tries < 5; tries += 1) expect(await type(wrong)).toEqual({ reason: 'unknownCode' })
  expect(await shownOn(town, second)).toHaveLength(1)
  for (const typed of [wrong, code]) expect(await type(typed)).toEqual({ reason: 'tooManyAttempts' })
  expect(await shownOn(town, second)).toEqual([])
  for (const other of [act, invitationsPath])
    expect(await said(await postJson(town, confirmationCodesPath, { act: other }, office.cookie))).toEqual([
      429,
      { reason: 'tooManyAttempts' },
    ])
  wait(town, confirmationCodeLifeMs + 1)
  expect((await confirmAct(town, act, office.cookie)).status).toBe(200)
})

test('[AU12] the codes of two acts of a device both hold: what a second tab asks for ends not what the first waits for', async () => {
  const { town, office, second, end } = await scene()
  await postJson(town, confirmationCodesPath, { act }, office.cookie)
  await postJson(town, confirmationCodesPath, { act: invitationsPath }, office.cookie)
  const shown: { act: string; code: string }[] = await shownOn(town, second)
  expect(shown.map((one) => one.act)).toEqual([act, invitationsPath])
  for (const { act: asked, code } of shown)
    expect(
      await said(await postJson(town, codeConfirmationsPath, { act: asked, code }, office.cookie)),
    ).toEqual([200, { confirmed: true }])
  expect((await end()).status).toBe(200)
})

test('[AU12] of one device five codes hold; where another act took its place, that is said, and is no wrong try', async () => {
  const { town, office, second } = await scene()
  await postJson(town, confirmationCodesPath, { act }, office.cookie)
  for (let number = 1; number <= maxCodesOfDevice; number += 1)
    await postJson(town, confirmationCodesPath, { act: `/api/v2/set-aside/${number}` }, office.cookie)
  expect(await shownOn(town, second)).toHaveLength(maxCodesOfDevice)
  for (let tries = 0; tries < 6; tries += 1)
    expect(
      await said(await postJson(town, codeConfirmationsPath, { act, code: '00000000' }, office.cookie)),
    ).toEqual([410, { reason: 'codeExpired' }])
})

test('[AU12] ten minutes after a code that makes administrators none is needed; after another code at once', async () => {
  const { town, second } = await scene()
  const invite = async ({ cookie }: Phone) =>
    (await postJson(town, invitationsPath, { name: '丙', office: null, administrator: true }, cookie)).status
  expect(await invite(second)).toBe(403)
  const anew = await enrolledPhone(town, second.device)
  expect(await invite(anew)).toBe(403)
  const again = await enrolledPhone(town, second.device, { administrator: true })
  expect(await invite(again)).toBe(201)
  wait(town, invitationLifeMs + 1)
  expect(await invite(again)).toBe(403)
})

test('[AU10] of the device that asks the list says whether it has a passkey under this name', async () => {
  const { town, office } = await scene()
  const key = { credential: 'a2V5', device: office.device, publicKey: new Uint8Array(1), counter: 0 }
  await town.storage.addPasskey({ ...key, place: 'old.localhost', addedAt: town.clock.now.toISOString() })
  const at = async (host: string) => {
    const headers = { cookie: office.cookie }
    const answer = await town.app.request(`http://${host}${devicesPath}`, { headers })
    const { devices: list } = await answer.json()
    return list.find(({ device }: { device: string }) => device === office.device).passkey
  }
  expect([await at('old.localhost'), await at('new.localhost')]).toEqual([true, false])
})
