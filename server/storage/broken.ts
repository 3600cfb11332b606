// What SQLite itself finds wrong in a file. Rules BK3, BK4.
import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** What SQLite finds wrong in these tables and their indexes; `deeply`: in the whole file. Empty: nothing. */
export async function brokenIn(
  kysely: Kysely<Schema>,
  tables: readonly (keyof Schema)[] | 'deeply',
): Promise<string[]> {
  const checks =
    tables === 'deeply'
      ? [sql<Record<string, string>>`pragma integrity_check(20)`]
      : tables.map((table) => sql<Record<string, string>>`pragma quick_check(${sql.table(table)})`)
  const found: string[] = []
  for (const check of checks) {
    const { rows } = await check.execute(kysely)
    found.push(...rows.flatMap((row) => Object.values(row)).filter((said) => said !== 'ok'))
  }
  return found
}
