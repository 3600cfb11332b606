// Appending on this device: said to be saved when it is on disk, whole or not at all, in order whatever the clock does.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { useDevice } from '../../../../app/record/state/device.ts'
import type { Operation } from '../../../../shared/incident/operation.ts'
import { operationIn } from '../../../incident/operation-in.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { abortWrites, killConnections, watchTransactions } from '../../storage-faults.ts'
import { openTab } from '../../tabs.ts'
import { freshDevice, rows } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

const subject = newId(phone)
const saved = expect.objectContaining({ saved: true })

function intake(what = '住基端末が起動しない'): Fact {
  return { type: 'v1.intakeReceived', subject, body: { what } }
}

async function held(): Promise<Operation[]> {
  const operations = (await rows()).map(({ line }) => operationIn(line))
  return operations.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1))
}

beforeEach(freshDevice)

describe('what is saved', () => {
  it('[ST1] is said to be saved only after the transaction has completed, and that is on disk', async () => {
    const transactions = watchTransactions()
    const answer = await append(phone, [intake()]).then((appended) => {
      transactions.ended.push('said')
      return appended
    })
    expect(answer).toEqual(saved)
    expect(transactions.ended).toEqual(['complete', 'said'])
    expect([...transactions.durabilities]).toEqual(['strict'])
    const tab = await openTab()
    expect(await tab.rows.storedRows(tab.thisPhone.phone, [subject])).toEqual(await rows())
  })

  it('[ST1][ST2] what the browser takes back is not said to be saved, and leaves nothing behind', async () => {
    const transactions = watchTransactions()
    abortWrites(Infinity, 1)
    const answer = await append(phone, [intake('一'), intake('二'), intake('三')])
    expect(answer).toMatchObject({ saved: false })
    expect(transactions.ended).not.toContain('complete')
    expect(await rows()).toEqual([])
  })

  it('[OP1] is added once, however often the same is appended', async () => {
    const id = newId(phone)
    const again = { ...intake(), id }
    expect([await append(phone, [again]), await append(phone, [again, intake()])]).toEqual([saved, saved])
    expect((await held()).filter((operation) => operation.id === id)).toHaveLength(1)
    expect(await rows()).toHaveLength(2)
  })

  it('[ST1] is one transaction of its own: nothing is read before it', async () => {
    await append(phone, [intake('一')])
    const transactions = watchTransactions()
    expect(await append(phone, [intake('二'), intake('三')])).toEqual(saved)
    expect(transactions.begun[0]).toBe('readwrite')
    expect(transactions.ended).toEqual(['complete'])
  })

  it('[OP1][DR1] is there once, and a drill stays one, where another tab has written since', async () => {
    const tab = await openTab()
    const [drill, other] = [newId(phone), tab.thisPhone.phone]
    await append(phone, [intake('一')])
    await tab.append.append(other, [
      { type: 'v1.intakeReceived', subject: drill, body: { what: '二', drill: true } },
    ])
    const transactions = watchTransactions()
    expect(
      await append(phone, [{ type: 'v1.intakeReceived', subject: drill, body: { what: '三' } }]),
    ).toEqual(saved)
    expect(transactions.ended).toEqual(['abort', 'complete'])
    expect((await held()).map(({ body }) => body)).toMatchObject([
      { what: '一' },
      { what: '二', drill: true },
      { what: '三' },
    ])
    expect(await phone.withDatabase(({ drills }) => drills.toCollection().primaryKeys())).toEqual([drill])
  })

  it('[OP1] has ids in the order in which it was said, of many facts at once too', async () => {
    const what = Array.from({ length: 50 }, (_, n) => String(n))
    const answer = await append(phone, what.map(intake))
    if (!answer.saved) throw new Error(answer.problem)
    expect(answer.ids.toSorted()).toEqual(answer.ids)
    expect((await held()).map(({ id }) => id)).toEqual(answer.ids)
  })

  it('[OP2] what does not fit is not saved, nor anything said with it', async () => {
    expect(await append(phone, [intake(), intake('字'.repeat(4001))])).toMatchObject({ saved: false })
    expect(await rows()).toEqual([])
    expect(await append(phone, [intake()])).toEqual(saved)
  })
})

describe('a handle that fails', () => {
  it('[ST2] is replaced: a write is tried again on a fresh one, and is there once', async () => {
    const faults = abortWrites(2, 1)
    expect(await append(phone, [intake()])).toEqual(saved)
    expect(faults.aborted()).toBe(2)
    expect(await rows()).toHaveLength(1)
  })

  it('[ST2] is replaced at most three times', async () => {
    const faults = abortWrites(3, 1)
    expect(await append(phone, [intake()])).toMatchObject({ saved: false })
    expect(faults.aborted()).toBe(3)
    expect(await append(phone, [intake()])).toEqual(saved)
  })

  it('[ST2] that died while the phone slept is dropped: what is written next is saved', async () => {
    await append(phone, [intake('眠る前')])
    killConnections()
    expect(await append(phone, [intake('目覚めた後')])).toEqual(saved)
    expect((await held()).map(({ body }) => body)).toEqual([{ what: '眠る前' }, { what: '目覚めた後' }])
  })

  it('[ST2] that died is dropped once, however many were waiting for it', async () => {
    await append(phone, [intake()])
    killConnections()
    const many = Array.from({ length: 20 }, (_, n) => append(phone, [intake(String(n))]))
    expect(await Promise.all(many)).toEqual(many.map(() => saved))
    expect(await rows()).toHaveLength(21)
  })

  it('[ST2] that is closed under a write loses nothing of it', async () => {
    for (let n = 0; n < 5; n += 1) {
      const writes = Array.from({ length: 20 }, () => append(phone, [intake(), intake()]))
      phone.replaceHandle()
      expect(await Promise.all(writes)).toEqual(writes.map(() => saved))
    }
    expect(await rows()).toHaveLength(200)
  })

  it('[ST2] whose database was deleted under it: what is written next is saved', async () => {
    await append(phone, [intake()])
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('juki-net-record').addEventListener('success', resolve)
    })
    expect(await append(phone, [intake('その後')])).toEqual(saved)
    expect((await held()).map(({ body }) => body)).toContainEqual({ what: 'その後' })
  })

  it('[ST2] work that can not be done is given up, not tried for ever', async () => {
    const work = vi.fn<() => Promise<never>>(() => Promise.reject(new Error('broken')))
    await expect(phone.withDatabase(work)).rejects.toThrow('broken')
    expect(work).toHaveBeenCalledTimes(3)
  })
})

describe('the clock', () => {
  it('[SY1] may jump back a day, to 1970, or to 2099 and back: what is said later sorts later', async () => {
    const times = [
      '2026-11-22T17:13:00Z',
      '2026-11-21T17:13:00Z',
      '1970-01-01T00:00:00Z',
      '2026-11-22T17:13:01Z',
    ]
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      for (const time of [...times, '2099-01-01T00:00:00Z', ...times]) {
        vi.setSystemTime(time)
        await append(phone, [intake(`${time} 1`), intake(`${time} 2`)])
        phone.replaceHandle()
      }
    } finally {
      vi.useRealTimers()
    }
    const said = [...times, '2099-01-01T00:00:00Z', ...times].flatMap((time) => [`${time} 1`, `${time} 2`])
    const operations = await held()
    expect(operations.map(({ body }) => body)).toEqual(said.map((what) => ({ what })))
    expect(new Set(operations.map(({ stamp }) => stamp)).size).toBe(said.length)
  })

  it('[SY1][ST1] goes on from what the disk has, where a page saw a later one that was taken back', async () => {
    await append(phone, [intake('一')])
    abortWrites(1, 1)
    expect(await append(phone, [intake('二'), intake('三')])).toEqual(saved)
    phone.replaceHandle()
    expect(await append(phone, [intake('四')])).toEqual(saved)
    const operations = await held()
    expect(operations.map(({ body }) => body)).toEqual(['一', '二', '三', '四'].map((what) => ({ what })))
    expect(new Set(operations.map(({ stamp }) => stamp)).size).toBe(4)
  })

  it('[OP3] who another tab says uses the device now is who says what is written next', async () => {
    await append(phone, [intake('一')])
    const tab = await openTab()
    const other = tab.thisPhone.phone
    await other.withDatabase((database) =>
      tab.self.changeSelf(other, database, () => ({ person: { name: '夜の当番', office: null } })),
    )
    expect(await append(phone, [intake('二')])).toEqual(saved)
    expect((await held()).map(({ enteredBy }) => enteredBy)).toEqual([null, '夜の当番'])
  })

  it('[SY1] is one for all tabs: what two of them say at once has two stamps', async () => {
    const tab = await openTab()
    const both = Array.from({ length: 10 }, (_, n) => [
      append(phone, [intake(`here ${n}`)]),
      tab.append.append(tab.thisPhone.phone, [intake(`there ${n}`)]),
    ])
    await Promise.all(both.flat())
    const operations = await held()
    expect(new Set(operations.map(({ stamp }) => stamp)).size).toBe(20)
    expect(new Set(operations.map(({ device }) => device)).size).toBe(1)
  })
})

describe('who said it', () => {
  it('[OP3] is null before anyone is known, and is never filled in later', async () => {
    await append(phone, [intake()])
    const [before] = await rows()
    await useDevice().usedBy({ name: '宿直', office: 'responder' })
    await append(phone, [intake()])
    const after = await rows()
    expect(after).toContainEqual(before)
    expect(
      (await held()).map(({ by, office, enteredBy, actingFor }) => ({ by, office, enteredBy, actingFor })),
    ).toEqual([
      { by: null, office: null, enteredBy: null, actingFor: null },
      { by: '宿直', office: 'responder', enteredBy: '宿直', actingFor: null },
    ])
  })

  it('[OP3] is who uses the device at that moment, whoever did before or does after', async () => {
    for (const name of ['宿直', '事務室の担当', '宿直']) {
      await useDevice().usedBy({ name, office: null })
      await append(phone, [intake()])
    }
    expect((await held()).map(({ enteredBy }) => enteredBy)).toEqual(['宿直', '事務室の担当', '宿直'])
  })

  it('[OP3] when it happened is as the person says; unsaid, it is now in Japan', async () => {
    await append(phone, [{ ...intake(), at: '2026-11-22T23:00:00+09:00' }, intake()])
    const [said, unsaid] = await held()
    expect(said?.at).toBe('2026-11-22T23:00:00+09:00')
    expect(unsaid?.at).toMatch(/\+09:00$/)
    expect(Math.abs(Date.parse(unsaid?.at ?? '') - Date.now())).toBeLessThan(60_000)
  })
})
