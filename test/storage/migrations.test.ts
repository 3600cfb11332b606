// A record of any schema that there was, with a row in every table, under today's server. Rule RN8.
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { expect, test } from 'vitest'
import { accessMigrations } from '../../server/access/schema.ts'
import { migrate, migrations } from '../../server/storage/migrations.ts'
import { openSqlite, openTables } from '../../server/storage/sqlite.ts'
import { ownFolder } from './folder.ts'
import { intake } from '../people.ts'
import { batch, lines, seal } from './lines.ts'

type Row = Record<string, SQLOutputValue>
/** Made anew when it is asked for: a migration may empty it. */
const derived = ['line_page']
const naming = ['device', 'by_device', 'invited_by', 'used_by']

test.each(Object.keys(migrations).map((name, index) => [name, index + 1] as const))(
  '[RN8] a record as %s left it is brought up to date, every row as it was',
  async (_name, count) => {
    const file = join(await ownFolder(), 'record.sqlite')
    const { kysely } = openTables<object>(file)
    await migrate(kysely, true, Object.fromEntries(Object.entries(migrations).slice(0, count)))
    await kysely.destroy()
    const before = filled(file, await recordOfOne())
    const storage = await openSqlite(file, seal)
    expect(await storage.head()).toMatchObject({ position: 1, generation: 1 })
    await storage.close()
    const after = new DatabaseSync(file)
    for (const [table, row] of Object.entries(before)) {
      const columns = Object.keys(row).join(', ')
      expect([table, after.prepare(`select ${columns} from ${table}`).all()]).toEqual([table, [row]])
    }
    after.close()
  },
)

test('[RN8] the first version of the record, which was replaced outright, is refused', async () => {
  const file = join(await ownFolder(), 'record.sqlite')
  const nothing = { up: async () => {} }
  const { kysely } = openTables<object>(file)
  await migrate(kysely, true, { '0001-record': nothing, '0002-enrolment': nothing })
  await kysely.destroy()
  await expect(openSqlite(file, seal)).rejects.toThrow('0002-enrolment')
})

test('[RN8] the access log has one schema so far: whoever adds the next adds it here', () => {
  expect(Object.keys(accessMigrations)).toEqual(['0001-entries'])
})

/** The rows of head and line, which no migration has changed: they must belong together. */
async function recordOfOne(): Promise<Record<string, Row>> {
  const file = join(await ownFolder(), 'record.sqlite')
  const storage = await openSqlite(file, seal)
  await storage.append(batch(lines(intake())))
  await storage.close()
  const database = new DatabaseSync(file)
  const [head, line] = ['head', 'line'].map((table) => database.prepare(`select * from ${table}`).get() ?? {})
  database.close()
  return { head: head ?? {}, line: line ?? {} }
}

/** Puts a row into every table that there is; returns them. */
function filled(file: string, known: Record<string, Row>): Record<string, Row> {
  const database = new DatabaseSync(file)
  const named = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'kysely%' order by name != 'device'",
    )
    .all()
  const rows: Record<string, Row> = {}
  for (const { name } of named) {
    const table = String(name)
    const columns = database.prepare(`pragma table_info(${table})`).all()
    const row: Row = {}
    for (const { name: column, type } of columns)
      row[String(column)] =
        table in known ? (known[table]?.[String(column)] ?? null) : valueOf(String(column), String(type))
    const names = Object.keys(row)
    database
      .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row))
    if (!derived.includes(table)) rows[table] = row
  }
  database.close()
  return rows
}

function valueOf(column: string, type: string) {
  if (naming.includes(column)) return 'a device'
  if (type.toLowerCase() === 'bytea') return new Uint8Array([0, 255, 10])
  return type.toLowerCase() === 'text' ? `some ${column}` : 1
}
