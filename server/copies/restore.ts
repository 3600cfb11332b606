// Going on from a copy 控えから戻す: the record as the copy has it, with a generation above any that there was, and a line that
// says so. Rule BK5.
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import type { SealKey } from '../seal.ts'
import type { HeadRow } from '../storage/schema.ts'
import { appendServerLine } from '../storage/server-line.ts'
import { changeSqlite, readSqlite } from '../storage/sqlite.ts'
import { timeOf } from './backup.ts'
import { faultWords } from './fault-words.ts'
import { putInPlace } from './place.ts'
import { readSidecar } from './sidecar.ts'
import { faultsFrom, headOf } from './together.ts'

/** `there`: what stands in its place now, as far as it can be read. */
export type Planned = { from: HeadRow; there: HeadRow | null; generation: number; backupAt: string | null }

export type Plan = { ok: true; planned: Planned } | { ok: false; why: string[] }

/** Looks at both, and changes nothing. */
export async function planRestore(copy: string, file: string, seal: SealKey): Promise<Plan> {
  if (!existsSync(copy)) return { ok: false, why: [`ファイルがありません: ${copy}`] }
  const from = await readHead(copy)
  if (from === null) return { ok: false, why: [`記録の控えではありません: ${copy}`] }
  const database = readSqlite(copy)
  const faults = await faultsFrom(database, seal, 0).finally(() => database.destroy())
  if (faults.length > 0)
    return { ok: false, why: [`控えに誤りがあります: ${copy}`, ...faults.map(faultWords)] }
  const there = await readHead(file)
  const sidecar = readSidecar(file)
  const known = typeof sidecar === 'string' ? 0 : (sidecar.head?.generation ?? 0)
  const generation = Math.max(from.generation, there?.generation ?? 0, known) + 1
  return { ok: true, planned: { from, there, generation, backupAt: timeOf(copy) } }
}

/** Null: nothing that is a record. */
async function readHead(file: string): Promise<HeadRow | null> {
  if (!existsSync(file)) return null
  try {
    const database = readSqlite(file)
    return await headOf(database).finally(() => database.destroy())
  } catch {
    return null
  }
}

/** Does it; returns where the old file is. The copy itself stays as it is. */
export async function restore(
  copy: string,
  file: string,
  { from, generation, backupAt }: Planned,
  seal: SealKey,
  now: Date,
): Promise<string | null> {
  const draft = `${file}.restoring`
  const parts = ['', '-wal', '-shm']
  const clear = () => parts.forEach((part) => rmSync(draft + part, { force: true }))
  clear()
  try {
    // A file that was copied out of a data folder may have its last lines in its log.
    for (const part of ['', '-wal']) if (existsSync(copy + part)) copyFileSync(copy + part, draft + part)
    await changeSqlite(draft, (database) =>
      database.transaction().execute(async (transaction) => {
        await transaction.updateTable('head').set({ generation }).execute()
        const body = { from: from.position, generation, backupAt }
        await appendServerLine(transaction, seal, { type: 'v1.restored', body, now })
      }),
    )
    return await putInPlace(draft, file, seal, now)
  } finally {
    clear()
  }
}
