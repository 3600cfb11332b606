// Settings 設定: each is a schema of its text, with what it means, what holds where it is empty, and an example. README has
// the same table. Rules SE1, RN1.
import { isIP } from 'node:net'
import * as z from 'zod'
import { isNetwork } from './guard/client-address.ts'

type Described = {
  meaning: string
  /** The text that holds where none is given; `<DATA_DIR>` stands for that folder. */
  default: string
  example: string
}

const described = z.registry<Described>()

const maxPort = 65535
const Port = z
  .string()
  .regex(/^\d{1,5}$/, '0から65535までの数を書いてください')
  .transform(Number)
  .refine((port) => port <= maxPort, '0から65535までの数を書いてください')

const address = '待ち受けるアドレスとポートを、127.0.0.1:9464 のように書いてください'
const Listening = z
  .string()
  .regex(/^(?:\[[0-9a-fA-F:.]+\]|[0-9A-Za-z._-]{1,253}):\d{1,5}$/, address)
  .transform((text) => {
    const colon = text.lastIndexOf(':')
    return { host: text.slice(0, colon).replaceAll(/[[\]]/g, ''), port: Number(text.slice(colon + 1)) }
  })
  .refine(({ port }) => port <= maxPort, address)

/** As people reach this machine by it; no address, which needs no setting. */
export const isName = (name: string) => /^[0-9A-Za-z.-]{1,253}$/.test(name) && isIP(name) === 0

/** Several values, with a comma or a space between them. */
const List = z.string().transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
const Place = (said: string) => z.string().regex(/^[^\0]+$/, said)
const folder = 'フォルダの場所を書いてください'
const Whole = (pattern: RegExp, said: string) => z.string().regex(pattern, said).transform(Number)

export const Settings = z.object({
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]{1,253}$/, '待ち受けるアドレスを書いてください')
    .register(described, {
      meaning: '待ち受けるアドレス。`0.0.0.0` なら、ほかの機械からも開ける',
      default: '127.0.0.1',
      example: '0.0.0.0',
    }),
  PORT: Port.clone().register(described, { meaning: '待ち受けるポート', default: '8787', example: '8080' }),
  DATA_DIR: Place(folder).register(described, {
    meaning: '記録を置くフォルダ',
    default: './data',
    example: '/var/lib/juki-net/data',
  }),
  PLAN: Place(folder).register(described, {
    meaning: '計画書のフォルダ。アプリを作るときと起動するときに読む',
    default: 'shared/plan/aisho',
    example: '/etc/juki-net/plan',
  }),
  SEAL_KEY_FILE: Place('ファイルの場所を書いてください').register(described, {
    meaning: '封印の鍵。初めての起動で作る。控えとは別に保管する',
    default: '<DATA_DIR>.seal.key',
    example: '/etc/juki-net/seal.key',
  }),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'postgres:// で始まるデータベースの URL を書いてください。空なら内蔵のデータベースです',
    })
    .optional()
    .register(described, {
      meaning:
        '空なら `DATA_DIR` のSQLite。書けば記録はPostgreSQLにあり、いくつのサーバーからでも使える(封印の鍵は同じもの)。控えはPostgreSQLの道具で作る',
      default: '',
      example: 'postgres://juki:password@db.lan/juki',
    }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'https:// で始まる公開先の URL を書いてください', abort: true })
    // Cookies, the service worker and every address begin at the root.
    .regex(/^[^/]+\/\/[^/?#]+\/?$/, '公開先の URL は、パスのない https://ホスト名 で書いてください')
    .optional()
    .register(described, {
      meaning: '手前のプロキシで開くときの、パスのない https のアドレス。Cookie も https だけになる',
      default: '',
      example: 'https://juki.example.jp',
    }),
  PUBLIC_NAMES: List.refine(
    (names) => names.every(isName),
    'ほかの名前を、juki.example.jp のように書いてください',
  )
    .default([])
    .register(described, {
      meaning:
        'ほかに開かれる名前。`npm run phone` の証明書にも入る。この機械の名前、数字のアドレス、`PUBLIC_URL` の名前は書かなくてよい',
      default: '',
      example: 'juki.lan, juki',
    }),
  TRUSTED_PROXY: List.refine(
    (networks) => networks.every(isNetwork),
    '手前のプロキシのアドレスを、10.0.0.5 か 10.0.0.0/8 のように書いてください',
  )
    .default([])
    .register(described, {
      meaning: '手前のプロキシのアドレス。ここから来た `X-Forwarded-For` と `X-Request-Id` だけを信じる',
      default: '',
      example: '127.0.0.1, 10.0.0.0/8',
    }),
  BACKUP_DIR: Place(folder).register(described, {
    meaning: '控えを置くフォルダ。別のディスクがよい',
    default: '<DATA_DIR>.backups',
    example: '/mnt/backups',
  }),
  BACKUP_HOURS: Whole(/^\d{1,3}$/, '0から999までの時間を書いてください').register(described, {
    meaning: '控えを作る間隔(時間)。`0` なら `npm run backup` でだけ作る',
    default: '24',
    example: '6',
  }),
  BACKUP_KEEP: Whole(/^[1-9]\d{0,2}$/, '1から999までの数を書いてください').register(described, {
    meaning: '残す控えの数',
    default: '14',
    example: '30',
  }),
  PHONE_DAYS: Whole(/^[1-9]\d{0,4}$/, '1から99999までの日数を書いてください')
    .optional()
    .register(described, {
      meaning:
        '終わって何も残っていない事案の本文を、端末に残す日数。空なら残し続ける。消すのは、残っている控えのすべてに入ったものだけ(PostgreSQLでは、保管の済んだWALに入ったもの)。サーバーには残り、開けば取り寄せる',
      default: '',
      example: '365',
    }),
  ACCESS_LOG_DAYS: Whole(/^[1-9]\d{0,4}$/, '1から99999までの日数を書いてください').register(described, {
    meaning: 'アクセス記録を残す日数。`access.sqlite` にあり、控えには入らない',
    default: '1096',
    example: '1827',
  }),
  SESSION_DAYS: Whole(/^[1-9]\d{0,3}$/, '1から9999までの日数を書いてください').register(described, {
    meaning: '端末を登録し直すまでの日数',
    default: '400',
    example: '180',
  }),
  DEVICE_DAY_LINES: Whole(/^[1-9]\d{0,6}$/, '1から9999999までの行数を書いてください').register(described, {
    meaning: '1台の端末が1日に加えられる記録の数。残りは端末で待つ',
    default: '50000',
    example: '10000',
  }),
  DEVICE_DAY_MIB: Whole(/^[1-9]\d{0,5}$/, '1から999999までのMiBを書いてください').register(described, {
    meaning: '同じく、加えられる量(MiB)',
    default: '256',
    example: '1024',
  }),
  METRICS: Listening.optional().register(described, {
    meaning: '監視(Prometheus)の `/metrics` を出すアドレス。空なら出さない',
    default: '',
    example: '127.0.0.1:9464',
  }),
  LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'], 'error、warn、info、debug のどれかを書いてください')
    .register(described, {
      meaning: 'ログの細かさ。`debug` なら、すべての要求が1行ずつ出る',
      default: 'info',
      example: 'debug',
    }),
  CERTIFICATE_PORT: Port.clone().register(described, {
    meaning:
      '`npm run phone` だけ: 証明書を渡す http のポート。`HOST` と `PORT` は `0.0.0.0` と `8443` になる',
    default: '8480',
    example: '8081',
  }),
})

export const settings = Object.entries(Settings.shape).map(([name, schema]) => {
  const said = described.get(schema)
  if (said === undefined) throw new Error(`${name} is not described`)
  return { name, schema, ...said }
})

/** As Markdown. */
export function settingTable(): string {
  const code = (text: string) => (text === '' ? '' : `\`${text}\``)
  const rows = settings.map(({ name, meaning, default: held, example }) =>
    ['', code(name), code(held), code(example), meaning, ''].join(' | ').trim(),
  )
  return ['| 設定 | 既定 | 例 | 意味 |', '|---|---|---|---|', ...rows].join('\n')
}
