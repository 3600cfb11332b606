import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { genesis } from '../../shared/sync/chain.ts'
import { jsonOrNull, maxProofBytes } from '../../shared/sync/protocol.ts'
import { firstReceivedAt, headTag, type Proof, type Receipt } from '../../shared/sync/receipt.ts'
import {
  type Accepted,
  goesOn,
  movedBy,
  readProof,
  receiptIn,
  sealIn,
  StretchHead,
  writeProven,
} from '../../shared/sync/round-trip.ts'
import { devices } from '../people.ts'

const receipt: Receipt = {
  position: 7,
  receivedAt: '2026-11-22T17:13:05.123Z',
  clockOffsetMs: -250,
  uploader: devices.dutyPhone,
  standing: 'responder',
}
const first = { ...receipt, position: 3, receivedAt: '2026-11-01T00:00:00.000Z', hash: 'ef'.repeat(32) }
const proof: Proof = { ...receipt, previous: 'ab'.repeat(32), seal: 'cd'.repeat(16) }
const start = genesis('6f1c2b34-5d6e-4f70-8a91-b2c3d4e5f607')

/** Operation texts, with other spacing than ours and with keys that look like the line's own. */
const anyOperation = fc
  .tuple(
    fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('operation', 'proof', ',"operation":')),
      fc.jsonValue({ stringUnit: 'binary' }),
    ),
    fc.constantFrom(undefined, 1),
  )
  .map(([value, indent]) => JSON.stringify(value, null, indent).replaceAll('\n', ' '))

describe('a line that is brought back', () => {
  it.each([proof, { ...proof, first }])(
    '[SY22] is read back with its proof and the very bytes of its operation',
    (had) => {
      fc.assert(
        fc.property(anyOperation, (operation) => {
          const bytes = Buffer.from(writeProven(had, operation))
          const read = readProof(bytes.toString('latin1'))
          expect(read?.proof).toEqual(had)
          expect(bytes.subarray(read?.from, -1).toString()).toBe(operation)
        }),
      )
    },
  )

  it('[SY22] has its operation within the bytes that are looked at for it, however large its numbers are', () => {
    const large = { ...receipt, position: Number.MAX_SAFE_INTEGER, clockOffsetMs: Number.MIN_SAFE_INTEGER }
    const widest = { ...large, standing: 'administrator' as const }
    const text = writeProven({ ...proof, ...widest, first: { ...first, ...widest } }, '{}')
    expect(text.length).toBeLessThan(maxProofBytes)
    expect(readProof(text.slice(0, maxProofBytes))).not.toBeNull()
  })

  it.each([
    ['an operation alone', '{"id":"a"}'],
    ['nothing', ''],
    ['a proof without an operation', `{"proof":${JSON.stringify(proof)}}`],
    ['a proof that lacks its seal', `{"proof":${JSON.stringify(receipt)},"operation":{}}`],
    ['a proof that is none', '{"proof":1,"operation":{}}'],
    ['a proof behind the operation', `{"operation":{},"proof":${JSON.stringify(proof)}}`],
  ])('[SY22] %s brings no proof', (_what, text) => {
    expect(readProof(text)).toBeNull()
  })

  it('[SY22] any text has a proof or none, and is never thrown at', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => `{"proof":${text}`),
        (text) => void readProof(text),
      ),
    )
  })

  it('[SY22] is ordered by when the record first had it', () => {
    expect(firstReceivedAt(receipt)).toBe(receipt.receivedAt)
    expect(firstReceivedAt({ ...receipt, first })).toBe(first.receivedAt)
  })
})

describe('a stretch', () => {
  it('[SY12] tells of each line by its index: position and seal are its own, the rest is shared', () => {
    const stretch = { ...receipt, count: 2, seals: 'a'.repeat(32) + 'b'.repeat(32), hash: 'cd'.repeat(32) }
    expect([receiptIn(stretch, 0), sealIn(stretch, 0)]).toEqual([receipt, 'a'.repeat(32)])
    expect([receiptIn(stretch, 1), sealIn(stretch, 1)]).toEqual([{ ...receipt, position: 8 }, 'b'.repeat(32)])
  })

  it.each([
    [{}, true],
    [{ position: 9 }, false],
    [{ receivedAt: '2026-11-22T17:13:05.124Z' }, false],
    [{ clockOffsetMs: 0 }, false],
    [{ uploader: devices.officePhone }, false],
    [{ standing: 'relayed' as const }, false],
    [{ first }, false],
  ])('[SY12] goes on with the next position: with %j %s', (change, expected) => {
    expect(goesOn(receipt, { ...receipt, position: 8, ...change })).toBe(expected)
    expect(goesOn({ ...receipt, first }, { ...receipt, position: 8, first })).toBe(false)
  })

  const head = { ...receipt, count: 1, seals: 'cd'.repeat(16), hash: 'ab'.repeat(32) }
  it.each([
    ['without a hash', { ...head, as: 'here', hash: undefined }],
    ['with half a seal', { ...head, as: 'here', seals: 'cd' }],
    ['of no lines', { ...head, as: 'here', count: 0 }],
    ['held without ids', { ...head, as: 'held' }],
    ['erased without digests', { ...head, as: 'erased', ids: ['a'] }],
    ['as something else', { ...head, as: 'gone' }],
    ['with a position before the start', { ...head, as: 'here', position: -1 }],
    ['with a time without date', { ...head, as: 'here', receivedAt: '17:13' }],
    ['by nobody', { ...head, as: 'here', uploader: 'phone' }],
    ['by no right', { ...head, as: 'here', standing: 'king' }],
  ])('[SY12] %s is none', (_what, broken) => {
    expect(StretchHead.safeParse({ ...head, as: 'here' }).success).toBe(true)
    expect(StretchHead.safeParse(broken).success).toBe(false)
  })
})

describe('the cursor', () => {
  const hash = (n: number) => n.toString(16).padStart(64, '0')
  const taken = (position: number, count: number, before: string): Accepted => ({
    ...receipt,
    position,
    count,
    line: 1,
    before,
    hash: hash(position + count - 1),
    seals: 'cd'.repeat(16 * count),
  })

  it('[SY12] goes on by what was accepted behind it, in the order of positions, and by nothing else', () => {
    const one = taken(1, 2, start.hash)
    const next = taken(3, 1, hash(2))
    expect(movedBy([], start)).toEqual(start)
    expect(movedBy([one], start)).toEqual({ position: 2, hash: hash(2) })
    expect(movedBy([next, one], start)).toEqual({ position: 3, hash: hash(3) })
    expect(movedBy([next], start)).toEqual(start)
    expect(movedBy([one, taken(5, 1, hash(4))], start)).toEqual({ position: 2, hash: hash(2) })
    expect(movedBy([{ ...one, before: hash(9) }], start)).toEqual(start)
    expect(movedBy([one], { position: 1, hash: hash(1) })).toEqual({ position: 1, hash: hash(1) })
  })

  it('[SY25] a head is named by generation, position and hash', () => {
    expect(headTag({ generation: 1, position: 250, hash: hash(0xab) })).toBe(
      `"1-250-${hash(0xab).slice(0, 8)}"`,
    )
  })
})

it('[SY13] JSON that does not parse is null, never thrown', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => jsonOrNull(text)).not.toThrow()
    }),
  )
})
