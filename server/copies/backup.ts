// Copies 控え of the record, made while it is served: whole, consistent, pictures included, the seal's key not. Rules BK1, BK2.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { Head } from '../../shared/sync/receipt.ts'
import type { SealKey } from '../seal.ts'
import { copySqlite, readSqlite } from '../storage/sqlite.ts'
import { markOfCopies, syncFolder } from './sidecar.ts'
import { faultsFrom, headOf } from './together.ts'
import type { Fault } from './walk.ts'

const named = /^record-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-g(\d+)-p(\d+)\.sqlite$/
const draftName = /^record-\d+-(\d+)\.part$/
const longestMakingMs = 24 * 60 * 60 * 1000

export type Backup = { file: string; at: string }
/** `faults`: what does not hold in the record, the same as in its copy. */
export type MadeBackup = Backup & { head: Head; faults: Fault[] }

type Making = { file: string; folder: string; kept: number; seal: SealKey; now: Date }

/**
 * Makes one, and takes the oldest away beyond `kept`: not where the record has faults, for an older copy may have none.
 * Throws where it can't be made.
 */
export async function makeBackup({ file, folder, kept, seal, now }: Making): Promise<MadeBackup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  clearDrafts(folder, now)
  const draft = join(folder, `record-${process.pid}-${now.getTime()}.part`)
  try {
    await copySqlite(file, draft, markOfCopies)
    const { head, faults } = await checked(draft, seal)
    syncFile(draft)
    const second = now.toISOString().slice(0, 19).replace(/[-:]/g, '')
    const target = join(folder, `record-${second}Z-g${head.generation}-p${head.position}.sqlite`)
    renameSync(draft, target)
    syncFolder(folder)
    if (faults.length === 0)
      for (const { file: old } of backupsIn(folder).filter(isUpTo(head)).slice(kept))
        rmSync(old, { force: true })
    return { file: target, at: timeOf(target) ?? now.toISOString(), head, faults }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A process that was killed left its draft behind. */
function clearDrafts(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    const [, madeAt] = draftName.exec(name) ?? []
    if (madeAt !== undefined && now.getTime() - Number(madeAt) > longestMakingMs)
      rmSync(join(folder, name), { force: true })
  }
}

type Kept = Backup & { generation: number; position: number }

/** Those in a folder, the newest first: by how far the record was, which no wrong clock reorders, and then by time. */
export function backupsIn(folder: string): Kept[] {
  if (!existsSync(folder)) return []
  const backups = readdirSync(folder).flatMap((name) => {
    const at = timeOf(name)
    const [generation = 0, position = 0] = named.exec(name)?.slice(-2).map(Number) ?? []
    return at === null ? [] : [{ file: join(folder, name), at, generation, position }]
  })
  return backups.toSorted(
    (one, other) =>
      other.generation - one.generation || other.position - one.position || (one.at < other.at ? 1 : -1),
  )
}

/** When a backup was made, by its name; null: it is called otherwise. */
export function timeOf(file: string): string | null {
  const [, year, month, day, hour, minute, second] = named.exec(basename(file)) ?? []
  return year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

/** Not one that knows more than the record does: of another record, or of what this one has lost. */
function isUpTo({ generation, position }: Pick<Head, 'generation' | 'position'>) {
  return (copy: Kept) =>
    copy.generation < generation || (copy.generation === generation && copy.position <= position)
}

/** Up to which position each copy in a folder has the record that stands at `head`; 0: there is none, or one of another. */
export function coveredIn(folder: string, head: Pick<Head, 'generation' | 'position'>): number {
  const copies = backupsIn(folder)
  const isOfIt = (copy: Kept) => copy.generation === head.generation && isUpTo(head)(copy)
  if (copies.length === 0 || !copies.every(isOfIt)) return 0
  return Math.min(...copies.map(({ position }) => position))
}

/** Whether all that are kept have more of the record than a copy from elsewhere. */
export function isBeforeAll(folder: string, head: Pick<Head, 'generation' | 'position'>): boolean {
  const copies = backupsIn(folder)
  return copies.length > 0 && !copies.some(isUpTo(head))
}

async function checked(file: string, seal: SealKey): Promise<{ head: Head; faults: Fault[] }> {
  const database = readSqlite(file)
  try {
    const head = await headOf(database)
    if (head === null) throw new Error('there is no record in it')
    const { position, hash, generation } = head
    return { head: { position, hash, generation }, faults: await faultsFrom(database, seal, 0) }
  } finally {
    await database.destroy()
  }
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
