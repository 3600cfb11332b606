// Kysely's dialect of the embedded database: what its own one for SQLite does otherwise. Rules SY4, BK6.
import {
  type DatabaseConnection,
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import type { OpenDatabase } from './sqlite.ts'

/** There are some seventy statements, and more where lists differ in length. */
const maxPrepared = 200
type Statement = ReturnType<OpenDatabase['database']['prepare']>
type Bindable = Parameters<Statement['run']>[number] & (null | string | number | bigint | Uint8Array)

const writing = /^(insert|update|delete|create|alter|drop|begin immediate)/

export class EmbeddedDialect extends SqliteDialect {
  readonly #open: OpenDatabase

  constructor(open: OpenDatabase) {
    super({ database: preparing(open) })
    this.#open = open
  }

  override createDriver(): SqliteDriver {
    return new EmbeddedDriver(this.#open)
  }

  override createAdapter(): SqliteAdapter {
    return new EmbeddedAdapter()
  }
}

class EmbeddedDriver extends SqliteDriver {
  readonly #open: OpenDatabase
  #writes = false

  constructor(open: OpenDatabase) {
    super({ database: preparing(open) })
    this.#open = open
  }

  // A transaction that reads before it writes must hold the write lock from its start, or it may fail midway.
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const writes = settings?.accessMode !== 'read only'
    await connection.executeQuery(CompiledQuery.raw(writes ? 'begin immediate' : 'begin'))
    this.#writes = writes
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    if (this.#writes) this.#open.kept()
  }

  // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#open.database.isTransaction) await super.rollbackTransaction(connection)
  }
}

class EmbeddedAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** node:sqlite in the shape kysely knows; a statement is prepared once. */
function preparing(open: OpenDatabase) {
  const prepared = new Map<string, ReturnType<typeof prepare>>()
  let of = open.database
  return {
    close: () => open.database.close(),
    prepare(sql: string) {
      if (writing.test(sql)) open.beforeWriting()
      if (of !== open.database || prepared.size >= maxPrepared) prepared.clear()
      of = open.database
      const statement = prepared.get(sql) ?? prepare(open, of.prepare(sql))
      prepared.set(sql, statement)
      return statement
    },
  }
}

function prepare(open: OpenDatabase, statement: Statement) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => open.noting(() => statement.all(...parameters.map(bindable))),
    run: (parameters: readonly unknown[]) => open.noting(() => statement.run(...parameters.map(bindable))),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters.map(bindable)),
  }
}

function bindable(value: unknown): Bindable {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`not a value for the database: ${typeof value}`)
}
