// Hints between the processes of one record, by LISTEN and NOTIFY: sent after a commit, outside its lock, and heard by whoever has
// streams open. What was not heard is found by looking. Rule PG5.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Head } from '../../shared/sync/receipt.ts'
import { connectionOf } from './postgres-connections.ts'
import type { Admission } from './postgres-place.ts'
import type { Schema } from './schema.ts'
import type { Listener } from './listener.ts'
import type { Storage } from './storage.ts'

const channel = 'juki_record'
/** Of a connection that ended, and of hints that nobody heard. */
const lookEveryMs = 5000
const againMs = 1000
/** Held shared by each process that serves, and alone by who moves the record (PG6). */
const servingLock = 5_124_071_806

/** The same storage, which tells the others of what it did. */
export function telling(storage: Storage, database: Kysely<Schema>): Storage {
  const tell = async (said = '') => {
    try {
      await sql`select pg_notify(${channel}, ${said})`.execute(database)
    } catch {
      // Whoever listens looks by himself too.
    }
  }
  return {
    ...storage,
    async append(batch) {
      const appended = await storage.append(batch)
      if (appended.added > 0) void tell()
      return appended
    },
    async settle(settling) {
      const settled = await storage.settle(settling)
      if (settled.ok && settled.added > 0) void tell()
      return settled
    },
    async confirmSetting(confirming) {
      const confirmed = await storage.confirmSetting(confirming)
      if (confirmed !== null && confirmed.added > 0) void tell()
      return confirmed
    },
    async enrol(enrolment) {
      const enrolled = await storage.enrol(enrolment)
      if (enrolled.ok) void tell()
      return enrolled
    },
    async revoke(ending) {
      const ended = await storage.revoke(ending)
      if (ended.ok) void tell(ending.device)
      return ended
    },
  }
}

export type Others = { listen: (listener: Listener) => void; close: () => Promise<void> }

/**
 * Reads the head afresh for each hint: whoever is told of it can pull it. Listens where it is admitted, as every other
 * connection. Throws while the record is being moved.
 */
export async function hearOthers(
  url: string,
  head: () => Promise<Head>,
  { admit, isCurrent }: Admission,
): Promise<Others> {
  let listener: Listener | null = null
  const closing = new AbortController()
  let isOwed = false
  let looking: Promise<void> | null = null
  const look = async () => {
    while (isOwed) {
      isOwed = false
      const read = await head().catch(() => null)
      if (read !== null) listener?.head(read)
      // Nobody tells anything any more where it listens.
      if (!isCurrent(connection.client)) void connection.client.end()
    }
    looking = null
  }
  const owe = () => {
    isOwed = true
    looking ??= look()
  }
  const heard = ({ payload }: pg.Notification) => (payload ? listener?.ended(payload) : owe())
  let connection = await hear(url, heard, admit)
  const listening = again()
  const timer = setInterval(owe, lookEveryMs)
  timer.unref()
  return {
    listen: (given) => {
      listener = given
    },
    async close() {
      closing.abort()
      clearInterval(timer)
      await connection.client.end()
      await listening
      await looking
    },
  }

  /** Whenever the connection has ended. */
  async function again(): Promise<void> {
    const { signal } = closing
    while (!signal.aborted) {
      await connection.ended
      await sleep(againMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      connection = await hear(url, heard, admit).catch(() => connection)
      owe()
    }
    await connection.client.end()
  }
}

async function hear(url: string, heard: (said: pg.Notification) => void, admit: Admission['admit']) {
  const client = new pg.Client(connectionOf(url))
  client.on('error', () => {})
  client.on('notification', heard)
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
  await client.connect()
  try {
    await admit(client)
    const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as serves', [servingLock])
    if (rows[0]?.serves !== true) throw new Error('記録を移している途中です。')
    await client.query(`listen ${channel}`)
    return { client, ended }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** Returns what gives it back. Throws where a server runs. */
export async function lockAlone(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client(connectionOf(url))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [servingLock])
  if (rows[0]?.alone === true) return () => client.end()
  await client.end()
  throw new Error('この記録では、サーバーが動いています。止めてから、もう一度行ってください。')
}
