// The record's half of the storage contract.
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { genesis } from '../../shared/sync/chain.ts'
import { maxSetAsideBytes, maxSetAsideLines } from '../../server/storage/set-aside.ts'
import { devices, fixedNow, intake, uuidv7 } from '../people.ts'
import type { Open } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, bytesOfLine, lines, pageAfter, wholeChain } from './lines.ts'

export function recordContract(name: string, open: Open): void {
  const start = async () => {
    const storage = await open(await ownFolder())
    onTestFinished(() => storage.close())
    return storage
  }

  describe(`${name}: the record`, { timeout: 60_000 }, () => {
    test('[SY9] a new record starts at its genesis', async () => {
      const storage = await start()
      expect(await storage.head()).toEqual({ ...genesis(storage.record), generation: 1 })
      expect(await wholeChain(storage)).toEqual([])
    })

    test('[ST6] lines, head and record are the same after closing and opening again', async () => {
      const folder = await ownFolder()
      const first = await open(folder)
      const operation = intake()
      const { head } = await first.append(batch(lines(operation), { clockOffsetMs: -86_400_000 }))
      await first.close()
      const second = await open(folder)
      expect(second.record).toBe(first.record)
      expect(await second.head()).toEqual(head)
      const [line] = await wholeChain(second)
      expect(line?.bytes).toEqual(bytesOfLine(operation))
      expect(line).toMatchObject({ position: 1, clockOffsetMs: -86_400_000, uploader: devices.dutyPhone })
      await second.close()
    })

    test('[SY5] same id, same bytes: accepted again at the same position, nothing added', async () => {
      const storage = await start()
      const operation = intake()
      const first = await storage.append(batch(lines(operation)))
      const later = new Date(fixedNow.getTime() + 60_000).toISOString()
      const again = await storage.append(batch(lines(operation), { now: later, clockOffsetMs: 7 }))
      expect(again).toEqual({ ...first, added: 0 })
    })

    test('[SY5] same id, other bytes: refused as conflict and set aside, the first stays', async () => {
      const storage = await start()
      const operation = intake()
      await storage.append(batch(lines(operation)))
      const other = { ...operation, by: '別の人' }
      const { accepted, refused } = await storage.append(batch(lines(other)))
      expect(accepted).toEqual([])
      expect(refused).toEqual([{ id: operation.id, line: 1, reason: 'conflict', kept: true }])
      expect((await wholeChain(storage)).map((line) => line.bytes)).toEqual([bytesOfLine(operation)])
      expect((await storage.setAside(10)).map((line) => line.bytes)).toEqual([bytesOfLine(other)])
    })

    test('[SY5] the same id twice and a rival within one batch', async () => {
      const storage = await start()
      const operation = intake()
      const rival = { ...operation, by: '別の人' }
      const { accepted, refused, added } = await storage.append(batch(lines(operation, operation, rival)))
      expect(accepted.map((line) => line.position)).toEqual([1, 1])
      expect(refused).toEqual([{ id: operation.id, line: 3, reason: 'conflict', kept: true }])
      expect(added).toBe(1)
    })

    test('[SY7] a refused line is set aside once, and does not hold up the rest', async () => {
      const storage = await start()
      const sent = batch(lines('{', intake(), '{'))
      const first = await storage.append(sent)
      expect(first.refused).toEqual([
        { id: null, line: 1, reason: 'notJson', kept: true },
        { id: null, line: 3, reason: 'notJson', kept: true },
      ])
      expect((await storage.append(sent)).refused).toEqual(first.refused)
      expect(first.added).toBe(1)
      expect(await storage.setAside(10)).toHaveLength(1)
    })

    test('[SY7] beyond its bound a device is told kept: false; another device still has room', async () => {
      const storage = await start()
      const bad = (from: number, count: number) =>
        lines(...Array.from({ length: count }, (_, n) => `${from + n}`))
      for (let from = 0; from < maxSetAsideLines; from += 500) await storage.append(batch(bad(from, 500)))
      const full = await storage.append(batch(bad(maxSetAsideLines - 1, 2)))
      expect(full.refused.map((line) => line.kept)).toEqual([true, false])
      const other = await storage.append(batch(bad(maxSetAsideLines, 1), { uploader: devices.officePhone }))
      expect(other.refused.map((line) => line.kept)).toEqual([true])
    })

    test('[SY7] lines set aside are bounded in bytes too; a short one may still find room', async () => {
      const storage = await start()
      const size = maxSetAsideBytes / 16
      const long = (n: number) => lines(new Uint8Array(size).fill(n))
      for (let n = 0; n < 15; n += 1) await storage.append(batch(long(n)))
      const { refused } = await storage.append(batch([...lines('{'), ...long(15), ...lines('[')]))
      expect(refused.map((line) => line.kept)).toEqual([true, false, true])
    })

    test("[SY17] another device's line is set aside, unless the record has it already", async () => {
      const storage = await start()
      const operation = intake()
      const relayed = batch(lines(operation), { uploader: devices.officePhone })
      expect((await storage.append(relayed)).refused[0]?.reason).toBe('relayedWithoutProof')
      const { accepted } = await storage.append(batch(lines(operation)))
      expect((await storage.append(relayed)).accepted).toEqual(accepted)
    })

    test("[SY17] a person's word takes another device's line in, by the device that brought it; a rival it does not", async () => {
      const storage = await start()
      const operation = intake()
      const vouched = { uploader: devices.officePhone, vouched: true }
      const { accepted, added } = await storage.append(batch(lines(operation), vouched))
      expect([accepted[0]?.uploader, added]).toEqual([devices.officePhone, 1])
      expect((await storage.append(batch(lines(operation)))).accepted).toEqual(accepted)
      const rival = batch(lines({ ...operation, by: '別の人' }), vouched)
      expect((await storage.append(rival)).refused[0]?.reason).toBe('conflict')
    })

    test('[SY9] appends that come at once leave no gap and no fork', async () => {
      const storage = await start()
      const sent = Array.from({ length: 40 }, () => storage.append(batch(lines(intake(), intake()))))
      await Promise.all(sent)
      expect(await wholeChain(storage)).toHaveLength(80)
    })

    test('[SY10] a cursor of another history is not known: position, hash and genesis each count', async () => {
      const storage = await start()
      const { head } = await storage.append(batch(lines(intake(), intake())))
      const strange = 'ab'.repeat(32)
      const asked = [
        { position: 1, hash: strange },
        { position: 1, hash: head.hash },
        { position: 3, hash: head.hash },
        { position: 0, hash: strange },
        genesis(uuidv7(1)),
      ]
      for (const after of asked) {
        expect(await storage.page(pageAfter(after))).toEqual({ known: false, head, lines: [], more: false })
      }
      expect(await storage.page(pageAfter(head))).toEqual({ known: true, head, lines: [], more: false })
    })

    test('[SY11] a page is bounded in lines and bytes, and gives one line however long it is', async () => {
      const storage = await start()
      await storage.append(batch(lines(intake(), intake(), intake())))
      const after = genesis(storage.record)
      const size = bytesOfLine(intake()).length
      const counted = async (bounds: object) => {
        const page = await storage.page(pageAfter(after, bounds))
        return [page.lines.length, page.more]
      }
      expect(await counted({ want: 2 })).toEqual([2, true])
      expect(await counted({ want: 3 })).toEqual([3, false])
      expect(await counted({ want: 0 })).toEqual([0, false])
      expect(await counted({ maxBytes: 2 * size })).toEqual([2, true])
      expect(await counted({ maxBytes: 2 * size, receiptBytes: 1 })).toEqual([1, true])
      expect(await counted({ maxBytes: 1 })).toEqual([1, true])
      expect(await counted({ maxBytes: 1, holder: devices.dutyPhone })).toEqual([3, false])
    })

    test('[SY9] any batches: no gap, each valid line once and byte for byte, whatever is repeated or bad', async () => {
      const pool = Array.from({ length: 12 }, () => intake())
      const sendable = fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...pool).map(bytesOfLine) },
        { weight: 1, arbitrary: fc.constantFrom(...pool).map((op) => bytesOfLine({ ...op, by: null })) },
        { weight: 2, arbitrary: fc.uint8Array({ maxLength: 40 }) },
      )
      const batches = fc.array(fc.array(sendable, { minLength: 1, maxLength: 8 }), { maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(batches, async (sent) => {
          const storage = await open(await ownFolder())
          const expected = new Map<string, Uint8Array>()
          for (const part of sent) {
            const read = lines(...part)
            for (const line of read) {
              if (line.kind === 'operation' && !expected.has(line.id)) expected.set(line.id, line.bytes)
            }
            const { accepted, refused } = await storage.append(batch(read))
            expect(accepted.length + refused.length).toBe(read.length)
          }
          const chain = await wholeChain(storage)
          expect(chain.map((line) => [line.id, line.bytes])).toEqual([...expected])
          await storage.close()
        }),
        { numRuns: 60, seed: 20261122 },
      )
    })
  })
}
