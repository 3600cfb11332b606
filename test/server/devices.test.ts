// The phones as the office sees them: the list, inviting, ending an enrolment.
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import {
  DeviceList,
  devicesPath,
  InvitationAnswer,
  invitationsPath,
  revocationPath,
} from '../../shared/sync/devices.ts'
import { invitationLifeMs, livePath } from '../../shared/sync/protocol.ts'
import { devices, fixedNow, intake, people } from '../people.ts'
import { wholeChain } from '../storage/lines.ts'
import {
  cookieOf,
  enrol,
  enrolledPhone,
  offices,
  type Phone,
  postJson,
  request,
  secret,
  startTown,
  type Town,
  townOfTwo,
} from './town.ts'

const { dutyPhone, officePhone } = devices
const lost = { reason: '紛失', by: people.manager.name }

async function listFor(town: Town, { cookie }: Phone) {
  return DeviceList.parse(await (await town.app.request(devicesPath, { headers: { cookie } })).json())
}

const said = async (answer: Response) => [answer.status, await answer.json()]

describe('the list', () => {
  test('[AU7] every enrolled device reads it: whom each was enrolled for, whoever types on it, when it was answered, how much it sent', async () => {
    const { town, phone } = await townOfTwo()
    await phone.sync([intake(), intake({ enteredBy: '管理 乙' })])
    const { now, devices: list } = await listFor(town, phone)
    expect(now).toBe(fixedNow.toISOString())
    expect(list).toHaveLength(2)
    expect(list.find(({ device }) => device === dutyPhone)).toMatchObject({
      name: '当番の携帯',
      person: people.dutyOfficer.name,
      office: 'responder',
      administrator: false,
      lastAnswerAt: now,
      sent: 2,
    })
    expect(list.find(({ device }) => device === officePhone)).toMatchObject({
      person: people.dutyOfficer.name,
      administrator: true,
      lastAnswerAt: null,
      sent: 0,
    })
  })

  test('[AU7] nobody else does, and neither hash nor token is in it', async () => {
    const { town, phone } = await townOfTwo()
    expect(await said(await town.app.request(devicesPath))).toEqual([401, { reason: 'notEnrolled' }])
    const [first] = (await listFor(town, phone)).devices
    const answer = await (await town.app.request(devicesPath, { headers: { cookie: phone.cookie } })).json()
    expect(Object.keys(answer.devices[0]).toSorted()).toEqual(Object.keys(first ?? {}).toSorted())
  })
})

test('[AU9] the list says by whose code each came in, and when it must be enrolled anew', async () => {
  const { town, office, phone } = await townOfTwo()
  const asked = await postJson(town, invitationsPath, { name: '丙', office: null }, office.cookie)
  const { code } = InvitationAnswer.parse(await asked.json())
  const third = crypto.randomUUID()
  await enrol(town, { code, device: third, deviceName: '予備', secret })
  const { devices: list } = await listFor(town, phone)
  const end = new Date(fixedNow.getTime() + 400 * 24 * 3_600_000).toISOString()
  const of = (wanted: string) => {
    const { invitedBy, sessionEndsAt } = list.find(({ device }) => device === wanted) ?? {}
    return { invitedBy, sessionEndsAt }
  }
  expect(of(third)).toEqual({ invitedBy: officePhone, sessionEndsAt: end })
  expect(of(dutyPhone)).toEqual({ invitedBy: null, sessionEndsAt: end })
})

describe('an invitation', () => {
  const whom = { name: '宿直 甲', office: 'responder' }

  test('[AU5] of an administrator enrols one device within ten minutes, for whom it names', async () => {
    const { town, office } = await townOfTwo()
    const answer = await postJson(town, invitationsPath, whom, office.cookie)
    expect(answer.status).toBe(201)
    const { code, expiresAt } = InvitationAnswer.parse(await answer.json())
    expect(Date.parse(expiresAt) - fixedNow.getTime()).toBe(invitationLifeMs)
    const asked = { code, device: crypto.randomUUID(), deviceName: '予備', secret }
    const enrolled = await enrol(town, asked)
    expect(await enrolled.json()).toMatchObject({ person: whom })
    // It named no administrator: the device is none.
    const cookie = cookieOf(enrolled)
    expect(await said(await postJson(town, invitationsPath, whom, cookie))).toEqual([
      403,
      { reason: 'notAdministrator' },
    ])
  })

  test('[AU5] for an administrator makes one', async () => {
    const { town, office } = await townOfTwo()
    const answer = await postJson(town, invitationsPath, { ...whom, administrator: true }, office.cookie)
    const { code } = InvitationAnswer.parse(await answer.json())
    const enrolled = await enrol(town, { code, device: crypto.randomUUID(), deviceName: '予備', secret })
    expect((await postJson(town, invitationsPath, whom, cookieOf(enrolled))).status).toBe(201)
  })

  test.each([
    ['no session', 401, 'notEnrolled', whom],
    ['no administrator', 403, 'notAdministrator', whom],
    ['no name', 400, 'badRequest', { ...whom, name: ' ' }],
    ['a name with U+0000', 400, 'badRequest', { ...whom, name: '宿直\0甲' }],
    ['half a character in a name', 400, 'badRequest', { ...whom, name: '宿直\ud800甲' }],
    ['a name too long', 413, 'tooLarge', { ...whom, name: '甲'.repeat(2000) }],
  ])('[AU5] %s: %i %s', async (who, status, reason, body) => {
    const { town, office, phone } = await townOfTwo()
    const cookies: Record<string, string> = { 'no session': '', 'no administrator': phone.cookie }
    const answer = await postJson(town, invitationsPath, body, cookies[who] ?? office.cookie)
    expect(await said(answer)).toEqual([status, { reason }])
  })

  test('[AU5] leaves no code and no name in the log', async () => {
    const town = await startTown()
    const written: string[] = []
    const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) })
    const app = createApp({ ...town, now: () => town.clock.now, offices, secureCookies: false, log })
    const office = await enrolledPhone({ ...town, app }, officePhone, { administrator: true })
    await enrolledPhone({ ...town, app })
    const { code } = InvitationAnswer.parse(
      await (await postJson({ app }, invitationsPath, whom, office.cookie)).json(),
    )
    await postJson({ app }, revocationPath(dutyPhone), lost, office.cookie)
    expect(written.join('')).toContain('invited')
    expect(written.join('')).toContain('revoked')
    for (const word of [code, whom.name, lost.by, lost.reason]) expect(written.join('')).not.toContain(word)
  })
})

describe('the end of an enrolment', () => {
  test('[AU6] sync answers `revoked` naming the device, what came is set aside, the record and its stream are closed', async () => {
    const { town, office, phone } = await townOfTwo()
    const known = intake()
    await phone.sync([known])
    const ended = await postJson(town, revocationPath(dutyPhone), lost, office.cookie)
    const revocation = { at: fixedNow.toISOString(), ...lost }
    expect(await said(ended)).toEqual([200, revocation])
    const revoked = [403, { reason: 'revoked', device: dutyPhone }]
    const late = intake()
    expect(await said(await phone.post(request(phone.record, [known, late])))).toEqual(revoked)
    expect(await said(await phone.post(request(phone.record, [])))).toEqual(revoked)
    expect(await wholeChain(town.storage)).toHaveLength(1)
    expect(await town.storage.setAside(10)).toMatchObject([
      { id: late.id, reason: 'revoked', device: dutyPhone },
    ])
    const headers = { cookie: phone.cookie }
    for (const path of [livePath, devicesPath])
      expect(await said(await town.app.request(path, { headers }))).toEqual(revoked)
    const list = await listFor(town, office)
    expect(list.devices.find(({ device }) => device === dutyPhone)).toMatchObject({ revocation })
    expect(
      await said(await postJson(town, revocationPath(dutyPhone), { ...lost, by: '宿直 甲' }, office.cookie)),
    ).toEqual([200, revocation])
  })

  test('[AU6] its live stream ends at once, the others go on', async () => {
    const { town, office, phone } = await townOfTwo()
    const streamOf = async ({ cookie }: Phone) => {
      const answer = await town.app.request(livePath, { headers: { cookie } })
      const reader = answer.body?.getReader()
      await reader?.read()
      return reader
    }
    const [stream, other] = [await streamOf(phone), await streamOf(office)]
    await postJson(town, revocationPath(dutyPhone), lost, office.cookie)
    expect((await stream?.read())?.done).toBe(true)
    const more = other?.read()
    await office.sync([intake({ device: officePhone })])
    expect((await more)?.done).toBe(false)
  })

  test('[AU6] enrolled anew by a new code it syncs, and sends what had been set aside', async () => {
    const { town, office, phone } = await townOfTwo()
    await postJson(town, revocationPath(dutyPhone), lost, office.cookie)
    const late = intake()
    await phone.post(request(phone.record, [late]))
    town.clock.now = new Date(town.clock.now.getTime() + 1000)
    const anew = await enrolledPhone(town)
    expect((await anew.sync([late])).accepted).toHaveLength(1)
    expect((await phone.post(request(phone.record, []))).status).toBe(401)
  })

  test('[AU5] not by a device that is no administrator, not of the last one, not of one that is not there', async () => {
    const { town, office, phone } = await townOfTwo()
    const tried = async (device: string, { cookie }: Phone, body: object = lost) =>
      said(await postJson(town, revocationPath(device), body, cookie))
    expect(await tried(officePhone, phone)).toEqual([403, { reason: 'notAdministrator' }])
    expect(await tried(officePhone, office)).toEqual([409, { reason: 'lastAdministrator' }])
    expect(await tried(crypto.randomUUID(), office)).toEqual([404, { reason: 'unknownDevice' }])
    expect(await tried(dutyPhone, office, { reason: '紛失' })).toEqual([400, { reason: 'badRequest' }])
    expect((await phone.sync([intake()])).accepted).toHaveLength(1)
  })
})
