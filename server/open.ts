// Opening the town's record: settings, database, seal key. What the server and `npm run invite` begin with.
import { mkdirSync } from 'node:fs'
import { type Environment, readEnvironment } from './environment.ts'
import { openSealKey, type SealKey } from './seal.ts'
import { openSqlite } from './storage/sqlite.ts'
import type { Storage } from './storage/storage.ts'

export type Town = { environment: Environment; storage: Storage; seal: SealKey }

/** Opens what the settings name, over `defaults`, or says on stderr why not and ends the process with 1. */
export async function openTown(defaults: Record<string, string> = {}): Promise<Town> {
  const read = readEnvironment(undefined, defaults)
  if (!read.ok) return stop(read.problems.map((problem) => `設定の誤り ${problem}`))
  const { environment } = read
  try {
    mkdirSync(environment.dataDirectory, { recursive: true, mode: 0o700 })
    const { key, made } = openSealKey(environment.sealKeyFile)
    if (made) process.stdout.write(`封印の鍵を作りました (データとは別に保管): ${environment.sealKeyFile}\n`)
    return { environment, storage: await openSqlite(environment.databaseFile), seal: key }
  } catch (error) {
    return stop([`開けません: ${environment.databaseFile} / ${environment.sealKeyFile}`, String(error)])
  }
}

/** The end of a start that can't go on. */
export function stop(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}
