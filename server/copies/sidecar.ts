// What stands beside the database in `record.json`: the last that was known of it, so that another file in its place, or one
// that lacks its end, is not taken for the record. Rule BK4.
import { randomInt } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import { Head, ServerTime } from '../../shared/sync/receipt.ts'
import { openDatabase } from '../storage/sqlite.ts'

/** SQLite keeps a number of ours in the header of the file (sqlite.org/fileformat.html, 1.3). */
const markAt = 60
const markBytes = 4
const maxMark = 2 ** 31

/** The mark of a copy: no start takes it for its own. */
export const markOfCopies = 0

export const Sidecar = z.object({
  /** Null until the record was opened for the first time. */
  record: z.nullable(z.uuid()),
  /** A position that the record had at `at`, with its hash; it may have come further. */
  head: z.nullable(Head),
  at: ServerTime,
  /** Those that the database file may bear: each start gives it a new one. */
  marks: z.array(z.int()),
  /** Not ended by its server: then its write-ahead log must be there. */
  open: z.boolean(),
  /** It goes on elsewhere (moved.ts). */
  moved: z.optional(z.object({ at: ServerTime, to: z.string() })),
})
export type Sidecar = z.infer<typeof Sidecar>

export const sidecarFile = (databaseFile: string) => join(dirname(databaseFile), 'record.json')

/** `unreadable`: there is a file that is none of ours. */
export function readSidecar(databaseFile: string): Sidecar | 'missing' | 'unreadable' {
  const file = sidecarFile(databaseFile)
  if (!existsSync(file)) return 'missing'
  const read = Sidecar.safeParse(jsonOrNull(readFileSync(file, 'utf8')))
  return read.success ? read.data : 'unreadable'
}

export function writeSidecar(databaseFile: string, sidecar: Sidecar): void {
  writeJson(sidecarFile(databaseFile), sidecar)
}

/** On disk, whole, before it returns. */
export function writeJson(file: string, value: object): void {
  const draft = `${file}.${randomInt(maxMark)}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(value, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  syncFolder(dirname(file))
}

/** What was renamed in it stays so after a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export const newMark = () => randomInt(1, maxMark)

/** The mark in the database file itself, whatever its log says; null: no file, or nothing in it. */
export function markOf(databaseFile: string): number | null {
  if (!existsSync(databaseFile)) return null
  const handle = openSync(databaseFile, 'r')
  try {
    const bytes = Buffer.alloc(markBytes)
    return readSync(handle, bytes, 0, markBytes, markAt) < markBytes ? null : bytes.readInt32BE()
  } finally {
    closeSync(handle)
  }
}

/**
 * Puts a mark into the file itself, not into its log alone, where nobody else reads at this moment. And into its log: from here
 * to the server's end that is never empty, so that one which is was taken away, or made by a reader.
 */
export function setMark(file: string, mark: number): void {
  const { database } = openDatabase(file)
  try {
    database.exec(`pragma user_version = ${mark}`)
    database.exec('pragma wal_checkpoint(truncate)')
    database.exec(`pragma user_version = ${mark}`)
  } finally {
    database.close()
  }
}
