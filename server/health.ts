// How the server stands: what a device asks for, and what is measured. Rules BK2, BK6, SY27, RN4, RN5.
import { statfs } from 'node:fs/promises'
import type { Backups, Health, Retention } from '../shared/sync/health.ts'
import type { Head } from '../shared/sync/receipt.ts'
import { clockState } from './clock.ts'
import type { RecordStorage } from './storage/storage.ts'

export type Standing = {
  storage: RecordStorage
  now: () => Date
  backups: () => Backups
  /** What devices need not hold of the record that stands there. */
  retention: (
    head: Pick<Head, 'generation' | 'position'>,
    coveredTo: number | undefined,
  ) => Retention | undefined
  version: string
  /** The folder of the record, on whose disk there must be room; null: it is elsewhere. */
  folder: string | null
}

export async function healthOf({
  storage,
  now,
  backups,
  retention,
  version,
  folder,
}: Standing): Promise<Health> {
  const { position, generation } = await storage.head()
  return {
    ok: true,
    now: now().toISOString(),
    version,
    position,
    generation,
    keeps: storage.keeps(),
    room: folder === null ? null : await roomIn(folder),
    ...backups(),
    database: await storage.database(),
    retention: retention({ generation, position }, await storage.covered(generation)),
    setAside: await storage.setAsideCount(),
    clock: await clockState(storage, now),
  }
}

async function roomIn(folder: string): Promise<Health['room']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null
  }
}
