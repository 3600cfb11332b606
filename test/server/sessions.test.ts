// Sessions: the cookie, its life, and what happens without one.
import { expect, test } from 'vitest'
import { sessionMaxAgeSeconds } from '../../shared/sync/protocol.ts'
import { intake } from '../people.ts'
import { wholeChain } from '../storage/lines.ts'
import { codeFor, enrol, enrolledPhone, request, secret, startTown } from './town.ts'

const day = 24 * 3_600_000

async function cookieSet(secureCookies: boolean) {
  const town = await startTown({ secureCookies })
  const asked = { code: await codeFor(town), device: crypto.randomUUID(), deviceName: 'a', secret }
  return (await enrol(town, asked)).headers.get('set-cookie')
}

test('[AU2] the cookie is HttpOnly, SameSite=Strict, with Max-Age; on https __Host- and Secure', async () => {
  expect(await cookieSet(false)).toMatch(
    /^session=[\w-]{22}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(await cookieSet(true)).toMatch(
    /^__Host-session=[\w-]{22}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
})

test('[AU2] a session ends 400 days after the enrolment, however often it is used, and no cookie is sent before', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const start = town.clock.now.getTime()
  for (const days of [1, 300, 399]) {
    town.clock.now = new Date(start + days * day)
    expect((await phone.sync()).cookie).toBe('')
  }
  town.clock.now = new Date(start + 400 * day)
  expect((await phone.post(request(phone.record, []))).status).toBe(401)
})

test('[AU2] a longer setting than browsers keep a cookie: it is given anew once a day, and not beyond the end', async () => {
  const town = await startTown({ sessionDays: 1000 })
  const phone = await enrolledPhone(town)
  const start = town.clock.now.getTime()
  town.clock.now = new Date(start + 300 * day)
  expect((await phone.sync()).cookie).toMatch(`${phone.cookie}; Max-Age=${sessionMaxAgeSeconds}`)
  town.clock.now = new Date(start + 301 * day - 1)
  expect((await phone.sync()).cookie).toBe('')
  town.clock.now = new Date(start + 650 * day)
  expect((await phone.sync()).cookie).toMatch(`${phone.cookie}; Max-Age=${(350 * day) / 1000}`)
  town.clock.now = new Date(start + 1000 * day)
  expect((await phone.post(request(phone.record, []))).status).toBe(401)
})

test('[AU2] the session of a phone that is asleep ends with its cookie', async () => {
  const town = await startTown({ sessionDays: 1000 })
  const phone = await enrolledPhone(town)
  town.clock.now = new Date(town.clock.now.getTime() + 400 * day)
  expect((await phone.post(request(phone.record, []))).status).toBe(401)
})

test('[SY16] no session, an unknown one, an expired one: 401 notEnrolled, nothing stored', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const body = request(phone.record, [intake()])
  town.clock.now = new Date(town.clock.now.getTime() + sessionMaxAgeSeconds * 1000)
  for (const cookie of [
    '',
    'session=',
    `session=${'ab'.repeat(32)}`,
    phone.cookie,
    `__Host-${phone.cookie}`,
  ]) {
    const answer = await phone.post(body, { cookie })
    expect([answer.status, await answer.json()]).toEqual([401, { reason: 'notEnrolled' }])
    expect((await town.app.request('/api/v2/live', { headers: { cookie } })).status).toBe(401)
  }
  expect(await wholeChain(town.storage)).toEqual([])
})

test('[SY16] who is not enrolled hears that before anything about the request itself', async () => {
  const town = await startTown()
  const answer = await town.app.request('/api/v2/sync', { method: 'POST', body: 'x' })
  expect(await answer.json()).toEqual({ reason: 'notEnrolled' })
})
