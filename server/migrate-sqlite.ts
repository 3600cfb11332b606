// Moves the record from PostgreSQL into the embedded database, while no server runs: `npm run migrate:sqlite [-- --yes]`. It may be
// ended at any moment and run again. Rule PG6.
import './node-version.ts'
import type { Kysely } from 'kysely'
import { confirm } from './confirm.ts'
import { carryRecord } from './copies/carry.ts'
import { isNotMoved } from './copies/moved.ts'
import { putInPlace } from './copies/place.ts'
import { headOf } from './copies/together.ts'
import { lockServing, openKey, settings, stop } from './open.ts'
import { alonePostgres } from './storage/postgres.ts'
import { movedPlace } from './storage/postgres-place.ts'
import type { HeadRow, Schema } from './storage/schema.ts'
import { changeSqlite, readSqlite } from './storage/sqlite.ts'

const environment = settings()
const { databaseFile: file, databaseUrl } = environment
if (databaseUrl === null) stop(['DATABASE_URL に、移す元を書いてください。'])
const unlock = lockServing(environment, '止めてから、もう一度行ってください。')
const seal = openKey(environment)
await confirm(
  [`行うこと: DATABASE_URL の PostgreSQL の記録を ${file} に移します。PostgreSQL では、もう起動しません。`],
  process.argv.includes('--yes'),
)
const moved = await alonePostgres(databaseUrl, move).catch((error: unknown) =>
  stop(['移せません。もう一度行えます。', String(error)]),
)
unlock()
console.log(`移しました: ${moved.position}番まで (世代${moved.generation})  ${moved.hash}`)
console.log('次に: DATABASE_URL を空にして npm run verify、npm start')

async function move(from: Kysely<Schema>): Promise<HeadRow> {
  const head = await headOf(from)
  if (head === null) throw new Error('移す元に、記録がありません。')
  if (head.place === movedPlace) throw new Error('この記録は、ほかへ移しました。')
  if (!isNotMoved(file)) {
    const draft = `${file}.moving`
    await changeSqlite(draft, (to) =>
      carryRecord({ from, to }, seal, (lines, of) => console.log(`${lines} / ${of}`)),
    )
    await putInPlace(draft, file, seal, new Date())
  }
  // Else an earlier run was ended after this step.
  else if (!(await isSame(head))) throw new Error(`ここに、もう記録があります: ${file}`)
  await from.updateTable('head').set({ place: movedPlace }).execute()
  return head
}

async function isSame(head: HeadRow): Promise<boolean> {
  const database = readSqlite(file)
  const here = await headOf(database).finally(() => database.destroy())
  return here?.record === head.record && here.hash === head.hash
}
