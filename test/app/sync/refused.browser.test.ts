// What the server does not take (OP2, SY7): it stays here, in sight, is not sent again, and holds up nothing. Where each
// operation is (ST5) is derived from what this device holds.
import { beforeEach, describe, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { useRecord } from '../../../app/record/state/record.ts'
import { keptOf, saveState, saveStateNames } from '../../../app/record/derived/save-state.ts'
import { sync } from '../../../app/sync/engine.ts'
import { maxLineBytes } from '../../../shared/sync/protocol.ts'
import { devices } from '../../people.ts'
import { enrolHere, officeLine, officePushes, openTown, rewriteWaiting, rows, self, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const record = useRecord()
const nobody = { kind: 'answered', status: 503, type: 'text/html', body: '' } as const

async function write(what: string, id = newId(phone), subject = newId(phone)): Promise<string> {
  await append(phone, [{ id, type: 'v1.intakeReceived', subject, body: { what } }])
  return id
}

async function rowOf(id: string) {
  const row = (await rows()).find((one) => one.id === id)
  if (row === undefined) throw new Error(`no row ${id}`)
  return row
}

async function stateOf(id: string, ...sending: string[]) {
  return saveState(keptOf([await rowOf(id)]), new Set(sending))
}

beforeEach(async () => {
  await openTown()
  await enrolHere()
  await record.load()
})

describe('a refused line', () => {
  it('[OP2][SY7] stays here with its reason, those around it pass, and it is not sent again', async () => {
    const before = await write('前の記録')
    const refused = await write('読めない文字\u0000')
    const after = await write('後の記録')
    expect(await sync(phone)).toBe('done')
    expect(await rowOf(refused)).toMatchObject({
      receipt: null,
      refused: { reason: 'nulCharacter', kept: true },
    })
    expect(await Promise.all([before, refused, after].map((id) => stateOf(id)))).toEqual([
      'onServer',
      'needsPerson',
      'onServer',
    ])
    expect(await town.lines()).toHaveLength(2)
    await town.asked()
    await write('その後')
    expect(await sync(phone)).toBe('done')
    expect((await town.asked()).map(({ lines }) => lines.length)).toEqual([1])
  })

  it('[SY7] is shown to a person, and counts neither as waiting nor in its incident', async () => {
    const subject = newId(phone)
    await write('残る', newId(phone), subject)
    const refused = await write('断られる\u0000', newId(phone), subject)
    await sync(phone)
    await expect.poll(() => record.needPerson.map(({ row }) => row.id)).toEqual([refused])
    expect(record.byId.get(subject)?.incident.intakes.map(({ what }) => what)).toEqual(['残る'])
    expect(record.waiting).toBe(0)
  })

  it('[SY7][SY17] that another device wrote is one', async () => {
    const id = await write('この端末の記録')
    const { device } = await self()
    await rewriteWaiting(id, (line) => line.replace(device, devices.officePhone))
    expect(await sync(phone)).toBe('done')
    expect(await rowOf(id)).toMatchObject({ refused: { reason: 'relayedWithoutProof', kept: true } })
  })

  it('[SY7][SY14] keeps its bytes, however long they are', async () => {
    const id = newId(phone)
    const body = {
      operation: newId(phone),
      nature: 'amended',
      body: { what: 'x'.repeat(maxLineBytes) },
      reason: null,
    } as const
    await append(phone, [{ id, type: 'v1.corrected', subject: newId(phone), body }])
    const { line } = await rowOf(id)
    await sync(phone)
    expect(await rowOf(id)).toMatchObject({ line, refused: { reason: 'tooLarge' } })
  })
})

describe('the same id with other bytes', () => {
  const ours = '同じ番号で別の内容'

  /** Ours waits; the office has said something else under its id, which sorts after all that is written now. */
  async function collision(): Promise<{ subject: string }> {
    const [id, subject] = [newId(phone), newId(phone)]
    await officePushes(officeLine({ id }))
    await write(ours, id, subject)
    return { subject }
  }

  async function theirsIsTheRecord(subject: string): Promise<void> {
    const held = await rows()
    expect(held.map(({ line }) => line)).toEqual(expect.arrayContaining(await town.lines()))
    expect(held.filter(({ refused }) => refused !== null)).toMatchObject([
      { line: expect.stringContaining(ours), refused: { reason: 'conflict', kept: true } },
    ])
    expect(held).toHaveLength((await town.lines()).length + 1)
    await expect
      .poll(() => record.needPerson.map(({ operation }) => operation.body))
      .toEqual([{ what: ours }])
    await expect.poll(() => record.byId.get(subject)?.incident.intakes ?? []).toEqual([])
  }

  it('[SY5][SY7] theirs is the record, ours stays for a person to settle', async () => {
    const { subject } = await collision()
    expect(await sync(phone)).toBe('done')
    await theirsIsTheRecord(subject)
  })

  it('[SY5][SY7] it stays so, when theirs comes a round trip after ours was refused', async () => {
    const { subject } = await collision()
    await town.faults({ kind: 'torn', lines: 0, cleanly: true }, nobody)
    await sync(phone)
    await expect.poll(() => record.needPerson).toHaveLength(1)
    await town.faults()
    expect(await sync(phone)).toBe('done')
    await theirsIsTheRecord(subject)
  })

  it('[SY5][SY7] it stays so, when theirs comes before ours is sent', async () => {
    await write('先に送る')
    const { subject } = await collision()
    await town.faults({ kind: 'tooLarge', over: 1 })
    expect(await sync(phone)).toBe('done')
    expect((await town.asked()).map(({ lines }) => lines.length)).toEqual([2, 1, 1])
    await theirsIsTheRecord(subject)
  })
})

describe('where an operation is', () => {
  it('[ST5] only here, under way, on the server: as the round trip goes', async () => {
    const id = await write('この端末の記録')
    expect(await stateOf(id)).toBe('onlyHere')
    await town.faults({ kind: 'held' }, { kind: 'none' })
    const progress: (readonly string[])[] = []
    const syncing = sync(phone, { progress: (sending) => progress.push(sending) })
    await expect.poll(async () => (await town.lines()).length).toBe(1)
    expect(progress).toEqual([[id]])
    expect(await stateOf(id, ...(progress.at(-1) ?? []))).toBe('sending')
    await town.release()
    expect(await syncing).toBe('done')
    expect(progress.at(-1)).toEqual([])
    expect(await stateOf(id)).toBe('onServer')
  })

  it('[ST5] only here again, after an answer that did not come: nothing was wished for', async () => {
    const id = await write('この端末の記録')
    const before = await rowOf(id)
    const progress: (readonly string[])[] = []
    await town.faults({ ...nobody, afterServer: true })
    await sync(phone, { progress: (sending) => progress.push(sending) })
    expect(progress).toEqual([[id], []])
    expect(await rowOf(id)).toEqual(before)
    expect(await stateOf(id)).toBe('onlyHere')
  })

  it('[ST5] on the server, whatever this round trip sends: a receipt is the last word', async () => {
    const id = await write('この端末の記録')
    await sync(phone)
    expect(await stateOf(id, id)).toBe('onServer')
    expect((await rowOf(id)).receipt).toMatchObject({ position: 1 })
  })

  it('[ST5] of several together is that of the least safe', () => {
    const receivedAt = '2026-11-22T17:13:00.000Z'
    const kept = { waiting: [], refused: 0, receivedAt }
    const state = (waiting: string[], refused = 0) =>
      saveState({ ...kept, waiting, refused }, new Set(['sent']))
    expect(state([])).toBe('onServer')
    expect(state(['sent'])).toBe('sending')
    expect(state(['sent', 'left'])).toBe('onlyHere')
    expect(state(['sent', 'left'], 1)).toBe('needsPerson')
    expect(saveState(keptOf([]), new Set())).toBeNull()
    expect(Object.values(saveStateNames)).toEqual([
      'この端末だけ',
      '送信中',
      'サーバー保存済み',
      '要確認',
      '不明',
    ])
  })
})
