// A server of the town: the real one over a real SQLite file, in this process, killed and started again; and copies of its
// file, as backups and old machines are.
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createApp } from '../../server/app.ts'
import { invite } from '../../server/identity/invitations.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { Head } from '../../shared/sync/receipt.ts'

export const seal = createSealKey('5e'.repeat(32))

export type Server = {
  file: string
  storage: Storage
  /** Server minus virtual time. */
  offsetMs: number
  answer: (request: Request) => Promise<Response>
}

/** Starts one on `file`; `now`: its clock, epoch milliseconds. */
export async function startServer(file: string, now: () => number, offsetMs = 0): Promise<Server> {
  const storage = await openSqlite(file, seal)
  const server: Server = { file, storage, offsetMs, answer: async () => new Response() }
  const clock = () => new Date(now() + server.offsetMs)
  const app = createApp({ storage, seal, now: clock, offices: [], secureCookies: false })
  server.answer = async (request) => app.fetch(request)
  return server
}

/** As after SIGKILL: what was not committed is gone. */
export async function killed(server: Server, now: () => number): Promise<Server> {
  await server.storage.close()
  return startServer(server.file, now, server.offsetMs)
}

/** A consistent copy of the file while it is in use. */
export function copyOf({ file }: Server, name: string): string {
  const copy = join(file, '..', name)
  rmSync(copy, { force: true })
  const database = new DatabaseSync(file)
  database.prepare('vacuum into ?').run(copy)
  database.close()
  return copy
}

/** Puts a copy in the place of the server's file; `generation`: what the restoring command raises it to, or null. */
export async function putBack(
  server: Server,
  copy: string,
  generation: number | null,
  now: () => number,
): Promise<Server> {
  await server.storage.close()
  for (const part of ['', '-wal', '-shm']) rmSync(`${server.file}${part}`, { force: true })
  copyFileSync(copy, server.file)
  if (generation !== null) {
    const database = new DatabaseSync(server.file)
    database.prepare('update head set generation = ?').run(generation)
    database.close()
  }
  return startServer(server.file, now, server.offsetMs)
}

/** The bytes of this position are no more. Answers their digest. */
export function erase({ file }: Server, position: number): string {
  const database = new DatabaseSync(file)
  const erased = 'update line set bytes = null where position = ? returning digest'
  const digest = String(database.prepare(erased).get(position)?.['digest'])
  database.close()
  return digest
}

export function head({ storage }: Server): Promise<Head> {
  return storage.head()
}

export function codeFor({ storage }: Server, now: () => number): Promise<string> {
  return invite(storage, seal, { name: null, office: null, administrator: false }, new Date(now()))
}
