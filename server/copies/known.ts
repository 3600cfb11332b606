// What this machine last knew of a record in PostgreSQL, in `postgres.json`: another record in its place, or one without its end,
// is not served. Rule PG4.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import { Head, ServerTime } from '../../shared/sync/receipt.ts'
import type { Storage } from '../storage/storage.ts'
import { type NotTogether, notTogetherWords } from './fault-words.ts'
import { writeJson } from './sidecar.ts'

const Known = z.object({ record: z.uuid(), head: Head, at: ServerTime })
export type Known = z.infer<typeof Known>

const fileIn = (folder: string) => join(folder, 'postgres.json')

/** Null: nothing yet. Throws where it can't be read: what is to be served is then known to nobody. */
export function readKnown(folder: string): Known | null {
  const file = fileIn(folder)
  return existsSync(file) ? Known.parse(jsonOrNull(readFileSync(file, 'utf8'))) : null
}

/** Of processes that share the folder the one that has seen most has the last word. */
export async function noteKnown(folder: string, storage: Storage): Promise<void> {
  const head = await storage.head()
  if ((readKnown(folder)?.head.generation ?? 0) > head.generation) return
  writeJson(fileIn(folder), { record: storage.record, head, at: new Date().toISOString() })
}

/** Throws where it isn't the record that was known here. A higher generation may have lost its end: it says so itself. */
export async function expectKnown(storage: Storage, known: Known | null): Promise<void> {
  if (known === null) return
  const problem = await otherThan(storage, known)
  if (problem !== null) throw new Error(notTogetherWords(problem))
}

async function otherThan(storage: Storage, { record, head }: Known): Promise<NotTogether | null> {
  if (storage.record !== record) return { kind: 'otherRecord' }
  const here = await storage.head()
  const { position } = head
  if (here.generation > head.generation) return null
  if (here.position < position) return { kind: 'truncated', position, here: here.position }
  const page = await storage.page({ after: head, want: 0, maxBytes: 0, receiptBytes: 0, holder: null })
  return page.known ? null : { kind: 'changed', position }
}
