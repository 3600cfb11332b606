// One list of migrations for every database. A migration that has been released is never edited: the next one amends.
// The column types are PostgreSQL's; SQLite takes them by affinity, and leaves bytes in a `bytea` column as they are.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Schema } from './schema.ts'

export const migrations: Record<string, Migration> = {
  '0001-record': {
    async up({ schema }) {
      await schema
        .createTable('head')
        .addColumn('one', 'integer', (column) => column.primaryKey())
        .addColumn('record', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('received_at', 'text')
        .addColumn('generation', 'integer', (column) => column.notNull())
        .execute()
      await schema
        .createTable('line')
        .addColumn('position', 'integer', (column) => column.primaryKey())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addColumn('clock_offset_ms', 'bigint', (column) => column.notNull())
        .addColumn('uploader', 'text', (column) => column.notNull())
        .addColumn('standing', 'text', (column) => column.notNull())
        .addColumn('first', 'text')
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('seal', 'text', (column) => column.notNull())
        .addColumn('bytes', 'bytea')
        .execute()
      // The list of devices counts what each has sent without reading a line.
      await schema.createIndex('line_uploader').on('line').columns(['uploader', 'position']).execute()
      await schema
        .createTable('line_page')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('bytes', 'bytea', (column) => column.notNull())
        .execute()
    },
  },
  '0002-set-aside': {
    async up({ schema }) {
      await schema
        .createTable('set_aside')
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('device', 'text', (column) => column.notNull())
        .addColumn('id', 'text')
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addColumn('bytes', 'bytea', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull().unique())
        .addColumn('decision', 'text')
        .addColumn('settled_by', 'text')
        .addColumn('settled_device', 'text')
        .addColumn('settled_at', 'text')
        .addColumn('note', 'text')
        .addPrimaryKeyConstraint('set_aside_once', ['reason', 'digest'])
        .execute()
      await schema.createIndex('set_aside_device').on('set_aside').column('device').execute()
    },
  },
  '0003-enrolment': {
    async up({ schema }) {
      await schema
        .createTable('device')
        .addColumn('device', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('secret_hash', 'text', (column) => column.notNull())
        .addColumn('person', 'text')
        .addColumn('office', 'text')
        .addColumn('administrator', 'integer', (column) => column.notNull())
        .addColumn('enrolled_at', 'text', (column) => column.notNull())
        .addColumn('last_answer_at', 'text')
        .execute()
      await schema
        .createTable('invitation')
        .addColumn('code_hash', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text')
        .addColumn('office', 'text')
        .addColumn('administrator', 'integer', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('used_by', 'text', (column) => column.references('device.device'))
        .addColumn('invited_by', 'text', (column) => column.references('device.device'))
        .execute()
      await schema
        .createTable('session')
        .addColumn('token_hash', 'text', (column) => column.primaryKey())
        .addColumn('device', 'text', (column) => column.notNull().references('device.device'))
        .addColumn('issued_at', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .execute()
      await schema.createIndex('session_device').on('session').column('device').execute()
      await schema
        .createTable('revocation')
        .addColumn('device', 'text', (column) => column.notNull().references('device.device'))
        .addColumn('revoked_at', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('revoked_by', 'text', (column) => column.notNull())
        .addColumn('by_device', 'text', (column) => column.notNull().references('device.device'))
        .addColumn('enrolled_anew_at', 'text')
        .addPrimaryKeyConstraint('revocation_once', ['device', 'revoked_at'])
        .execute()
    },
  },
  '0004-attachments': {
    async up({ schema }) {
      // A row without bytes: a line names them, and they are still on their way.
      await schema
        .createTable('attachment')
        .addColumn('sha256', 'text', (column) => column.primaryKey())
        .addColumn('media_type', 'text')
        .addColumn('received_at', 'text')
        .addColumn('uploader', 'text')
        .addColumn('bytes', 'bytea')
        .execute()
    },
  },
  '0005-page-encodings': {
    async up({ schema }) {
      // Pages are made anew when they are asked for.
      await schema.dropTable('line_page').execute()
      await schema
        .createTable('line_page')
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('encoding', 'text', (column) => column.notNull())
        .addColumn('bytes', 'bytea', (column) => column.notNull())
        .addPrimaryKeyConstraint('line_page_key', ['number', 'encoding'])
        .execute()
    },
  },
  '0006-turns': {
    async up({ schema }) {
      await schema.alterTable('device').addColumn('turn_count', 'bigint').execute()
      await schema.alterTable('device').addColumn('turn_mark', 'text').execute()
    },
  },
  '0007-before-a-page': {
    async up(database) {
      // Those that were kept do not tell the hash before them: they are made anew.
      await database.deleteFrom('line_page').execute()
    },
  },
  '0008-account-review': {
    async up(database) {
      const { schema } = database
      await schema.alterTable('device').addColumn('invited_by', 'text').execute()
      // `by_device` may be null from here on, which SQLite changes in no table that is there.
      await schema
        .createTable('revocation_anew')
        .addColumn('device', 'text', (column) => column.notNull().references('device.device'))
        .addColumn('revoked_at', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('revoked_by', 'text', (column) => column.notNull())
        .addColumn('by_device', 'text', (column) => column.references('device.device'))
        .addColumn('enrolled_anew_at', 'text')
        .addPrimaryKeyConstraint('revocation_anew_once', ['device', 'revoked_at'])
        .execute()
      const columns = ['device', 'revoked_at', 'reason', 'revoked_by', 'by_device', 'enrolled_anew_at']
      await database
        .insertInto('revocation_anew')
        .columns(columns)
        .expression(database.selectFrom('revocation').select(columns))
        .execute()
      await schema.dropTable('revocation').execute()
      await schema.alterTable('revocation_anew').renameTo('revocation').execute()
    },
  },
  '0009-passkeys': {
    async up({ schema }) {
      await schema
        .createTable('passkey')
        .addColumn('credential', 'text', (column) => column.primaryKey())
        .addColumn('device', 'text', (column) => column.notNull().references('device.device'))
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('public_key', 'bytea', (column) => column.notNull())
        .addColumn('counter', 'bigint', (column) => column.notNull())
        .addColumn('added_at', 'text', (column) => column.notNull())
        .execute()
      await schema.createIndex('passkey_device').on('passkey').column('device').execute()
    },
  },
  '0010-quota': {
    async up({ schema }) {
      await schema.alterTable('device').addColumn('spent_day', 'text').execute()
      await schema.alterTable('device').addColumn('spent_lines', 'bigint').execute()
      await schema.alterTable('device').addColumn('spent_bytes', 'bigint').execute()
    },
  },
  '0011-place': {
    async up({ schema }) {
      await schema.alterTable('head').addColumn('place', 'text').execute()
      await schema.alterTable('head').addColumn('key_seal', 'text').execute()
    },
  },
}

/**
 * Brings the tables up to date, all or nothing; on a disk that takes nothing (`canWrite`) they must be so. Throws where
 * the database was made by a newer version.
 */
export async function migrate<Tables = Schema>(
  database: Kysely<Tables>,
  canWrite: boolean,
  list = migrations,
): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => list } })
  if (!canWrite) {
    const pending = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt === undefined)
    if (pending.length > 0) throw new Error('there is no room for the tables')
    return
  }
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
