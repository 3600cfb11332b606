// A history that does not follow what this device holds (SY10, SY12): an alarm, and nothing of it is taken in.
import { beforeEach, describe, expect, it } from 'vitest'
import { receive } from '../../../app/record/log/receive.ts'
import { changeSelf } from '../../../app/record/log/self.ts'
import { sync } from '../../../app/sync/engine.ts'
import { bytesOf, chainHash, digest, genesis } from '../../../shared/sync/chain.ts'
import { devices } from '../../people.ts'
import {
  enrolHere,
  officeLine,
  officePushes,
  officePushesEach,
  openTown,
  pulled,
  rows,
  self,
  town,
  writeHere,
} from '../town.ts'
import { isInDoubt, keptOf, saveState } from '../../../app/record/derived/save-state.ts'
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

describe('a history that does not follow', () => {
  it('[SY12] stops at the line that is another, raises the alarm, and goes on pushing', async () => {
    const lines = await officePushesEach(officeLine(), officeLine(), officeLine())
    await town.faults({ kind: 'altered', line: 2 }, { kind: 'altered', line: 1 })
    await sync(phone)
    expect(await pulled()).toEqual(lines.slice(0, 1))
    expect((await self()).chainAlarm).toEqual({ kind: 'broken', position: 2 })
    const own = await writeHere()
    expect(await sync(phone)).toBe('done')
    expect(await town.lines()).toContain(own)
    expect((await rows()).find(({ line }) => line === own)?.receipt).toMatchObject({ position: 4 })
    expect((await cursor()).position).toBe(1)
  })

  it('[SY12] is taken up where it stopped, once it follows again; that it did not stays known', async () => {
    const lines = await officePushes(officeLine(), officeLine())
    await town.faults({ kind: 'altered', line: 1 })
    await sync(phone)
    expect(await pulled()).toEqual([])
    await town.faults()
    expect(await sync(phone)).toBe('done')
    expect(await pulled()).toEqual(lines)
    expect((await self()).chainAlarm).toEqual({ kind: 'broken', position: 1 })
  })

  it('[SY12] has no gap: a line that follows by its hash, but not by its position, is none', async () => {
    const operation = officeLine()
    const now = new Date().toISOString()
    const receipt = {
      position: 2,
      receivedAt: now,
      clockOffsetMs: 0,
      uploader: devices.officePhone,
      standing: 'responder',
    } as const
    const hash = chainHash(genesis(record).hash, receipt, digest(bytesOf(operation)))
    const stretch = { ...receipt, count: 1, seals: '0'.repeat(32), hash, as: 'here' } as const
    const parts = [{ head: stretch, lines: [operation] }]
    const head = {
      record,
      accepted: [],
      refused: [],
      diverged: false,
      more: false,
      now,
      count: 1,
      head: { position: 2, hash, generation: 1 },
    }
    expect(await receive(phone, { record, sent: nothingSent, head, parts })).toMatchObject({
      pulled: 0,
      lacking: false,
    })
    expect((await self()).chainAlarm).toEqual({ kind: 'broken', position: 2 })
    expect(await rows()).toEqual([])
  })

  it('[SY20][SY26] and lacks what it gave a receipt for is sent that in the same round', async () => {
    await officePushes(officeLine())
    const own = await writeHere()
    // As an older copy of the record has it, that was put in its place since: this line had a receipt once.
    const receipt = { position: 99, receivedAt: new Date().toISOString(), clockOffsetMs: 0 }
    const proof = {
      ...receipt,
      uploader: (await self()).device,
      standing: 'responder',
      previous: '0'.repeat(64),
      seal: '0'.repeat(32),
    } as const
    await phone.withDatabase(({ outbox }) => outbox.toCollection().modify({ pending: 0, proofs: [proof] }))
    expect((await rows()).find(({ line }) => line === own)?.receipt).toMatchObject({ position: 99 })
    expect(await sync(phone)).toBe('done')
    expect((await town.asked()).flatMap(({ lines }) => lines)).toEqual([expect.stringContaining(own)])
    expect((await rows()).find(({ line }) => line === own)?.receipt).toMatchObject({ position: 2 })
  })

  it('[SY10][SY26] and is another one: 不明 at once, then taken in whole; what was said here is sent again', async () => {
    const own = await writeHere()
    await sync(phone)
    const elsewhere = { position: 1, hash: '0'.repeat(64), generation: 1 }
    await phone.withDatabase((database) =>
      changeSelf(phone, database, ({ enrolment }) => ({
        enrolment: enrolment && { ...enrolment, cursor: elsewhere },
      })),
    )
    const office = await officePushes(officeLine())
    const next = await writeHere()
    await town.faults({ kind: 'none' }, { kind: 'lost' })
    expect(await sync(phone)).toBe('unreachable')
    const { chainAlarm } = await self()
    expect(chainAlarm).toEqual({ kind: 'diverged', position: 1 })
    expect(saveState(keptOf(await rows()), new Set(), isInDoubt(chainAlarm))).toBe('onlyHere')
    const sent = (await rows()).filter(({ receipt }) => receipt !== null)
    expect(saveState(keptOf(sent), new Set(), isInDoubt(chainAlarm))).toBe('unknown')
    await town.faults()
    expect(await sync(phone)).toBe('done')
    expect(await pulled()).toEqual([own, ...office, next])
    expect(await town.lines()).toEqual([own, ...office, next])
    expect(await self()).toMatchObject({ chainAlarm: null, next: null, left: [elsewhere] })
  })
})
