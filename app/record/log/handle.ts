// The handle of the database is replaceable: phones kill the connection when they wake, and a dead handle is never tried
// again (ST2).
import type { Dexie } from 'dexie'
import { RecordDatabase } from './database.ts'

const maxAttempts = 3

export type Handle = {
  /**
   * Runs `work` on the database; after a failure, or a silence longer than `patienceMs`, again on a fresh handle, at most
   * three times, then it throws. A silent one may still have been written: `work` must be repeatable; `attempt` counts from 1.
   */
  withDatabase: <T>(
    work: (database: RecordDatabase, attempt: number) => Promise<T>,
    patienceMs?: number,
  ) => Promise<T>
  /** Drops the handle and opens a fresh one. */
  replaceHandle: () => void
}

/** `whenOpen`: what is done each time before anything else is read; it reads by what it is given. */
export function createHandle(
  means: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
  whenOpen: (opened: Dexie) => Promise<void>,
): Handle {
  let handle = open()
  return { withDatabase, replaceHandle }

  function open(): RecordDatabase {
    const opened = new RecordDatabase(means)
    opened.on('ready', whenOpen, true)
    // Deleted by another tab: what is in no other place is brought into a new one at once.
    opened.on('versionchange', ({ newVersion }) => {
      if (newVersion === null) setTimeout(() => opened === handle && opened.open().catch(() => {}))
    })
    return opened
  }

  function replaceHandle(): void {
    handle.close()
    handle = open()
  }

  async function withDatabase<T>(
    work: (database: RecordDatabase, attempt: number) => Promise<T>,
    patienceMs = 5_000,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const used = handle
      try {
        return await withinPatience(work(used, attempt), patienceMs)
      } catch (problem) {
        if (attempt === maxAttempts) throw problem
        // Several may meet the same dead handle; only the first replaces it, so that none closes the fresh one.
        if (handle === used) replaceHandle()
      }
    }
  }
}

function withinPatience<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('silent')), patienceMs)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}
