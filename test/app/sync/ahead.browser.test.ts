// Much that waits is sent batch after batch, each made ready while the one before it is answered: whatever becomes of an
// answer, all is there once and here once, in the order in which it was said.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { sync } from '../../../app/sync/engine.ts'
import type { OrderedFault } from '../faulty-town.ts'
import { openTab } from '../tabs.ts'
import {
  enrolHere,
  officeLine,
  officePushes,
  openTown,
  pulled,
  rewriteWaiting,
  rows,
  self,
  town,
} from '../town.ts'

const subject = newId(phone)
const count = 3200
const nobody = { kind: 'answered', status: 503, type: 'text/html', body: '' } as const

/** Answers their ids. */
async function write(facts: number): Promise<string[]> {
  const said = Array.from({ length: facts }, (_, at) => ({
    type: 'v1.noted' as const,
    subject,
    body: { what: `${at} 番` },
  }))
  const appended = await append(phone, said)
  if (!appended.saved) throw new Error(appended.problem)
  return appended.ids
}

function idsOf(lines: readonly string[]): string[] {
  return lines.map((line) => JSON.parse(line).id)
}

async function serverHas(lines: number): Promise<void> {
  await vi.waitFor(async () => expect(await town.lines()).toHaveLength(lines), 20_000)
}

async function everythingIsThereOnce(): Promise<void> {
  const held = await rows()
  expect(held.filter(({ pending, refused }) => pending || refused !== null)).toEqual([])
  expect(await pulled()).toEqual(await town.lines())
  expect(await phone.withDatabase(({ outbox }) => outbox.count())).toBe(0)
  const { enrolment, chainAlarm } = await self()
  expect(enrolment?.cursor.position).toBe(held.length)
  expect(chainAlarm).toBeNull()
}

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

describe('much that waits', () => {
  it('[SY12][SY14] goes in the order in which it was said, and nothing is asked once it is written down', async () => {
    const ids = await write(count)
    expect(await sync(phone)).toBe('done')
    const asked = await town.asked()
    expect(asked.map(({ head }) => head.want)).toEqual([0, 0, 0, 0])
    expect(idsOf(await town.lines())).toEqual(ids)
    await everythingIsThereOnce()
    expect(await sync(phone)).toBe('done')
    expect(await town.asked()).toEqual([])
  })

  it('[SY12] and what is said meanwhile goes too', async () => {
    const ids = await write(count)
    await town.faults({ kind: 'none' }, { kind: 'held' }, { kind: 'none' })
    const syncing = sync(phone)
    await serverHas(2000)
    ids.push(...(await write(1)))
    await town.release()
    expect(await syncing).toBe('done')
    expect(idsOf(await town.lines())).toEqual(ids)
    await everythingIsThereOnce()
  })

  it('[SY12] while others push between two batches: their lines come, each in its place', async () => {
    await write(count)
    await town.faults({ kind: 'none' }, { kind: 'held' }, { kind: 'none' })
    const syncing = sync(phone)
    await serverHas(2000)
    await officePushes(officeLine(), officeLine())
    await town.release()
    expect(await syncing).toBe('done')
    expect(await rows()).toHaveLength(count + 2)
    await everythingIsThereOnce()
  })

  it('[SY7] with a line in the third batch that is refused: it alone stays, with its reason', async () => {
    const ids = await write(count)
    const bad = ids[2500] ?? ''
    await rewriteWaiting(bad, (line) => line.replace('番', '\\u0000'))
    expect(await sync(phone)).toBe('done')
    const left = (await rows()).filter(({ receipt }) => receipt === null)
    expect(left).toMatchObject([{ id: bad, pending: false, refused: { reason: 'nulCharacter', kept: true } }])
    expect(idsOf(await town.lines())).toEqual(ids.filter((id) => id !== bad))
  })
})

describe('an answer in the middle that does not come', () => {
  const faults: [string, OrderedFault][] = [
    ['the request was lost', { kind: 'lost' }],
    ['the server had taken it', { ...nobody, afterServer: true }],
    ['it was torn within its head', { kind: 'torn', bytes: 300, cleanly: true }],
  ]
  it.each(faults)('[SY12][SY14] since %s: all goes on from there', async (_why, fault) => {
    const ids = await write(count)
    await town.faults({ kind: 'none' }, fault, { kind: 'none' })
    expect(await sync(phone)).toBe('done')
    expect(idsOf(await town.lines())).toEqual(ids)
    await everythingIsThereOnce()
  })

  it('[SY12] nor any after it: what was answered before is written down, the rest waits', async () => {
    await write(count)
    await town.faults({ kind: 'none' }, { kind: 'none' }, nobody)
    expect(await sync(phone)).toBe('unreachable')
    const held = await rows()
    expect(held.filter(({ pending }) => !pending)).toHaveLength(2000)
    expect((await self()).enrolment?.cursor.position).toBe(2000)
    await town.faults()
    expect(await sync(phone)).toBe('done')
    await everythingIsThereOnce()
  })
})

describe('another tab', () => {
  it.each([
    ['by turns', ''],
    ['at once, where the browser has no locks', 'delete Navigator.prototype.locks'],
  ])('[SY12] that sends the same %s: each line is there once', async (_how, before) => {
    const ids = await write(count)
    const tabs = [await openTab(before), await openTab(before)]
    await Promise.all(tabs.map(({ engine, thisPhone: { phone: other } }) => engine.sync(other)))
    expect(await sync(phone)).toBe('done')
    expect(idsOf(await town.lines()).toSorted()).toEqual(ids.toSorted())
    await everythingIsThereOnce()
  })
})
