// PostgreSQL: the same tables and queries on a server of its own, which several processes share. A few connections write and
// others read: while a commit waits for its standby, what is there can still be read. Rules PG1-PG5.
import type { Kysely } from 'kysely'
import type { SealKey } from '../seal.ts'
import { createStorage } from './kysely-storage.ts'
import { migrate } from './migrations.ts'
import { archiveWatch } from './postgres-archive.ts'
import { pooled, type Pooling } from './postgres-connections.ts'
import { durabilityOf } from './postgres-durability.ts'
import { hearOthers, lockAlone, telling } from './postgres-notify.ts'
import { admitFrom } from './postgres-place.ts'
import { postgresState } from './postgres-state.ts'
import type { Schema } from './schema.ts'
import type { Storage } from './storage.ts'

const writers = 4
const readers = 8

/** Whoever is alone with a database, or only looks at it. */
const anybody: Omit<Pooling, 'most'> = {
  admit: async () => {},
  isCurrent: () => true,
  said: () => {},
}

/** `durability`: what a commit stands on, in a line for the operator. */
export type Opened = { storage: Storage; durability: string }

/**
 * Opens the database at this address, making its tables and record where there are none. `known`: the record's generation as
 * it was last seen from here; a lower one is not served. Throws where that can't be done.
 */
export async function openPostgres(url: string, seal: SealKey, known = 0): Promise<Opened> {
  const durability = await changePostgres(url, async (database) => {
    const { ok, said } = await durabilityOf(database)
    if (!ok) throw new Error(said)
    return said
  })
  const admission = admitFrom(known)
  let isFailing = false
  const said = (failed: boolean) => {
    isFailing = failed
  }
  const writing = pooled<Schema>(url, { most: writers, ...admission, said })
  const reading = pooled<Schema>(url, { most: readers, ...admission, said: () => {} })
  try {
    const storage = await createStorage(writing, seal, () => !isFailing, reading)
    const others = await hearOthers(url, storage.head, admission)
    const close = async () => {
      await others.close()
      await storage.close()
    }
    return {
      durability,
      storage: {
        ...telling(storage, reading),
        database: () => postgresState(reading),
        covered: archiveWatch(reading),
        listen: others.listen,
        close,
      },
    }
  } catch (error) {
    await writing.destroy()
    await reading.destroy()
    throw error
  }
}

/** The same tables, brought up to date first. */
async function changePostgres<T>(url: string, change: (database: Kysely<Schema>) => Promise<T>): Promise<T> {
  const database = readPostgres(url)
  try {
    await migrate(database, true)
    return await change(database)
  } finally {
    await database.destroy()
  }
}

/** The same, while no server serves them: none starts meanwhile. Throws where one runs. */
export async function alonePostgres<T>(
  url: string,
  change: (database: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const release = await lockAlone(url)
  return changePostgres(url, change).finally(release)
}

/** The same tables, only to read them; whoever asks closes it (`destroy`). */
export function readPostgres(url: string): Kysely<Schema> {
  return pooled<Schema>(url, { ...anybody, most: 1 })
}
