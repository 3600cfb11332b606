// What a device holds, read again only where its database was written to since: most steps change nothing on most devices.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { storedRows, storedSubjects } from '../../app/record/log/rows.ts'
import type { StoredOperation } from '../../app/record/log/rows.ts'
import type { Phone } from '../../app/record/log/phone.ts'
import { sha256 as digest } from '../../server/sha256.ts'

/** Where lines rest. */
const tables = new Set(['pages', 'outbox', 'aside'])

export type Held = StoredOperation & { digest: string }

const countedAt = new WeakMap<IDBDatabase, Databases>()

/** The databases of one browser, which know how often lines were written or deleted in them. */
export class Databases extends IDBFactory {
  written = 0
  lastHeld: { written: number; rows: Held[] } | null = null
  /** Of each line. */
  readonly digests = new Map<string, string>()

  override open(...given: Parameters<IDBFactory['open']>) {
    const opening = super.open(...given)
    opening.addEventListener('upgradeneeded', () => countedAt.set(opening.result, this))
    opening.addEventListener('success', () => countedAt.set(opening.result, this))
    return opening
  }

  override deleteDatabase(name: string) {
    this.written += 1
    return super.deleteDatabase(name)
  }
}

for (const method of ['put', 'add', 'delete', 'clear'] as const) {
  const original = IDBObjectStore.prototype[method] as (...given: unknown[]) => unknown
  Object.defineProperty(IDBObjectStore.prototype, method, {
    configurable: true,
    writable: true,
    value: function counting(this: IDBObjectStore, ...given: unknown[]) {
      const at = countedAt.get(this.transaction.db)
      if (at !== undefined && tables.has(this.name)) at.written += 1
      return original.apply(this, given)
    },
  })
}

/** Every line that the phone shows, from wherever it rests in these databases. */
export async function heldIn(databases: Databases, phone: Phone): Promise<Held[]> {
  const { lastHeld, written, digests } = databases
  if (lastHeld?.written === written) return lastHeld.rows
  const rows = (await storedRows(phone, await storedSubjects(phone))).map((row) => {
    const of = digests.get(row.line) ?? digest(Buffer.from(row.line))
    digests.set(row.line, of)
    return { ...row, digest: of }
  })
  databases.lastHeld = { written, rows }
  return rows
}
