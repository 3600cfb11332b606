// Pulling the record (SY12): the cursor moves only with lines that came whole and follow; what another tab did stands.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { receive } from '../../../app/record/log/receive.ts'
import { sync } from '../../../app/sync/engine.ts'
import { packed, roundTrip } from '../../../app/sync/transport.ts'
import { clockOf, maxClockLeadMs, stampOf } from '../../../shared/incident/stamp.ts'
import { genesis } from '../../../shared/sync/chain.ts'
import { maxAnswerOperations } from '../../../shared/sync/protocol.ts'
import { devices } from '../../people.ts'
import { openTab } from '../tabs.ts'
import {
  enrolHere,
  forgetLines,
  officeLine,
  officePushes,
  openTown,
  pulled,
  rows,
  self,
  town,
  writeHere,
} from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { nothingSent } from '../../../app/record/log/answer-work.ts'

let record = ''

beforeEach(async () => {
  record = await openTown()
  await enrolHere()
})

async function cursor() {
  return (await self()).enrolment?.cursor ?? genesis(record)
}

describe('lines of the record', () => {
  it('[SY11][SY12] all come, over as many round trips as it takes, byte for byte', async () => {
    const lines = await officePushes(...Array.from({ length: maxAnswerOperations + 1 }, () => officeLine()))
    expect(await sync(phone)).toBe('done')
    expect(await pulled()).toEqual(lines)
    expect((await cursor()).position).toBe(lines.length)
    expect((await town.asked()).map(({ head }) => head.cursor.position)).toEqual([maxAnswerOperations])
  })

  it('[OP2] of a type that this version does not know are kept with the others', async () => {
    const newer = officeLine({ type: 'v2.notKnownYet', body: { 値: ['𠮷'] } } as object)
    expect(await officePushes(officeLine(), newer)).toHaveLength(2)
    await sync(phone)
    expect(await pulled()).toContain(newer)
  })

  it('[SY12] of this device come back whole when it lost them: it asks with `full`', async () => {
    const own = await writeHere()
    await sync(phone)
    const [office = ''] = await officePushes(officeLine())
    await forgetLines()
    await town.asked()
    expect(await sync(phone)).toBe('done')
    expect(await pulled()).toEqual([own, office])
    expect((await town.asked()).map(({ head }) => head.full ?? false)).toEqual([false, true])
  })

  it('[SY12] of this device that are here come without their operation, and are not asked for again', async () => {
    const [office = ''] = await officePushes(officeLine())
    const own = await writeHere()
    // That ours was taken is known; what stands before it was torn off.
    await town.faults({ kind: 'torn', lines: 0, cleanly: true }, { kind: 'lost' })
    await sync(phone)
    expect((await cursor()).position).toBe(0)
    await town.faults()
    await town.asked()
    expect(await sync(phone)).toBe('done')
    expect(await pulled()).toEqual([office, own])
    expect(await town.asked()).toHaveLength(1)
  })
})

describe('another tab', () => {
  it('[SY12] that moved the cursor meanwhile: a late answer moves it nowhere, and takes nothing back', async () => {
    await officePushes(officeLine(), officeLine())
    const head = {
      protocol: 2,
      record,
      cursor: genesis(record),
      want: 500,
      now: new Date().toISOString(),
    }
    const late = await roundTrip(phone, head, packed([]))
    if (late.kind !== 'answer') throw new Error(late.kind)
    await officePushes(officeLine())
    await sync(phone)
    const before = { cursor: await cursor(), rows: await rows() }
    const { parts: coming } = late
    for await (const part of coming)
      expect(
        await receive(phone, { record, sent: nothingSent, head: late.head, parts: [part] }),
      ).toMatchObject({
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
    expect(await Promise.all([sync(phone), tab.engine.sync(tab.thisPhone.phone), sync(phone)])).toEqual([
      'done',
      'done',
      'done',
    ])
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
    await Promise.all(tabs.map(({ engine, thisPhone: { phone: other } }) => engine.sync(other)))
    expect(await sync(phone)).toBe('done')
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
      const syncing = sync(phone)
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

describe('the clock', () => {
  const lineAt = (timeMs: number) =>
    officeLine({ stamp: stampOf({ timeMs, counter: 7 }, devices.officePhone) })
  const written = async () => clockOf(JSON.parse(await writeHere()).stamp)

  it('[SY2] takes in what another device wrote: what is written after it sorts after it', async () => {
    const ahead = Date.now() + maxClockLeadMs / 2
    await officePushes(lineAt(ahead))
    await sync(phone)
    expect(await written()).toEqual({ timeMs: ahead, counter: 8 })
  })

  it('[SY2] is moved by no stamp beyond server time + 10 minutes', async () => {
    await officePushes(lineAt(Date.now() + maxClockLeadMs + 60_000), lineAt(Date.parse('2099-01-01')))
    await sync(phone)
    expect((await written()).timeMs).toBeLessThanOrEqual(Date.now())
    expect(await pulled()).toHaveLength(2)
  })
})
