// Enrolment: a code makes a device one of ours.
import { describe, expect, test } from 'vitest'
import { attemptWindowMs, maxWrongCodes } from '../../server/identity/attempts.ts'
import { EnrolmentAnswer, invitationLifeMs } from '../../shared/sync/protocol.ts'
import { devices, fixedNow, intake, people } from '../people.ts'
import {
  codeFor,
  cookieOf,
  enrol,
  enrolledPhone,
  offices,
  request,
  secret,
  startTown,
  type Town,
} from './town.ts'

const device = devices.dutyPhone
const deviceName = '当番の携帯'

async function reasonOf(answer: Response) {
  return [answer.status, (await answer.json()).reason]
}

function later(town: Town, ms: number) {
  town.clock.now = new Date(town.clock.now.getTime() + ms)
}

describe('a code', () => {
  test('[AU1] gives the record, the device, the offices and whom it was for, and a session that syncs', async () => {
    const town = await startTown()
    const answer = await enrol(town, { code: await codeFor(town), device, deviceName, secret })
    expect(answer.status).toBe(201)
    const body = EnrolmentAnswer.parse(await answer.json())
    expect(body).toEqual({ record: town.storage.record, device, offices, person: people.dutyOfficer })
    const headers = { cookie: cookieOf(answer), 'content-type': 'application/x-ndjson' }
    const synced = await town.app.request('/api/v2/sync', {
      method: 'POST',
      headers,
      body: request(body.record, [intake()]),
    })
    expect(synced.status).toBe(200)
  })

  test('[AU1] same code, device and secret within its ten minutes: the same answer; another device: codeUsed', async () => {
    const town = await startTown()
    const asked = { code: await codeFor(town), device, deviceName, secret }
    const first = await enrol(town, asked)
    later(town, invitationLifeMs - 1)
    const again = await enrol(town, asked)
    expect([again.status, await again.json()]).toEqual([201, await first.json()])
    expect(await reasonOf(await enrol(town, { ...asked, device: devices.officePhone }))).toEqual([
      409,
      'codeUsed',
    ])
    expect(await reasonOf(await enrol(town, { ...asked, secret: 'b2'.repeat(32) }))).toEqual([
      403,
      'otherSecret',
    ])
    later(town, 1)
    expect(await reasonOf(await enrol(town, asked))).toEqual([410, 'codeExpired'])
  })

  test('[AU1] a device whose session is gone enrols again by a fresh code and keeps its lines', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const sent = intake()
    const { accepted } = await phone.sync([sent])
    const again = await enrolledPhone(town)
    expect((await again.sync([sent])).accepted).toEqual(accepted)
  })

  test('[AU3] nothing in the database tells a code, a token or a secret', async () => {
    const town = await startTown()
    const code = await codeFor(town)
    const answer = await enrol(town, { code, device, deviceName, secret })
    const token = cookieOf(answer).split('=')[1] ?? ''
    expect(token).toMatch(/^[\w-]{22}$/)
    const { readFile } = await import('node:fs/promises')
    const files = await Promise.all([readFile(town.file), readFile(`${town.file}-wal`)])
    const bytes = Buffer.concat(files)
    expect(bytes.includes(deviceName)).toBe(true)
    for (const kept of [code, token, secret]) expect(bytes.includes(kept)).toBe(false)
  })
})

describe('what is no enrolment', () => {
  const asked = { code: '1234567890123', device, deviceName, secret }
  test.each([
    ['seven digits', { ...asked, code: '1234567' }],
    ['a device in capitals', { ...asked, device: device.toUpperCase() }],
    ['a name of blanks', { ...asked, deviceName: '  ' }],
    ['a name too long', { ...asked, deviceName: 'あ'.repeat(101) }],
    ['a short secret', { ...asked, secret: 'a1' }],
    ['no JSON', '{'],
  ])('[AU1] %s: 400 badRequest', async (_, body) => {
    expect(await reasonOf(await enrol(await startTown(), body))).toEqual([400, 'badRequest'])
  })

  test('[AU1] another media type or too many bytes', async () => {
    const town = await startTown()
    const plain = await enrol(town, asked, { 'content-type': 'text/plain' })
    expect(await reasonOf(plain)).toEqual([415, 'wrongContentType'])
    expect(await reasonOf(await enrol(town, 'a'.repeat(4097)))).toEqual([413, 'tooLarge'])
  })
})

describe('guessing', () => {
  const codeOf = (n: number) => String(n).padStart(13, '0')
  const guess = (town: Town, n: number) => enrol(town, { code: codeOf(n), device, deviceName, secret })

  test('[AU4] after three hundred wrong codes in ten minutes a wrong one is told so, late; a right one is taken as ever', async () => {
    const town = await startTown()
    for (let n = 0; n < maxWrongCodes; n += 1)
      expect(await reasonOf(await guess(town, n))).toEqual([403, 'unknownCode'])
    const beganMs = performance.now()
    expect(await reasonOf(await guess(town, 99))).toEqual([429, 'tooManyAttempts'])
    expect(performance.now() - beganMs).toBeGreaterThan(900)
    expect((await enrol(town, { code: await codeFor(town), device, deviceName, secret })).status).toBe(201)
    later(town, attemptWindowMs)
    expect(await reasonOf(await guess(town, 99))).toEqual([403, 'unknownCode'])
  })

  test('[AU4] guesses that come all at once are counted too', async () => {
    const town = await startTown()
    const answers = await Promise.all(Array.from({ length: maxWrongCodes + 100 }, (_, n) => guess(town, n)))
    expect(answers.filter((answer) => answer.status === 403)).toHaveLength(maxWrongCodes)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(100)
  })

  test('[AU4] a thousand wrong codes at once are one question or two to the database: nobody else waits behind them', async () => {
    const asked = { codeHashes: 0, enrol: 0, head: 0 }
    const town = await startTown({
      counted: (storage) => ({
        ...storage,
        codeHashes: () => ((asked.codeHashes += 1), storage.codeHashes()),
        enrol: (enrolment) => ((asked.enrol += 1), storage.enrol(enrolment)),
        head: () => ((asked.head += 1), storage.head()),
      }),
    })
    await Promise.all(Array.from({ length: 1000 }, (_, n) => guess(town, n)))
    expect(asked).toMatchObject({ enrol: 0, head: 0 })
    expect(asked.codeHashes).toBeLessThanOrEqual(20)
    // A code that was made while others guess opens as ever.
    const guesses = Array.from({ length: 100 }, (_, n) => guess(town, n))
    expect((await enrol(town, { code: await codeFor(town), device, deviceName, secret })).status).toBe(201)
    await Promise.all(guesses)
  })

  test('[AU4] right codes and known ones count for no guess; a clock set back lets nobody guess more', async () => {
    const town = await startTown()
    const right = new Set<string>()
    for (let n = 0; n < maxWrongCodes + 1; n += 1) {
      const code = await codeFor(town)
      right.add(code)
      expect((await enrol(town, { code, device, deviceName, secret })).status).toBe(201)
    }
    // Codes are drawn by lot: a guess that happened to be one of them would use no attempt up.
    const guesses = Array.from({ length: 2 * maxWrongCodes + 1 }, (_, n) => n)
    const wrong = guesses.filter((n) => !right.has(codeOf(n))).slice(0, maxWrongCodes)
    for (const n of wrong) expect(await reasonOf(await guess(town, n))).toEqual([403, 'unknownCode'])
    town.clock.now = new Date(fixedNow.getTime() - 60_000)
    expect(await reasonOf(await guess(town, 99))).toEqual([429, 'tooManyAttempts'])
    // Set right after it ran in 2099: nobody is locked out until then.
    town.clock.now = new Date(fixedNow.getTime() - attemptWindowMs)
    expect(await reasonOf(await guess(town, 99))).toEqual([403, 'unknownCode'])
  })
})
