// The part of the storage contract about lines that were set aside, and what a person decides of them.
import { describe, expect, onTestFinished, test } from 'vitest'
import { maxSetAsideBytes, maxSetAsideLines } from '../../server/storage/set-aside.ts'
import type { Settling, Storage } from '../../server/storage/storage.ts'
import { devices, fixedNow, intake } from '../people.ts'
import type { Open } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, bytesOfLine, lines, wholeChain } from './lines.ts'

const settledAt = new Date(fixedNow.getTime() + 3_600_000).toISOString()

/** A decision of 管理 乙 at the office's device. */
function settling(number: number, of: object | string, overrides: Partial<Settling> = {}): Settling {
  const [line] = lines(of)
  if (line === undefined) throw new Error('no line')
  const who = { by: '管理 乙', device: devices.officePhone, at: settledAt, note: null }
  return { number, line, decision: 'take', ...who, ...overrides }
}

export function settlingContract(name: string, open: Open): void {
  const start = async () => {
    const storage = await open(await ownFolder())
    onTestFinished(() => storage.close())
    return storage
  }
  /** A line of another device, set aside as number 1. */
  const relayed = async (storage: Storage) => {
    const operation = intake({ device: devices.officePhone })
    await storage.append(batch(lines(operation)))
    return operation
  }

  describe(`${name}: set aside`, () => {
    test('[SY7] lines have numbers in the order in which they came, and wait', async () => {
      const storage = await start()
      await storage.append(batch(lines('{', intake(), '[')))
      await storage.append(batch(lines('"')))
      expect((await storage.setAside(10)).map(({ number, settled }) => [number, settled])).toEqual([
        [1, null],
        [2, null],
        [3, null],
      ])
      expect(await storage.setAside(2)).toHaveLength(2)
      expect([await storage.setAsideCount(), await storage.settled(10)]).toEqual([3, []])
      expect(await storage.setAsideLine(2)).toMatchObject({ number: 2, reason: 'notJson' })
      expect(await storage.setAsideLine(4)).toBeNull()
    })

    test('[SY19] take puts the bytes into the chain, by the device that settled it; who, when and why stay', async () => {
      const folder = await ownFolder()
      const first = await open(folder)
      const operation = await relayed(first)
      const settled = await first.settle(settling(1, operation, { note: '本人に確かめた' }))
      expect(settled).toMatchObject({ ok: true, added: 2, head: { position: 2 } })
      await first.close()
      const storage = await open(folder)
      onTestFinished(() => storage.close())
      const [line, said] = await wholeChain(storage)
      expect(line).toMatchObject({ uploader: devices.officePhone, receivedAt: settledAt })
      expect(line?.bytes).toEqual(bytesOfLine(operation))
      expect(said).toMatchObject({ uploader: storage.record, standing: 'server' })
      expect(JSON.parse(Buffer.from(said?.bytes ?? []).toString())).toMatchObject({
        type: 'v1.asideTaken',
        body: { operation: operation.id, by: '管理 乙' },
      })
      expect(await storage.setAside(10)).toEqual([])
      expect(await storage.settled(10)).toMatchObject([
        {
          number: 1,
          bytes: bytesOfLine(operation),
          settled: { decision: 'take', by: '管理 乙', at: settledAt, note: '本人に確かめた' },
        },
      ])
    })

    test('[SY19] leave keeps it out of the chain, and sent again it stays settled', async () => {
      const storage = await start()
      const operation = await relayed(storage)
      const left = await storage.settle(settling(1, operation, { decision: 'leave', note: '二重' }))
      expect(left).toMatchObject({ ok: true, added: 0, settled: { decision: 'leave', note: '二重' } })
      expect(await wholeChain(storage)).toEqual([])
      expect((await storage.append(batch(lines(operation)))).refused[0]?.kept).toBe(true)
      expect([await storage.setAsideCount(), (await storage.settled(10)).length]).toEqual([0, 1])
    })

    test('[SY19] the same decision again is answered as the first; another one is too late', async () => {
      const storage = await start()
      const operation = await relayed(storage)
      const once = settling(1, operation)
      const first = await storage.settle(once)
      const again = await storage.settle({ ...once, at: fixedNow.toISOString() })
      expect(again).toEqual({ ...first, added: 0 })
      const refused = { ok: false, reason: 'alreadySettled' }
      expect(await storage.settle({ ...once, decision: 'leave' })).toEqual(refused)
      expect(await storage.settle({ ...once, device: devices.dutyPhone })).toEqual(refused)
      expect(await wholeChain(storage)).toHaveLength(2)
    })

    test('[SY19] two at once: one decides', async () => {
      const storage = await start()
      const operation = await relayed(storage)
      const both = await Promise.all([
        storage.settle(settling(1, operation)),
        storage.settle(settling(1, operation, { decision: 'leave', device: devices.dutyPhone })),
      ])
      expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
      expect(await storage.settled(10)).toHaveLength(1)
    })

    test('[SY19] what is no operation, what has a rival in the record and what is not there are not taken', async () => {
      const storage = await start()
      const operation = intake()
      const rival = { ...operation, by: '別の人' }
      await storage.append(batch(lines('{', operation, rival)))
      expect(await storage.settle(settling(1, '{'))).toEqual({ ok: false, reason: 'notReadable' })
      expect(await storage.settle(settling(2, rival))).toEqual({ ok: false, reason: 'conflict' })
      for (const number of [3, 9_999_999_999])
        expect(await storage.settle(settling(number, operation))).toEqual({ ok: false, reason: 'notFound' })
      expect(await wholeChain(storage)).toHaveLength(1)
      expect(await storage.setAsideCount()).toBe(2)
    })

    test('[SY19] what has come into the record since is settled by taking it, and stands there once', async () => {
      const storage = await start()
      const operation = await relayed(storage)
      await storage.append(batch(lines(operation), { uploader: devices.officePhone }))
      expect(await storage.settle(settling(1, operation))).toMatchObject({ ok: true, added: 0 })
      expect(await wholeChain(storage)).toHaveLength(1)
    })

    test('[SY7][SY19] what is settled leaves room for its device', async () => {
      const storage = await start()
      const bad = (from: number, count: number) =>
        lines(...Array.from({ length: count }, (_, at) => `${from + at}`))
      for (let from = 0; from < maxSetAsideLines; from += 500) await storage.append(batch(bad(from, 500)))
      const more = batch(bad(maxSetAsideLines, 1))
      expect((await storage.append(more)).refused[0]?.kept).toBe(false)
      await storage.settle(settling(1, '0', { decision: 'leave', note: '不要' }))
      expect((await storage.append(more)).refused[0]?.kept).toBe(true)
      expect((await storage.setAsideLine(maxSetAsideLines + 1))?.settled).toBeNull()
    })

    test('[SY7][SY19] what is settled takes room in bytes still: a device can’t fill the disk with what others leave', async () => {
      const storage = await start()
      const long = (n: number) => batch(lines(new Uint8Array(maxSetAsideBytes / 16).fill(n)))
      const kept: (boolean | undefined)[] = []
      for (let n = 1; n <= 17; n += 1) {
        kept.push((await storage.append(long(n))).refused[0]?.kept)
        await storage.settle(settling(n, '0', { decision: 'leave', note: '不要' }))
      }
      expect(kept).toEqual([...Array(16).fill(true), false])
    })
  })
}
