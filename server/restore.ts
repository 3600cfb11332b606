// Goes on from a copy of the record, while no server runs: `npm run restore -- FILE [--yes]`. Rules BK5, BK8.
import './node-version.ts'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { confirm } from './confirm.ts'
import { isBeforeAll } from './copies/backup.ts'
import { type Planned, planRestore, restore } from './copies/restore.ts'
import { isOfOtherFolder, markMoved } from './copies/moved.ts'
import { forFileAlone, lockServing, openKey, settings, stop } from './open.ts'

const usage = '使い方: npm run restore -- 控えのファイル [--yes]'

const { copy, yes } = readArguments()
const environment = settings()
const { databaseFile: file } = environment
forFileAlone(
  environment,
  '戻す: サーバーを止め、PostgreSQL の控えから戻して起動してください。世代は自動で上がります。',
)
const unlock = lockServing(environment, '止めてから、もう一度行ってください。')
const isMove = isOfOtherFolder(copy, file)
const unlockSource = isMove
  ? lockServing({ ...environment, dataDirectory: dirname(copy) }, '止めてから、もう一度行ってください。')
  : () => {}
const seal = openKey(environment)
const plan = await planRestore(copy, file, seal)
if (!plan.ok) stop(plan.why)
await confirm(willHappen(plan.planned), yes)
const aside = await restore(copy, file, plan.planned, seal, new Date()).catch((error: unknown) =>
  stop(['戻せません。前のファイルには手を付けていません', String(error)]),
)
if (isMove) tellSource()
unlockSource()
unlock()
if (aside !== null) console.log(`前のファイル: ${aside}`)
console.log('戻しました。次に: npm start (端末が、足りない記録をもう一度送ります)')
console.log('端末の登録も控えの時点に戻りました。「端末の登録」で、解除した端末を確かめてください。')

function willHappen({ from, there, generation, backupAt }: Planned): string[] {
  const lost =
    there === null || there.record !== from.record ? 0 : Math.max(0, there.position - from.position)
  // What each copy has phones have let go (ST12).
  const isPhonesShort = environment.phoneDays !== null && isBeforeAll(environment.backupDirectory, from)
  return [
    `控え: ${copy}${backupAt === null ? '' : ` (${backupAt})`}`,
    `  ${from.position}番まで、世代${from.generation}、最後の受付 ${from.received_at ?? 'なし'}`,
    there === null
      ? `いまの記録は読めないか、ありません: ${file}`
      : `いまの記録: ${there.position}番まで、世代${there.generation}、最後の受付 ${there.received_at ?? 'なし'}`,
    ...(there !== null && there.record !== from.record
      ? ['別の記録の控えです。登録した端末は、登録し直すまでつながりません。']
      : []),
    ...(lost > 0 ? [`控えにない${lost}件は、持っている端末がつながったときに戻ります。`] : []),
    ...(isPhonesShort
      ? ['残っているどの控えよりも古い控えです。終わった事案には、端末から消えて戻らないものがありえます。']
      : []),
    ...(isMove ? [`移した元のサーバーは、もう起動しません: ${dirname(copy)}`] : []),
    `行うこと: 控えを記録にして世代を${generation}にし、戻したことを記録します。いまのファイルは名前を変えて残します。`,
  ]
}

function tellSource(): void {
  try {
    markMoved(copy, environment.dataDirectory, new Date())
  } catch (error) {
    console.log(`移した元のサーバーを起動しないでください: ${dirname(copy)} (${String(error)})`)
  }
}

function readArguments(): { copy: string; yes: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { yes: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [given, ...more] = positionals
    if (given === undefined || more.length > 0) return stop([usage])
    return { copy: resolve(given), yes: values.yes ?? false }
  } catch (error) {
    return stop([error instanceof Error ? error.message : String(error), usage])
  }
}
