// Compressed bodies, both ways.
import {
  constants,
  createZstdDecompress,
  deflateSync,
  gunzipSync,
  gzipSync,
  zstdDecompressSync,
} from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compressed as compressedParts, encodings } from '../../server/routes/compression.ts'
import { maxBatchBytes, maxStretchBytes } from '../../shared/sync/protocol.ts'
import { devices, intake, operation } from '../people.ts'
import { wholeChain } from '../storage/lines.ts'
import { enrolledPhone, request, startTown } from './town.ts'

async function phoneAndTown() {
  const town = await startTown()
  return { town, phone: await enrolledPhone(town) }
}
const compressed = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes))
const asGzip = { 'content-encoding': 'gzip' }
const wantsGzip = { 'accept-encoding': 'br, gzip' }
const measure = (length: number) =>
  operation('v1.measureStarted', { what: '断線'.repeat(length), clause: '1-3' })

describe('a request', () => {
  test('[SY24] that is compressed is taken as if it were not', async () => {
    const { town, phone } = await phoneAndTown()
    const sent = [intake(), intake()]
    const body = compressed(request(phone.record, sent))
    for (const encoding of ['gzip', ' GZIP'])
      expect((await phone.post(body, { 'content-encoding': encoding })).status).toBe(200)
    expect((await wholeChain(town.storage)).map(({ id }) => id)).toEqual(sent.map(({ id }) => id))
    const plain = await phone.post(request(phone.record, sent), { 'content-encoding': 'identity' })
    expect(plain.status).toBe(200)
  })

  test('[SY24] in several members is taken as one, and bounded as one', async () => {
    const { town, phone } = await phoneAndTown()
    const [head = '', ...lines] = request(phone.record, [intake(), intake()])
      .toString()
      .split(/(?<=\n)/)
    const members = [head, ...lines].map((part) => gzipSync(part))
    expect((await phone.post(new Uint8Array(Buffer.concat(members)), asGzip)).status).toBe(200)
    expect(await wholeChain(town.storage)).toHaveLength(2)
    const half = gzipSync(new Uint8Array(maxBatchBytes / 2))
    const bomb = Buffer.concat([half, half, gzipSync('one more')])
    expect((await phone.post(new Uint8Array(bomb), asGzip)).status).toBe(413)
  })

  test('[SY24] is bounded by what it becomes, however little it is', async () => {
    const { town, phone } = await phoneAndTown()
    const bomb = compressed(new Uint8Array(256 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(maxBatchBytes)
    const answer = await phone.post(bomb, asGzip)
    expect([answer.status, await answer.json()]).toEqual([413, { reason: 'tooLarge' }])
    expect(await wholeChain(town.storage)).toEqual([])
  })

  test('[SY24] of exactly the bound is taken, one byte more is not', async () => {
    const { phone } = await phoneAndTown()
    const largest = (more: number) => {
      const rest = request(phone.record, ['']).length
      return compressed(request(phone.record, ['a'.repeat(maxBatchBytes - rest + more)]))
    }
    expect((await phone.post(largest(0), asGzip)).status).toBe(200)
    expect((await phone.post(largest(1), asGzip)).status).toBe(413)
  })

  test.each([
    ['nothing', () => new Uint8Array()],
    ['no gzip', (whole: Buffer) => new Uint8Array(whole)],
    ['a gzip cut off', (whole: Buffer) => compressed(whole).subarray(0, -20)],
    [
      'a gzip with a byte changed',
      (whole: Buffer) => compressed(whole).map((byte, n) => (n === 40 ? ~byte : byte)),
    ],
    [
      'a gzip with another sum',
      (whole: Buffer) => compressed(whole).map((byte, n, all) => (n === all.length - 6 ? ~byte : byte)),
    ],
  ])('[SY24] with %s that says it is gzip: 400 notGzip, nothing stored', async (_what, make) => {
    const { town, phone } = await phoneAndTown()
    const answer = await phone.post(new Uint8Array(make(request(phone.record, [intake()]))), asGzip)
    expect([answer.status, await answer.json()]).toEqual([400, { reason: 'notGzip' }])
    expect(await wholeChain(town.storage)).toEqual([])
  })

  test.each(['br', 'deflate', 'gzip, gzip', 'zstd'])(
    '[SY24] in %s: 415 wrongContentEncoding',
    async (encoding) => {
      const { town, phone } = await phoneAndTown()
      const body = new Uint8Array(deflateSync(request(phone.record, [intake()])))
      const answer = await phone.post(body, { 'content-encoding': encoding })
      expect([answer.status, await answer.json()]).toEqual([415, { reason: 'wrongContentEncoding' }])
      expect(await wholeChain(town.storage)).toEqual([])
    },
  )
})

describe('an answer', () => {
  test('[SY24] is compressed for whoever reads gzip, where it is worth it, and says the same', async () => {
    const { town, phone } = await phoneAndTown()
    await phone.sync(
      Array.from({ length: 50 }, () => measure(50)),
      { want: 0 },
    )
    const office = await enrolledPhone(town, devices.officePhone)
    const asked = request(office.record, [])
    const plain = await office.post(asked)
    const plainBytes = Buffer.from(await plain.arrayBuffer())
    expect(plain.headers.get('content-encoding')).toBeNull()
    for (const accepted of ['gzip', 'br;q=1, gzip;q=0.5', '*', 'GZIP ']) {
      const answer = await office.post(asked, { 'accept-encoding': accepted })
      expect([accepted, answer.headers.get('content-encoding')]).toEqual([accepted, 'gzip'])
      expect(gunzipSync(await answer.arrayBuffer())).toEqual(plainBytes)
    }
    for (const accepted of ['zstd', 'gzip, deflate, br, zstd', 'zstd;q=0.1, *']) {
      const answer = await office.post(asked, { 'accept-encoding': accepted })
      expect([accepted, answer.headers.get('content-encoding')]).toEqual([accepted, 'zstd'])
      expect(zstdDecompressSync(await answer.arrayBuffer())).toEqual(plainBytes)
    }
    for (const refused of ['zstd;q=0', '', 'br', 'gzip;q=0', 'gzip; q=0.0', 'x-gzip-not']) {
      const answer = await office.post(asked, { 'accept-encoding': refused })
      expect([refused, answer.headers.get('content-encoding')]).toEqual([refused, null])
    }
    const small = await office.post(request(office.record, [], { want: 0 }), wantsGzip)
    expect(small.headers.get('content-encoding')).toBeNull()
  })

  test('[SY24] is cut into stretches of at most 32 kB, or one line, each of them readable once it has come', async () => {
    const { town, phone } = await phoneAndTown()
    const lengths = [
      ...Array.from({ length: 60 }, (_, n) => 20 + n * 25),
      ...Array.from({ length: 40 }, () => 10),
    ]
    const sent = lengths.map(measure)
    const longest = {
      ...operation('v1.noted', { what: 'あ' }),
      type: 'v9.longer',
      body: { what: 'a'.repeat(60_000) },
    }
    for (const part of [sent, [longest, intake()]]) await phone.sync(part, { want: 0 })
    const office = await enrolledPhone(town, devices.officePhone)
    const { sizes, lines } = await office.sync([], { want: 2000 }, wantsGzip)
    expect(lines.map(({ line }) => line.id)).toEqual(
      [...sent, longest].map(({ id }) => id).concat(lines.at(-1)?.line.id ?? ''),
    )
    expect(sizes.filter((size) => size > maxStretchBytes)).toHaveLength(1)
    expect(Math.min(...sizes.slice(0, 5))).toBeGreaterThan(maxStretchBytes / 2)
    const answer = await office.post(request(office.record, []), wantsGzip)
    const flushed = []
    for await (const chunk of answer.body ?? []) {
      flushed.push(chunk)
      const came = gunzipSync(Buffer.concat(flushed), { finishFlush: constants.Z_SYNC_FLUSH }).toString()
      if (came !== '') expect(came.endsWith('\n')).toBe(true)
    }
    expect(flushed.length).toBeGreaterThanOrEqual(sizes.length)
    const zstd = await office.post(request(office.record, []), { 'accept-encoding': 'zstd' })
    const inflating = createZstdDecompress()
    const came: string[] = []
    inflating.on('data', (bytes) => came.push(String(bytes)))
    for await (const chunk of zstd.body ?? [])
      await new Promise((written) => inflating.write(chunk, () => setImmediate(written)))
    const whole = came.join('').split(/(?<=\n)(?=\{"position")/)
    expect(whole.length).toBe(sizes.length + 1)
    expect(came.length).toBeGreaterThan(sizes.length)
  })
})

test.each(encodings)('[SY24] an answer by %s ends in peace wherever its reader leaves', async (encoding) => {
  const parts = Array.from({ length: 3 }, () => Buffer.from('断線'.repeat(200)))
  const unheard: unknown[] = []
  const note = (error: unknown) => unheard.push(error)
  process.on('uncaughtException', note)
  for (let read = 0; read <= parts.length + 1; read += 1) {
    const chunks = compressedParts(parts, encoding)[Symbol.asyncIterator]()
    for (let n = 0; n < read; n += 1) await chunks.next()
    await chunks.return?.()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  process.off('uncaughtException', note)
  expect(unheard).toEqual([])
})
