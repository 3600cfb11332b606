// Requests and lines that are refused: each with its literal reason, and what becomes of the rest.
import { describe, expect, test } from 'vitest'
import {
  maxAnswerOperations,
  maxBatchBytes,
  maxBatchOperations,
  maxLineBytes,
} from '../../shared/sync/protocol.ts'
import { devices, intake, uuidv7 } from '../people.ts'
import { bytesOfLine, wholeChain } from '../storage/lines.ts'
import { enrolledPhone, request, startTown } from './town.ts'

async function phoneAndTown() {
  const town = await startTown()
  return { town, phone: await enrolledPhone(town) }
}

describe('whole requests', () => {
  const cases: [
    string,
    number,
    string,
    (record: string) => { body: string | Buffer<ArrayBuffer>; type?: string },
  ][] = [
    [
      'plain JSON',
      415,
      'notNdjson',
      (record) => ({ body: request(record, [intake()]), type: 'application/json' }),
    ],
    ['no media type', 415, 'notNdjson', (record) => ({ body: request(record, [intake()]), type: '' })],
    ['nothing', 400, 'cutShort', () => ({ body: '' })],
    ['no last newline', 400, 'cutShort', (record) => ({ body: request(record, [intake()]).subarray(0, -1) })],
    ['a head that is no JSON', 400, 'badHead', () => ({ body: 'hello\n' })],
    ['a head that is no object', 400, 'badHead', () => ({ body: '[]\n' })],
    ['a head with a key twice', 400, 'badHead', () => ({ body: '{"protocol":2,"protocol":2}\n' })],
    ['a head without fields', 400, 'badHead', () => ({ body: '{"protocol":2}\n' })],
    ['a head that is not UTF-8', 400, 'notUtf8', () => ({ body: Buffer.from([0xff, 0x0a]) })],
    [
      'a head with a BOM',
      400,
      'badHead',
      (record) => ({ body: Buffer.concat([Buffer.from('\ufeff'), request(record, [])]) }),
    ],
    ['a head too long', 400, 'badHead', () => ({ body: `{"a":"${'a'.repeat(maxLineBytes)}"}\n` })],
    [
      'a negative position',
      400,
      'badHead',
      (record) => ({ body: request(record, [], { cursor: { position: -1, hash: 'ab'.repeat(32) } }) }),
    ],
    [
      'a time that is none',
      400,
      'badHead',
      (record) => ({ body: request(record, [], { now: '2026-02-30T00:00:00Z' }) }),
    ],
    [
      'too much wanted',
      400,
      'badHead',
      (record) => ({ body: request(record, [], { want: maxAnswerOperations + 1 }) }),
    ],
    [
      'protocol 1',
      400,
      'unknownProtocol',
      (record) => ({ body: request(record, [intake()], { protocol: 1 }) }),
    ],
    [
      'fewer lines than counted',
      400,
      'badCount',
      (record) => ({ body: request(record, [intake()], { count: 2 }) }),
    ],
    [
      'more lines than counted',
      400,
      'badCount',
      (record) => ({ body: request(record, [intake(), intake()], { count: 1 }) }),
    ],
    [
      'four million empty lines',
      400,
      'badCount',
      (record) => ({ body: Buffer.concat([request(record, []), Buffer.alloc(4_000_000, '\n')]) }),
    ],
    [
      'too many operations',
      413,
      'tooManyOperations',
      (record) => ({
        body: request(
          record,
          Array.from({ length: maxBatchOperations + 1 }, () => '{}'),
        ),
      }),
    ],
    ['too many bytes', 413, 'tooLarge', (record) => ({ body: request(record, ['a'.repeat(maxBatchBytes)]) })],
  ]

  test.each(cases)('[SY8] %s: %i %s, nothing stored', async (_, status, reason, make) => {
    const { town, phone } = await phoneAndTown()
    const { body, type } = make(phone.record)
    const answer = await phone.post(body, type === undefined ? {} : { 'content-type': type })
    expect([answer.status, (await answer.json()).reason]).toEqual([status, reason])
    expect(answer.headers.get('content-type')).toMatch('application/json')
    expect(await wholeChain(town.storage)).toEqual([])
    expect(await town.storage.setAside(10)).toEqual([])
  })

  test('[SY8] the media type may carry parameters and capitals', async () => {
    const { phone } = await phoneAndTown()
    const body = request(phone.record, [intake()])
    expect((await phone.post(body, { 'content-type': 'Application/X-NDJSON; charset=utf-8' })).status).toBe(
      200,
    )
  })

  test('[SY8] a body without an announced length is bounded too', async () => {
    const { town, phone } = await phoneAndTown()
    const body = request(phone.record, ['a'.repeat(maxBatchBytes)])
    const answer = await town.app.request('/api/v2/sync', {
      method: 'POST',
      headers: { cookie: phone.cookie, 'content-type': 'application/x-ndjson' },
      body: new Blob([new Uint8Array(body)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, await answer.json()]).toEqual([413, { reason: 'tooLarge' }])
  })

  test('[SY8] the largest batch allowed is taken', async () => {
    const { phone } = await phoneAndTown()
    const answer = await phone.sync(Array.from({ length: maxBatchOperations }, () => intake()))
    expect(answer.accepted).toHaveLength(maxBatchOperations)
  })
})

describe('single lines', () => {
  const good = () => JSON.stringify(intake())
  const deep = (open: string, close: string, depth = 20_000) =>
    good().replace('"住基端末が起動しない"', `${open.repeat(depth)}0${close.repeat(depth)}`)
  const withNul = () => good().replace('住基', '\\u0000')
  const cases: [string, string, () => string | Uint8Array][] = [
    ['an empty line', 'notJson', () => ''],
    ['a list', 'notJson', () => '[]'],
    ['half an object', 'notJson', () => good().slice(0, -1)],
    ['a BOM', 'notJson', () => `\ufeff${good()}`],
    [
      'a cut UTF-8 character',
      'notUtf8',
      () => new Uint8Array([...Buffer.from('{"a":"'), 0xe4, 0xbd, 0x22, 0x7d]),
    ],
    ['an overlong UTF-8 form', 'notUtf8', () => new Uint8Array([0x7b, 0xc0, 0x80, 0x7d])],
    ['a key twice', 'duplicateKey', () => good().replace('{', '{"\\u0069d":"x",')],
    ['a key twice in the body', 'duplicateKey', () => good().replace('"what"', '"what":"a","what"')],
    ['U+0000 written out', 'nulCharacter', withNul],
    ['U+0000 itself', 'notJson', () => good().replace('住', '\0')],
    ['an id that is no UUIDv7', 'malformed', () => JSON.stringify(intake({ id: devices.dutyPhone }))],
    ['an id in capitals', 'malformed', () => JSON.stringify(intake({ id: uuidv7(0xabc).toUpperCase() }))],
    ['a body of another type', 'malformed', () => JSON.stringify({ ...intake(), body: { call: 1 } })],
    [
      'a stamp of no date',
      'malformed',
      () => JSON.stringify(intake({ stamp: '2026-02-31T00:00:00.000Z-0000-0a5d3c7b9e10abcd' })),
    ],
    ['lists 20,000 deep', 'tooDeep', () => deep('[', ']')],
    ['objects 8,000 deep', 'tooDeep', () => deep('{"":', '}', 8000)],
    [
      'one byte too long',
      'tooLarge',
      () => good().padEnd(maxLineBytes + 1 - (bytesOfLine(intake()).length - good().length)),
    ],
  ]

  test.each(cases)('[OP2] %s: set aside as %s, the lines beside it are taken', async (_, reason, make) => {
    const { town, phone } = await phoneAndTown()
    const bad = make()
    const answer = await phone.sync([intake(), bad, intake()])
    expect(answer.accepted.map((line) => line.position)).toEqual([1, 2])
    expect(answer.refused).toMatchObject([{ line: 2, reason, kept: true }])
    expect((await town.storage.setAside(10)).map((line) => Buffer.from(line.bytes))).toEqual([
      Buffer.from(bad),
    ])
  })

  test('[SY7] a refused line that names itself is named in the answer', async () => {
    const { phone } = await phoneAndTown()
    const bad = { ...intake(), at: 'yesterday' }
    expect((await phone.sync([bad])).refused).toEqual([
      { id: bad.id, line: 1, reason: 'malformed', kept: true },
    ])
    expect((await phone.sync([{ id: 'x'.repeat(1000) }])).refused[0]?.id).toBeNull()
  })

  test.each([
    ['nothing but quotes', (room: number) => `"${'\\"'.repeat((room - 2) / 2)}"`],
    ['nothing but backslashes', (room: number) => `"${'\\\\'.repeat((room - 2) / 4)}"`],
    ['lists beside lists', (room: number) => `[${'[],'.repeat((room - 4) / 3)}[]]`],
  ])('[OP2] a line of exactly 64 KiB is taken: %s', async (_, fill) => {
    const { phone } = await phoneAndTown()
    const text = JSON.stringify({ ...intake(), type: 'v2.drillBegun', body: { text: 0 } })
    const line = text.replace('"text":0', `"text":${fill(maxLineBytes - text.length - 40)}`)
    const padded = line.padEnd(maxLineBytes - (Buffer.byteLength(line) - line.length))
    expect(Buffer.byteLength(padded)).toBe(maxLineBytes)
    expect((await phone.sync([padded])).accepted).toHaveLength(1)
  })

  test('[SY14] one line over every limit is refused alone, its neighbours are not', async () => {
    const { phone } = await phoneAndTown()
    const answer = await phone.sync([intake(), 'a'.repeat(maxBatchBytes - 10_000), intake()])
    expect(answer.accepted).toHaveLength(2)
    expect(answer.refused).toEqual([{ id: null, line: 2, reason: 'tooLarge', kept: true }])
  })
})
