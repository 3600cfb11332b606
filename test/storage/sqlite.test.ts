// The embedded database: the contract, and what only it can suffer.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { digest, genesis } from '../../shared/sync/chain.ts'
import { devices, intake } from '../people.ts'
import { storageContract } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, bytesOfLine, lines, pageAfter, seal, wholeChain } from './lines.ts'

storageContract('SQLite', (folder) => openSqlite(join(folder, 'record.sqlite'), seal))

async function withSideDoor() {
  const file = join(await ownFolder(), 'record.sqlite')
  const storage = await openSqlite(file, seal)
  const sideDoor = new DatabaseSync(file)
  onTestFinished(async () => {
    sideDoor.close()
    await storage.close()
  })
  return { file, storage, sideDoor }
}

describe('SQLite: a failing disk', () => {
  test('[SY4] a write that fails midway leaves nothing of its batch, and the next append works', async () => {
    const { storage, sideDoor } = await withSideDoor()
    const fails =
      "create trigger fails before insert on line when new.position = 3 begin select raise(abort, 'full'); end"
    sideDoor.exec(fails)
    const sent = lines(intake(), '{', intake(), intake())
    await expect(storage.append(batch(sent))).rejects.toThrow('full')
    expect(await wholeChain(storage)).toEqual([])
    expect(await storage.setAside(10)).toEqual([])
    sideDoor.exec('drop trigger fails')
    expect((await storage.append(batch(sent))).added).toBe(3)
    expect(await wholeChain(storage)).toHaveLength(3)
  })

  test('[SY4] a commit that fails leaves nothing, and the next append works', async () => {
    const { storage, sideDoor } = await withSideDoor()
    sideDoor.exec(`
      create table missing (id text primary key);
      create table broken (id text references missing (id) deferrable initially deferred);
      create trigger fails after insert on line begin insert into broken values ('none'); end`)
    await expect(storage.append(batch(lines(intake())))).rejects.toThrow('FOREIGN KEY')
    expect(await wholeChain(storage)).toEqual([])
    sideDoor.exec('drop trigger fails')
    expect((await storage.append(batch(lines(intake())))).head.position).toBe(1)
  })

  test('[SY4] a full database rolls back by itself; the error is the first one, and reading goes on', async () => {
    const { storage, sideDoor } = await withSideDoor()
    await storage.append(batch(lines(intake())))
    sideDoor.exec(
      "create trigger fails before insert on line begin select raise(rollback, 'disk is full'); end",
    )
    await expect(storage.append(batch(lines(intake())))).rejects.toThrow('disk is full')
    expect(await wholeChain(storage)).toHaveLength(1)
  })
})

describe('SQLite: what was erased', () => {
  async function withErased() {
    const { file, storage, sideDoor } = await withSideDoor()
    const sent = [intake(), intake(), intake()]
    await storage.append(batch(lines(...sent)))
    sideDoor.exec('update line set bytes = null where position = 2')
    return { file, storage, sent }
  }

  test('[SY23] a line whose bytes were erased is accepted again, its bytes stay away; other bytes are a conflict', async () => {
    const { storage, sent } = await withErased()
    const [, erased] = sent
    const again = await storage.append(batch(lines(erased ?? {})))
    expect([again.accepted, again.added]).toMatchObject([[{ position: 2 }], 0])
    expect((await wholeChain(storage))[1]?.bytes).toBeNull()
    const rival = await storage.append(batch(lines({ ...erased, by: '別の人' })))
    expect(rival.refused).toMatchObject([{ reason: 'conflict' }])
  })

  test('[SY23] it goes out as erased, with its digest, to whoever asks, and the chain holds', async () => {
    const { file, storage, sent } = await withErased()
    for (const [holder, others] of [
      [null, 'here'],
      [devices.officePhone, 'here'],
      [devices.dutyPhone, 'held'],
    ] as const) {
      const page = await storage.page(pageAfter(genesis(storage.record), { holder }))
      expect(page.lines.map(({ as }) => as)).toEqual([others, 'erased', others])
      expect(page.lines[1]?.digest).toBe(digest(bytesOfLine(sent[1] ?? {})))
    }
    const again = await openSqlite(file, seal)
    onTestFinished(() => again.close())
    expect(await wholeChain(again)).toHaveLength(3)
  })

  test('[SY23] a last line that was erased starts like any other', async () => {
    const { file, storage, sideDoor } = await withSideDoor()
    await storage.append(batch(lines(intake())))
    sideDoor.exec('update line set bytes = null')
    const again = await openSqlite(file, seal)
    onTestFinished(() => again.close())
    expect((await again.head()).position).toBe(1)
  })
})

describe('SQLite: the start', () => {
  const otherLine = '記録の最後の行が、記録の先頭位置と合いません。'
  const otherKey = '封印の鍵が、この記録のものではありません。'
  test.each([
    ['a head further than the last line', 'update head set position = 3', otherLine],
    ['a head of another history', `update head set hash = '${'ab'.repeat(32)}'`, otherLine],
    ['a head with another time', "update head set received_at = '2026-01-01T00:00:00.000Z'", otherLine],
    ['a last line that is gone', 'delete from line where position = 2', otherLine],
    ['a line before it that is gone', 'delete from line where position = 1', otherLine],
    ['every line gone', 'delete from line', otherLine],
    ['other bytes in the last line', "update line set bytes = x'7b7d' where position = 2", otherLine],
    ['another digest', `update line set digest = '${'ab'.repeat(32)}' where position = 2`, otherLine],
    ['another standing', "update line set standing = 'server' where position = 2", otherLine],
    ['another seal', `update line set seal = '${'cd'.repeat(16)}' where position = 2`, otherKey],
  ])('[SY9] %s is not served', async (_what, change, said) => {
    const { file, storage, sideDoor } = await withSideDoor()
    await storage.append(batch(lines(intake(), intake())))
    sideDoor.exec(change)
    await expect(openSqlite(file, seal)).rejects.toThrow(said)
  })

  test("[SY9] nor by another record's key, before its first line either", async () => {
    const { file, storage } = await withSideDoor()
    const other = createSealKey('01'.repeat(32))
    await expect(openSqlite(file, other)).rejects.toThrow(otherKey)
    await storage.append(batch(lines(intake())))
    await expect(openSqlite(file, other)).rejects.toThrow(otherKey)
  })
})

describe('SQLite: the file', () => {
  test('[ST6] the journal is a write-ahead log', async () => {
    const { sideDoor } = await withSideDoor()
    expect(sideDoor.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  })

  test('[ST7] a database made by a newer version is not opened', async () => {
    const { file, sideDoor } = await withSideDoor()
    sideDoor.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')")
    await expect(openSqlite(file, seal)).rejects.toThrow('9999-later')
  })

  test('[ST7] a file that is no database is not opened', async () => {
    await expect(openSqlite(await ownFolder(), seal)).rejects.toThrow('unable to open database file')
  })
})

describe('SQLite: a flood of wrong codes', () => {
  test('[AU4] a code that opens nothing asks for no lock: it is answered while another one writes', async () => {
    const { storage, sideDoor } = await withSideDoor()
    sideDoor.exec('begin immediate')
    const guessed = { codeHash: 'a guess', device: devices.dutyPhone, deviceName: '携帯', secretHash: 's' }
    const at = { now: '2026-11-22T17:13:00.000Z', sessionExpiresAt: '2027-11-22T17:13:00.000Z' }
    const answers = Array.from({ length: 300 }, () => storage.enrol({ ...guessed, ...at, tokenHash: 't' }))
    expect(new Set((await Promise.all(answers)).map((answer) => !answer.ok && answer.reason))).toEqual(
      new Set(['unknownCode']),
    )
    sideDoor.exec('rollback')
  })
})
