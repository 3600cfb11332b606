// The settings: defaults, and every kind of value that cannot be.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvironment } from '../../server/environment.ts'
import { settings, settingTable } from '../../server/setting-table.ts'

test('[RN1] README has the table that npm run settings prints', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\n\n${settingTable()}\n\n`)
})

test.each(settings.filter(({ example }) => example !== ''))(
  '[RN1] the example of $name can be given',
  ({ name, example }) => {
    expect(readEnvironment({ [name]: example })).toMatchObject({ ok: true })
  },
)

test('[SE1] without settings: this machine only, port 8787, the data in ./data and the key beside it', () => {
  const defaults = {
    host: '127.0.0.1',
    port: 8787,
    dataDirectory: resolve('data'),
    databaseFile: resolve('data/record.sqlite'),
    databaseUrl: null,
    accessFile: resolve('data/access.sqlite'),
    accessDays: 1096,
    sessionDays: 400,
    quota: { lines: 50_000, bytes: 268_435_456 },
    sealKeyFile: resolve('data.seal.key'),
    certificatePort: 8480,
    certificateFolder: resolve('data.certificates'),
    publicUrl: null,
    names: [],
    trustedProxies: [],
    backupDirectory: resolve('data.backups'),
    backupHours: 24,
    backupsKept: 14,
    phoneDays: null,
    metrics: null,
    logLevel: 'info',
  }
  expect(readEnvironment({})).toEqual({ ok: true, environment: defaults })
  const empty = { HOST: '', PORT: '', DATA_DIR: '', DATABASE_URL: '', PUBLIC_URL: '', SEAL_KEY_FILE: '' }
  expect(readEnvironment(empty)).toEqual({ ok: true, environment: defaults })
})

test('[SE1] every setting is taken as given', () => {
  const given = {
    HOST: '::',
    PORT: '0',
    CERTIFICATE_PORT: '0',
    DATA_DIR: '/srv/juki',
    PUBLIC_URL: 'https://juki.example.jp',
    PUBLIC_NAMES: 'juki.lan',
    TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8',
    SEAL_KEY_FILE: '/etc/juki.key',
    BACKUP_DIR: '/mnt/backups',
    BACKUP_HOURS: '6',
    BACKUP_KEEP: '30',
    PHONE_DAYS: '365',
    ACCESS_LOG_DAYS: '365',
    SESSION_DAYS: '90',
    DEVICE_DAY_LINES: '2000',
    DEVICE_DAY_MIB: '16',
    METRICS: '[::1]:9464',
    LOG_LEVEL: 'debug',
  }
  expect(readEnvironment(given)).toEqual({
    ok: true,
    environment: {
      host: '::',
      port: 0,
      dataDirectory: '/srv/juki',
      databaseFile: '/srv/juki/record.sqlite',
      databaseUrl: null,
      accessFile: '/srv/juki/access.sqlite',
      accessDays: 365,
      sessionDays: 90,
      quota: { lines: 2000, bytes: 16_777_216 },
      sealKeyFile: '/etc/juki.key',
      certificatePort: 0,
      certificateFolder: '/srv/juki.certificates',
      publicUrl: 'https://juki.example.jp',
      names: ['juki.example.jp', 'juki.lan'],
      trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
      backupDirectory: '/mnt/backups',
      backupHours: 6,
      backupsKept: 30,
      phoneDays: 365,
      metrics: { host: '::1', port: 9464 },
      logLevel: 'debug',
    },
  })
})

test('[PG1] the record in PostgreSQL: its address as given, and no copies by the server itself', () => {
  for (const address of ['postgres://town:password@db/record', 'postgresql:///record?host=/run/postgresql'])
    expect(readEnvironment({ DATABASE_URL: address, BACKUP_HOURS: '6', PHONE_DAYS: '365' })).toMatchObject({
      ok: true,
      environment: { databaseUrl: address, backupHours: 0, phoneDays: 365 },
    })
})

test('[SE1] a way to start has defaults of its own, which every setting comes before', () => {
  const read = readEnvironment({ PORT: '9000', HOST: '' }, { HOST: '0.0.0.0', PORT: '8443' })
  expect(read).toMatchObject({ ok: true, environment: { host: '0.0.0.0', port: 9000 } })
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', ' 80'],
  ['CERTIFICATE_PORT', 'abc'],
  ['HOST', 'http://localhost'],
  ['HOST', 'a b'],
  ['BACKUP_HOURS', 'daily'],
  ['BACKUP_KEEP', '0'],
  ['ACCESS_LOG_DAYS', '0'],
  ['DEVICE_DAY_LINES', '0'],
  ['DEVICE_DAY_MIB', '-1'],
  ['SESSION_DAYS', '0'],
  ['METRICS', 'localhost'],
  ['METRICS', '127.0.0.1:65536'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'mysql://town:password@db/record'],
  ['PUBLIC_URL', 'juki.example.jp'],
  ['PUBLIC_URL', 'ftp://juki.example.jp'],
  ['PUBLIC_URL', 'https://juki.example.jp/juki'],
  ['PUBLIC_URL', 'https://juki.example.jp/?town=1'],
])('%s=%s is refused by its name, without its value', (name, value) => {
  const read = readEnvironment({ [name]: value })
  expect(read).toEqual({ ok: false, problems: [expect.stringMatching(new RegExp(`^${name}: `))] })
  expect(JSON.stringify(read)).not.toContain(value)
})

test('[RN1] of several wrong values each is said, in the order of the table, in one line', () => {
  const read = readEnvironment({ LOG_LEVEL: 'loud', PORT: '99999', PUBLIC_URL: 'ftp://a/b?c' })
  expect(read).toMatchObject({
    problems: ['PORT', 'PUBLIC_URL', 'LOG_LEVEL'].map((name) => expect.stringMatching(`^${name}: `)),
  })
})
