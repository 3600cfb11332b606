// Verifies a database or a bundle: `npm run verify -- [FILE] [--head 番号:ハッシュ]`; with the town's own database its access
// log too (`--access-head 番号:ハッシュ`). Rules BK3, AL2.
import './node-version.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Cursor } from '../shared/sync/receipt.ts'
import { verifyAccessLog } from './access/verify.ts'
import { notTogetherWords } from './copies/fault-words.ts'
import { notTogether } from './copies/together.ts'
import { isBundle, type Verified, verifyBundle, verifyRecord, verifyDatabase } from './copies/verify.ts'
import { openKey, recordPlace, settings, stop } from './open.ts'
import type { SealKey } from './seal.ts'
import { readPostgres } from './storage/postgres.ts'

const usage =
  '使い方: npm run verify -- [データベースか記録のファイル] [--head 番号:ハッシュ] [--access-head 番号:ハッシュ]'

const { given, head, accessHead } = readArguments()
const environment = settings()
const { databaseFile, databaseUrl, sealKeyFile, accessFile } = environment
const isInPostgres = given === null && databaseUrl !== null
const file = given ?? (isInPostgres ? recordPlace(environment) : databaseFile)
if (!isInPostgres && !existsSync(file)) stop([`ファイルがありません: ${file}`])
if (!existsSync(sealKeyFile)) stop([`封印の鍵がありません: ${sealKeyFile}`])
const { told, found } = await verified().catch((error: unknown) =>
  stop([`読めません: ${file}`, String(error)]),
)
console.log([file, ...told].join('\n'))
if (found.length > 0) stop(found)
console.log('誤りは見つかりませんでした。')
if (head === null)
  console.log(
    '終わりの記録が消されていないかは、これだけでは分かりません。端末・記録(ログ)・帳票にある番号とハッシュを --head で、アクセス記録のCSVにあるものを --access-head で渡してください。',
  )

async function verified(): Promise<Verified> {
  const seal = openKey(environment)
  if (!isInPostgres && isBundle(file)) return verifyBundle(file, seal, head)
  const isOwn = isInPostgres || file === databaseFile
  const problem = isOwn && !isInPostgres ? await notTogether(file, seal) : null
  const record = await (isInPostgres ? verifyInPostgres(seal) : verifyDatabase(file, seal, head))
  const access = isOwn ? await verifyAccessLog(accessFile, seal, accessHead) : { told: [], found: [] }
  const inside = {
    told: [...record.told, ...access.told],
    found: [...record.found, ...access.found],
  }
  if (problem?.kind === 'moved') return { ...inside, told: [...inside.told, notTogetherWords(problem)] }
  const words = problem === null || problem.kind === 'faults' ? [] : [notTogetherWords(problem)]
  return { ...inside, found: [...words, ...inside.found.filter((one) => !words.includes(one))] }
}

async function verifyInPostgres(seal: SealKey): Promise<Verified> {
  const database = readPostgres(databaseUrl ?? '')
  return verifyRecord(database, seal, head).finally(() => database.destroy())
}

function readArguments(): { given: string | null; head: Cursor | null; accessHead: Cursor | null } {
  try {
    const { values, positionals } = parseArgs({
      options: { head: { type: 'string' }, 'access-head': { type: 'string' } },
      allowPositionals: true,
    })
    const [path, ...more] = positionals
    const outside = [values.head, values['access-head']].map(readCursor)
    if (more.length > 0 || outside.includes(undefined)) return stop([usage])
    const [known = null, knownAccess = null] = outside
    return { given: path === undefined ? null : resolve(path), head: known, accessHead: knownAccess }
  } catch (error) {
    return stop([error instanceof Error ? error.message : String(error), usage])
  }
}

/** Null: none was given; undefined: it is none. */
function readCursor(text: string | undefined): Cursor | null | undefined {
  if (text === undefined) return null
  const [position, hash] = text.split(':')
  return Cursor.safeParse({ position: Number(position), hash }).data
}
