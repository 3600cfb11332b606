// The one thing served over plain http: this machine's authority, and how a phone is told to trust it. Not its
// fingerprint: who can put another certificate on the line can put its fingerprint on the page. That of one to remove may
// stand here: a false one costs a phone its trust, and gains it none.
import type { X509Certificate } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { commonName } from './authority.ts'

/** No `download` and no Content-Disposition: an iPhone then offers the profile by itself. */
const certificatePath = '/juki-net.crt'

/** `url`: where the app opens once the phone trusts `certificate`; `former`: what it is to remove. */
export function trustPage(
  certificate: X509Certificate,
  url: string,
  former: readonly X509Certificate[],
): Hono {
  const app = new Hono()
  app.use(secureHeaders({ strictTransportSecurity: false }))
  app.get(certificatePath, (context) => {
    return context.body(new Uint8Array(certificate.raw), 200, {
      'Content-Type': 'application/x-x509-ca-cert',
    })
  })
  app.get('/', (context) => context.html(page(commonName(certificate), url, former)))
  return app
}

function page(name: string, url: string, former: readonly X509Certificate[]) {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>証明書を信頼する</title>
        <style>
          body {
            max-width: 40rem;
            margin: 0 auto;
            padding: 16px;
            font:
              1rem/1.7 'BIZ UDPGothic',
              sans-serif;
            overflow-wrap: anywhere;
          }
          h1 {
            font-size: 1.375rem;
          }
          h2 {
            font-size: 1.125rem;
          }
          a {
            display: block;
            margin: 16px 0;
            padding: 18px;
            border: 2px solid;
            border-radius: 14px;
            text-align: center;
            font-weight: 700;
          }
        </style>
      </head>
      <body>
        <h1>この端末で、町のサーバーの証明書を信頼する</h1>
        <p>初回だけ、庁内の回線で行います。</p>
        <p>証明書の名前: <b>${name}</b></p>
        <p>
          この画面の通信は守られていません。端末の設定に出る指紋(SHA-256)が、サーバーを起動した画面の指紋と同じことを必ず確かめ、違うときは証明書を削除して管理者に知らせてください。
        </p>
        <h2>iPhone(Safariで開く)</h2>
        <ol>
          <li>下の「証明書をダウンロードする」→「許可」</li>
          <li>設定 → 一般 → VPNとデバイス管理 → ダウンロード済みプロファイル</li>
          <li>「詳細」→ 証明書を開き、指紋をサーバーの画面と比べる</li>
          <li>同じなら「インストール」</li>
          <li>設定 → 一般 → 情報 → 証明書信頼設定 → この証明書をオンにする</li>
        </ol>
        <h2>Android(Chromeで開く)</h2>
        <ol>
          <li>下の「証明書をダウンロードする」</li>
          <li>設定で「CA証明書」を検索して開く(セキュリティ → 暗号化と認証情報 → 証明書のインストール)</li>
          <li>「インストールする」を押し、ダウンロードした juki-net.crt を選ぶ</li>
          <li>設定の「信頼できる認証情報」→「ユーザー」でこの証明書を開き、指紋をサーバーの画面と比べる</li>
        </ol>
        <a href="${certificatePath}">証明書をダウンロードする</a>
        <p>指紋が同じで、信頼の設定が済んだら:</p>
        <a href="${url}">アプリを開く</a>
        ${former.length === 0 ? '' : removal(former)}
      </body>
    </html>`
}

function removal(former: readonly X509Certificate[]) {
  return html`<h2>前の証明書を削除する</h2>
    <p>前に信頼した端末では、次の指紋(SHA-256)の証明書を削除してください。</p>
    <ul>
      ${former.map(
        (certificate) => html`<li>${commonName(certificate)}<br />${certificate.fingerprint256}</li>`,
      )}
    </ul>
    <p>iPhone: 設定 → 一般 → VPNとデバイス管理 → この名前 → プロファイルを削除</p>
    <p>Android: 設定の「信頼できる認証情報」→「ユーザー」→ この名前 → 削除</p>`
}
