// Mends times of receipt that lie in the future, while no server runs: `npm run mend-clock [-- --yes]`. Rule BK7.
import './node-version.ts'
import { existsSync } from 'node:fs'
import { confirm } from './confirm.ts'
import { notTogetherWords } from './copies/fault-words.ts'
import { mendClock, planMend } from './copies/mend-clock.ts'
import { notTogether } from './copies/together.ts'
import { forFileAlone, lockServing, openKey, settings, stop } from './open.ts'
import { readSqlite } from './storage/sqlite.ts'

const environment = settings()
const { databaseFile: file } = environment
forFileAlone(
  environment,
  '直す: npm run migrate:sqlite で移し、npm run mend-clock のあと、npm run migrate:postgres で戻してください。',
)
if (!existsSync(file)) stop([`記録がありません: ${file}`])
const unlock = lockServing(environment, '止めてから、もう一度行ってください。')
const seal = openKey(environment)
const problem = await notTogether(file, seal)
if (problem !== null) stop([notTogetherWords(problem)])
const now = new Date()
const database = readSqlite(file)
const plan = await planMend(database, now).finally(() => database.destroy())
if (plan === null) stop(['受付時刻は、この機械の時計より先ではありません。何もしていません。'])
await confirm(
  [
    `この機械の時計: ${now.toISOString()}  最後の受付: ${plan.was}`,
    `行うこと: ${plan.first}番からの${plan.count}件の受付時刻を、入力した時刻から付け直します。内容は変わりません。`,
    `世代を${plan.generation}にし、直したことを記録します。端末は記録を受け取り直します。`,
    '時計が正しいことを、先に確かめてください。',
  ],
  process.argv.includes('--yes'),
)
const aside = await mendClock(file, plan, seal, now).catch((error: unknown) =>
  stop(['直せません。前のファイルには手を付けていません', String(error)]),
)
unlock()
console.log(`前のファイル: ${aside}`)
console.log('直しました。次に: npm start')
