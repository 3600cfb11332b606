// Verifies a database or a bundle: `npm run verify -- [FILE] [--head 番号:ハッシュ]`. Rule BK3.
import './node-version.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Cursor } from '../shared/sync/receipt.ts'
import { notTogetherWords } from './copies/fault-words.ts'
import { notTogether } from './copies/together.ts'
import { isBundle, type Verified, verifyBundle, verifyDatabase } from './copies/verify.ts'
import { openKey, settings, stop } from './open.ts'

const usage = '使い方: npm run verify -- [データベースか記録のファイル] [--head 番号:ハッシュ]'

const { given, head } = readArguments()
const environment = settings()
const { databaseFile, sealKeyFile } = environment
const file = given ?? databaseFile
if (!existsSync(file)) stop([`ファイルがありません: ${file}`])
if (!existsSync(sealKeyFile)) stop([`封印の鍵がありません: ${sealKeyFile}`])
const { told, found } = await verified().catch((error: unknown) =>
  stop([`読めません: ${file}`, String(error)]),
)
console.log([file, ...told].join('\n'))
if (found.length > 0) stop(found)
console.log('誤りは見つかりませんでした。')
if (head === null)
  console.log(
    '終わりの記録が消されていないかは、これだけでは分かりません。端末・記録(ログ)・帳票にある番号とハッシュを --head で渡してください。',
  )

async function verified(): Promise<Verified> {
  const seal = openKey(environment)
  if (isBundle(file)) return verifyBundle(file, seal, head)
  const problem = file === databaseFile ? await notTogether(file, seal) : null
  const inside = await verifyDatabase(file, seal, head)
  if (problem?.kind === 'moved') return { ...inside, told: [...inside.told, notTogetherWords(problem)] }
  const words = problem === null || problem.kind === 'faults' ? [] : [notTogetherWords(problem)]
  return { ...inside, found: [...words, ...inside.found.filter((one) => !words.includes(one))] }
}

function readArguments(): { given: string | null; head: Cursor | null } {
  try {
    const { values, positionals } = parseArgs({
      options: { head: { type: 'string' } },
      allowPositionals: true,
    })
    const [path, ...more] = positionals
    const [position, hash] = values.head?.split(':') ?? []
    const cursor = Cursor.safeParse({ position: Number(position), hash })
    if (more.length > 0 || (values.head !== undefined && !cursor.success)) return stop([usage])
    return { given: path === undefined ? null : resolve(path), head: cursor.data ?? null }
  } catch (error) {
    return stop([error instanceof Error ? error.message : String(error), usage])
  }
}
