import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { bytesOf, chainHash, digest, genesis } from '../../shared/sync/chain.ts'
import type { Receipt } from '../../shared/sync/receipt.ts'

const record = '6f1c2b34-5d6e-4f70-8a91-b2c3d4e5f607'
const device = '018f3b2a-0000-4000-8000-c6d47e21aaaa'
const receipt: Receipt = {
  position: 1,
  receivedAt: '2026-11-22T17:13:05.123Z',
  clockOffsetMs: -250,
  uploader: device,
  standing: 'responder',
}
const first = { ...receipt, standing: 'administrator' as const, hash: 'ab'.repeat(32) }
const line = bytesOf('{"id":"019a9e00-0000-7000-8000-000000000001","what":"CS が応答しない 𠮷"}')

const anyReceipt = fc.record({
  position: fc.nat(),
  receivedAt: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((date) => date.toISOString()),
  clockOffsetMs: fc.integer(),
  uploader: fc.uuid(),
  standing: fc.constantFrom('server', 'administrator', 'responder', 'relayed'),
})
const anyHash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))

function sha256(...parts: (string | Uint8Array)[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
}

it('[SY9] genesis and first hash are those that node:crypto computes', () => {
  const start = genesis(record)
  expect(start).toEqual({
    position: 0,
    hash: '3c00694ca6bfe81e3aa561af31e8104f269c13357c456997dbba69d6383e5c5a',
  })
  expect(chainHash(start.hash, receipt, digest(line))).toBe(
    '57cceeee7722fb5b151e5b2223f4c5b53066701b211135e4139cd0040bf6a8fc',
  )
  expect(chainHash(start.hash, { ...receipt, standing: 'relayed', first }, digest(line))).toBe(
    'e4a96d9ff7f3457c792ff4ccdc69de3f808bcf2bd38d97a9978741e8802be91e',
  )
})

it('[SY9] the hash takes in the one before it, the digest of the line and the receipt, for any of the three', () => {
  fc.assert(
    fc.property(
      anyHash,
      anyReceipt,
      fc.option(anyReceipt),
      fc.uint8Array(),
      (previous, given, had, bytes) => {
        const back = had === null ? {} : { first: { ...had, hash: previous } }
        const written = had === null ? five(given) : [...five(given), [...five(had), previous]]
        const parts = [Buffer.from(previous, 'hex'), sha256(bytes), JSON.stringify(written)]
        const expected = sha256(...parts).toString('hex')
        expect(chainHash(previous, { ...given, ...back }, digest(bytes))).toBe(expected)
      },
    ),
  )
})

function five({ position, receivedAt, clockOffsetMs, uploader, standing }: Receipt) {
  return [position, receivedAt, clockOffsetMs, uploader, standing]
}

it('[SY9] the genesis depends on the record', () => {
  expect(genesis('00000000-0000-4000-8000-000000000000').hash).not.toBe(genesis(record).hash)
})

it.each([
  { position: 2 },
  { receivedAt: '2026-11-22T17:13:05.124Z' },
  { clockOffsetMs: 250 },
  { uploader: '018f3b2a-0000-4000-8000-c6d47e21bbbb' },
  { standing: 'administrator' as const },
  { first },
])('[SY9] another receipt, %o, gives another hash', (change) => {
  const before = genesis(record).hash
  const of = digest(line)
  expect(chainHash(before, { ...receipt, ...change }, of)).not.toBe(chainHash(before, receipt, of))
})

it('[SY9] any changed byte of the line gives another hash', () => {
  const before = genesis(record).hash
  const hash = chainHash(before, receipt, digest(line))
  for (let at = 0; at < line.length; at += 1) {
    const changed = Uint8Array.from(line)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(chainHash(before, receipt, digest(changed))).not.toBe(hash)
  }
})

it('[SY9] a line left out, or two that changed places, give another head', () => {
  const lines = ['{"a":1}', '{"a":2}', '{"a":3}']
  const heads = [lines, lines.slice(1), lines.slice(0, 2), lines.toReversed()].map(headOf)
  expect(new Set(heads).size).toBe(heads.length)
})

function headOf(lines: string[]): string {
  return lines.reduce(
    (hash, text, index) => chainHash(hash, { ...receipt, position: index + 1 }, digest(bytesOf(text))),
    genesis(record).hash,
  )
}

it('[SY9] bytes and digest are those of UTF-8 and SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(digest(bytesOf(text))).toBe(sha256(Buffer.from(text)).toString('hex'))
    }),
  )
})
