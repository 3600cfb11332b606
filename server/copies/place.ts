// Puts a database in the place of the one that is served: the old one is kept aside whole, with its log. Rule BK5.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SealKey } from '../seal.ts'
import { readSqlite, sizeOf } from '../storage/sqlite.ts'
import { syncFile } from './backup.ts'
import { newMark, setMark, syncFolder, writeSidecar } from './sidecar.ts'
import { faultsFrom, headOf } from './together.ts'

/**
 * Gives `draft` the name of `file`. A power cut at any moment leaves the old one, or one that no start takes for the record
 * until this is done again. Returns where the old one is; null: there was none.
 */
export async function putInPlace(
  draft: string,
  file: string,
  seal: SealKey,
  now: Date,
): Promise<string | null> {
  const mark = newMark()
  setMark(draft, mark)
  const database = readSqlite(draft)
  const head = await headOf(database)
  const faults = await faultsFrom(database, seal, 0)
  await database.destroy()
  if (head === null || faults.length > 0) throw new Error('the new file is not sound')
  for (const part of ['-wal', '-shm']) rmSync(`${draft}${part}`, { force: true })
  syncFile(draft)
  const aside = `${file}.before-${now.toISOString().replace(/[-:.]/g, '')}`
  const wasThere = existsSync(file)
  if (sizeOf(`${file}-wal`) === 0) rmSync(`${file}-wal`, { force: true })
  // The log first: without its database it harms nothing, beside another one it would.
  for (const part of ['-wal', '']) if (existsSync(file + part)) renameSync(file + part, aside + part)
  rmSync(`${file}-shm`, { force: true })
  syncFolder(dirname(file))
  renameSync(draft, file)
  syncFolder(dirname(file))
  const { record, position, hash, generation } = head
  const at = now.toISOString()
  writeSidecar(file, { record, head: { position, hash, generation }, at, marks: [mark], open: false })
  return wasThere ? aside : null
}
