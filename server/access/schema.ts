// The access log's own database: beside the record's, so that neither a restore nor a copy of the record touches it.
import type { Migration } from 'kysely/migration'
import type { AccessKind } from '../../shared/sync/access.ts'

export type AccessSchema = { entry: EntryRow }

export type EntryRow = {
  number: number
  /** The id under which a device told it; null: the server saw it. */
  told: string | null
  at: string
  kind: AccessKind
  device: string | null
  name: string | null
  person: string | null
  address: string | null
  what: string
  times: number
  hash: string
  seal: string
}

export const accessMigrations: Record<string, Migration> = {
  '0001-entries': {
    async up({ schema }) {
      await schema
        .createTable('entry')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('told', 'text', (column) => column.unique())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('device', 'text')
        .addColumn('name', 'text')
        .addColumn('person', 'text')
        .addColumn('address', 'text')
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('seal', 'text', (column) => column.notNull())
        .execute()
      await schema.createIndex('entry_kind').on('entry').columns(['kind', 'number']).execute()
      await schema.createIndex('entry_at').on('entry').column('at').execute()
    },
  },
}
