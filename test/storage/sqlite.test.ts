// The embedded database: the contract, and what only it can suffer.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { intake } from '../people.ts'
import { storageContract } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, lines, wholeChain } from './lines.ts'

storageContract('SQLite', (folder) => openSqlite(join(folder, 'record.sqlite')))

async function withSideDoor() {
  const file = join(await ownFolder(), 'record.sqlite')
  const storage = await openSqlite(file)
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

describe('SQLite: the file', () => {
  test('[ST6] the journal is a write-ahead log', async () => {
    const { sideDoor } = await withSideDoor()
    expect(sideDoor.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  })

  test('[ST7] a database made by a newer version is not opened', async () => {
    const { file, sideDoor } = await withSideDoor()
    sideDoor.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')")
    await expect(openSqlite(file)).rejects.toThrow('9999-later')
  })

  test('[SY19][ST6] lines set aside by an older version have numbers after the update, oldest first', async () => {
    const { file, storage, sideDoor } = await withSideDoor()
    await storage.append(batch(lines('{'), { receivedAt: '2026-11-24T00:00:00.000Z' }))
    await storage.append(batch(lines('[', '"'), { receivedAt: '2026-11-23T00:00:00.000Z' }))
    sideDoor.exec('drop index set_aside_number')
    for (const column of ['decision', 'settled_by', 'settled_device', 'settled_at', 'note', 'number'])
      sideDoor.exec(`alter table set_aside drop column ${column}`)
    sideDoor.exec(
      "drop table attachment; delete from kysely_migration where name >= '0004-set-aside-settled'",
    )
    const updated = await openSqlite(file)
    onTestFinished(() => updated.close())
    const waiting = await updated.setAside(10)
    expect(waiting.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(Buffer.from(waiting.at(-1)?.bytes ?? []).toString()).toBe('{')
    await updated.append(batch(lines('}')))
    expect((await updated.setAside(10)).at(-1)?.number).toBe(4)
  })

  test('[ST7] a file that is no database is not opened', async () => {
    await expect(openSqlite(await ownFolder())).rejects.toThrow('unable to open database file')
  })
})
