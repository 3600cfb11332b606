// Where a record lies 場所: cluster, timeline and database, as PostgreSQL tells it. Another place is a standby that was promoted
// or a backup that was restored, which may lack the end of what was accepted: the generation rises. Rules PG2, PG4.
import type { Connected } from './postgres-connections.ts'
import { Unavailable } from './unavailable.ts'

/** The highest generation that this process has seen, and that of each connection. */
export type Admission = {
  admit: (connected: Connected) => Promise<void>
  isCurrent: (connected: Connected) => boolean
}

type Here = {
  standby: boolean
  place: string | null
  moved: boolean
  kept: string | null
  generation: number
}

/** A standby can't tell its timeline; nobody writes there. */
const where = `
  select pg_is_in_recovery() as standby, head.place as kept, head.generation,
    case when pg_is_in_recovery() then null else concat_ws('/',
      (select system_identifier from pg_control_system()),
      left(pg_walfile_name(pg_current_wal_lsn()), 8),
      (select oid from pg_database where datname = current_database())) end as place
  from head`

/** Once for all: of processes that come at the same time one raises it. */
const raise = `
  update head set place = $1, generation = generation + case when place is null then 0 else 1 end
  where place is distinct from $1`

/** The place of a record that was moved away (PG6). */
export const movedPlace = 'moved'

/** `known`: the generation as it was last seen from here. */
export function admitFrom(known: number): Admission {
  let highest = known
  const generations = new WeakMap<Connected, number>()
  return {
    async admit(connected) {
      let here = await lookAt(connected)
      if (here?.standby === true) throw new Unavailable('a standby')
      if (here?.kept === movedPlace) throw new Error('この記録は、ほかへ移しました。')
      if (here !== undefined && here.kept !== here.place) {
        await connected.query(raise, [here.place])
        here = await lookAt(connected)
      }
      // No record yet: it is made by this very connection.
      const generation = here?.generation ?? highest
      if (generation < highest) throw new Unavailable('a lower generation than was seen')
      highest = generation
      generations.set(connected, generation)
    },
    isCurrent: (connected) => (generations.get(connected) ?? 0) >= highest,
  }
}

async function lookAt(connected: Connected): Promise<Here | undefined> {
  const { rows } = await connected.query<Here>(where)
  return rows[0]
}
