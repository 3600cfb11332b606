// Attachments over http: who may, what is taken, and as what it is given.
import { expect, test } from 'vitest'
import { maxAttachmentBytes } from '../../shared/incident/attachment-bodies.ts'
import { attachmentPath, attachmentsPath } from '../../shared/sync/attachments.ts'
import { digest } from '../../shared/sync/chain.ts'
import { revocationPath } from '../../shared/sync/devices.ts'
import { bodies } from '../incident/bodies.ts'
import { devices, operation } from '../people.ts'
import { enrolledPhone, startTown } from './town.ts'

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 0xff, 0xd9])
const sha256 = digest(bytes)
const naming = (of = sha256) =>
  operation('v1.attachmentAdded', { ...bodies['v1.attachmentAdded'], sha256: of })

async function townWithPhone() {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const put = (of: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    town.app.request(attachmentPath(of), {
      method: 'PUT',
      headers: { cookie: phone.cookie, 'content-type': 'image/jpeg', ...headers },
      body,
    })
  const get = (of: string, cookie = phone.cookie) =>
    town.app.request(attachmentPath(of), { headers: { cookie } })
  return { town, phone, put, get }
}

const said = async (answer: Response) => [answer.status, await answer.json()]

test('[AT1][AT6] bytes go up after the text that names them, are lacking until then, and the same again is answered the same', async () => {
  const { town, phone, put, get } = await townWithPhone()
  expect(await said(await put(sha256, bytes))).toEqual([409, { reason: 'notNamedYet' }])
  await phone.sync([naming()])
  expect(await said(await get(sha256))).toEqual([404, { reason: 'notFound' }])
  const lacking = async () =>
    said(await town.app.request(attachmentsPath, { headers: { cookie: phone.cookie } }))
  expect(await lacking()).toEqual([200, { lacking: [sha256] }])
  const taken = [201, { sha256, size: bytes.length }]
  expect(await said(await put(sha256, bytes))).toEqual(taken)
  expect(await lacking()).toEqual([200, { lacking: [] }])
  expect(await said(await put(sha256, bytes))).toEqual(taken)
  expect(new Uint8Array(await (await get(sha256)).arrayBuffer())).toEqual(bytes)
})

test.each([
  ['another digest', sha256, new Uint8Array([1]), {}, 400, 'wrongDigest'],
  ['another type', sha256, bytes, { 'content-type': 'image/svg+xml' }, 415, 'wrongContentType'],
  ['a page', sha256, bytes, { 'content-type': 'text/html' }, 415, 'wrongContentType'],
  ['no digest', 'a'.repeat(63), bytes, {}, 404, 'notFound'],
  ['too much', sha256, new Uint8Array(maxAttachmentBytes + 1), {}, 413, 'tooLarge'],
  ['no session', sha256, bytes, { cookie: '' }, 401, 'notEnrolled'],
] as const)('[AT1] %s is refused: nothing is kept', async (_what, of, body, headers, status, reason) => {
  const { phone, put, get } = await townWithPhone()
  await phone.sync([naming()])
  expect(await said(await put(of, body, headers))).toEqual([status, { reason }])
  expect((await get(sha256)).status).toBe(404)
})

test('[AT1] the largest there may be is taken', async () => {
  const { phone, put } = await townWithPhone()
  const large = new Uint8Array(maxAttachmentBytes)
  await phone.sync([naming(digest(large))])
  expect((await put(digest(large), large)).status).toBe(201)
})

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page that says PDF', '\n<html>%PDF-1.7<script>alert(1)</script>'],
  ['a picture', '\x89PNG\r\n\x1a\n'],
])('[AT2] %s under a PDF’s type is kept as it came, and given as no PDF', async (_what, words) => {
  const { phone, put, get } = await townWithPhone()
  const disguised = new Uint8Array(Buffer.from(words, 'latin1'))
  const of = digest(disguised)
  await phone.sync([naming(of)])
  expect((await put(of, disguised, { 'content-type': 'application/pdf' })).status).toBe(201)
  const answer = await get(of)
  const { headers } = answer
  expect(
    ['content-type', 'content-disposition', 'x-content-type-options'].map((name) => headers.get(name)),
  ).toEqual(['application/octet-stream', 'attachment', 'nosniff'])
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(disguised)
})

test('[AT2] only an enrolled device gets them, as a file that no browser opens as a page', async () => {
  const { town, phone, put, get } = await townWithPhone()
  await phone.sync([naming()])
  await put(sha256, bytes)
  const answer = await get(sha256)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(answer.headers.get('content-disposition')).toBe('attachment')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect((await get(sha256, '')).status).toBe(401)
  const office = await enrolledPhone(town, devices.officePhone, { administrator: true })
  await town.app.request(revocationPath(devices.dutyPhone), {
    method: 'POST',
    headers: { cookie: office.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: '紛失', by: '管理 乙' }),
  })
  const revoked = [403, { reason: 'revoked', device: devices.dutyPhone }]
  expect(await said(await get(sha256))).toEqual(revoked)
  expect(await said(await put(sha256, bytes))).toEqual(revoked)
  expect((await get(sha256, office.cookie)).status).toBe(200)
})
