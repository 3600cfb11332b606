// Connections to PostgreSQL, by pg's own pool: admitted one by one, and heard while they commit. Rules PG2, PG3.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { takePlaces } from './places.ts'
import { Unavailable } from './unavailable.ts'

/** Whoever finds no server in this time is told to come again. */
const connectMs = 5000
/** So is who finds no free connection in this one. Earlier would cost a phone its place, and the server the question again. */
const waitMs = 30_000
/** So is who waits longer for a lock. Commits have no limit: whoever gave one up would not know what became of it. */
const lockMs = 10_000
/** A process that stands still lets its locks go: another one goes on. */
const idleInTransactionMs = 30_000

const bytea = 17
const int8 = 20
/** Bytes as the embedded database gives them; positions and counts, which are all far below 2^53, as numbers. */
const types = new pg.TypeOverrides()
types.setTypeParser(int8, Number)
types.setTypeParser(bytea, (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex')))

/** Errors of the connection, of Node's (net) and of PostgreSQL's classes (its appendix A). */
const ofConnection = /^(ECONN|EPIPE|ENOENT|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|08|57|53300|40|55P03|25006)/
const connectionWords = /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/

/** A warning (01), or an end of the wait by an operator (57). */
const doubt = /^(01|57)/

export type Connected = pg.ClientBase

export type Pooling = {
  most: number
  /** Of each new connection, before it is used. */
  admit: (connected: Connected) => Promise<void>
  /** Whether one that was admitted is so still. */
  isCurrent: (connected: Connected) => boolean
  /** After each commit. */
  said: (failed: boolean) => void
}

/** What every connection is opened with. */
export function connectionOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'juki-net',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    options: `-c statement_timeout=0 -c lock_timeout=${lockMs} -c idle_in_transaction_session_timeout=${idleInTransactionMs}`,
    types,
  }
}

export function pooled<Tables>(url: string, pooling: Pooling): Kysely<Tables> {
  const { most, admit, isCurrent } = pooling
  const pool = new pg.Pool({ ...connectionOf(url), max: most, onConnect: admit })
  // One that ends, idle or in use, is taken out of the pool; who uses it hears so by its statement.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const places = takePlaces(most, waitMs)
  const connect = async (): Promise<pg.PoolClient> => {
    const leave = await places()
    if (leave === null) throw new Unavailable('no connection became free')
    try {
      for (;;) {
        const client = await pool.connect().catch(thrown)
        if (isCurrent(client)) return heard(client, pooling, leave)
        client.release(true)
      }
    } catch (error) {
      leave()
      throw error
    }
  }
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: {} } }),
  })
}

/** Its statements, of which none counts that PostgreSQL itself has doubts about: it committed here, and nowhere else. */
function heard(client: pg.PoolClient, { said }: Pooling, leave: () => void): pg.PoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    let warning: string | null = null
    const hear = ({ code, message }: { code?: string | undefined; message?: string | undefined }) => {
      if (doubt.test(code ?? '')) warning = message ?? 'warning'
    }
    client.on('notice', hear)
    try {
      const result = await client.query(text, parameters.map(kept))
      if (warning !== null) throw new Unavailable(warning)
      if (text === 'commit') said(false)
      return result
    } catch (error) {
      if (isOfConnection(error) || isOfDisk(error)) said(true)
      return thrown(error)
    } finally {
      client.off('notice', hear)
    }
  }
  const release = () => {
    client.release()
    leave()
  }
  const own = new Map<PropertyKey, unknown>(Object.entries({ query, release }))
  return new Proxy(client, { get: (of, name) => own.get(name) ?? Reflect.get(of, name) })
}

/** Its texts hold any character but U+0000. */
function kept(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replaceAll('\0', '\uFFFD') : parameter
}

/** What the connection lacks may be there the next time; any other error stays what it is. */
function thrown(error: unknown): never {
  if (error instanceof Error && isOfConnection(error)) throw new Unavailable(error.message, { cause: error })
  throw error
}

function isOfConnection(error: unknown): boolean {
  if (error instanceof Unavailable) return true
  return ofConnection.test(codeOf(error)) || (error instanceof Error && connectionWords.test(error.message))
}

/** 53: PostgreSQL's class of what there is not enough of. */
function isOfDisk(error: unknown): boolean {
  return codeOf(error).startsWith('53')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
