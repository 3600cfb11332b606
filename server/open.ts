// Opening the town's record: settings, database, seal key. What the server and the operator's commands begin with.
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type AccessLog, openAccessLog } from './access/access-log.ts'
import { notTogetherWords } from './copies/fault-words.ts'
import { expectKnown, noteKnown, readKnown } from './copies/known.ts'
import { isNotMoved } from './copies/moved.ts'
import { beginServing, expectDatabase, noteHead, writeNothing } from './copies/served.ts'
import { notTogether } from './copies/together.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { openSealKey, type SealKey } from './seal.ts'
import { openPostgres } from './storage/postgres.ts'
import { openSqlite, takeLock } from './storage/sqlite.ts'
import type { Storage } from './storage/storage.ts'

export type Town = {
  environment: Environment
  storage: Storage
  seal: SealKey
  access: AccessLog
  /** What a commit in PostgreSQL stands on, in a line. */
  durability: string | null
}

/** A town that this process alone serves, until it calls `release` or ends. */
export type ServedTown = Town & {
  /** Where a disk took nothing at the start: tries again what is to be written then. */
  settle: () => Promise<void>
  release: () => Promise<void>
}

const notMoved =
  'ここに、内蔵のデータベースの記録があります。先に npm run migrate:postgres で移すか、DATABASE_URL を空にしてください。'
const theOnlyOne = 'npm start と npm run phone は、どちらか一方だけを動かしてください。'

/** Opens what the settings name, or says on stderr why not and ends the process with 1. */
export async function openTown(environment: Environment = settings()): Promise<Town> {
  const { dataDirectory, sealKeyFile, accessFile, accessDays } = environment
  const seal = openKey(environment)
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    closeToOthers(dataDirectory)
    const { storage, durability } = await openRecord(environment, seal)
    const access = await openAccessLog(accessFile, seal, accessDays)
    return { environment, storage, seal, access, durability }
  } catch (error) {
    return stop([`開けません: ${recordPlace(environment)} / ${sealKeyFile} / ${accessFile}`, String(error)])
  }
}

type OpenedRecord = Pick<Town, 'storage' | 'durability'>

async function openRecord(environment: Environment, seal: SealKey): Promise<OpenedRecord> {
  const { dataDirectory, databaseFile, databaseUrl } = environment
  if (databaseUrl !== null) {
    if (isNotMoved(databaseFile)) return stop([notMoved, databaseFile])
    const known = readKnown(dataDirectory)
    const opened = await openPostgres(databaseUrl, seal, known?.head.generation)
    await expectKnown(opened.storage, known)
    return opened
  }
  const problem = await notTogether(databaseFile, seal)
  if (problem !== null) return stop(notServed(environment, notTogetherWords(problem)))
  expectDatabase(databaseFile)
  return { storage: await openSqlite(databaseFile, seal), durability: null }
}

/** A command for the file alone: with PostgreSQL another tool does it, and this says which. */
export function forFileAlone({ databaseUrl, sealKeyFile }: Environment, instead: string): void {
  if (databaseUrl !== null)
    stop(['記録は PostgreSQL にあります。何もしていません。', instead, `封印の鍵は別に保管: ${sealKeyFile}`])
}

/** Without the address, which may hold a password. */
export function recordPlace({ databaseFile, databaseUrl }: Environment): string {
  return databaseUrl === null ? databaseFile : 'DATABASE_URL'
}

/** Closes it beside a server, or in its stead: the last one to close it takes its log away. */
export async function closeTown({ environment, storage, access }: Town): Promise<void> {
  const unlock = environment.databaseUrl === null ? tryLock(environment) : null
  if (unlock !== null) await noteHead(environment.databaseFile, storage, false)
  await storage.close()
  await access.close()
  unlock?.()
}

/** What it holds is the town's alone. Where the rights can't be changed that is said, and the town is served. */
function closeToOthers(folder: string): void {
  if ((statSync(folder).mode & 0o077) === 0 || process.platform === 'win32') return
  try {
    chmodSync(folder, 0o700)
    process.stderr.write(`ほかの利用者が読めたので、閉じました: ${folder}\n`)
  } catch (error) {
    process.stderr.write(`ほかの利用者が読めます。閉じてください: ${folder} (${String(error)})\n`)
  }
}

function notServed({ databaseFile, backupDirectory }: Environment, why: string): string[] {
  return [
    `記録を開きません: ${databaseFile}`,
    why,
    'ファイルには手を付けていません。調べる: npm run verify  戻す: npm run restore -- 控えのファイル',
    `控え: ${backupDirectory}`,
  ]
}

/** The seal key, made where there is none yet. */
export function openKey({ sealKeyFile }: Environment): SealKey {
  try {
    const { key, made } = openSealKey(sealKeyFile)
    if (made) process.stdout.write(`封印の鍵を作りました (データとは別に保管): ${sealKeyFile}\n`)
    return key
  } catch (error) {
    return stop([`開けません: ${sealKeyFile}`, String(error)])
  }
}

/**
 * Opens the town to serve it, with `defaults` under the settings. Of two servers on one record neither would tell its
 * phones what reached the other: the second is refused.
 */
export async function openServedTown(defaults: Record<string, string> = {}): Promise<ServedTown> {
  const environment = settings(defaults)
  if (environment.databaseUrl !== null) return serveFromPostgres(await openTown(environment))
  const unlock = lockServing(environment, theOnlyOne)
  const town = await openTown(environment)
  const { databaseFile } = environment
  let isSettled = false
  const settle = async () => {
    if (isSettled) return
    await writeNothing(town.storage)
    await beginServing(databaseFile, town.storage)
    isSettled = true
  }
  await orSay(settle)
  const release = async () => {
    await orSay(() => noteHead(databaseFile, town.storage, false))
    await town.storage.close()
    await town.access.close()
    unlock()
  }
  return { ...town, settle, release }
}

/** Several may serve it at once: each tells the others (PG5). */
async function serveFromPostgres(town: Town): Promise<ServedTown> {
  const { storage, access, environment, durability } = town
  const note = () => orSay(() => noteKnown(environment.dataDirectory, storage))
  if (durability !== null) process.stdout.write(`${durability}\n`)
  await note()
  const release = async () => {
    await note()
    await storage.close()
    await access.close()
  }
  return { ...town, settle: note, release }
}

/** On a disk that takes nothing what is there is served all the same (BK6). */
async function orSay(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    process.stderr.write(`ディスクに書けません。読むことだけができます: ${String(error)}\n`)
  }
}

/** Being the only one that serves this record, or a line and the end. Returns what gives it back. */
export function lockServing(environment: Environment, otherwise: string): () => void {
  const unlock = tryLock(environment)
  if (unlock !== null) return unlock
  return stop([`この記録では、もうサーバーが動いています: ${environment.dataDirectory}`, otherwise])
}

/** Null while a server runs. */
export function tryLock({ dataDirectory }: Environment): (() => void) | null {
  const file = join(dataDirectory, 'serving.lock')
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    return takeLock(file)
  } catch (error) {
    return stop([`開けません: ${file}`, String(error)])
  }
}

export function settings(defaults: Record<string, string> = {}): Environment {
  const read = readEnvironment(undefined, defaults)
  return read.ok ? read.environment : stop(read.problems.map((problem) => `設定の誤り ${problem}`))
}

/** The end of what can't go on. */
export function stop(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}
