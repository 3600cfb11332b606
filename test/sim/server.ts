// A server of the town: the real one over a real SQLite file, in this process, killed and started again; copies of its file by
// the operator's own commands, and as old machines are.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openAccessLog } from '../../server/access/access-log.ts'
import { createApp } from '../../server/app.ts'
import { makeBackup } from '../../server/copies/backup.ts'
import { planRestore, restore } from '../../server/copies/restore.ts'
import { invite } from '../../server/identity/invitations.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { Amount } from '../../server/storage/amount.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { Head } from '../../shared/sync/receipt.ts'

export const seal = createSealKey('5e'.repeat(32))

/** One for all: what people looked at is none of this. */
const access = openAccessLog(':memory:', seal, 1096)

export type Server = {
  file: string
  storage: Storage
  /** Server minus virtual time. */
  offsetMs: number
  answer: (request: Request) => Promise<Response>
}

/** Starts one on `file`; `now`: its clock, epoch milliseconds. */
export async function startServer(
  file: string,
  now: () => number,
  offsetMs = 0,
  quota?: Amount,
): Promise<Server> {
  const storage = await openSqlite(file, seal)
  const server: Server = { file, storage, offsetMs, answer: async () => new Response() }
  const clock = () => new Date(now() + server.offsetMs)
  const app = createApp({
    storage,
    access: await access,
    seal,
    now: clock,
    offices: [],
    secureCookies: false,
    names: ['town.test'],
    ...(quota && { quota }),
  })
  server.answer = async (request) => app.fetch(request)
  return server
}

/** As after SIGKILL: what was not committed is gone. */
export async function killed(server: Server, now: () => number): Promise<Server> {
  await server.storage.close()
  return startServer(server.file, now, server.offsetMs)
}

/** `npm run backup`, beside the running server. */
export async function backup({ file, offsetMs }: Server, folder: string, now: () => number): Promise<string> {
  const made = await makeBackup({ file, folder, kept: 100, seal, now: new Date(now() + offsetMs) })
  if (made.faults.length > 0) throw new Error(`faults in the record: ${JSON.stringify(made.faults)}`)
  return made.file
}

/** `npm run restore`. */
export async function restored(server: Server, copy: string, now: () => number): Promise<Server> {
  const { file, offsetMs, storage } = server
  await storage.close()
  const plan = await planRestore(copy, file, seal)
  if (!plan.ok) throw new Error(plan.why.join('; '))
  const aside = await restore(copy, file, plan.planned, seal, new Date(now() + offsetMs))
  for (const part of ['', '-wal']) rmSync(`${aside}${part}`, { force: true })
  return startServer(file, now, offsetMs)
}

/** Somebody copies an old file back by hand: nothing says so. */
export async function fileBack(server: Server, copy: string, now: () => number): Promise<Server> {
  const { file, offsetMs, storage } = server
  await storage.close()
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
  copyFileSync(copy, file)
  return startServer(file, now, offsetMs)
}

/** Another machine goes on from a copy, beside the first. */
export async function startBeside(copy: string, file: string, now: () => number): Promise<Server> {
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(copy, file)
  return startServer(file, now)
}

export function fileIn(folder: string, name: string): string {
  mkdirSync(join(folder, name), { recursive: true })
  return join(folder, name, 'record.sqlite')
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

export function codeFor({ storage }: Server, now: () => number, name: string | null = null): Promise<string> {
  return invite(storage, seal, { name, office: null, administrator: false }, new Date(now()))
}
