// Copies the record, beside a running server too: `npm run backup`; with `-- --move [--yes]` for the last time, as it goes on
// elsewhere. Rules BK1, BK8.
import './node-version.ts'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { confirm } from './confirm.ts'
import { makeBackup } from './copies/backup.ts'
import { faultWords, notTogetherWords } from './copies/fault-words.ts'
import { markMoved } from './copies/moved.ts'
import { notTogether } from './copies/together.ts'
import { forFileAlone, lockServing, openKey, settings, stop } from './open.ts'

const usage = '使い方: npm run backup [-- --move [--yes]]'
const { move, yes } = readArguments()
const environment = settings()
const { databaseFile: file, backupDirectory: folder, backupsKept: kept, sealKeyFile } = environment
forFileAlone(environment, '控え: pg_basebackup か pg_dump で作ってください。引っ越し: npm run migrate:sqlite')
if (!existsSync(file)) stop([`記録がありません: ${file}`])
const unlock = move ? lockServing(environment, '止めてから、もう一度行ってください。') : () => {}
const seal = openKey(environment)
const problem = move ? await notTogether(file, seal) : null
if (problem !== null) stop([notTogetherWords(problem)])
if (move) await confirm([`行うこと: 最後の控えを作ります。ここのサーバーは、もう起動しません: ${file}`], yes)
const made = await makeBackup({ file, folder, kept, seal, now: new Date() }).catch((error: unknown) =>
  stop([`控えを作れません: ${folder}`, String(error)]),
)
console.log(`控え: ${made.file}`)
console.log(`${made.head.position}番まで (世代${made.head.generation})  ${made.head.hash}`)
console.log(`封印の鍵は入っていません。別に保管: ${sealKeyFile}`)
if (made.faults.length > 0)
  stop([
    '記録に誤りがあります。前の控えは消していません。npm run verify で調べてください。',
    ...made.faults.map(faultWords),
  ])
if (move) {
  markMoved(file, made.file, new Date())
  console.log('移しました。次に、移す先の機械で鍵を SEAL_KEY_FILE に置き: npm run restore -- 控えのファイル')
}
unlock()

function readArguments(): { move: boolean; yes: boolean } {
  try {
    const options = { move: { type: 'boolean' }, yes: { type: 'boolean' } } as const
    const { move: isMove = false, yes: isYes = false } = parseArgs({ options }).values
    return { move: isMove, yes: isYes }
  } catch (error) {
    return stop([error instanceof Error ? error.message : String(error), usage])
  }
}
