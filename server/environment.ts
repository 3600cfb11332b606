// The one file that reads the process environment. An empty value counts as none, as systemd and compose write them.
// Rule SE1.
import { basename, dirname, join, resolve } from 'node:path'
import type { LogLevel } from './log.ts'
import { Settings, settings } from './setting-table.ts'

export type Environment = {
  host: string
  port: number
  dataDirectory: string
  databaseFile: string
  /** The record in PostgreSQL (PG1); null: in the file. */
  databaseUrl: string | null
  /** The access log, and how many days it keeps. */
  accessFile: string
  accessDays: number
  /** After how many days a device must be enrolled anew. */
  sessionDays: number
  /** How much a device may add in a day. */
  quota: { lines: number; bytes: number }
  /** Beside the data folder, not in it: a copy of the data must not bring its key along. */
  sealKeyFile: string
  /** `npm run phone`: the plain http port that hands out the certificate, and the folder of its keys, beside the data. */
  certificatePort: number
  certificateFolder: string
  publicUrl: string | null
  /** Names by which people reach it, beside this machine's own and any address. */
  names: string[]
  /** Addresses and networks of the proxies whose `X-Forwarded-For` counts. */
  trustedProxies: string[]
  /** Where copies of the record are put, every how many hours (0: only by hand), and how many are kept. */
  backupDirectory: string
  backupHours: number
  backupsKept: number
  /** How long devices keep the text of an incident that is over; null: always. */
  phoneDays: number | null
  /** Where Prometheus may ask; null: nowhere. */
  metrics: { host: string; port: number } | null
  logLevel: LogLevel
}

export type ReadEnvironment = { ok: true; environment: Environment } | { ok: false; problems: string[] }

/**
 * Reads the settings, over `defaults` of one way to start; `problems` are lines for the operator, without the values,
 * which may hold a password.
 */
export function readEnvironment(
  variables: NodeJS.ProcessEnv = process.env,
  defaults: Record<string, string> = {},
): ReadEnvironment {
  const standard = settings.map(({ name, default: text }): [string, string] => [name, text])
  const given = [...standard, ...Object.entries(defaults), ...Object.entries(variables)]
  const read = Settings.safeParse(Object.fromEntries(given.filter(([, text]) => text !== '')))
  if (!read.success) {
    const said = new Map(read.error.issues.toReversed().map(({ path, message }) => [path.join('.'), message]))
    return { ok: false, problems: [...said].toReversed().map(([name, message]) => `${name}: ${message}`) }
  }
  const { data } = read
  const dataDirectory = resolve(data.DATA_DIR)
  const inPlace = (text: string) => resolve(text.replace('<DATA_DIR>', dataDirectory))
  const publicNames = data.PUBLIC_URL === undefined ? [] : [new URL(data.PUBLIC_URL).hostname]
  return {
    ok: true,
    environment: {
      host: data.HOST,
      port: data.PORT,
      dataDirectory,
      databaseFile: join(dataDirectory, 'record.sqlite'),
      databaseUrl: data.DATABASE_URL ?? null,
      accessFile: join(dataDirectory, 'access.sqlite'),
      accessDays: data.ACCESS_LOG_DAYS,
      sessionDays: data.SESSION_DAYS,
      quota: { lines: data.DEVICE_DAY_LINES, bytes: data.DEVICE_DAY_MIB * 1024 * 1024 },
      sealKeyFile: inPlace(data.SEAL_KEY_FILE),
      certificatePort: data.CERTIFICATE_PORT,
      certificateFolder: join(dirname(dataDirectory), `${basename(dataDirectory)}.certificates`),
      publicUrl: data.PUBLIC_URL ?? null,
      names: [...publicNames, ...data.PUBLIC_NAMES],
      trustedProxies: data.TRUSTED_PROXY,
      backupDirectory: inPlace(data.BACKUP_DIR),
      // Copies of a PostgreSQL are made by its own tools.
      backupHours: data.DATABASE_URL === undefined ? data.BACKUP_HOURS : 0,
      backupsKept: data.BACKUP_KEEP,
      phoneDays: data.PHONE_DAYS ?? null,
      metrics: data.METRICS ?? null,
      logLevel: data.LOG_LEVEL,
    },
  }
}
