// Copies the record, beside a running server too: `npm run backup`. Rule BK1.
import './node-version.ts'
import { existsSync } from 'node:fs'
import { makeBackup } from './copies/backup.ts'
import { faultWords } from './copies/fault-words.ts'
import { openKey, settings, stop } from './open.ts'

const environment = settings()
const { databaseFile: file, backupDirectory: folder, backupsKept: kept, sealKeyFile } = environment
if (!existsSync(file)) stop([`記録がありません: ${file}`])
const seal = openKey(environment)
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
