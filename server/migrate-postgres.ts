// Moves the record from the embedded database into PostgreSQL, while no server runs: `npm run migrate:postgres [-- --yes]`. It may
// be ended at any moment and run again. Rule PG6.
import './node-version.ts'
import { existsSync } from 'node:fs'
import { confirm } from './confirm.ts'
import { carryRecord, emptyRecord } from './copies/carry.ts'
import { notTogetherWords } from './copies/fault-words.ts'
import { markMoved } from './copies/moved.ts'
import { headOf, notTogether } from './copies/together.ts'
import { lockServing, openKey, settings, stop } from './open.ts'
import { alonePostgres } from './storage/postgres.ts'
import { movedPlace } from './storage/postgres-place.ts'
import { readSqlite } from './storage/sqlite.ts'

const environment = settings()
const { databaseFile: file, databaseUrl } = environment
if (databaseUrl === null) stop(['DATABASE_URL に、移す先を書いてください。'])
if (!existsSync(file)) stop([`記録がありません: ${file}`])
const unlock = lockServing(environment, '止めてから、もう一度行ってください。')
const seal = openKey(environment)
const problem = await notTogether(file, seal)
if (problem !== null) stop([notTogetherWords(problem)])
await confirm(
  [
    `行うこと: ${file} の記録を DATABASE_URL の PostgreSQL に移します。ここのファイルでは、もう起動しません。`,
  ],
  process.argv.includes('--yes'),
)
const from = readSqlite(file)
const { position, hash, generation } = await alonePostgres(databaseUrl, async (to) => {
  const here = await from.selectFrom('head').selectAll().executeTakeFirstOrThrow()
  const there = await headOf(to)
  // Without a place it was never served: an earlier run was ended after its last step there.
  const isFree = there === null || there.place === null || there.place === movedPlace
  if (!isFree || (there !== null && there.record !== here.record))
    throw new Error('移す先に、もう記録があります。空のデータベースを用意してください。')
  if (there !== null) await emptyRecord(to)
  return carryRecord({ from, to }, seal, (lines, of) => console.log(`${lines} / ${of}`))
}).catch((error: unknown) => stop(['移せません。もう一度行えます。', String(error)]))
await from.destroy()
markMoved(file, 'DATABASE_URL', new Date())
unlock()
console.log(`移しました: ${position}番まで (世代${generation})  ${hash}`)
console.log('次に: DATABASE_URL を設定したまま npm run verify、npm start')
