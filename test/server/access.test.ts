// The access log: what stands in it, who reads it, what a tampering hand leaves behind.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { maxNumberRows } from '../../server/access/changes.ts'
import { maxRefusalRowsADay } from '../../server/access/refusals.ts'
import { createApp } from '../../server/app.ts'
import { AccessPage, accessPath, accessQuery } from '../../shared/sync/access.ts'
import type { AccessFilter, AccessRow } from '../../shared/sync/access.ts'
import { devicesPath, invitationsPath, revocationPath } from '../../shared/sync/devices.ts'
import { devices, fixedNow, intake, operation, people } from '../people.ts'
import { enrol, enrolledPhone, offices, type Phone, postJson, secret, type Town, townOfTwo } from './town.ts'

const { dutyPhone, officePhone } = devices
const dayMs = 24 * 60 * 60 * 1000
const ofTown = { subject: 'town' }
const number = () => operation('v1.contactEntered', { contact: 'prefectureDay', entry: null }, ofTown)
const entry = { office: 'agency', name: '偽の センター', number: '09012345678', whileLocked: true } as const
const callBack = () => operation('v1.callBackEntered', { number: null }, ofTown)

async function rowsFor(town: Town, { cookie }: Phone, filter: Partial<AccessFilter> = {}) {
  const path = accessQuery({ kind: null, day: null, before: null, ...filter })
  return AccessPage.parse(await (await town.app.request(path, { headers: { cookie } })).json())
}

const inShort = ({ kind, device, what }: AccessRow) => ({ kind, device, what })

describe('what is noted', () => {
  test('[AL1] enrolments, invitations, ends of enrolments, settings and numbers: who, which device, from where, when', async () => {
    const { town, office, phone } = await townOfTwo()
    const changed = number()
    await phone.sync([changed, callBack(), intake()])
    const whom = { name: '宿直 甲', office: 'responder', administrator: true }
    await town.app.request(
      invitationsPath,
      {
        method: 'POST',
        headers: { cookie: office.cookie, 'content-type': 'application/json' },
        body: JSON.stringify(whom),
      },
      { incoming: { socket: { remoteAddress: '192.0.2.7' } } },
    )
    await postJson(town, revocationPath(dutyPhone), { reason: '紛失', by: '乙' }, office.cookie)
    const { rows, more, keptDays } = await rowsFor(town, office)
    expect({ more, keptDays }).toEqual({ more: false, keptDays: 1096 })
    expect(rows.map(inShort)).toEqual([
      { kind: 'revoked', device: officePhone, what: `${dutyPhone} 紛失 乙` },
      { kind: 'invited', device: officePhone, what: '宿直 甲 (管理者)' },
      { kind: 'settingChanged', device: dutyPhone, what: expect.stringContaining('v1.callBackEntered') },
      { kind: 'numberChanged', device: dutyPhone, what: `v1.contactEntered ${changed.id} prefectureDay -` },
      { kind: 'enrolled', device: dutyPhone, what: 'responder' },
      { kind: 'enrolled', device: officePhone, what: 'administrator' },
    ])
    expect(rows[1]).toMatchObject({
      address: '192.0.2.7',
      person: people.dutyOfficer.name,
      name: '当番の携帯',
      at: fixedNow.toISOString(),
    })
  })

  test('[AL1] an enrolment names the device whose code it was, a changed number whose it is and which it became', async () => {
    const { town, office, phone } = await townOfTwo()
    const invited = await postJson(town, invitationsPath, { name: '丙', office: null }, office.cookie)
    const { code } = await invited.json()
    const device = crypto.randomUUID()
    await enrol(town, { code, device, deviceName: '丙の携帯', secret })
    expect((await rowsFor(town, office, { kind: 'enrolled' })).rows[0]).toMatchObject({
      device,
      name: '丙の携帯',
      person: '丙',
      what: `responder ${office.device}`,
    })
    const entered = operation('v1.contactEntered', { contact: 'agency', entry }, ofTown)
    const corrected = operation(
      'v1.corrected',
      {
        operation: entered.id,
        nature: 'amended',
        reason: null,
        body: {
          contact: 'agency',
          entry: {
            ...entry,
            number: '0312345678',
          },
        },
      },
      ofTown,
    )
    await phone.sync([entered, corrected])
    const { rows } = await rowsFor(town, office, { kind: 'numberChanged' })
    expect(rows.map(({ what }) => what)).toEqual([
      `v1.corrected ${corrected.id} agency 0312345678 偽の センター`,
      `v1.contactEntered ${entered.id} agency 09012345678 偽の センター`,
    ])
    expect(rows[0]).toMatchObject({ device: dutyPhone, name: '当番の携帯', person: people.dutyOfficer.name })
    await phone.sync(Array.from({ length: 100 }, () => number()))
    const flood = (await rowsFor(town, office, { kind: 'numberChanged' })).rows.slice(0, -2)
    expect([flood.length, flood[0]?.times]).toEqual([maxNumberRows, 101 - maxNumberRows])
  })

  test('[AL1] a line that is sent again, or was only brought along, changes nothing a second time', async () => {
    const { town, office, phone } = await townOfTwo()
    const changed = number()
    await phone.sync([changed])
    await phone.sync([changed])
    await office.sync([number()], { vouched: true })
    const { rows } = await rowsFor(town, office, { kind: 'numberChanged' })
    expect(rows.map(({ device, times }) => ({ device, times }))).toEqual([{ device: dutyPhone, times: 1 }])
  })

  test('[AL1] a log that cannot be written holds up no act', async () => {
    const { town } = await townOfTwo()
    const app = createApp({ ...town, now: () => town.clock.now, offices, secureCookies: false })
    const office = await enrolledPhone({ ...town, app }, devices.officePhone, { administrator: true })
    await town.access.close()
    const answer = await postJson(
      { app },
      revocationPath(dutyPhone),
      { reason: '紛失', by: '乙' },
      office.cookie,
    )
    expect(answer.status).toBe(200)
  })
})

describe('sessions refused', () => {
  test('[AL3] the first is a row at once, repeats are counted, and a flood from everywhere stays within its bounds', async () => {
    const { town, office } = await townOfTwo()
    const ask = (address: string) =>
      town.app.request(devicesPath, {}, { incoming: { socket: { remoteAddress: address } } })
    for (let at = 0; at < 500; at += 1) await ask('192.0.2.1')
    const refused = async () => (await rowsFor(town, office, { kind: 'sessionRefused' })).rows
    expect((await refused()).map(({ address, times }) => ({ address, times }))).toEqual([
      { address: '192.0.2.1', times: 499 },
      { address: '192.0.2.1', times: 1 },
    ])
    for (let at = 0; at < 5000; at += 1) {
      if (at % 50 === 0) town.clock.now = new Date(town.clock.now.getTime() + 60_000)
      await ask(`198.51.100.${at}`)
    }
    const all: AccessRow[] = []
    for (let more = true; more;) {
      const page = await rowsFor(town, office, { kind: 'sessionRefused', before: all.at(-1)?.number ?? null })
      all.push(...page.rows)
      more = page.more
    }
    expect(all.length).toBeLessThanOrEqual(maxRefusalRowsADay + 24)
    expect(all.reduce((sum, { times }) => sum + times, 0)).toBe(5500)
  })

  test('[AL3] a wrong code and a device that is no administrator are among them, each with its reason', async () => {
    const { town, office, phone } = await townOfTwo()
    await enrol(town, { code: '0000000000000', device: dutyPhone, deviceName: 'a', secret })
    await postJson(town, invitationsPath, { name: '甲', office: null }, phone.cookie)
    const { rows } = await rowsFor(town, office, { kind: 'sessionRefused' })
    expect(rows.map(({ what, device }) => ({ what, device }))).toEqual([
      { what: 'notAdministrator', device: dutyPhone },
      { what: 'unknownCode', device: null },
    ])
  })
})

describe('what happened on a device alone', () => {
  const printed = (id = v7()) => ({ id, kind: 'printed', at: fixedNow.toISOString(), what: 'form1' })

  test('[AL4] is noted once however often it is told, with the time that the device gives', async () => {
    const { town, office, phone } = await townOfTwo()
    const one = printed()
    for (const told of [[one], [one], [one, printed()]])
      expect((await postJson(town, accessPath, { told }, phone.cookie)).status).toBe(200)
    const { rows } = await rowsFor(town, office, { kind: 'printed' })
    const noted = { kind: 'printed', device: dutyPhone, what: `${fixedNow.toISOString()} form1` }
    expect(rows.map(inShort)).toEqual([noted, noted])
  })

  test.each([
    ['a kind that the server sees itself', { ...printed(), kind: 'revoked' }],
    ['a text of a person', { ...printed(), what: '氏名' }],
  ])('[AL4] %s is not taken', async (_what, told) => {
    const { town, phone } = await townOfTwo()
    expect((await postJson(town, accessPath, { told: [told] }, phone.cookie)).status).toBe(400)
  })

  test('[AL4] of one device a thousand a day; what is beyond waits on it', async () => {
    const { town, phone } = await townOfTwo()
    const hundred = () => Array.from({ length: 100 }, () => printed())
    const statuses: number[] = []
    for (let at = 0; at < 11; at += 1)
      statuses.push((await postJson(town, accessPath, { told: hundred() }, phone.cookie)).status)
    expect(statuses).toEqual([...Array(10).fill(200), 429])
    town.clock.now = new Date(town.clock.now.getTime() + 2 * dayMs)
    expect((await postJson(town, accessPath, { told: hundred() }, phone.cookie)).status).toBe(200)
  })
})

describe('reading it', () => {
  test('[AL5] is for administrators, by kind and by day of Japan', async () => {
    const { town, office, phone } = await townOfTwo()
    const asked = await town.app.request(accessPath, { headers: { cookie: phone.cookie } })
    expect(await asked.json()).toEqual({ reason: 'notAdministrator' })
    town.clock.now = new Date('2026-11-29T14:59:59.999Z')
    await postJson(town, invitationsPath, { name: '甲', office: null }, office.cookie)
    town.clock.now = new Date('2026-11-29T15:00:00.000Z')
    await postJson(town, invitationsPath, { name: '乙', office: null }, office.cookie)
    const { rows } = await rowsFor(town, office, { kind: 'invited', day: '2026-11-30' })
    expect(rows.map(({ what }) => what)).toEqual(['乙'])
    const wrong = await town.app.request(`${accessPath}?kind=none`, { headers: { cookie: office.cookie } })
    expect(wrong.status).toBe(400)
  })

  test('[AL5] a device whose enrolment was ended neither reads nor tells', async () => {
    const { town, office, phone } = await townOfTwo()
    await postJson(town, revocationPath(dutyPhone), { reason: '紛失', by: '乙' }, office.cookie)
    const told = await postJson(town, accessPath, { told: [] }, phone.cookie)
    expect([told.status, await told.json()]).toEqual([403, { reason: 'revoked', device: dutyPhone }])
  })
})
