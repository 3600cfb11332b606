// What is no answer of ours changes nothing on this device (SY13).
import { beforeEach, describe, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { sync } from '../../../app/sync/engine.ts'
import { ndjson, syncPath } from '../../../shared/sync/protocol.ts'
import type { Answer } from '../faults.ts'
import { enrolHere, everythingHere, officeLine, officePushes, openTown, rows, self, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const portal = '<!doctype html><title>ログイン</title><p>ネットワークに接続するにはログインしてください</p>'
const html = 'text/html; charset=utf-8'
const json = 'application/json'

/** What our server would say; who else says it, says it as something else. */
const ours = JSON.stringify({
  record: '6f1c2b34-5d6e-4f70-8a91-b2c3d4e5f607',
  accepted: [],
  refused: [],
  diverged: false,
  more: false,
  head: { position: 0, hash: '0'.repeat(64), generation: 1 },
  now: '2026-11-22T17:13:00.000Z',
  count: 0,
})

const strangers: [string, Answer][] = [
  ['a captive portal', { status: 200, type: html, body: portal }],
  [
    'a captive portal that sends on to its own page',
    { status: 302, type: html, body: '', location: '/portal' },
  ],
  ['a portal that copies our media type', { status: 200, type: ndjson, body: portal }],
  ['an empty answer', { status: 200, type: ndjson, body: '' }],
  ['an empty line', { status: 200, type: ndjson, body: '\n' }],
  ['JSON of another shape', { status: 200, type: ndjson, body: '{"ok":true}\n' }],
  ['our words under another media type', { status: 200, type: json, body: `${ours}\n` }],
  ['no content', { status: 204, type: ndjson, body: '' }],
  ['a proxy that wants a password', { status: 401, type: html, body: portal }],
  ['a 401 in JSON of another shape', { status: 401, type: json, body: '{"error":"unauthorized"}' }],
  ['a 413 of a proxy', { status: 413, type: html, body: '<h1>413</h1>' }],
  ['too many requests', { status: 429, type: 'text/plain', body: 'slow down' }],
  ['a broken server', { status: 500, type: json, body: '{"reason":"internal"}' }],
  ['a proxy without its server', { status: 502, type: html, body: '<h1>502</h1>' }],
  ['a server that is closed for repairs', { status: 503, type: html, body: portal }],
]

beforeEach(async () => {
  await openTown()
  await enrolHere()
  await append(phone, [
    { type: 'v1.intakeReceived', subject: newId(phone), body: { what: 'この端末の記録' } },
  ])
})

/** After the fault nothing is lost and nothing is there twice. */
async function drains(): Promise<void> {
  await town.faults()
  expect(await sync(phone)).toBe('done')
  const held = (await rows()).map(({ line }) => line)
  expect(held.toSorted()).toEqual((await town.lines()).toSorted())
  expect((await rows()).filter(({ receipt }) => receipt === null)).toEqual([])
}

describe('what is no answer of ours', () => {
  it.each(strangers)('[SY13] %s: nothing changes here', async (_what, answer) => {
    await officePushes(officeLine())
    const before = await everythingHere()
    await town.faults({ kind: 'answered', ...answer })
    expect(await sync(phone)).toBe('unreachable')
    expect(await everythingHere()).toEqual(before)
    await drains()
  })

  it.each(['unauthorized', 'constructor', 'notYetKnown'])(
    '[SY13] a refusal for a reason of a newer server, %s: nothing changes here',
    async (reason) => {
      const before = await everythingHere()
      await town.faults({ kind: 'answered', status: 401, type: json, body: JSON.stringify({ reason }) })
      expect(await sync(phone)).toBe('refused')
      expect(await everythingHere()).toEqual(before)
      await drains()
    },
  )

  it('[SY13] no network at all: nothing changes here', async () => {
    const before = await everythingHere()
    await town.faults({ kind: 'lost' })
    expect(await sync(phone)).toBe('unreachable')
    expect(await everythingHere()).toEqual(before)
    await drains()
  })

  it('[SY13][SY5] an answer lost after the server had it all: sent again, it is there once', async () => {
    const before = await everythingHere()
    await town.faults({ kind: 'answered', afterServer: true, status: 504, type: html, body: portal })
    expect(await sync(phone)).toBe('unreachable')
    expect(await everythingHere()).toEqual(before)
    expect(await town.lines()).toHaveLength(1)
    await drains()
    expect(await town.lines()).toHaveLength(1)
  })

  it('[SY13] a redirect is not followed, not even one that leads to the server', async () => {
    const before = await everythingHere()
    const redirect = { status: 307, type: html, body: '', location: syncPath }
    await town.faults({ kind: 'answered', ...redirect }, { kind: 'none' })
    expect(await sync(phone)).toBe('unreachable')
    expect(await everythingHere()).toEqual(before)
    expect(await town.lines()).toEqual([])
  })

  it('[SY13] those words are an answer when they come as ours do', async () => {
    await town.faults({ kind: 'answered', status: 200, type: ndjson, body: `${ours}\n` })
    expect(await sync(phone)).toBe('done')
    expect((await self()).lastAnswerAt).toBe('2026-11-22T17:13:00.000Z')
  })

  it('[SY13] only our answer is noted as one: when, and how far the clock is off', async () => {
    await town.faults({ kind: 'answered', status: 200, type: html, body: portal })
    await sync(phone)
    expect((await self()).lastAnswerAt).toBeNull()
    expect(localStorage.getItem('clock-offset-ms')).toBeNull()
    await drains()
    expect(Date.parse((await self()).lastAnswerAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
    expect(Math.abs(Number(localStorage.getItem('clock-offset-ms')))).toBeLessThan(60_000)
  })
})
