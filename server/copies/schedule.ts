// Copies by themselves, while the server runs: one as soon as the last is older than the interval. Rule BK2.
import type { Logger } from 'pino'
import type { Backups, Retention } from '../../shared/sync/health.ts'
import type { Head } from '../../shared/sync/receipt.ts'
import type { Environment } from '../environment.ts'
import type { ServedTown } from '../open.ts'
import { backupsIn, coveredIn, makeBackup } from './backup.ts'
import { noteHead } from './served.ts'

/** A start has other things to do first. */
const lookEveryMs = 5 * 60 * 1000
const hourMs = 60 * 60 * 1000

/** Looks again and again whether one is due, as long as the process lasts. */
export function keepBackups(town: ServedTown, log: Logger): void {
  let isUnderWay = false
  const timer = setInterval(() => {
    if (isUnderWay) return
    isUnderWay = true
    void look(town, log).finally(() => {
      isUnderWay = false
    })
  }, lookEveryMs)
  timer.unref()
}

async function look(town: ServedTown, log: Logger): Promise<void> {
  try {
    await town.settle()
  } catch (error) {
    log.error({ err: error }, 'the disk takes nothing')
  }
  await backUpIfDue(town, log, new Date())
}

/** Whether one was made; a failure is said in the log, and tried again at the next look. */
export async function backUpIfDue(
  { environment, storage, seal }: Pick<ServedTown, 'environment' | 'storage' | 'seal'>,
  log: Logger,
  now: Date,
): Promise<boolean> {
  const { databaseFile: file, backupDirectory: folder, backupHours, backupsKept: kept } = environment
  if (backupHours === 0 || !storage.keeps()) return false
  // One from long after now was made by a wrong clock: any other of these hours counts.
  const isRecent = ({ at }: { at: string }) => Math.abs(now.getTime() - Date.parse(at)) < backupHours * hourMs
  if (backupsIn(folder).some(isRecent)) return false
  try {
    const { head, file: made, faults } = await makeBackup({ file, folder, kept, seal, now })
    await noteHead(file, storage, true)
    log[faults.length === 0 ? 'info' : 'error']({ file: made, ...head, faults }, 'backup')
    return true
  } catch (error) {
    log.error({ err: error, folder }, 'no backup')
    return false
  }
}

type BackupSettings = Pick<Environment, 'backupDirectory' | 'backupHours' | 'databaseUrl'>

/**
 * `backupLate`: the last is as old as two should be, or there is none, though the server has had the time to make one since
 * its start.
 */
export function backupState(
  { backupDirectory, backupHours, databaseUrl }: BackupSettings,
  since: Date,
  now: Date,
): Backups {
  // Of a PostgreSQL none is made here: what lies there is of the file that the record was before (PG6).
  const lastBackupAt = databaseUrl === null ? lastBackup(backupDirectory, now) : null
  const ageMs = lastBackupAt === null ? Infinity : now.getTime() - Date.parse(lastBackupAt)
  const hadTime = now.getTime() - since.getTime() > 3 * lookEveryMs
  const backupLate = backupHours > 0 && hadTime && ageMs > 2 * backupHours * hourMs
  return { lastBackupAt, backupLate, backupHours }
}

/** What devices need not hold; undefined: they keep all. `coveredTo`: by the files of copies, unless the database tells it. */
export function retentionNow(
  { phoneDays, backupDirectory }: Pick<Environment, 'phoneDays' | 'backupDirectory'>,
  head: Pick<Head, 'generation' | 'position'>,
  coveredTo = coveredIn(backupDirectory, head),
): Retention | undefined {
  return phoneDays === null ? undefined : { days: phoneDays, coveredTo }
}

/** When the newest was made, but for those that a wrong clock made later than `now`; null: there is none. */
export function lastBackup(folder: string, now?: Date): string | null {
  const isPast = ({ at }: { at: string }) => now === undefined || Date.parse(at) <= now.getTime()
  return backupsIn(folder).find(isPast)?.at ?? null
}
