// A data folder as a server keeps it, and what becomes of it: ended, killed, copied. No process is needed for it.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { beginServing, expectDatabase, noteHead } from '../../../server/copies/served.ts'
import { notTogether } from '../../../server/copies/together.ts'
import { type Environment, readEnvironment } from '../../../server/environment.ts'
import { openSealKey } from '../../../server/seal.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { fixedNow, intake } from '../../people.ts'
import { ownFolder } from '../../storage/folder.ts'
import { batch, lines } from '../../storage/lines.ts'

/** As in `storage/lines.ts`. */
const contractKey = '5e'.repeat(32)

export type KeptTown = Awaited<ReturnType<typeof keptTown>>

/** Served, with so many lines. */
export async function keptTown(count: number, key = contractKey) {
  const DATA_DIR = join(await ownFolder(), 'data')
  await mkdir(DATA_DIR)
  const environment = environmentOf({ DATA_DIR, BACKUP_KEEP: '2' })
  const { databaseFile: file, sealKeyFile, dataDirectory: folder } = environment
  await writeFile(sealKeyFile, key)
  const seal = openSealKey(sealKeyFile).key
  const serve = async () => {
    expectDatabase(file)
    const storage = await openSqlite(file, seal)
    onTestFinished(() => storage.close().catch(() => {}))
    await beginServing(file, storage)
    const say = (more: number, now = fixedNow) =>
      storage.append(
        batch(lines(...Array.from({ length: more }, () => intake())), { now: now.toISOString() }),
      )
    const end = async () => {
      await noteHead(file, storage, false)
      await storage.close()
    }
    return { storage, say, end }
  }
  const served = await serve()
  if (count > 0) await served.say(count)
  return { environment, folder, file, seal, serve, ...served }
}

/** The folder as a kill at this moment leaves it: nothing was closed, the log is there. */
export async function killed(town: KeptTown): Promise<{ file: string; folder: string }> {
  const folder = join(await ownFolder(), 'data')
  await cp(town.folder, folder, { recursive: true })
  await rm(join(folder, 'record.sqlite-shm'), { force: true })
  return { folder, file: join(folder, 'record.sqlite') }
}

/** Why what lies there is not served, by its kind; null: it is. */
export async function whyNot(file: string, { seal }: Pick<KeptTown, 'seal'>): Promise<string | null> {
  return (await notTogether(file, seal))?.kind ?? null
}

export async function copyFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to, { force: true })
}

function environmentOf(given: Record<string, string>): Environment {
  const read = readEnvironment(given)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.environment
}
