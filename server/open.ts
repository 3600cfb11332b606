// Opening the town's record: settings, database, seal key. What the server and `npm run invite` begin with.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Environment, readEnvironment } from './environment.ts'
import { openSealKey, type SealKey } from './seal.ts'
import { openSqlite, takeLock } from './storage/sqlite.ts'
import type { Storage } from './storage/storage.ts'

export type Town = { environment: Environment; storage: Storage; seal: SealKey }

/** A town that this process alone serves, until it calls `release` or ends. */
export type ServedTown = Town & { release: () => void }

/** Opens what the settings name, or says on stderr why not and ends the process with 1. */
export async function openTown(environment: Environment = settings()): Promise<Town> {
  const { dataDirectory, databaseFile, sealKeyFile } = environment
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    const { key, made } = openSealKey(sealKeyFile)
    if (made) process.stdout.write(`封印の鍵を作りました (データとは別に保管): ${sealKeyFile}\n`)
    return { environment, storage: await openSqlite(databaseFile, key), seal: key }
  } catch (error) {
    return stop([`開けません: ${databaseFile} / ${sealKeyFile}`, String(error)])
  }
}

/**
 * Opens the town to serve it, with `defaults` under the settings. Of two servers on one record neither would tell its
 * phones what reached the other: the second is refused.
 */
export async function openServedTown(defaults: Record<string, string> = {}): Promise<ServedTown> {
  const environment = settings(defaults)
  const release = beTheOnlyServer(environment.dataDirectory)
  return { ...(await openTown(environment)), release }
}

function beTheOnlyServer(dataDirectory: string): () => void {
  const file = join(dataDirectory, 'serving.lock')
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    const release = takeLock(file)
    if (release !== null) return release
  } catch (error) {
    return stop([`開けません: ${file}`, String(error)])
  }
  return stop([
    `この記録では、もうサーバーが動いています: ${dataDirectory}`,
    'npm start と npm run phone は、どちらか一方だけを動かしてください。',
  ])
}

function settings(defaults: Record<string, string> = {}): Environment {
  const read = readEnvironment(undefined, defaults)
  return read.ok ? read.environment : stop(read.problems.map((problem) => `設定の誤り ${problem}`))
}

/** The end of a start that can't go on. */
export function stop(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}
