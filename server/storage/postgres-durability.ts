// What a commit stands on, read at the start and said: an accept is a promise. Rules SY4, PG2.
import { type Kysely, sql } from 'kysely'

type Settings = { commit: string; names: string; fsync: string }

/** `said`: a line for the operator. `ok: false`: nothing can be promised. */
export type Durability = { ok: boolean; said: string }

const waitsForStandby = ['on', 'remote_write', 'remote_apply']

export async function durabilityOf<Tables>(database: Kysely<Tables>): Promise<Durability> {
  const { rows } = await sql<Settings>`
    select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync,
      current_setting('synchronous_standby_names') as names`.execute(database)
  const [{ commit, names, fsync } = { commit: 'off', names: '', fsync: 'off' }] = rows
  const read = `synchronous_commit=${commit}、synchronous_standby_names='${names}'`
  if (commit === 'off' || fsync === 'off')
    return {
      ok: false,
      said: `PostgreSQL がディスクを待ちません。保存の約束ができません (${read}、fsync=${fsync})`,
    }
  return {
    ok: true,
    said:
      waitsForStandby.includes(commit) && names !== ''
        ? `PostgreSQL: 待機系にも書かれてから、保存済みと答えます (${read})`
        : `PostgreSQL: このデータベースのディスクだけです。待機系に替わると、最後の記録が欠けることがあります (${read})`,
  }
}
