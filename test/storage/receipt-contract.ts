// The part of the storage contract about receipts: their time and standing, lines that are brought back, full pages.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Storage } from '../../server/storage/storage.ts'
import { genesis } from '../../shared/sync/chain.ts'
import { linesPerPage } from '../../shared/sync/protocol.ts'
import type { Proof } from '../../shared/sync/receipt.ts'
import { devices, fixedNow, intake, people, uuidv7 } from '../people.ts'
import type { Open } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, lines, pageAfter, proofOf, wholeChain } from './lines.ts'

const at = (afterMs: number) => new Date(fixedNow.getTime() + afterMs).toISOString()
const { dutyPhone, officePhone } = devices

async function enrol(storage: Storage, device: string, administrator: boolean): Promise<void> {
  const codeHash = `code ${device}`
  const invitation = { codeHash, ...people.dutyOfficer, administrator, expiresAt: at(1000), invitedBy: null }
  await storage.addInvitation(invitation, at(0))
  const asked = { codeHash, device, deviceName: '携帯', secretHash: 'secret', tokenHash: `token ${device}` }
  await storage.enrol({ ...asked, now: at(0), sessionExpiresAt: at(1e9) })
}

export function receiptContract(name: string, open: Open): void {
  const start = async () => {
    const storage = await open(await ownFolder())
    onTestFinished(() => storage.close())
    return storage
  }
  /** A line of the duty phone that a record had as its second, and what proves it. */
  const had = async () => {
    const before = await start()
    const operation = intake()
    await before.append(batch(lines(intake(), operation), { clockOffsetMs: 7 }))
    const [previous, line] = await wholeChain(before)
    if (previous === undefined || line === undefined) throw new Error('no line')
    return { operation, line, proof: proofOf(line, previous.hash) }
  }
  const proven = (operation: object, proof: Proof) =>
    lines(operation).map((line) => (line.kind === 'operation' ? { ...line, proof } : line))

  describe(`${name}: receipts`, () => {
    test('[SY21] the time of a line never lies before the one before it, also over a restart', async () => {
      const folder = await ownFolder()
      const first = await open(folder)
      for (const now of [at(0), at(60_000), at(-86_400_000)])
        await first.append(batch(lines(intake()), { now }))
      await first.close()
      const storage = await open(folder)
      onTestFinished(() => storage.close())
      await storage.append(batch(lines(intake()), { now: at(1000) }))
      await storage.append(batch(lines(intake()), { now: at(60_001) }))
      const times = (await wholeChain(storage)).map(({ receivedAt }) => receivedAt)
      expect(times).toEqual([at(0), at(60_000), at(60_000), at(60_000), at(60_001)])
    })

    test('[SY21] standing is what the uploader is at that moment; who brings what another wrote is relayed', async () => {
      const storage = await start()
      await enrol(storage, officePhone, true)
      await enrol(storage, dutyPhone, true)
      const office = (device: string) =>
        batch(lines(intake({ device })), { uploader: officePhone, vouched: true })
      await storage.append(office(officePhone))
      await storage.append(office(dutyPhone))
      await storage.append(batch(lines(intake())))
      await storage.revoke({ device: dutyPhone, reason: '紛失', by: '乙', byDevice: officePhone, now: at(1) })
      const late = await storage.append(batch(lines(intake())))
      expect(late.refused).toMatchObject([{ reason: 'revoked' }])
      await storage.append(batch(lines(intake({ device: 'x' }), intake()), { uploader: 'x', vouched: true }))
      const standings = (await wholeChain(storage)).map(({ standing }) => standing)
      expect(standings).toEqual(['administrator', 'relayed', 'administrator', 'relayed'])
    })

    test('[SY22] a line with its proof is taken whoever brings it, with the receipt that it had, also over a restart', async () => {
      const { operation, line, proof } = await had()
      const folder = await ownFolder()
      const storage = await open(folder)
      const brought = batch(proven(operation, proof), { uploader: officePhone, now: at(5000) })
      const { accepted, added } = await storage.append(brought)
      const { receivedAt, clockOffsetMs, uploader, standing, hash } = line
      const first = { position: 2, receivedAt, clockOffsetMs, uploader, standing, hash }
      expect([accepted, added]).toMatchObject([
        [{ position: 1, receivedAt: at(5000), uploader: officePhone, standing: 'relayed', first }],
        1,
      ])
      await storage.close()
      const again = await open(folder)
      onTestFinished(() => again.close())
      expect(await wholeChain(again)).toMatchObject([{ id: operation.id, first }])
    })

    test('[SY22] brought back twice it keeps the first receipt of all', async () => {
      const { operation, proof } = await had()
      const second = await start()
      await second.append(batch(proven(operation, proof), { uploader: officePhone }))
      const [line] = await wholeChain(second)
      if (line === undefined) throw new Error('no line')
      const third = await start()
      const proofOfSecond = proofOf(line, genesis(second.record).hash)
      const { accepted } = await third.append(
        batch(proven(operation, proofOfSecond), { uploader: officePhone }),
      )
      expect(line.first?.position).toBe(2)
      expect(accepted).toMatchObject([{ position: 1, first: line.first }])
    })

    test('[SY22] a proof that proves nothing counts as none: whatever of it is changed', async () => {
      const { operation, proof } = await had()
      const storage = await start()
      const changes: Partial<Proof>[] = [
        { position: 3 },
        { receivedAt: at(-1) },
        { clockOffsetMs: 8 },
        { uploader: officePhone },
        { standing: 'administrator' },
        { previous: 'ab'.repeat(32) },
        { seal: 'cd'.repeat(16) },
        { first: { ...proof, hash: 'ab'.repeat(32) } },
      ]
      for (const change of changes) {
        const { refused } = await storage.append(
          batch(proven(operation, { ...proof, ...change }), { uploader: officePhone }),
        )
        expect([change, refused]).toMatchObject([change, [{ reason: 'relayedWithoutProof', kept: true }]])
      }
      const other = batch(proven({ ...operation, by: '別の人' }, proof), { uploader: officePhone })
      expect((await storage.append(other)).refused).toMatchObject([{ reason: 'relayedWithoutProof' }])
      const own = await storage.append(batch(proven(operation, { ...proof, position: 3 })))
      expect(own.accepted).toMatchObject([{ standing: 'responder' }])
      expect(own.accepted[0]?.first).toBeUndefined()
    })

    test('[SY22] what the record has keeps its place; from a revoked device nothing is taken', async () => {
      const { operation, proof } = await had()
      const storage = await start()
      await enrol(storage, officePhone, true)
      await enrol(storage, dutyPhone, false)
      await storage.revoke({ device: dutyPhone, reason: '紛失', by: '乙', byDevice: officePhone, now: at(1) })
      const brought = proven(operation, proof)
      expect((await storage.append(batch(brought))).refused).toMatchObject([{ reason: 'revoked' }])
      const first = await storage.append(batch(lines(operation), { uploader: officePhone, vouched: true }))
      const { accepted } = await storage.append(batch(brought, { uploader: officePhone }))
      expect(accepted).toEqual(first.accepted)
      expect(accepted[0]?.first).toBeUndefined()
    })

    test('[SY5] what is accepted again is told with the hash before it', async () => {
      const storage = await start()
      const sent = [intake(), intake(), intake()]
      const first = await storage.append(batch(lines(...sent)))
      const again = await storage.append(batch(lines(...sent)))
      expect(again.accepted).toEqual(first.accepted)
      const before = [genesis(storage.record), ...first.accepted].slice(0, -1).map(({ hash }) => hash)
      expect(again.accepted.map((line) => line.before)).toEqual(before)
    })

    test('[SY25] a page is there once all its lines are, and is kept as it was made', async () => {
      const folder = await ownFolder()
      const storage = await open(folder)
      const many = (count: number) => batch(lines(...Array.from({ length: count }, () => intake())))
      await storage.append(many(linesPerPage - 1))
      expect(await storage.linePage(1, 'gzip')).toBeNull()
      await storage.append(many(2))
      const page = await storage.linePage(1, 'gzip')
      const chain = await wholeChain(storage)
      if (page === null || !('lines' in page)) throw new Error('no page')
      expect(page.lines.map(({ id }) => id)).toEqual(chain.slice(0, linesPerPage).map(({ id }) => id))
      expect(await storage.linePage(2, 'gzip')).toBeNull()
      const made = new Uint8Array([1, 2, 3])
      await storage.keepLinePage(1, 'gzip', made)
      await storage.keepLinePage(1, 'gzip', new Uint8Array([4]))
      await storage.close()
      const again = await open(folder)
      onTestFinished(() => again.close())
      expect(await again.linePage(1, 'gzip')).toEqual({ kept: made })
      expect(await again.linePage(1, 'zstd')).toEqual(page)
    })

    test('[SY32] the lines in which an id stands are found in their order; of them the newest that fit are given', async () => {
      const storage = await start()
      const [incident, other] = [uuidv7(7001), uuidv7(7002)]
      const about = (subject: string) => intake({ subject })
      const first = [about(incident), about(other), intake(), about(incident)]
      await storage.append(batch(lines(...first)))
      expect(await storage.positionsNaming(incident, 0)).toEqual({ positions: [1, 4], to: 4 })
      await storage.append(batch(lines(about(other), about(incident))))
      expect(await storage.positionsNaming(incident, 4)).toEqual({ positions: [6], to: 6 })
      expect(await storage.positionsNaming(uuidv7(7003), 0)).toEqual({ positions: [], to: 6 })
      const bounds = { maxBytes: 1e6, receiptBytes: 0 }
      const chain = await wholeChain(storage)
      const told = await storage.linesAt({ positions: [1, 4, 6], ...bounds })
      expect(told).toEqual([1, 4, 6].map((position) => ({ ...chain[position - 1], as: 'here' })))
      const size = chain[5]?.bytes?.length ?? 0
      const newest = await storage.linesAt({ positions: [1, 4, 6], ...bounds, maxBytes: 2 * size + 1 })
      expect(newest.map(({ position }) => position)).toEqual([4, 6])
      expect(await storage.linesAt({ positions: [], ...bounds })).toEqual([])
    })

    test('[SY11] a large batch comes back in the order in which it was sent', async () => {
      const storage = await start()
      const sent = Array.from({ length: 1234 }, () => intake())
      await storage.append(batch(lines(...sent)))
      const { lines: first } = await storage.page(pageAfter(genesis(storage.record), { want: 2000 }))
      expect(first.map(({ id }) => id)).toEqual(sent.map(({ id }) => id))
    })
  })
}
