// The embedded database: SQLite as built into Node. Rules SY4, ST6 (WAL, every commit on disk before it returns).
// node:sqlite's class is being renamed; it is named in this file only.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import {
  type DatabaseConnection,
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import type { SealKey } from '../seal.ts'
import { createStorage } from './kysely-storage.ts'
import { migrate } from './migrations.ts'
import type { Schema } from './schema.ts'
import type { Storage } from './storage.ts'

/** How long a writer waits for another process (`npm run invite`) before it fails. */
const busyTimeoutMs = 5000

/** Every commit is on disk before it returns, in a write-ahead log too (sqlite.org/pragma.html). */
const fullySynchronous = 2

/** There are some seventy statements, and more where lists differ in length. */
const maxPrepared = 200

/** Another connection has the lock (sqlite.org/rescode.html). */
const sqliteBusy = 5

/** Opens the database file, making it and its record where there is none. Throws where that can't be done. */
export async function openSqlite(file: string, seal: SealKey): Promise<Storage> {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  try {
    // `fullfsync`: on macOS a plain fsync leaves the data in the drive's cache.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on')
    if (database.prepare('pragma synchronous').get()?.['synchronous'] !== fullySynchronous) {
      throw new Error('SQLite does not wait for the disk')
    }
    const kysely = new Kysely<Schema>({ dialect: new EmbeddedDialect(database) })
    await migrate(kysely)
    return await createStorage(kysely, seal)
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Takes the system's lock on `file`, which ends with the process however that ends. Returns a function that gives it
 * back; null where another process has it.
 */
export function takeLock(file: string): (() => void) | null {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null
    throw error
  }
}

class EmbeddedDialect extends SqliteDialect {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    super({ database: preparing(database) })
    this.#database = database
  }

  override createDriver(): SqliteDriver {
    return new EmbeddedDriver(this.#database)
  }

  override createAdapter(): SqliteAdapter {
    return new EmbeddedAdapter()
  }
}

class EmbeddedDriver extends SqliteDriver {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    super({ database: preparing(database) })
    this.#database = database
  }

  // A transaction that reads before it writes must hold the write lock from its start, or it may fail midway.
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection)
  }
}

class EmbeddedAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** node:sqlite in the shape kysely knows; a statement is prepared once. */
function preparing(database: DatabaseSync) {
  const prepared = new Map<string, ReturnType<typeof prepare>>()
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = prepared.get(sql) ?? prepare(database, sql)
      if (prepared.size >= maxPrepared) prepared.clear()
      prepared.set(sql, statement)
      return statement
    },
  }
}

function prepare(database: DatabaseSync, sql: string) {
  const statement = database.prepare(sql)
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...parameters.map(bindable)),
    run: (parameters: readonly unknown[]) => statement.run(...parameters.map(bindable)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters.map(bindable)),
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`not a value for the database: ${typeof value}`)
}
