// An answer torn at any byte (SY12): what came whole counts, and nothing else.
import { beforeEach, describe, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { sync } from '../../../app/sync/engine.ts'
import { bytesOf, chainHash, digest, genesis } from '../../../shared/sync/chain.ts'
import type { Receipt } from '../../../shared/sync/receipt.ts'
import { ndjson, syncPath } from '../../../shared/sync/protocol.ts'
import {
  enrolHere,
  forgetLines,
  officeLine,
  officePushes,
  officePushesEach,
  openTown,
  rows,
  self,
  town,
} from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

/** After the torn answer nobody answers, so that what it left behind can be looked at. */
const nobody = { kind: 'answered', status: 503, type: 'text/html', body: '' } as const
const strideBytes = 97

let record = ''

beforeEach(async () => {
  record = await openTown()
  await enrolHere()
})

/** The server's answer to a device that has nothing, as bytes. */
async function wholeAnswer(): Promise<Uint8Array> {
  const now = new Date().toISOString()
  const head = { protocol: 2, record, cursor: genesis(record), want: 500, now, count: 0 }
  const answer = await fetch(syncPath, {
    method: 'POST',
    headers: { 'content-type': ndjson },
    body: `${JSON.stringify(head)}\n`,
  })
  return new Uint8Array(await answer.arrayBuffer())
}

function hashAfter(pulled: { line: string; receipt: Receipt }[]): string {
  return pulled.reduce(
    (hash, { line, receipt }) => chainHash(hash, receipt, digest(bytesOf(line))),
    genesis(record).hash,
  )
}

/** How many lines are here: in order from the start, the cursor behind the last of them, and no alarm. */
async function held(lines: string[]): Promise<number> {
  const received = (await rows()).flatMap(({ line, receipt }) =>
    receipt === null ? [] : [{ line, receipt }],
  )
  const pulled = received.toSorted((a, b) => a.receipt.position - b.receipt.position)
  expect(pulled.map(({ line }) => line)).toEqual(lines.slice(0, pulled.length))
  const { enrolment, chainAlarm } = await self()
  expect(enrolment?.cursor.position).toBe(pulled.length)
  expect(enrolment?.cursor.hash).toBe(hashAfter(pulled))
  expect(chainAlarm).toBeNull()
  return pulled.length
}

describe('lines that come', () => {
  it('[SY12] cut off anywhere: those before the cut are kept, and the rest comes the next time', async () => {
    const lines = await officePushesEach(...Array.from({ length: 4 }, () => officeLine()))
    const answer = await wholeAnswer()
    const ends = [...answer.keys()].filter((at) => answer[at] === 0x0a).map((at) => at + 1)
    const cuts = new Set([...ends, ...ends.map((end) => end - 1), ...ends.map((end) => end - 2)])
    for (let at = 0; at < answer.length; at += strideBytes) cuts.add(at)
    for (const bytes of cuts) {
      await forgetLines()
      await town.faults({ kind: 'torn', bytes, cleanly: true }, nobody)
      await sync(phone)
      // Behind the head each stretch is a line of its own and the operation.
      const whole = Math.floor((ends.filter((end) => end <= bytes).length - 1) / 2)
      expect([bytes, await held(lines)]).toEqual([bytes, Math.max(0, whole)])
    }
    await town.faults()
    expect(await sync(phone)).toBe('done')
    expect(await held(lines)).toBe(4)
  })

  it('[SY12] by a connection that breaks: never more than came, and the rest comes the next time', async () => {
    const lines = await officePushesEach(...Array.from({ length: 4 }, () => officeLine()))
    for (const cut of [0, 1, 2, 3, 4]) {
      await forgetLines()
      await town.faults({ kind: 'torn', lines: 2 * cut, cleanly: false }, nobody)
      await sync(phone)
      // The browser may drop what came just before the connection broke.
      expect(await held(lines)).toBeLessThanOrEqual(cut)
    }
    await town.faults()
    expect(await sync(phone)).toBe('done')
    expect(await held(lines)).toBe(4)
  })

  it('[SY12] one at a time, however often it is torn: they all come', async () => {
    const lines = await officePushesEach(...Array.from({ length: 4 }, () => officeLine()))
    await town.faults({ kind: 'torn', lines: 2, cleanly: true })
    await sync(phone)
    expect(await held(lines)).toBe(4)
  })

  it('[SY12] never one of them: it gives up as if nobody had answered, and does not say that all is here', async () => {
    const lines = await officePushes(officeLine())
    await town.faults({ kind: 'torn', lines: 0, cleanly: true })
    expect(await sync(phone)).toBe('unreachable')
    expect(await held(lines)).toBe(0)
  })
})

describe('receipts that come', () => {
  it('[SY12][SY5] cut off anywhere: what was sent is accepted once, and known here in the end', async () => {
    const id = newId(phone)
    await append(phone, [
      { id, type: 'v1.intakeReceived', subject: newId(phone), body: { what: 'この端末の記録' } },
    ])
    const [written] = await rows()
    for (let bytes = 0; bytes < 900; bytes += strideBytes) {
      await town.faults({ kind: 'torn', bytes, cleanly: bytes % 2 === 0 }, nobody)
      await sync(phone)
      const [row] = await rows()
      expect(row?.line).toBe(written?.line)
      // Sent and known to be there, or to be sent again: never neither, never both.
      expect(row?.pending === (row?.receipt === null)).toBe(true)
    }
    await town.faults()
    expect(await sync(phone)).toBe('done')
    expect(await town.lines()).toEqual([written?.line])
    expect((await rows())[0]?.receipt).toMatchObject({ position: 1 })
  })

  it('[SY12] count without the lines that should have followed them', async () => {
    await officePushes(officeLine())
    await append(phone, [
      { type: 'v1.intakeReceived', subject: newId(phone), body: { what: 'この端末の記録' } },
    ])
    await town.faults({ kind: 'torn', lines: 0, cleanly: true }, nobody)
    await sync(phone)
    expect((await rows()).map(({ pending, receipt }) => [pending, receipt?.position])).toEqual([[false, 2]])
    expect((await self()).enrolment?.cursor.position).toBe(0)
    await town.faults()
    expect(await sync(phone)).toBe('done')
    expect((await self()).enrolment?.cursor.position).toBe(2)
  })
})
