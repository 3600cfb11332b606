// What archived WAL covers: a base backup and the WAL after it bring back every commit in an archived file. PostgreSQL tells
// which file it writes and which it archived last, so that what was there when a file was written is covered once that file
// is archived. Of the base backup it tells nobody: that one is made is the operator's word, who sets PHONE_DAYS. Rule ST12.
import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

type Said = { position: number; generation: number; writes: string; archived: string | null }
type Noted = Pick<Said, 'position' | 'writes'>

/**
 * Asked again and again, it answers up to which position a generation is covered; 0, where another one is served. It starts from
 * nothing: what was archived before is covered once a file more is.
 */
export function archiveWatch(database: Kysely<Schema>): (generation: number) => Promise<number> {
  let served = 0
  let noted: Noted | null = null
  let coveredTo = 0
  return async (asked) => {
    // In one statement: a commit that it sees lies before the place in the WAL that it tells.
    const { rows } = await sql<Said>`
      select position, generation, pg_walfile_name(pg_current_wal_insert_lsn()) as writes, last_archived_wal as archived
      from head, pg_stat_archiver`.execute(database)
    const [said] = rows
    if (said === undefined) return 0
    const { position, generation, writes, archived } = said
    if (served !== generation) [served, noted, coveredTo] = [generation, null, 0]
    if (noted !== null && isUpTo(noted.writes, archived)) [noted, coveredTo] = [null, noted.position]
    noted ??= { position, writes }
    return asked === served ? coveredTo : 0
  }
}

/** By the number of the file, whatever its timeline; the archiver's own notes (`.history`, `.backup`) tell of none. */
function isUpTo(file: string, archived: string | null): boolean {
  const [of, last] = [file, archived ?? ''].map((name) => /^[0-9A-F]{8}([0-9A-F]{16})$/.exec(name)?.[1])
  return of !== undefined && last !== undefined && last >= of
}
