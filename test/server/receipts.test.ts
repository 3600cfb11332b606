// Receipts over the wire: what was accepted moves the cursor, by whose right, and what is brought back with its proof.
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { genesis } from '../../shared/sync/chain.ts'
import { maxLineBytes } from '../../shared/sync/protocol.ts'
import { writeProven } from '../../shared/sync/round-trip.ts'
import { devices, fixedNow, intake } from '../people.ts'
import { proofOf, wholeChain } from '../storage/lines.ts'
import { enrolledPhone, startTown } from './town.ts'

test("[SY28] a device that took the record's UUID for its own has no more right for it", async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town, town.storage.record)
  const { accepted } = await phone.sync([intake({ device: phone.device })])
  expect(accepted).toMatchObject([{ uploader: town.storage.record, standing: 'responder' }])
})

describe('bringing back', () => {
  const broughtBack = async () => {
    const before = await startTown()
    const other = await enrolledPhone(before, devices.officePhone)
    // Spaces and characters of three bytes: what is hashed are the bytes as they came.
    const text = ` ${JSON.stringify(intake({ device: other.device }))} `
    const { accepted } = await other.sync([text])
    const [line] = accepted
    if (line === undefined) throw new Error('not accepted')
    return { text, line, proof: proofOf(line, genesis(other.record).hash) }
  }

  test('[SY22] the proof comes before the operation, whose bytes stay as they were', async () => {
    const { text, line, proof } = await broughtBack()
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const { accepted, refused } = await phone.sync([intake(), writeProven(proof, text), intake()])
    expect([accepted.length, refused]).toEqual([3, []])
    const { receivedAt, clockOffsetMs, uploader, standing, hash, position } = line
    const first = { position, receivedAt, clockOffsetMs, uploader, standing, hash }
    expect(accepted[1]).toMatchObject({ id: line.id, uploader: phone.device, standing: 'relayed', first })
    const [, kept] = await wholeChain(town.storage)
    expect(Buffer.from(kept?.bytes ?? []).toString()).toBe(text)
    const office = await enrolledPhone(town, devices.officePhone)
    const { lines } = await office.sync()
    expect(lines.map(({ line: told }) => told.first)).toEqual([undefined, first, undefined])
    expect(lines.map(({ operation: said }) => said)[1]).toBe(text)
  })

  test('[SY22] of a proof that proves nothing the operation is set aside without it; what is no proof is malformed', async () => {
    const { text, proof } = await broughtBack()
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const forged = writeProven({ ...proof, seal: 'ab'.repeat(16) }, text)
    const none = writeProven(proof, text).replace('"seal"', '"sail"')
    const torn = writeProven(proof, text).slice(0, -1)
    const long = writeProven(proof, text.padEnd(maxLineBytes + 1))
    const { accepted, refused } = await phone.sync([forged, none, torn, long])
    expect(accepted).toEqual([])
    expect(refused.map(({ reason }) => reason)).toEqual([
      'relayedWithoutProof',
      'malformed',
      'notJson',
      'tooLarge',
    ])
    const [aside] = await town.storage.setAside(1)
    expect(Buffer.from(aside?.bytes ?? []).toString()).toBe(text)
  })

  test('[SY22] the longest line there may be is brought back too', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const { proof, text } = await broughtBack()
    const longest = text.padEnd(maxLineBytes - (Buffer.byteLength(text) - text.length))
    const { refused } = await phone.sync([writeProven(proof, longest)])
    // Other bytes than those that were sealed: it is read, and proves nothing.
    expect(refused).toMatchObject([{ reason: 'relayedWithoutProof' }])
  })
})

describe('what was accepted', () => {
  test('[SY12] moves the cursor, and is not told of twice', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const office = await enrolledPhone(town, devices.officePhone)
    const [one, two] = [await phone.sync([intake(), intake()]), await phone.sync([intake()])]
    expect([one.lines, one.more]).toEqual([[], false])
    // From the start again: lines 1 and 2 are told of as held.
    expect(two.lines.map(({ line, as }) => [line.position, as])).toEqual([
      [1, 'held'],
      [2, 'held'],
      [3, 'held'],
    ])
    await office.sync([intake({ device: office.device })], { want: 0 })
    const { position, hash } = two.head
    const mixed = await phone.sync([intake()], { cursor: { position, hash } })
    expect(mixed.lines.map(({ line, as }) => [line.position, as])).toEqual([
      [4, 'here'],
      [5, 'held'],
    ])
  })

  test('[SY12] lines accepted again at the cursor move it too, in whatever order they came', async () => {
    const phone = await enrolledPhone(await startTown())
    const [first, second, third] = [intake(), intake(), intake()]
    await phone.sync([first, second], { want: 0 })
    const again = await phone.sync([third, second, first])
    expect(again.stretches.map(({ position, count, line }) => [position, count, line])).toEqual([
      [3, 1, 1],
      [2, 1, 2],
      [1, 1, 3],
    ])
    expect([again.lines, again.more]).toEqual([[], false])
  })

  test('[SY21] by an administrator has another standing than by anybody else; each takes a stretch of its own', async () => {
    const town = await startTown()
    const office = await enrolledPhone(town, devices.officePhone, { administrator: true })
    const own = () => intake({ device: office.device })
    const { stretches } = await office.sync([own(), own(), intake(), own()], { vouched: true })
    expect(stretches.map(({ standing, count, line }) => [standing, count, line])).toEqual([
      ['administrator', 2, 1],
      ['relayed', 1, 3],
      ['administrator', 1, 4],
    ])
  })

  test('[SY21] a clock that is set back makes no line older than the one before it', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    await phone.sync([intake()])
    town.clock.now = new Date(fixedNow.getTime() - 3_600_000)
    const { accepted, now } = await phone.sync([intake()])
    expect(accepted[0]?.receivedAt).toBe(fixedNow.toISOString())
    expect(now).toBe(town.clock.now.toISOString())
  })

  test('[SY23] of a line whose bytes were erased is told by the digest, and the line is accepted again', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const office = await enrolledPhone(town, devices.officePhone)
    const sent = [intake(), intake(), intake()]
    await phone.sync(sent)
    const sideDoor = new DatabaseSync(town.file)
    sideDoor.exec('update line set bytes = null where position = 2')
    sideDoor.close()
    for (const [asking, as] of [
      [phone, 'held'],
      [office, 'here'],
    ] as const) {
      const { lines } = await asking.sync()
      expect(lines.map((line) => line.as)).toEqual([as, 'erased', as])
      expect(lines[1]?.line.id).toBe(sent[1]?.id)
    }
    const again = await phone.sync([sent[1] ?? {}])
    expect(again.accepted).toMatchObject([{ position: 2 }])
    expect((await wholeChain(town.storage)).map(({ bytes }) => bytes === null)).toEqual([false, true, false])
  })
})
