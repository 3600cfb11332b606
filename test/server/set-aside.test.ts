// Lines set aside, over the wire: listed, shown whole, settled; every refusal with its literal reason.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invite } from '../../server/identity/invitations.ts'
import { invitedApartMs } from '../../shared/rules/town/invited-apart.ts'
import { invitationLifeMs, requestRefusals } from '../../shared/sync/protocol.ts'
import { AsideList, maxListedAside, setAsidePath } from '../../shared/sync/set-aside.ts'
import { devices, intake, people } from '../people.ts'
import { wholeChain } from '../storage/lines.ts'
import { cookieOf, enrol, enrolledPhone, secret, startTown } from './town.ts'
import type { Phone, Town } from './town.ts'

async function townWithAside(...bad: (object | string | Uint8Array)[]) {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const office = await enrolledPhone(town, devices.officePhone)
  await phone.sync(bad)
  return { town, phone, office }
}

function settle(
  town: Town,
  { cookie }: Pick<Phone, 'cookie'>,
  number: number | string,
  body: object | string,
) {
  return town.app.request(`${setAsidePath}/${number}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function list(town: Town, { cookie }: Pick<Phone, 'cookie'>) {
  return AsideList.parse(await (await town.app.request(setAsidePath, { headers: { cookie } })).json())
}

const take = { decision: 'take', by: '管理 乙', note: null }
const leave = { decision: 'leave', by: '管理 乙', note: '読めないので、本人に書き直してもらった' }

describe('lines set aside', () => {
  test('[SY19] are listed with their reason, where they came from, and whether they can be taken', async () => {
    const relayed = intake({ device: '1e9c8f04-52b7-4d1a-9f60-7a3c5d2b8e41' })
    const { town, office } = await townWithAside(
      relayed,
      '{"id":',
      new Uint8Array([0xff]),
      'あ'.repeat(30_000),
    )
    const { waiting, waitingCount, settled } = await list(town, office)
    expect([waitingCount, settled]).toEqual([4, []])
    const common = { device: devices.dutyPhone, deviceName: '当番の携帯', settled: null }
    expect(waiting).toMatchObject([
      { ...common, number: 1, reason: 'relayedWithoutProof', id: relayed.id, canTake: true },
      { ...common, number: 2, reason: 'notJson', text: '{"id":', size: 6, canTake: false },
      { ...common, number: 3, reason: 'notUtf8', text: '\ufffd', canTake: false },
      { ...common, number: 4, reason: 'tooLarge', size: 90_000, canTake: false },
    ])
    expect(JSON.parse(waiting[0]?.text ?? '')).toEqual(relayed)
    expect(waiting[3]?.text.length).toBeLessThan(4000)
  })

  test('[SY19] the list is bounded, and says how many wait', async () => {
    const bad = Array.from({ length: maxListedAside + 5 }, (_, at) => `${at}`)
    const { town, office } = await townWithAside(...bad)
    const { waiting, waitingCount } = await list(town, office)
    expect([waiting.length, waitingCount]).toEqual([maxListedAside, maxListedAside + 5])
  })

  test('[SY19] one is had whole, as a file that no browser runs', async () => {
    const { town, office } = await townWithAside(`<script>${'a'.repeat(70_000)}`)
    const answer = await town.app.request(`${setAsidePath}/1`, { headers: { cookie: office.cookie } })
    expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
      'application/octet-stream',
      'nosniff',
    ])
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await answer.text()).length).toBe(70_008)
  })

  test('[SY19] taken, the line is the record of every phone, and the one that sent it has it accepted', async () => {
    const relayed = intake({ device: '1e9c8f04-52b7-4d1a-9f60-7a3c5d2b8e41' })
    const { town, phone, office } = await townWithAside(relayed)
    const answer = await settle(town, office, 1, take)
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { decision: 'take', by: '管理 乙', device: office.device, note: null },
    ])
    expect((await phone.sync([])).lines).toMatchObject([
      { line: { uploader: office.device }, operation: JSON.stringify(relayed) },
      { line: { standing: 'server' }, operation: expect.stringContaining('v1.asideTaken') },
    ])
    expect((await phone.sync([relayed])).accepted.map(({ position }) => position)).toEqual([1])
    expect(await list(town, office)).toMatchObject({ waiting: [], settled: [{ settled: { by: '管理 乙' } }] })
  })

  test('[SY19] left, it stays out of the record with who and why', async () => {
    const { town, office } = await townWithAside('{')
    expect((await settle(town, office, 1, leave)).status).toBe(200)
    expect((await list(town, office)).settled).toMatchObject([
      { settled: { ...leave, device: office.device } },
    ])
    expect(await wholeChain(town.storage)).toEqual([])
  })
})

describe('refusals', () => {
  const cases: [string, number, string, number | string, object | string][] = [
    ['one that is not there', 404, 'notFound', 9, take],
    ['a number that is none', 404, 'notFound', '1e3', take],
    ['no decision', 400, 'badRequest', 1, {}],
    ['nobody', 400, 'badRequest', 1, { ...take, by: ' ' }],
    ['left without a reason', 400, 'badRequest', 1, { ...leave, note: null }],
    ['no JSON', 400, 'badRequest', 1, '{'],
    ['a reason too long', 413, 'tooLarge', 1, { ...leave, note: 'a'.repeat(40_000) }],
    ['what is no operation', 409, 'notReadable', 1, take],
    ['what has a rival in the record', 409, 'conflict', 2, take],
  ]

  test.each(cases)('[SY19] %s: %i %s, and it waits on', async (_, status, reason, number, body) => {
    const sent = intake()
    const { town, office } = await townWithAside('{', sent, { ...sent, by: '別の人' })
    const answer = await settle(town, office, number, body)
    expect([answer.status, await answer.json()]).toEqual([status, { reason }])
    expect((await list(town, office)).waitingCount).toBe(2)
  })

  test('[SY19] by the device that sent it, whoever is named: it waits for another one, or for an administrator’s', async () => {
    const { town, phone, office } = await townWithAside('{', '[')
    const answer = await settle(town, phone, 1, leave)
    expect([answer.status, await answer.json()]).toEqual([403, { reason: 'ownLine' }])
    expect((await settle(town, office, 1, leave)).status).toBe(200)
    const administrator = await enrolledPhone(town, devices.dutyPhone, { administrator: true })
    expect((await settle(town, administrator, 2, leave)).status).toBe(200)
  })

  test('[SY19] by a device that the sender’s invited, or came in by the same codes, in the last day: it counts as its own', async () => {
    const { town, phone, office } = await townWithAside()
    const administrator = await enrolledPhone(town, crypto.randomUUID(), { administrator: true })
    const come = async () => {
      const whom = { ...people.dutyOfficer, administrator: false, invitedBy: administrator.device }
      const code = await invite(town.storage, town.seal, whom, town.clock.now)
      const device = crypto.randomUUID()
      return { cookie: cookieOf(await enrol(town, { code, device, deviceName: '携帯', secret })) }
    }
    await administrator.sync(['{', '['])
    await office.sync(['}'])
    const one = await come()
    const own = await settle(town, one, 1, leave)
    expect([own.status, await own.json()]).toEqual([403, { reason: 'ownLine' }])
    expect((await settle(town, await come(), 1, leave)).status).toBe(403)
    expect((await settle(town, one, 3, leave)).status).toBe(200)
    expect((await settle(town, phone, 1, leave)).status).toBe(200)
    town.clock.now = new Date(town.clock.now.getTime() + invitedApartMs + invitationLifeMs)
    expect((await settle(town, one, 2, leave)).status).toBe(200)
  })

  test('[SY19] a device that came in anew by another code is still whose it was: each code of the last day counts', async () => {
    const { town } = await townWithAside()
    const administrator = await enrolledPhone(town, crypto.randomUUID(), { administrator: true })
    const device = crypto.randomUUID()
    const whom = { ...people.dutyOfficer, administrator: false, invitedBy: administrator.device }
    const code = await invite(town.storage, town.seal, whom, town.clock.now)
    await enrol(town, { code, device, deviceName: '携帯', secret })
    const anew = await enrolledPhone(town, device)
    await administrator.sync(['{'])
    const own = await settle(town, anew, 1, leave)
    expect([own.status, await own.json()]).toEqual([403, { reason: 'ownLine' }])
  })

  test('[SY19] settled by another device already, another media type, another method, no session', async () => {
    const { town, phone, office } = await townWithAside('{')
    await settle(town, office, 1, leave)
    const reasonOf = async (answer: Response | Promise<Response>) => (await (await answer).json()).reason
    expect(await reasonOf(settle(town, phone, 1, leave))).toBe('alreadySettled')
    const { cookie } = office
    const plain = { method: 'POST', headers: { cookie, 'content-type': 'text/plain' }, body: '{}' }
    expect(await reasonOf(town.app.request(`${setAsidePath}/1`, plain))).toBe('wrongContentType')
    const put = await town.app.request(`${setAsidePath}/1`, { method: 'PUT', headers: { cookie } })
    expect([put.headers.get('allow'), await reasonOf(put)]).toEqual(['GET, POST', 'methodNotAllowed'])
    expect(await reasonOf(settle(town, { cookie: '' }, 1, leave))).toBe('notEnrolled')
    for (const path of [setAsidePath, `${setAsidePath}/1`])
      expect(await reasonOf(town.app.request(path))).toBe('notEnrolled')
  })

  test('[SY19] any number and any body are never a 5xx', async () => {
    const { town, office } = await townWithAside('{')
    const number = fc.oneof(fc.integer(), fc.string().map(encodeURIComponent), fc.constant(1))
    await fc.assert(
      fc.asyncProperty(number, fc.oneof(fc.json(), fc.string()), async (asked, body) => {
        const answer = await settle(town, office, asked, body)
        const { reason } = await answer.json()
        expect(Object.entries(requestRefusals)).toContainEqual([reason, answer.status])
        expect(answer.status).toBeLessThan(500)
      }),
      { numRuns: 200, seed: 20261124 },
    )
  })
})
