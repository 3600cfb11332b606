// One round trip of sync, as a phone sees it.
import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { chainHash, digest, genesis } from '../../shared/sync/chain.ts'
import { devices, fixedNow, intake, operation } from '../people.ts'
import { bytesOfLine, wholeChain } from '../storage/lines.ts'
import { enrolledPhone, request, startTown } from './town.ts'

describe('pushing', () => {
  test('[SY4] what was accepted is in the database file, byte for byte, sealed by its receipt', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const sent = intake()
    const answer = await phone.sync([sent], { now: new Date(fixedNow.getTime() - 90_000).toISOString() })
    const receipt = {
      position: 1,
      receivedAt: fixedNow.toISOString(),
      clockOffsetMs: 90_000,
      uploader: phone.device,
      standing: 'responder' as const,
    }
    const before = genesis(phone.record).hash
    const hash = chainHash(before, receipt, digest(bytesOfLine(sent)))
    const seals = town.seal.seal(hash)
    expect(answer.stretches).toEqual([{ ...receipt, count: 1, line: 1, before, hash, seals }])
    expect(answer.head).toEqual({ position: 1, hash, generation: 1 })
    const elsewhere = await openSqlite(town.file, town.seal)
    expect((await wholeChain(elsewhere)).map((line) => line.bytes)).toEqual([bytesOfLine(sent)])
    await elsewhere.close()
  })

  test('[SY5] same id, same bytes: accepted again at the same position; other bytes: conflict', async () => {
    const phone = await enrolledPhone(await startTown())
    const sent = intake()
    const first = await phone.sync([sent])
    const again = await phone.sync([
      sent,
      JSON.stringify({ ...sent, by: '別の人' }),
      ` ${JSON.stringify(sent)}`,
    ])
    expect(again.stretches).toEqual(first.stretches)
    expect(again.refused).toEqual([
      { id: sent.id, line: 2, reason: 'conflict', kept: true },
      { id: sent.id, line: 3, reason: 'conflict', kept: true },
    ])
    expect(again.head).toEqual(first.head)
  })

  test('[SY6] an unknown type, an unknown office, a clock in 2099 and a name nobody has are all taken', async () => {
    const phone = await enrolledPhone(await startTown())
    const sent = [
      { ...intake(), type: 'v2.drillBegun', body: { anything: [1, { nested: true }] } },
      intake({ office: 'no-such-office', by: 'だれでもない' }),
      intake({ stamp: '2099-01-01T00:00:00.000Z-0000-0a5d3c7b9e10abcd' }),
      intake({ enteredBy: null, by: null, office: null }),
    ]
    const answer = await phone.sync(sent, { now: '2099-01-01T00:00:00.000Z' })
    expect(answer.accepted.map((line) => line.id)).toEqual(sent.map((line) => line.id))
    expect(answer.accepted[0]?.clockOffsetMs).toBe(
      fixedNow.getTime() - Date.parse('2099-01-01T00:00:00.000Z'),
    )
  })

  test('[SY17] what another device wrote is set aside as relayed without proof', async () => {
    const phone = await enrolledPhone(await startTown())
    const relayed = intake({ device: devices.officePhone })
    const answer = await phone.sync([relayed, intake()])
    expect(answer.refused).toEqual([{ id: relayed.id, line: 1, reason: 'relayedWithoutProof', kept: true }])
    expect(answer.accepted).toHaveLength(1)
  })

  test('[SY17] what a person vouches for is taken, by the device of the session', async () => {
    const phone = await enrolledPhone(await startTown())
    const relayed = intake({ device: devices.officePhone })
    expect((await phone.sync([relayed], { vouched: false })).refused[0]?.reason).toBe('relayedWithoutProof')
    const { accepted } = await phone.sync([relayed], { vouched: true })
    expect(accepted.map((line) => line.id)).toEqual([relayed.id])
    expect(accepted).toMatchObject([{ uploader: phone.device, standing: 'relayed' }])
  })

  test('[SY9] two phones at once: positions without a gap, each line once', async () => {
    const town = await startTown()
    const phones = [await enrolledPhone(town), await enrolledPhone(town, devices.officePhone)]
    const rounds = Array.from({ length: 10 }, () =>
      phones.map((phone) => phone.sync([intake({ device: phone.device }), intake({ device: phone.device })])),
    )
    const answers = await Promise.all(rounds.flat())
    const positions = answers.flatMap((answer) => answer.accepted.map((line) => line.position))
    expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    expect(await wholeChain(town.storage)).toHaveLength(40)
  })
})

describe('pulling', () => {
  test("[SY5] others' lines come back as the very text that was sent, one's own by receipt, all of them when asked", async () => {
    const town = await startTown()
    const duty = await enrolledPhone(town)
    const office = await enrolledPhone(town, devices.officePhone)
    const odd = ` ${JSON.stringify(intake()).replace('住基', '\\u4f4f\\u57fa')} \r`
    const own = intake({ device: office.device })
    await duty.sync([odd])
    await office.sync([own])
    const pulled = await office.sync()
    expect(pulled.lines.map((line) => line.operation)).toEqual([odd, null])
    expect(pulled.lines.map((line) => line.line.id)).toEqual([JSON.parse(odd).id, own.id])
    const full = await office.sync([], { full: true })
    expect(full.lines.map((line) => line.operation)).toEqual([odd, JSON.stringify(own)])
  })

  test('[SY11] lines and bytes are bounded, and `more` leads to the end', async () => {
    const town = await startTown()
    const duty = await enrolledPhone(town)
    const office = await enrolledPhone(town, devices.officePhone)
    const long = () => operation('v1.measureStarted', { what: '断'.repeat(4000), clause: '1-3' })
    const sent = Array.from({ length: 900 }, long)
    for (let n = 0; n < sent.length; n += 300) await duty.sync(sent.slice(n, n + 300), { want: 0 })
    const ids: string[] = []
    let cursor = genesis(office.record)
    for (let more = true; more;) {
      const answer = await office.sync([], { cursor })
      expect(answer.bytes).toBeLessThanOrEqual(4 * 1024 * 1024)
      expect(answer.count).toBeGreaterThan(0)
      const last = answer.lines.at(-1)?.line
      cursor = { position: last?.position ?? 0, hash: last?.hash ?? '' }
      ids.push(...answer.lines.map((line) => line.line.id))
      more = answer.more
    }
    expect(ids).toEqual(sent.map((line) => line.id))
  })

  test('[SY11] want 0 sends only; want 2 of three says more', async () => {
    const phone = await enrolledPhone(await startTown())
    await phone.sync([intake(), intake(), intake()], { want: 0 })
    expect(await phone.sync([], { want: 0 })).toMatchObject({ count: 0, more: false })
    expect(await phone.sync([], { want: 2 })).toMatchObject({ count: 2, more: true })
    expect(await phone.sync([], { want: 3 })).toMatchObject({ count: 3, more: false })
  })

  test('[SY10] a cursor of another history: diverged, no lines, and the push is taken', async () => {
    const phone = await enrolledPhone(await startTown())
    await phone.sync([intake()])
    const cursor = { position: 1, hash: 'ab'.repeat(32) }
    const answer = await phone.sync([intake()], { cursor })
    expect(answer).toMatchObject({ diverged: true, count: 0, more: false, head: { position: 2 } })
    expect(answer.accepted).toHaveLength(1)
    const beyond = await phone.sync([], { cursor: { ...answer.head, position: 3 } })
    expect(beyond).toMatchObject({ diverged: true, count: 0 })
    const { position, hash } = answer.head
    expect(await phone.sync([], { cursor: { position, hash } })).toMatchObject({ diverged: false, count: 0 })
  })

  test('[SY15] a phone of another record is told so, and nothing of what it pushed is kept', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const other = crypto.randomUUID()
    const answer = await phone.post(request(other, [intake(), '{'], { cursor: genesis(other) }))
    expect(answer.status).toBe(409)
    expect(await answer.json()).toEqual({ reason: 'otherRecord', record: town.storage.record })
    expect(await wholeChain(town.storage)).toEqual([])
    expect(await town.storage.setAside(10)).toEqual([])
  })
})
