// Settings 設定: the one file that reads the process environment. An empty value counts as none, as systemd and compose
// write them.
import { isIP } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import * as z from 'zod'
import { isNetwork } from './guard/client-address.ts'

const maxPort = 65535
const Port = z
  .string()
  .regex(/^\d{1,5}$/, '0から65535までの数を書いてください')
  .transform(Number)
  .refine((port) => port <= maxPort, '0から65535までの数を書いてください')

/** Several values, with a comma or a space between them. */
const List = z.string().transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))

/** As people reach this machine by it; no address, which needs no setting. */
export const isName = (name: string) => /^[0-9A-Za-z.-]{1,253}$/.test(name) && isIP(name) === 0

const Settings = z.object({
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]{1,253}$/, '待ち受けるアドレスを書いてください')
    .default('127.0.0.1'),
  PORT: Port.default(8787),
  CERTIFICATE_PORT: Port.default(8480),
  DATA_DIR: z
    .string()
    .regex(/^[^\0]+$/, 'フォルダの場所を書いてください')
    .default('./data'),
  DATABASE_URL: z.undefined('今は内蔵のデータベースだけが使えます。空にしてください').optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'https:// で始まる公開先の URL を書いてください', abort: true })
    // Cookies, the service worker and every address begin at the root.
    .regex(/^[^/]+\/\/[^/?#]+\/?$/, '公開先の URL は、パスのない https://ホスト名 で書いてください')
    .optional(),
  TRUSTED_PROXY: List.refine(
    (networks) => networks.every(isNetwork),
    '手前のプロキシのアドレスを、10.0.0.5 か 10.0.0.0/8 のように書いてください',
  ).default([]),
  PUBLIC_NAMES: List.refine(
    (names) => names.every(isName),
    'ほかの名前を、juki.example.jp のように書いてください',
  ).default([]),
  SEAL_KEY_FILE: z
    .string()
    .regex(/^[^\0]+$/, 'ファイルの場所を書いてください')
    .optional(),
  BACKUP_DIR: z
    .string()
    .regex(/^[^\0]+$/, 'フォルダの場所を書いてください')
    .optional(),
  BACKUP_HOURS: z
    .string()
    .regex(/^\d{1,3}$/, '0から999までの時間を書いてください')
    .transform(Number)
    .default(24),
  ACCESS_LOG_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, '1から99999までの日数を書いてください')
    .transform(Number)
    .default(1096),
  SESSION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, '1から9999までの日数を書いてください')
    .transform(Number)
    .default(400),
  DEVICE_DAY_LINES: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, '1から9999999までの行数を書いてください')
    .transform(Number)
    .default(50_000),
  DEVICE_DAY_MIB: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, '1から999999までのMiBを書いてください')
    .transform(Number)
    .default(256),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, '1から999までの数を書いてください')
    .transform(Number)
    .default(14),
})

export type Environment = {
  host: string
  port: number
  dataDirectory: string
  databaseFile: string
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
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = Settings.safeParse({ ...defaults, ...given })
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    }
  }
  const { HOST, PORT, CERTIFICATE_PORT, DATA_DIR, PUBLIC_URL, SEAL_KEY_FILE, ACCESS_LOG_DAYS, ...backups } =
    read.data
  const dataDirectory = resolve(DATA_DIR)
  const beside = (name: string) => join(dirname(dataDirectory), `${basename(dataDirectory)}.${name}`)
  return {
    ok: true,
    environment: {
      host: HOST,
      port: PORT,
      dataDirectory,
      databaseFile: join(dataDirectory, 'record.sqlite'),
      accessFile: join(dataDirectory, 'access.sqlite'),
      accessDays: ACCESS_LOG_DAYS,
      sessionDays: backups.SESSION_DAYS,
      quota: { lines: backups.DEVICE_DAY_LINES, bytes: backups.DEVICE_DAY_MIB * 1024 * 1024 },
      sealKeyFile: resolve(SEAL_KEY_FILE ?? beside('seal.key')),
      certificatePort: CERTIFICATE_PORT,
      certificateFolder: beside('certificates'),
      publicUrl: PUBLIC_URL ?? null,
      names: [...(PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).hostname]), ...backups.PUBLIC_NAMES],
      trustedProxies: backups.TRUSTED_PROXY,
      backupDirectory: resolve(backups.BACKUP_DIR ?? beside('backups')),
      backupHours: backups.BACKUP_HOURS,
      backupsKept: backups.BACKUP_KEEP,
    },
  }
}
