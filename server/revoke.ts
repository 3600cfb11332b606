// Ends an enrolment from the server itself, beside a running server too: `npm run revoke -- 端末か使う人の名前 [--yes]`. The way out
// where the only administrator's phone is lost. Rule AU9.
import './node-version.ts'
import { parseArgs } from 'node:util'
import { maxListedDevices } from '../shared/sync/devices.ts'
import { confirm } from './confirm.ts'
import { closeTown, openTown, stop } from './open.ts'
import type { KeptDevice } from './storage/storage.ts'

const usage = '使い方: npm run revoke -- 端末か使う人の名前 [--yes]'
const by = 'サーバーの操作'
const reason = 'サーバーからの解除'

const { wanted, yes } = readArguments()
const town = await openTown()
const { storage, access } = town
const enrolled = (await storage.devices(maxListedDevices)).filter(({ revocation }) => revocation === null)
const found = enrolled.filter(({ device, name, person }) => [device, name, person].includes(wanted))
const [one, ...others] = found
if (one === undefined || others.length > 0)
  stop([
    one === undefined
      ? `その端末はありません: ${wanted}`
      : '同じ名前の端末があります。端末の番号で選んでください',
    ...(one === undefined ? enrolled : found).map(lineOf),
  ])
const isLast = one.administrator && enrolled.filter(({ administrator }) => administrator).length === 1
await confirm(
  [
    `行うこと: この端末の登録を解除します: ${lineOf(one)}`,
    ...(isLast ? ['管理者の端末は、これが最後です。次の npm start が、管理者の登録コードを出します。'] : []),
  ],
  yes,
)
const now = new Date().toISOString()
const ended = await storage.revoke({ device: one.device, reason, by, byDevice: null, now })
if (!ended.ok) stop([`解除できません: ${ended.reason}`])
await access.add([{ at: now, kind: 'revoked', what: `${one.device} ${reason}` }])
await closeTown(town)
console.log('登録を解除しました。')

function lineOf({ device, name, person, administrator, lastAnswerAt }: KeptDevice): string {
  const who = `${name}  ${person ?? '氏名なし'}${administrator ? ' (管理者)' : ''}`
  return `  ${device}  ${who}  最後の応答 ${lastAnswerAt ?? 'なし'}`
}

function readArguments(): { wanted: string; yes: boolean } {
  try {
    const options = { yes: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0) return stop([usage])
    return { wanted: name, yes: values.yes ?? false }
  } catch (error) {
    return stop([error instanceof Error ? error.message : String(error), usage])
  }
}
