// Batches (SY14): halved when they are too much for the road, until what can pass has passed.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { nextBatch } from '../../../app/record/log/outbox.ts'
import type { Batch } from '../../../app/record/log/outbox.ts'
import { sync } from '../../../app/sync/engine.ts'
import { passedOver } from '../../../app/sync/passed-over.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { bytesOf } from '../../../shared/sync/chain.ts'
import { maxBatchBytes, maxBatchOperations, maxLineBytes } from '../../../shared/sync/protocol.ts'
import { enrolHere, everythingHere, openTown, rows, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const subject = newId(phone)
const unwelcome = 'select * from'

/** A fact whose line is about so long: the body of a correction is as free as what it corrects. */
function fact(bytes = 0): Fact {
  const body = {
    operation: newId(phone),
    nature: 'amended',
    body: { what: 'x'.repeat(bytes) },
    reason: null,
  } as const
  return { type: 'v1.corrected', subject, body }
}

async function write(count: number, bytes = 0): Promise<string[]> {
  await append(
    phone,
    Array.from({ length: count }, () => fact(bytes)),
  )
  return (await rows()).map(({ line }) => line)
}

async function everythingIsThere(): Promise<void> {
  const held = await rows()
  expect((await town.lines()).toSorted()).toEqual(held.map(({ line }) => line).toSorted())
  expect(held.filter(({ receipt }) => receipt === null)).toEqual([])
}

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

describe('a batch', () => {
  it('[SY14] takes the oldest first, as many as it may, and says that others wait', async () => {
    const lines = await write(10)
    const texts = (batch: Batch) => batch.lines.map(({ line }) => line)
    const first = await nextBatch(phone, 4)
    expect(texts(first)).toEqual(lines.slice(0, 4))
    expect(first.more).toBe(true)
    const all = await nextBatch(phone, 10)
    expect(texts(all)).toEqual(lines)
    expect(all.more).toBe(false)
  })

  it('[SY14] holds no more lines, and no more bytes, than the protocol takes', async () => {
    await write(70, 60_000)
    expect(await sync(phone)).toBe('done')
    const asked = await town.asked()
    for (const { head, lines } of asked)
      expect(bytesOf([JSON.stringify(head), ...lines, ''].join('\n')).length).toBeLessThanOrEqual(
        maxBatchBytes,
      )
    expect(asked.filter(({ lines }) => lines.length > 0)).toHaveLength(2)
    await everythingIsThere()

    // What is not taken costs no time: how many were sent is seen all the same.
    await write(maxBatchOperations + 1)
    await town.faults({ kind: 'tooSlow', over: 0 })
    await sync(phone)
    expect(Math.max(...(await town.asked()).map(({ lines: sent }) => sent.length))).toBe(maxBatchOperations)
  })
})

describe('a road that takes no more than seven lines', () => {
  it.each(['tooLarge', 'tooSlow'] as const)('[SY14] and is %s for more: all of them pass', async (kind) => {
    await write(40)
    await town.faults({ kind, over: 7 })
    expect(await sync(phone)).toBe('done')
    await everythingIsThere()
    const passed = (await town.asked()).filter(({ lines }) => lines.length <= 7)
    expect(passed.flatMap(({ lines }) => lines)).toHaveLength(40)
  })

  it('[SY14] or none at all: tried down to one line, then given up for now', async () => {
    await write(40)
    const before = await everythingHere()
    await town.faults({ kind: 'tooSlow', over: 0 })
    expect(await sync(phone)).toBe('unreachable')
    expect(await everythingHere()).toEqual(before)
    expect((await town.asked()).at(-1)?.lines).toHaveLength(1)
    await town.faults()
    expect(await sync(phone)).toBe('done')
    await everythingIsThere()
  })
})

describe('one line too large', () => {
  it.each([
    ['for the record', maxLineBytes],
    ['for the road', maxBatchBytes],
  ])('[SY14] %s is refused alone: those before and after it pass', async (_what, bytes) => {
    const before = await write(3)
    await append(phone, [fact(bytes)])
    await append(phone, [fact()])
    expect(await sync(phone)).toBe('done')
    const held = await rows()
    expect(held.filter(({ refused }) => refused !== null)).toMatchObject([
      { refused: { reason: 'tooLarge' } },
    ])
    expect(held.filter(({ pending }) => pending)).toEqual([])
    expect(await town.lines()).toHaveLength(4)
    expect(await town.lines()).toEqual(expect.arrayContaining(before))
    await town.asked()
    expect(await sync(phone)).toBe('done')
    expect((await town.asked()).flatMap(({ lines }) => lines)).toEqual([])
  })
})

describe('one line that something on the way refuses, in its own words', () => {
  async function note(what: string): Promise<void> {
    await append(phone, [{ type: 'v1.noted', subject, body: { what } }])
  }
  const waiting = async () => (await rows()).flatMap(({ pending, line }) => (pending ? [line] : []))

  const passed = async () => (await rows()).filter(({ id }) => passedOver(phone).has(id)).length

  it.each([413, 403])('[SY14] by %s: it waits here, and those before and after it pass', async (status) => {
    await note('前の記録')
    await note(unwelcome)
    for (const what of ['後の記録', 'その後の記録']) await note(what)
    await town.faults({ kind: 'blocked', status, having: unwelcome })
    expect(await sync(phone)).toBe('done')
    expect(await waiting()).toEqual([expect.stringContaining(unwelcome)])
    expect(await town.lines()).toHaveLength(3)
    expect(await passed()).toBe(1)

    // What is said later passes at once: it is not tried again in each round.
    await town.asked()
    await note('もっと後の記録')
    expect(await sync(phone)).toBe('done')
    expect((await town.asked()).flatMap(({ lines }) => lines)).toEqual([
      expect.stringContaining('もっと後の記録'),
    ])
    expect(await waiting()).toHaveLength(1)
    await town.faults()
    await anHourLater(() => sync(phone))
    await everythingIsThere()
  })

  it.each([
    ['too busy for it', { kind: 'blocked', status: 429, having: unwelcome }],
    ['refusing all that is posted', { kind: 'answered', status: 403, type: 'text/html', body: 'no' }],
  ] as const)('[SY13][SY14] %s: nothing is passed over', async (_what, fault) => {
    await note(unwelcome)
    await note('後の記録')
    await town.faults(fault)
    expect(await sync(phone)).toBe('unreachable')
    expect(await passed()).toBe(0)
    expect(await waiting()).toHaveLength(2)
  })

  async function anHourLater(work: () => Promise<unknown>): Promise<void> {
    const hour = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61 * 60_000)
    await work().finally(() => hour.mockRestore())
  }
})
