// No room: a database of SQLite whose next writes fail as on a full disk, and an IndexedDB whose next ones meet the quota.
import { DatabaseSync } from 'node:sqlite'
import { IDBObjectStore } from 'fake-indexeddb'

const sqliteFull = 13
const writing = /^\s*(insert|update|delete|commit)/i

/** Of what is full, how many writes it takes still. */
const room = new Map<string, number>()
const quota = 'quota'

/** Does the work while this database file takes `after` more writes, and then none. */
export function whileDiskIsFull<T>(file: string, after: number, work: () => Promise<T>): Promise<T> {
  return whileFull(file, after, work)
}

/** The same of every IndexedDB: work on one device alone. */
export function whileQuotaIsMet<T>(after: number, work: () => Promise<T>): Promise<T> {
  return whileFull(quota, after, work)
}

async function whileFull<T>(what: string, after: number, work: () => Promise<T>): Promise<T> {
  room.set(what, after)
  try {
    return await work()
  } finally {
    room.delete(what)
  }
}

function takes(what: string): boolean {
  const left = room.get(what)
  if (left === undefined) return true
  room.set(what, left - 1)
  return left > 0
}

const { prepare } = DatabaseSync.prototype
DatabaseSync.prototype.prepare = function preparing(sql, ...more) {
  const statement = prepare.call(this, sql, ...more)
  if (!writing.test(sql)) return statement
  const file = this.location() ?? ''
  for (const method of ['run', 'all', 'get'] as const) {
    const original = statement[method].bind(statement) as (...given: unknown[]) => unknown
    Object.defineProperty(statement, method, {
      value: (...given: unknown[]) => {
        if (takes(file)) return original(...given)
        throw Object.assign(new Error('database or disk is full'), { errcode: sqliteFull })
      },
    })
  }
  return statement
}

for (const method of ['put', 'add'] as const) {
  const original = IDBObjectStore.prototype[method]
  IDBObjectStore.prototype[method] = function writingTo(...given) {
    if (takes(quota)) return original.apply(this, given)
    throw new DOMException('the quota is met', 'QuotaExceededError')
  }
}
