// What PostgreSQL says of itself to any role: its size, and how far its WAL is archived. It tells nobody of the room on its disk,
// nor of copies that its tools have made. Rules RN4, RN5.
import { type Kysely, sql } from 'kysely'
import type { DatabaseState } from '../../shared/sync/health.ts'

type Said = { bytes: string; archives: boolean; last: Date | null; failed: Date | null }

export async function postgresState<Tables>(database: Kysely<Tables>): Promise<DatabaseState> {
  const { rows } = await sql<Said>`
    select pg_database_size(current_database())::text as bytes, current_setting('archive_mode') <> 'off' as archives,
      last_archived_time as last, last_failed_time as failed
    from pg_stat_archiver`.execute(database)
  const [{ bytes, archives, last, failed } = { bytes: '0', archives: false, last: null, failed: null }] = rows
  return {
    bytes: Number(bytes),
    archive: {
      on: archives,
      lastAt: last?.toISOString() ?? null,
      failing: archives && failed !== null && (last === null || failed > last),
    },
  }
}
