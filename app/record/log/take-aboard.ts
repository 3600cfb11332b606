// Taking aboard: a database that was made anew under this device, since the one there was is gone, gets from the lifeboat
// what was on this device alone, before anything else is read of it (ST11).
import type { Dexie } from 'dexie'
import type { Aside, Draft, Parcel, Self } from './database.ts'
import type { Phone } from './phone.ts'

/** Of a parcel, of a line that was refused, of a picture, of a draft: what is needed of it here. */
export type Row = Pick<Parcel, 'sealed'> &
  Partial<
    Pick<Parcel, 'seq' | 'ids' | 'subjects' | 'rival'> &
      Pick<Aside, 'subject'> &
      Pick<Draft, 'key' | 'savedAt'>
  >
/** A row of the database that is in no other place. */
export type Afloat = { table: string; row: Row }

/** What this page remembers, whatever becomes of the database. */
export type Memory = {
  /**
   * This device's row as it was read or written here last: another page may have written since, and what was written may
   * have been taken back.
   */
  self: Self | null
  /** By a name that no other row of this device has. */
  afloat: Map<string, Afloat>
  /** A draft was kept: no other change is told so often. */
  drafted?: () => void
}

export type Caches = {
  has: CacheStorage['has']
  open: (name: string) => Promise<Pick<Cache, 'keys' | 'match' | 'put' | 'delete'>>
}

export const lifeboatName = 'lifeboat'

export async function takeAboard(phone: Phone, opened: Dexie): Promise<void> {
  const there = await opened.table<Self>('self').get('self')
  const known = phone.memory.self
  const isNew = there === undefined && (known !== null || (await isAfloat(phone)))
  // Another tab was the first to find it gone: what only this page knows of is not in it yet.
  const isAnother = there !== undefined && known !== null && there.copy !== known.copy
  if (!isNew && !isAnother) return
  const { board } = await import('./lifeboat.ts')
  await board(phone, opened)
}

async function isAfloat({ caches }: Phone): Promise<boolean> {
  return (await caches?.has(lifeboatName).catch(() => false)) ?? false
}
