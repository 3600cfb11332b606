// Pulling the record (SY12): the cursor moves only with lines that came whole and follow; what another tab did stands.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { withDatabase } from '../../../app/record/log/database.ts'
import { receive } from '../../../app/record/log/receive.ts'
import { changeSelf } from '../../../app/record/log/self.ts'
import { sync } from '../../../app/sync/engine.ts'
import { roundTrip } from '../../../app/sync/transport.ts'
import { clockOf, maxClockLeadMs, stampOf } from '../../../shared/incident/stamp.ts'
import { bytesOf, chainHash, genesis } from '../../../shared/sync/chain.ts'
import { maxAnswerOperations, writeAnswerLine } from '../../../shared/sync/protocol.ts'
import { devices } from '../../people.ts'
import { openTab } from '../tabs.ts'
import { enrolHere, forgetLines, officeLine, officePushes, openTown, rows, self, town } from '../town.ts'

let record = ''

beforeEach(async () => {
  record = await openTown()
  await enrolHere()
})

/** The lines that this device holds from the server, by their position. */
async function pulled(): Promise<string[]> {
  const received = (await rows()).flatMap(({ line, receipt }) =>
    receipt === null ? [] : [{ line, receipt }],
  )
  return received.toSorted((a, b) => a.receipt.position - b.receipt.position).map(({ line }) => line)
}

async function cursor() {
  return (await self()).enrolment?.cursor ?? genesis(record)
}

async function writeHere(): Promise<string> {
  const id = newId()
  await append([{ id, type: 'v1.intakeReceived', subject: newId(), body: { what: 'この端末の記録' } }])
  return (await rows()).find((row) => row.id === id)?.line ?? ''
}

describe('lines of the record', () => {
  it('[SY11][SY12] all come, over as many round trips as it takes, byte for byte', async () => {
    const lines = await officePushes(...Array.from({ length: maxAnswerOperations + 1 }, () => officeLine()))
    expect(await sync()).toBe('done')
    expect(await pulled()).toEqual(lines)
    expect((await cursor()).position).toBe(lines.length)
    expect((await town.asked()).map(({ head }) => head.cursor.position)).toEqual([0, maxAnswerOperations])
  })

  it('[OP2] of a type that this version does not know are kept with the others', async () => {
    const newer = officeLine({ type: 'v2.notKnownYet', body: { 値: ['𠮷'] } } as object)
    expect(await officePushes(officeLine(), newer)).toHaveLength(2)
    await sync()
    expect(await pulled()).toContain(newer)
  })

  it('[SY12] of this device come back whole when it lost them: it asks with `full`', async () => {
    const own = await writeHere()
    await sync()
    const [office = ''] = await officePushes(officeLine())
    await forgetLines()
    await town.asked()
    expect(await sync()).toBe('done')
    expect(await pulled()).toEqual([own, office])
    expect((await town.asked()).map(({ head }) => head.full ?? false)).toEqual([false, true])
  })

  it('[SY12] of this device that are here come without their operation, and are not asked for again', async () => {
    await writeHere()
    await sync()
    await withDatabase((database) =>
      changeSelf(database, ({ enrolment }) => ({
        enrolment: enrolment && { ...enrolment, cursor: genesis(record) },
      })),
    )
    await town.asked()
    expect(await sync()).toBe('done')
    expect((await cursor()).position).toBe(1)
    expect(await town.asked()).toHaveLength(1)
  })
})

describe('another tab', () => {
  it('[SY12] that moved the cursor meanwhile: a late answer moves it nowhere, and takes nothing back', async () => {
    await officePushes(officeLine(), officeLine())
    const head = {
      protocol: 1,
      record,
      cursor: genesis(record),
      want: 500,
      now: new Date().toISOString(),
      count: 0,
    }
    const late = await roundTrip(head, [])
    if (late.kind !== 'answer') throw new Error(late.kind)
    await officePushes(officeLine())
    await sync()
    const before = { cursor: await cursor(), rows: await rows() }
    expect(await receive({ sentIds: [], sentCursor: head.cursor, ...late })).toEqual({
      pulled: 0,
      lacking: false,
    })
    expect({ cursor: await cursor(), rows: await rows() }).toEqual(before)
    expect((await self()).chainAlarm).toBeNull()
  })

  it('[SY12] syncing at the same time: each line is here once and there once', async () => {
    await officePushes(...Array.from({ length: 20 }, () => officeLine()))
    const tab = await openTab()
    const own = [await writeHere(), await writeHere()]
    expect(await Promise.all([sync(), tab.engine.sync(), sync()])).toEqual(['done', 'done', 'done'])
    expect(await pulled()).toEqual(await town.lines())
    expect(await pulled()).toEqual(expect.arrayContaining(own))
    expect(await rows()).toHaveLength(22)
  })

  it('[SY12] syncing at the same time where the browser has no locks: all the same', async () => {
    await officePushes(...Array.from({ length: 20 }, () => officeLine()))
    const noLocks = 'delete Navigator.prototype.locks'
    const tabs = [await openTab(noLocks), await openTab(noLocks)]
    expect(tabs.some(({ window }) => 'locks' in window.navigator)).toBe(false)
    await writeHere()
    await Promise.all(tabs.map(({ engine }) => engine.sync()))
    expect(await sync()).toBe('done')
    expect(await pulled()).toEqual(await town.lines())
    expect(await rows()).toHaveLength(21)
    expect((await self()).chainAlarm).toBeNull()
  })

  it('[SY12] that froze while it synced: after ten seconds its turn is taken', async () => {
    await officePushes(officeLine())
    const tab = await openTab()
    await new Promise<void>((held) => {
      const frozen = () => new Promise<void>(() => held())
      tab.window.navigator.locks.request('sync', frozen).catch(() => {})
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const syncing = sync()
      await vi.advanceTimersByTimeAsync(9_999)
      expect(await town.asked()).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(await syncing).toBe('done')
    } finally {
      vi.useRealTimers()
    }
    expect(await pulled()).toHaveLength(1)
  })
})

describe('a history that does not follow', () => {
  it('[SY12] stops at the line that is another, raises the alarm, and goes on pushing', async () => {
    const lines = await officePushes(officeLine(), officeLine(), officeLine())
    await town.faults({ kind: 'altered', line: 2 }, { kind: 'altered', line: 1 })
    await sync()
    expect(await pulled()).toEqual(lines.slice(0, 1))
    expect((await self()).chainAlarm).toEqual({ kind: 'broken', position: 2 })
    const own = await writeHere()
    expect(await sync()).toBe('done')
    expect(await town.lines()).toContain(own)
    expect((await rows()).find(({ line }) => line === own)?.receipt).toMatchObject({ position: 4 })
    expect((await cursor()).position).toBe(1)
  })

  it('[SY12] is taken up where it stopped, once it follows again; that it did not stays known', async () => {
    const lines = await officePushes(officeLine(), officeLine())
    await town.faults({ kind: 'altered', line: 1 })
    await sync()
    expect(await pulled()).toEqual([])
    await town.faults()
    expect(await sync()).toBe('done')
    expect(await pulled()).toEqual(lines)
    expect((await self()).chainAlarm).toEqual({ kind: 'broken', position: 1 })
  })

  it('[SY12] has no gap: a line that follows by its hash, but not by its position, is none', async () => {
    const operation = officeLine()
    const receivedAt = new Date().toISOString()
    const receipt = { position: 2, receivedAt, clockOffsetMs: 0, uploader: devices.officePhone }
    const hash = chainHash(genesis(record).hash, receipt, bytesOf(operation))
    const line = writeAnswerLine({ ...receipt, hash, seal: hash, id: JSON.parse(operation).id }, operation)
    const head = {
      record,
      accepted: [],
      refused: [],
      diverged: false,
      more: false,
      now: receivedAt,
      count: 1,
    }
    const answer = {
      sentIds: [],
      sentCursor: genesis(record),
      head: { ...head, head: { position: 2, hash } },
    }
    expect(await receive({ ...answer, lines: [line] })).toEqual({ pulled: 0, lacking: false })
    expect((await self()).chainAlarm).toEqual({ kind: 'broken', position: 2 })
    expect(await rows()).toEqual([])
  })

  it('[SY10] and is not this one at all: the alarm, no lines, and what was written here is still taken', async () => {
    const own = await writeHere()
    await sync()
    const elsewhere = { position: 1, hash: '0'.repeat(64) }
    await withDatabase((database) =>
      changeSelf(database, ({ enrolment }) => ({
        enrolment: enrolment && { ...enrolment, cursor: elsewhere },
      })),
    )
    await officePushes(officeLine())
    const next = await writeHere()
    expect(await sync()).toBe('done')
    expect((await self()).chainAlarm).toEqual({ kind: 'diverged', position: 1 })
    expect(await cursor()).toEqual(elsewhere)
    expect(await pulled()).toEqual([own, next])
    expect(await town.lines()).toContain(next)
  })
})

describe('the clock', () => {
  const lineAt = (timeMs: number) =>
    officeLine({ stamp: stampOf({ timeMs, counter: 7 }, devices.officePhone) })
  const written = async () => clockOf(JSON.parse(await writeHere()).stamp)

  it('[SY2] takes in what another device wrote: what is written after it sorts after it', async () => {
    const ahead = Date.now() + maxClockLeadMs / 2
    await officePushes(lineAt(ahead))
    await sync()
    expect(await written()).toEqual({ timeMs: ahead, counter: 8 })
  })

  it('[SY2] is moved by no stamp beyond server time + 10 minutes', async () => {
    await officePushes(lineAt(Date.now() + maxClockLeadMs + 60_000), lineAt(Date.parse('2099-01-01')))
    await sync()
    expect((await written()).timeMs).toBeLessThanOrEqual(Date.now())
    expect(await pulled()).toHaveLength(2)
  })
})
