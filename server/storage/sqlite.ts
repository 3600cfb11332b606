// The embedded database: SQLite as built into Node, opened on a disk that takes nothing too: then what is there is read, and
// the next write tries again. node:sqlite's class is being renamed; it is named in this file only.
// Rules SY4, ST6 (WAL, every commit on disk before it returns), BK1, BK6.
import { statSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely } from 'kysely'
import type { SealKey } from '../seal.ts'
import { createStorage } from './kysely-storage.ts'
import { migrate } from './migrations.ts'
import type { Schema } from './schema.ts'
import { EmbeddedDialect } from './sqlite-dialect.ts'
import type { Storage } from './storage.ts'

/** How long a writer waits for another process (`npm run invite`) before it fails. */
const busyTimeoutMs = 5000

/** Every commit is on disk before it returns, in a write-ahead log too (sqlite.org/pragma.html). */
const fullySynchronous = 2

/** What a disk that is full, read-only or broken makes of a write: the low byte of the code (sqlite.org/rescode.html). */
const readOnly = 8
const ioError = 10
const full = 13
const cantOpen = 14

/** Another connection has the lock (sqlite.org/rescode.html). */
const sqliteBusy = 5
/** Whoever looks whether a server runs has the lock for a moment. */
const lockTimeoutMs = 200
/** Between them a copy lets others go on. */
const pagesAtOnce = 1000

/** Opens the database file, making it and its record where there is none. Throws where that can't be done. */
export async function openSqlite(file: string, seal: SealKey): Promise<Storage> {
  const open = openDatabase(file)
  try {
    const kysely = kyselyOf<Schema>(open)
    await migrate(kysely, open.keeps())
    return await createStorage(kysely, seal, open.keeps)
  } catch (error) {
    open.database.close()
    throw error
  }
}

/** The same tables, only to read them; whoever asks closes it (`destroy`). */
export function readSqlite<Tables = Schema>(file: string): Kysely<Tables> {
  return kyselyOf(openToRead(file))
}

/** A file of other tables, opened in the same way. */
export function openTables<Tables>(file: string): { kysely: Kysely<Tables>; keeps: () => boolean } {
  const open = openDatabase(file)
  return { kysely: kyselyOf(open), keeps: open.keeps }
}

/** The same tables of a file that nobody serves, to change more of them than a storage would. */
export async function changeSqlite<T>(
  file: string,
  change: (kysely: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const kysely = kyselyOf<Schema>(openDatabase(file))
  try {
    await migrate(kysely, true)
    return await change(kysely)
  } finally {
    await kysely.destroy()
  }
}

function kyselyOf<Tables>(open: OpenDatabase): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new EmbeddedDialect(open) })
}

/**
 * Copies a database as it stands at this moment into one new file, while it is served and written too; `mark` is that of
 * the copy.
 */
export async function copySqlite(file: string, target: string, mark: number): Promise<void> {
  const { database } = openToRead(file)
  try {
    // One snapshot: without it each write of another connection would make the copy begin again.
    database.exec('begin')
    database.prepare('select count(*) from sqlite_schema').get()
    await backup(database, target, { rate: pagesAtOnce })
  } finally {
    database.close()
  }
  const copy = new DatabaseSync(target)
  try {
    // No log beside it: the copy is one file.
    copy.exec(`pragma synchronous = full; pragma journal_mode = delete; pragma user_version = ${mark}`)
  } finally {
    copy.close()
  }
}

export type OpenDatabase = {
  readonly database: DatabaseSync
  /** The last write reached the disk, as far as is known. */
  keeps(): boolean
  /** Opens the file anew where it could only be read. Throws where it still is so. */
  beforeWriting(): void
  /** Runs a statement, and notes where the disk fails it. */
  noting<T>(run: () => T): T
  /** What was written is on disk. */
  kept(): void
}

/** Throws where the file can't even be read. */
export function openDatabase(file: string): OpenDatabase {
  let isHeld = false
  let isFailing = false
  let database: DatabaseSync
  try {
    database = openToWrite(file)
  } catch (error) {
    if (!isOfDisk(error)) throw error
    database = openHeld(file, error)
    isHeld = true
  }
  return {
    get database() {
      return database
    },
    keeps: () => !isHeld && !isFailing,
    beforeWriting() {
      if (!isHeld) return
      if (database.isOpen) database.close()
      try {
        database = openToWrite(file)
        isHeld = false
      } catch (error) {
        database = openHeld(file, error)
        throw error
      }
    },
    noting(run) {
      try {
        return run()
      } catch (error) {
        if (isOfDisk(error)) isFailing = true
        throw error
      }
    },
    kept() {
      isFailing = false
    },
  }
}

/** For reading beside whoever serves the file; nothing of it is written, and closing it moves no log into it. */
export function openToRead(file: string): OpenDatabase {
  const database = reading(file)
  return { database, keeps: () => false, beforeWriting: () => {}, noting: (run) => run(), kept: () => {} }
}

function reading(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs })
  try {
    probe(database)
    return database
  } catch (error) {
    database.close()
    if (!isOfDisk(error)) throw error
    return openHeld(file, error)
  }
}

function openToWrite(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  try {
    // `fullfsync`: on macOS a plain fsync leaves the data in the drive's cache.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on')
    if (database.prepare('pragma synchronous').get()?.['synchronous'] !== fullySynchronous)
      throw new Error('SQLite does not wait for the disk')
    // A file system that takes nothing says so here.
    database.exec('begin immediate; rollback')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Without the shared memory that a write-ahead log asks for: a full disk has no room for it, and a read-only one lets it
 * be only where no log waits.
 */
function openHeld(file: string, because: unknown): DatabaseSync {
  const uri = `${pathToFileURL(file).href}?immutable=1`
  const ways = [
    () => new DatabaseSync(file, { timeout: busyTimeoutMs }),
    ...(sizeOf(`${file}-wal`) === 0 ? [() => new DatabaseSync(uri, { readOnly: true })] : []),
    () => new DatabaseSync(file, { readOnly: true }),
  ]
  for (const [at, open] of ways.entries()) {
    let database: DatabaseSync | null = null
    try {
      database = open()
      if (at === 0) database.exec('pragma locking_mode = exclusive; pragma synchronous = full')
      probe(database)
      return database
    } catch {
      database?.close()
    }
  }
  throw because
}

function probe(database: DatabaseSync): void {
  database.prepare('select count(*) from sqlite_schema').get()
}

function isOfDisk(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
  return code !== null && [readOnly, ioError, full, cantOpen].includes(code)
}

/** 0 where there is none. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * Takes the system's lock on `file`, which ends with the process however that ends. Returns a function that gives it
 * back; null where another process has it. A read-only disk needs none.
 */
export function takeLock(file: string): (() => void) | null {
  let lock: DatabaseSync | null = null
  try {
    lock = new DatabaseSync(file, { timeout: lockTimeoutMs })
    // No journal file: a full disk has no room for one.
    lock.exec('pragma journal_mode = memory; begin exclusive')
    const taken = lock
    return () => taken.close()
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null
    if (isOfDisk(error)) return () => {}
    throw error
  }
}
