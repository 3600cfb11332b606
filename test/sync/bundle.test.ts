import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareFiles,
  readBundleLine,
  readSums,
  writeBundleLine,
  writeSums,
} from '../../shared/sync/bundle.ts'
import { bytesOf, digest } from '../../shared/sync/chain.ts'
import type { Proof } from '../../shared/sync/receipt.ts'
import { devices, fixedNow, intake } from '../people.ts'

const proof: Proof = {
  position: 7,
  receivedAt: fixedNow.toISOString(),
  clockOffsetMs: -250,
  uploader: devices.dutyPhone,
  standing: 'responder',
  previous: 'ab'.repeat(32),
  seal: 'cd'.repeat(16),
}
const hex = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })

describe('a line', () => {
  it.each([proof, null])('[BU1] comes back as the very text that was written, its proof beside it', (had) => {
    const text = ` ${JSON.stringify(intake())}`.replace('住基', '\\u4f4f\\u57fa')
    const read = readBundleLine(writeBundleLine(had, text))
    expect(read).toEqual({
      ok: true,
      line: { digest: digest(bytesOf(text)), proof: had },
      operation: text,
    })
  })

  it('[BU1] has its digest first and its operation last, as its form says', () => {
    const written = writeBundleLine(null, '{"a":1}')
    expect(written).toMatch(/^\{"digest":"[0-9a-f]{64}","proof":null,"operation":\{"a":1\}\}$/)
  })

  it('[BU3] with any byte changed is refused, or its operation is untouched', () => {
    const operation = JSON.stringify(intake())
    const whole = Buffer.from(writeBundleLine(proof, operation))
    for (let at = 0; at < whole.length; at += 1)
      for (const change of [1, 0x20, 0x80]) {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ change
        const read = readBundleLine(bytes.toString())
        if (read.ok) expect([at, read.operation]).toEqual([at, operation])
      }
  })

  it('[BU3] that is cut off anywhere is refused', () => {
    const whole = writeBundleLine(proof, JSON.stringify(intake()))
    for (let length = 0; length < whole.length; length += 1)
      expect([length, readBundleLine(whole.slice(0, length)).ok]).toEqual([length, false])
  })

  it('[BU3] of any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readBundleLine(text)),
      { seed: 20261124 },
    )
  })
})

describe('SHA256SUMS', () => {
  it('[BU2] is written as coreutils writes it', () => {
    expect(writeSums(new Map([['incidents/a.html', 'ab'.repeat(32)]]))).toBe(
      `${'ab'.repeat(32)}  incidents/a.html\n`,
    )
  })

  it('[BU2] comes back, whatever the files are called; also from another tool that marks files as binary', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text))
    const digests = fc.dictionary(
      name,
      hex.map((digits) => digits.join('')),
    )
    fc.assert(
      fc.property(digests, (files) => {
        const written = new Map(Object.entries(files))
        expect(readSums(writeSums(written))).toEqual({ digests: written, unreadable: [] })
      }),
      { seed: 20261124 },
    )
    expect(readSums(`${'ab'.repeat(32)} *a b.txt\r\n`).digests.get('a b.txt')).toBe('ab'.repeat(32))
  })

  it('[BU3] names its lines that are none', () => {
    expect(readSums(`${'ab'.repeat(32)}  a\n${'AB'.repeat(32)}  b\n\nhello\n`).unreadable).toEqual([2, 4])
  })

  it('[BU3] tells what is changed, missing, extra and not to be unpacked, each by its name', () => {
    const listed = new Map([
      ['same', 'aa'],
      ['changed', 'aa'],
      ['missing', 'aa'],
      ['torn', 'aa'],
    ])
    const found = new Map([
      ['same', 'aa'],
      ['changed', 'bb'],
      ['extra', 'aa'],
      ['torn', null],
    ])
    expect(compareFiles(listed, found)).toEqual([
      { kind: 'fileChanged', file: 'changed' },
      { kind: 'fileExtra', file: 'extra' },
      { kind: 'fileUnreadable', file: 'torn' },
      { kind: 'fileMissing', file: 'missing' },
    ])
  })
})
