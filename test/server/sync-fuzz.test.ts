// Whatever comes in: never a 5xx, never anything kept that was not accepted. Seeds are fixed; a bad one stays by name.
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { maxBatchOperations, requestRefusals } from '../../shared/sync/protocol.ts'
import type { Proof } from '../../shared/sync/receipt.ts'
import { devices, fixedNow, intake, operation } from '../people.ts'
import { SyncAnswerHead, writeProven } from '../../shared/sync/round-trip.ts'
import { bytesOfLine, wholeChain } from '../storage/lines.ts'
import { enrol, enrolledPhone, request, startTown } from './town.ts'

const seed = 20261122
vi.setConfig({ testTimeout: 60_000 })
const proof: Proof = {
  position: 3,
  receivedAt: fixedNow.toISOString(),
  clockOffsetMs: 0,
  uploader: devices.officePhone,
  standing: 'responder',
  previous: 'ab'.repeat(32),
  seal: 'cd'.repeat(16),
}
const readings = [
  intake(),
  operation('v1.kindAssessed', { kind: 'fault', presence: 'suspected' }),
  writeProven(proof, JSON.stringify(intake())),
]

/** Every answer is ours: 200 with as many outcomes as lines, or a refusal with its literal reason and status. */
async function answered(answer: Response): Promise<number> {
  if (answer.status === 200) {
    const [head = ''] = (await answer.text()).split('\n')
    const { accepted, refused } = SyncAnswerHead.parse(JSON.parse(head))
    return accepted.reduce((sum, { count }) => sum + count, refused.length)
  }
  const { reason } = await answer.json()
  expect(Object.entries(requestRefusals)).toContainEqual([reason, answer.status])
  expect(answer.status).toBeLessThan(500)
  return 0
}

test('[SY8] a request cut off at any byte is refused whole: nothing of it is kept', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const whole = request(phone.record, readings)
  for (let length = 0; length < whole.length; length += 1) {
    const answer = await phone.post(whole.subarray(0, length))
    expect([length, answer.status]).toEqual([length, 400])
  }
  expect(await wholeChain(town.storage)).toEqual([])
  expect(await town.storage.setAside(10)).toEqual([])
  expect(await answered(await phone.post(whole))).toBe(readings.length)
})

test('[SY8] a request with any byte changed is never a 5xx, and what is kept was accepted', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const whole = request(phone.record, readings)
  let accepted = 0
  const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(whole)
      for (const { at, to } of changes) bytes[at] = to
      const before = (await town.storage.head()).position
      const outcomes = await answered(await phone.post(bytes))
      const added = (await town.storage.head()).position - before
      expect(added).toBeLessThanOrEqual(outcomes)
      accepted += added
    }),
    { numRuns: 400, seed },
  )
  expect(await wholeChain(town.storage)).toHaveLength(accepted)
})

test('[SY8] arbitrary bytes, with and without a valid head, are never a 5xx', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const line = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.json().map((text) => Buffer.from(text)),
  )
  const withoutNewline = line.filter((bytes) => !bytes.includes(0x0a))
  await fc.assert(
    fc.asyncProperty(fc.array(withoutNewline, { maxLength: 6 }), fc.boolean(), async (lines, headed) => {
      const body = headed ? request(phone.record, lines) : Buffer.concat(lines)
      expect(await answered(await phone.post(body))).toBe(headed ? lines.length : 0)
    }),
    { numRuns: 300, seed },
  )
  expect(await wholeChain(town.storage)).toEqual([])
})

test('[SY8] a head of any JSON is never a 5xx', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.integer(),
    fc.constantFrom(1e308, -1, 1.5, '', null, 'ab'.repeat(32)),
  )
  const fields = fc.constantFrom(
    'protocol',
    'record',
    'cursor',
    'want',
    'now',
    'count',
    'full',
    'vouched',
    '__proto__',
    'constructor',
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fields, odd, { minKeys: 1, maxKeys: 4 }), async (head) => {
      await answered(await phone.post(request(phone.record, [intake()], head)))
    }),
    { numRuns: 300, seed },
  )
})

test('[AU1] an enrolment of any JSON or bytes is never a 5xx', async () => {
  const town = await startTown()
  const body = fc.oneof(fc.json(), fc.string(), fc.string({ minLength: 4000, maxLength: 6000 }))
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      expect([400, 413]).toContain((await enrol(town, text)).status)
    }),
    { numRuns: 200, seed },
  )
})

test('[SY16] any cookie is never a 5xx', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const cookie = fc.string({ unit: 'binary-ascii' }).map((text) => text.replaceAll(/[^ -~]/g, '%'))
  await fc.assert(
    fc.asyncProperty(cookie, async (text) => {
      const answer = await phone.post(request(phone.record, []), { cookie: `session=${text}` })
      expect([answer.status, await answer.json()]).toEqual([401, { reason: 'notEnrolled' }])
    }),
    { numRuns: 200, seed },
  )
})

test('[SY9] full batches over and over: every line once, and the chain holds', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const sent = Array.from({ length: maxBatchOperations }, () => intake())
  await Promise.all([1, 2, 3].map(() => phone.sync(sent, { want: 0 })))
  const kept = await wholeChain(town.storage)
  expect(kept.map((line) => line.bytes)).toEqual(sent.map(bytesOfLine))
})
