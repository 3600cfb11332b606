// The text beside a bundle for whoever opens it without the application.
import { operationsFile, sumsFile } from '../../shared/sync/bundle.ts'
import { paperTime } from '../words/paper-time.ts'

type Written = { title: string; incidents: number; operations: number; deviceName: string | null; at: Date }

export function readMe({ title, incidents, operations, deviceName, at }: Written): string {
  const from = deviceName === null ? 'サーバーに登録していない端末' : `端末「${deviceName}」`
  return [
    title,
    '',
    `作成 ${paperTime(at.toISOString())} ${from}`,
    `事案 ${incidents}件、記録 ${operations}件(発信と町の記録を含みます)`,
    '',
    '■ 読む',
    'zipを展開し、index.html をブラウザーで開いてください。事案ごとの帳票と経過があります。',
    'アプリもネットワークもいりません。印刷もできます。',
    '',
    '■ 変わっていないことを確かめる',
    `${sumsFile} に、ほかのすべてのファイルの SHA-256 があります。展開した場所で次のようにします。`,
    `Linux: sha256sum -c ${sumsFile}`,
    `macOS: shasum -a 256 -c ${sumsFile}`,
    'Windows(PowerShell): Get-FileHash -Algorithm SHA256 operations.ndjson の値を見比べます。',
    `${sumsFile} 自身の SHA-256 は、保存したときの画面に出ています。渡すときに別に伝えてください。`,
    '',
    `■ ${operationsFile}`,
    '1行が1件の記録です(UTF-8、改行区切りのJSON)。operation が記録そのもので、端末が書いたままの文字列です。',
    'digest は operation の文字列の SHA-256 です。proof はサーバーが受け付けた証し(position、receivedAt、uploader、seal など)で、',
    'サーバーに届いていない記録では null です。',
    '',
    '■ もう一度取り込む',
    '事務室の画面の「書き出し・取り込み」で、このzipを選びます。',
    '',
    '■ 取り扱い',
    '町の連絡先や職員の氏名が入っています。渡す相手と置き場所に気をつけてください。',
    '',
  ].join('\r\n')
}
